import { expect, test } from "vitest";
import { metaOf, nodesOf } from "./head.ts";
import { siteOf, story } from "./site.ts";

const FIRST = "The council met on Monday. It rose at noon.";

/** How often readers see a text. */
const seen = (html: string, text: string) => html.slice(html.indexOf("<main")).split(text).length - 1;

test("without a description no standfirst is shown, and machines get the first sentences", async () => {
  const site = await siteOf({
    "_data/policy.ts": "export default { llms: { twins: true } };",
    "seeds/a.md": story({ tags: ["Economy"] }, FIRST),
    "seeds/b.md": story({ title: "B", tags: ["Economy"], description: "  " }, "Blank."),
    "seeds/c.txt": `Council rises\n\n${FIRST}\n`,
    "seeds/c.11tydata.ts": 'export default { date: "2026-03-02" };',
  });
  for (const slug of ["a", "c"]) {
    const html = site.read(`2026/03/02/${slug}/index.html`);
    expect(html, slug).not.toContain('class="standfirst"');
    expect(seen(html, FIRST), "once, as the first paragraph").toBe(1);
    expect(metaOf(html, "description"), slug).toEqual([FIRST]);
    expect(metaOf(html, "og:description"), slug).toEqual([FIRST]);
    expect(nodesOf(html, "NewsArticle")[0]?.description, slug).toBe(FIRST);
    expect(site.read(`2026/03/02/${slug}/index.html.md`).split(FIRST), slug).toHaveLength(2);
    expect(site.read("llms.txt")).toContain(`${slug}/index.html.md): ${FIRST}`);
  }
  for (const file of ["index.html", "world/index.html", "tags/economy/index.html", "2026/03/index.html"])
    expect(seen(site.read(file), FIRST), file).toBe(0);
  expect(site.read("rss.xml")).toContain(`<description>${FIRST}</description>`);
  expect(site.read("atom.xml")).toContain(`<summary>${FIRST}</summary>`);
  expect(site.read("feed.json")).toContain(`"summary":"${FIRST}"`);
  expect(site.read("2026/03/02/b/index.html")).not.toContain('class="standfirst"');
});

test("a description is the standfirst, on the page and wherever the story is listed", async () => {
  const site = await siteOf({ "seeds/a.md": story({ description: "They talked of walls." }, FIRST) });
  const html = site.read("2026/03/02/a/index.html");
  expect(html).toContain('<p class="standfirst">They talked of walls.</p>');
  expect(metaOf(html, "description")).toEqual(["They talked of walls."]);
  for (const file of ["index.html", "world/index.html", "2026/03/index.html"])
    expect(seen(site.read(file), "They talked of walls."), file).toBe(1);
});
