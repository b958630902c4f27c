import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { check } from "../../src/build/check.ts";
import { format } from "../../src/model/problem.ts";
import { dirty, plain } from "../media/canary.ts";
import { optionsFor, type Site, siteOf, story } from "./site.ts";

const checked = async ({ folder }: Site): Promise<string[]> => {
  const { problems } = await check(optionsFor(folder));
  return problems.map((each) => format(each).replaceAll(`${folder}/`, ""));
};

test("what lies in public/ is published byte for byte at its address, follows changes and goes", async () => {
  const pdf = Buffer.from("%PDF-1.4 \xff\0", "latin1");
  const site = await siteOf({
    "seeds/2026-03-02-council.md": story(
      {},
      "See [the report](/Downloads/Report%202011.pdf), [it again](public/Downloads/Report%202011.pdf) and [a page](/old/).",
    ),
    "seeds/public/Downloads/Report 2011.pdf": pdf,
    "seeds/public/google1234.html": "google-site-verification: google1234.html",
    "seeds/public/notes.md": "---\nno: story\n---\n",
    "seeds/public/old/index.html": "<!doctype html><a href=/nothing/>",
    "seeds/public/.well-known/apple-app-site-association": "{}",
  });
  expect(site.said).toEqual([]);
  expect(readFileSync(join(site.folder, "_site/Downloads/Report 2011.pdf")).equals(pdf)).toBe(true);
  expect(site.read("google1234.html")).toBe("google-site-verification: google1234.html");
  expect(site.files).toContain("notes.md");
  expect(site.files).toContain(".well-known/apple-app-site-association");
  expect(site.read("2026/03/02/council/index.html").match(/href="\/Downloads\/Report%202011\.pdf"/g)?.length).toBe(2);
  expect(site.read("sitemap-pages.xml")).not.toContain("google1234");

  const after = await site.again({ "seeds/public/google1234.html": "other", "seeds/public/notes.md": null });
  expect(after.read("google1234.html")).toBe("other");
  expect(after.files).not.toContain("notes.md");
  const broken = await after.again({ "seeds/public/Downloads/Report 2011.pdf": null });
  expect(broken.said).toEqual([
    'seeds/2026-03-02-council.md:5: body: the link leads to "public/Downloads/Report 2011.pdf", and there is no such file. Put it beside the story, into seeds/media/ or, to keep its name, into seeds/public/.',
    'seeds/2026-03-02-council.md:5: body: the link leads to "/Downloads/Report 2011.pdf", which is no page of this site. Correct the address, or take the link out.',
  ]);
});

const RENAME = "Rename it, or move it elsewhere in public/.";

const collisions: readonly (readonly [name: string, message: string])[] = [
  ["robots.txt", `would be published at "/robots.txt", which Broadsheet makes from _data/policy.ts. ${RENAME}`],
  ["index.html", `would be published at "/", which Broadsheet makes from _data/front.ts. ${RENAME}`],
  ["rss.xml", `would be published at "/rss.xml", which Broadsheet makes from _data/feeds.ts. ${RENAME}`],
  ["feeds.opml", `would be published at "/feeds.opml", which Broadsheet makes from _data/feeds.ts. ${RENAME}`],
  ["world/index.html", `would be published at "/world/", which Broadsheet makes from _data/sections.ts. ${RENAME}`],
  ["404.html", `would be published at "/404.html", which Broadsheet makes. ${RENAME}`],
  ["favicon.ico", `would be published at "/favicon.ico", a place that is kept for what Broadsheet makes. ${RENAME}`],
  ["media/a.pdf", `would be published at "/media/a.pdf", a place that is kept for what Broadsheet makes. ${RENAME}`],
  ["About/INDEX.html", `would be published at "/About/INDEX.html", the address of seeds/pages/about.md too. ${RENAME}`],
  ["a/index.html", `would be published at "/a/", the address of seeds/2026-03-02-council.md too. ${RENAME}`],
  ["later/index.html", `would be published at "/later/", the address of seeds/2027-01-01-later.md too. ${RENAME}`],
  ["b.html/c.pdf", `would be published at "/b.html/c.pdf", below a page that cannot be a folder too. ${RENAME}`],
  [
    "_redirects",
    'would be published at "/_redirects", and files of that name are made from _data/hosting.ts. Name your hosts there, and take this file away.',
  ],
];

const others = {
  "seeds/2026-03-02-council.md": story({ aliases: ["/a/", "/b.html"] }),
  "seeds/2027-01-01-later.md": story({ date: "2027-01-01", url: "/later/" }),
  "seeds/pages/about.md": "---\ntitle: About\n---\nUs.\n",
};

test("at an address that something else has, a public file is a problem that says what", async () => {
  const files = Object.fromEntries(collisions.map(([name]) => [`seeds/public/${name}`, "text"]));
  const site = await siteOf({ ...others, ...files });
  const expected = collisions.map(([name, message]) => `seeds/public/${name}:1: file: ${message}`);
  expect(site.said).toEqual(expected.sort());
  expect((await site.again({}, { hold: true })).files).toEqual([]);
});

test("in the place of a folder of the site, a public file is a problem", async () => {
  const { said } = await siteOf({ ...others, "seeds/public/world": "text" });
  expect(said).toEqual([
    `seeds/public/world:1: file: would be published at "/world", which is a folder of the site. ${RENAME}`,
  ]);
});

test("of what begins with a dot we say that it is not published, but for what systems leave behind", async () => {
  const { said, files } = await siteOf({
    "seeds/2026-03-02-council.md": story(),
    "seeds/public/.env": "SECRET",
    "seeds/public/.DS_Store": "",
    "seeds/public/a/.well-known/x": "",
  });
  const mend = "Only the folder .well-known may, right below public/.";
  expect(said).toEqual([
    `seeds/public/.env:1: warning: file: is not published, because its name begins with a dot. ${mend}`,
    `seeds/public/a/.well-known:1: warning: file: is not published, because its name begins with a dot. ${mend}`,
  ]);
  expect(files.filter((file) => file.includes("/x") || file.startsWith(".env"))).toEqual([]);
});

test("check warns of every photo that says where it was taken", async () => {
  const site = await siteOf({
    "seeds/2026-03-02-council.md": story(),
    "seeds/public/a.jpg": await dirty("jpg"),
    "seeds/public/b.WEBP": await dirty("webp"),
    "seeds/public/c.jpg": await plain("jpg"),
    "seeds/public/d.jpg": "no picture",
  });
  expect(site.said).toEqual([]);
  const said = (await checked(site)).filter((line) => line.includes("public/"));
  const what =
    "says where it was taken, and is published as it is. Move it to seeds/media/ and show it in a story, where that is taken out; or take it out yourself.";
  expect(said).toEqual(["a.jpg", "b.WEBP"].map((name) => `seeds/public/${name}:1: warning: file: ${what}`));
});
