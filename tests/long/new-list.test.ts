import { expect, test } from "vitest";
import { behind, clone, compile } from "../cli/paper.ts";
import { story } from "../site/site.ts";

// The README promises that a list of stories with pages and feeds is one file and three lines, and that a type of story is two.

const LIST = `import type { ListSource } from "../listing.ts";

/** Stories of the type "obituary". */
export const obituary: ListSource = {
  folder: "/obituaries/",
  find({ words }) {
    const all = [{ path: "/obituaries/", title: words.obituaries }];
    return { always: all, listsOf: ({ story }) => (story.type === "obituary" ? all : []) };
  },
};
`;

const words = (text: string) =>
  text.replaceAll("types: {", 'obituaries: "Lives",\n    types: {\n      obituary: "Obituary",');

test("a list of the stories of a new type has pages and feed, and everything names them that names those of a section", async () => {
  const lives = Array.from({ length: 40 }, (_, index) => [
    `seeds/life-${index}.md`,
    story({ title: `Life ${index}`, date: `2026-03-02T10:${index + 10}:00Z`, type: "obituary" }),
  ]);
  const site = clone({ "seeds/quay.md": story({ title: "Quay" }), ...Object.fromEntries(lives) });
  site.edit("src/model/story-types.ts", (text) => text.replace('"review"]', '"review", "obituary"]'));
  site.write({ "src/site/lists/obituary.ts": LIST });
  site.edit("src/model/feed.ts", behind('name: "series"', '  { name: "obituary", heading: "obituaries" },'));
  const unfinished = await site.run(["build"]);
  expect(unfinished.code).toBe(1);
  const told = unfinished.stderr.split("\n").map((line) => line.replace(/:\d+:/, ":"));
  expect(told.slice(0, 3)).toEqual([
    'src/model/phrases.ts: en.obituaries: is missing. Add "obituaries: …".',
    'src/model/phrases.ts: en.types.obituary: is missing. Add "obituary: …".',
    'src/site/listings.ts: sources: "obituary" of listKinds in src/model/feed.ts is missing. Import it from its file in src/site/lists, and name it here.',
  ]);
  site.edit("src/model/phrases.ts", words);
  site.edit("src/site/listings.ts", (text) =>
    text
      .replace("section, series,", "section, obituary, series,")
      .replace("import", 'import { obituary } from "./lists/obituary.ts";\nimport'),
  );

  expect((await compile(site)).stdout).toBe("");
  const built = await site.run(["build"]);
  expect(built.stderr).toBe("");
  expect(built.code).toBe(0);

  const newest = site.read("_site/obituaries/index.html");
  expect(newest).toContain("<h1>Lives</h1>");
  expect(newest).toContain('href="/obituaries/page/1/"');
  expect(newest).toContain("Life 39");
  expect(site.read("_site/obituaries/page/1/index.html")).toContain("Life 0");
  const feed = site.read("_site/obituaries/rss.xml");
  expect(feed).toContain("<title>Lives | The Test Post</title>");
  expect(feed).toContain("Life 39");
  expect(feed).not.toContain("Quay");

  const announcement =
    '<link rel="alternate" type="application/rss+xml" title="Lives | The Test Post (RSS)" href="/obituaries/rss.xml">';
  expect(newest).toContain(announcement);
  expect(site.read("_site/2026/03/02/quay/index.html")).not.toContain("/obituaries/");
  expect(site.read("_site/subscribe/index.html")).toContain("<h2>Lives</h2>");
  for (const file of ["subscribe/index.html", "feeds.opml"])
    expect(site.read(`_site/${file}`), file).toContain("/obituaries/rss.xml");
  expect(site.read("_site/sitemap-pages.xml")).toContain("https://post.example/obituaries/page/1/");
  expect(site.read("_site/2026/03/02/life-7/index.html")).toContain("Obituary");

  // No section may have that address.
  site.edit("_data/sections.ts", (text) => text.replace("sport:", "obituaries:"));
  const refused = await site.run(["build"]);
  expect(refused.code).toBe(1);
  expect(refused.stderr + refused.stdout).toContain('"obituaries" is an address that Broadsheet uses itself');
});
