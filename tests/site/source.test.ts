import { expect, test } from "vitest";
import phrases from "../../src/model/phrases.ts";
import { formats, readFeed } from "./feeds.ts";
import { nodesOf } from "./head.ts";
import { asHtml, type Site, siteOf, story } from "./site.ts";

const { en } = phrases;

const page = (site: Site, slug: string): string => site.read(`2026/03/02/${slug}/index.html`);
const byline = (site: Site, slug: string) =>
  /<div class="byline"[^>]*>\s*<p>(.*?)<\/p>/s.exec(page(site, slug))?.[1]?.replace(/<[^>]*>/g, "");
const by = (names: string) => `${asHtml(en.by)} ${names}`;
/** What a list says in words, whatever teasers look like. */
const wordsOf = (site: Site, file: string) =>
  site
    .read(file)
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");
const creators = (site: Site, feed: string) =>
  readFeed(site, feed).items.map(({ title, authors }) => [title, ...authors]);

test("the dash after the place, and in the title of the page, is that of the language", async () => {
  const site = await siteOf({
    "seeds/a.md": story({ title: "Leer", language: "de", source: "dpa", location: "Leer" }),
    "seeds/b.md": story({ title: "Leeds", source: "dpa", location: "Leeds" }),
  });
  expect(page(site, "a")).toContain('<p class="dateline">Leer (dpa) &ndash;</p>');
  expect(page(site, "a")).toContain("<title>Leer &ndash; The Test Post</title>");
  expect(page(site, "b")).toContain('<p class="dateline">Leeds (dpa) &mdash;</p>');
  expect(site.read("rss.xml")).toContain("<p>Leer (dpa) &ndash;</p>");
});

test("the agency is seen everywhere: with named authors and no location too", async () => {
  const site = await siteOf({
    "_data/policy.ts": "export default { llms: { twins: true } };",
    "_data/feeds.ts": `export default { partners: { brief: { title: "Brief", text: "summary" } } };`,
    "seeds/both.md": story({ title: "Both", authors: ["ada-reed", "Jo Plain"], source: "Reuters" }),
    "seeds/placed.md": story({ title: "Placed", authors: ["ada-reed"], source: "dpa", location: "Leeds" }),
    "seeds/wire.md": story({ title: "Wire", source: "AFP & friends" }),
    "seeds/zero.md": story({ title: "Zero" }),
  });
  expect(byline(site, "both")).toBe(by("Ada Reed and Jo Plain (Reuters)"));
  expect(page(site, "both")).toContain("(<bdi>Reuters</bdi>)");
  expect(byline(site, "placed"), "the dateline says it").toBe(by("Ada Reed"));
  expect(page(site, "placed")).toContain('<p class="dateline">Leeds (dpa) &mdash;</p>');
  expect(byline(site, "wire")).toBe("AFP &amp; friends");
  expect(wordsOf(site, "world/index.html")).toMatch(
    /Wire .*AFP &amp; friends.* Placed .*Ada Reed \(dpa\).* Both .*Ada Reed and Jo Plain \(Reuters\)/,
  );
  for (const format of formats)
    expect(creators(site, format), format).toEqual([
      ["Zero"],
      ["Wire", "AFP & friends"],
      ["Placed", "Ada Reed"],
      ["Both", "Ada Reed", "Jo Plain", "Reuters"],
    ]);
  expect(readFeed(site, "rss.xml").items[2]?.content).toContain("<p>Leeds (dpa) &mdash;</p>");
  expect(creators(site, "feeds/brief/rss.xml")[2], "without a text").toEqual(["Placed", "Ada Reed", "dpa"]);
  const [both] = nodesOf(page(site, "both"), "NewsArticle");
  expect(both?.author).toMatchObject([{ "@type": "Person" }, { "@type": "Person" }]);
  expect(both?.sourceOrganization).toEqual({ "@type": "Organization", name: "Reuters" });
  const [wire] = nodesOf(page(site, "wire"), "NewsArticle");
  expect(wire?.author).toEqual({ "@type": "Organization", name: "AFP & friends" });
  expect(wire).not.toHaveProperty("sourceOrganization");
  expect(nodesOf(page(site, "zero"), "NewsArticle")[0]?.author).toMatchObject({ name: "The Test Post" });
  expect(site.read("2026/03/02/both/index.html.md")).toContain(`${en.by} Ada Reed and Jo Plain (Reuters)  \n`);
  expect(site.read("2026/03/02/wire/index.html.md")).toContain("\nAFP \\& friends  \n");
  expect(site.read("llms.txt")).toContain("both/index.html.md): The council met on Monday. (Reuters)");
});

test("a paper or an agency among the authors is the source, and gets no page", async () => {
  const site = await siteOf({
    "_data/authors.ts": `export default { "ada-reed": { name: "Ada Reed" }, upi: { name: "UPI" } };`,
    "_data/feeds.ts": `export default { partners: { own: { title: "Own", except: { sources: ["Reuters"] } } } };`,
    "seeds/a.md": story({ title: "A", authors: ["Ada Reed, The Washington Post"] }),
    "seeds/b.md": story({ title: "B", authors: ["AFP"] }),
    "seeds/c.md": story({ title: "C", authors: ["ada-reed", "The New York Times"] }),
    "seeds/d.md": story({ title: "D", authors: ["Jo Plain, Reuters"], source: "dpa" }),
    "seeds/e.md": story({ title: "E", authors: ["UPI"] }),
    "seeds/f.md": story({ title: "F", authors: ["The Test Post"] }),
    "seeds/g.txt":
      "G\nBy Ada Reed, The Washington Post\nThe council met on Monday.\n\nIt rose at noon, and nobody stayed.\n",
    "seeds/g.11tydata.ts": 'export default { date: "2026-03-02" };',
    "seeds/h.txt":
      "H\nBy ADA REED, Associated Press\nWASHINGTON (AP) — The council met on Monday.\n\nIt rose at noon.\n",
    "seeds/h.11tydata.ts": 'export default { date: "2026-03-02" };',
  });
  expect(site.said).toEqual([]);
  expect(["a", "b", "c", "d", "e", "f", "g", "h"].map((slug) => byline(site, slug))).toEqual([
    by("Ada Reed (The Washington Post)"),
    "AFP",
    by("Ada Reed (The New York Times)"),
    by("Jo Plain (dpa, Reuters)"),
    by("UPI"),
    by("The Test Post"),
    by("Ada Reed (The Washington Post)"),
    by("Ada Reed"),
  ]);
  expect(page(site, "h")).toContain('<p class="dateline">Washington (AP) &mdash;</p>');
  expect(site.files.filter((file) => /^authors\/.*\/index\.html$/.test(file))).toEqual([
    "authors/ada-reed/index.html",
    "authors/jo-plain/index.html",
    "authors/the-test-post/index.html",
    "authors/upi/index.html",
  ]);
  expect(
    creators(site, "feeds/own/rss.xml")
      .map(([title]) => title)
      .sort(),
    "without what is partly of Reuters",
  ).toEqual(["A", "B", "C", "E", "F", "G", "H"]);
});

test("an agency in another script stays in its own direction", async () => {
  const site = await siteOf({
    "seeds/ar.md": story({ title: "خبر", language: "ar", authors: ["رفيق"], source: "Reuters" }),
  });
  expect(byline(site, "ar")).toBe("بقلم رفيق (Reuters)");
});
