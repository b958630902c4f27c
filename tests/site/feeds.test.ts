import { dateToRfc822 } from "@11ty/eleventy-plugin-rss";
import fc from "fast-check";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, test } from "vitest";
import { filters } from "../../src/eleventy/filters.ts";
import phrases from "../../src/model/phrases.ts";
import { format } from "../../src/model/problem.ts";
import { formats, readFeed, walk } from "./feeds.ts";
import { written } from "./hostile.ts";
import { asHtml, type Files, type Site, siteOf, story } from "./site.ts";

const { en } = phrases;
const HOME = "https://post.example/";
const HOUR = 3_600_000;
/** The formats of current feeds that lead to the archives. */
const walkable = ["rss.xml", "atom.xml"] as const;

/** `count` stories, one an hour from 1 January 2026. */
const stories = (count: number): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const date = new Date(Date.UTC(2026, 0, 1) + index * HOUR).toISOString();
      return [`seeds/n/story-${index + 1}.md`, story({ title: `Story ${index + 1}`, date })];
    }),
  );

const titles = (site: Site, file: string): string[] => readFeed(site, file).items.map(({ title }) => title);

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1000"><rect width="9" height="9"/></svg>';

const rich: Files = {
  "seeds/media/wall.svg": SVG,
  "seeds/a.md": story(
    {
      title: written("Fish & “chips” ]]> <b>5</b> 🐟"),
      date: "2026-03-02T10:00:00Z",
      updated: "2026-04-02T11:30:00Z",
      authors: ["ada-reed", "Zofia Lindqvist-Mba"],
      tags: ["Harbour", "Economy"],
      location: "Testford",
      source: "Reuters",
      image: { src: "wall.svg", alt: "The wall", caption: "At low tide", credit: "Ada Reed" },
      corrections: [{ date: "2026-04-02", text: "It was <Tuesday>." }],
    },
    "Text ]]> & `</script>`, [b](b.md#where), [mail](mailto:a@b.example), [out](//other.example/x), [here](#part).\n\n## Part\n\n![Tide](wall.svg)",
  ),
  "seeds/b.md": story({ title: "باء", language: "ar", date: "2026-03-01", tags: [] }, "## Where\n\nنص."),
};

describe("the three formats", () => {
  test("carry the same ids, titles, addresses, dates, authors, tags and content", async () => {
    const site = await siteOf(rich);
    for (const source of ["", "world/"]) {
      const [rss, atom, json] = formats.map((file) => readFeed(site, source + file));
      expect(rss?.items).toHaveLength(2);
      expect(rss?.items).toEqual(atom?.items);
      expect(atom?.items).toEqual(json?.items);
    }
    expect(readFeed(site, "feed.json").items[0]).toMatchObject({
      id: "tag:post.example,2020:2026-03-02-a",
      title: "Fish & “chips” ]]> <b>5</b> 🐟",
      url: `${HOME}2026/03/02/a/`,
      published: "2026-03-02T10:00:00.000Z",
      updated: "2026-04-02T11:30:00.000Z",
      authors: ["Ada Reed", "Zofia Lindqvist-Mba"],
      tags: ["World", "Harbour", "Economy"],
    });
  });

  test("have the whole story: picture, dateline, text with absolute addresses, corrections", async () => {
    const site = await siteOf(rich, { url: "https://example.org:8443/news/" });
    const [item] = readFeed(site, "feed.json").items;
    const at = "https://example.org:8443/news";
    expect(item?.content).toMatch(
      new RegExp(`^<figure><img src="${at}/media/wall-[0-9a-f]{8}-1200\\.jpg" width="1200"`),
    );
    expect(item?.content).toContain("<p>Testford (Reuters) &mdash;</p>");
    expect(item?.content).toContain(`<a href="${at}/2026/03/01/b/#where">b</a>`);
    expect(item?.content).toContain('<a href="mailto:a@b.example">mail</a>');
    expect(item?.content).toContain('<a href="https://other.example/x">out</a>');
    expect(item?.content).toContain(`<a href="${at}/2026/03/02/a/#part">here</a>`);
    expect(item?.content).toContain("<code>&lt;/script&gt;</code>");
    expect(item?.content).toContain("2 April 2026:</strong> It was &lt;Tuesday&gt;.</p>");
    expect(item?.content).not.toMatch(/(?:href|src)="(?!https:|mailto:)/);
  });

  test("say in what language a story is, where it is not the feed's", async () => {
    const site = await siteOf(rich);
    expect(site.read("rss.xml").match(/<dc:language>.*?<\/dc:language>/g)).toEqual(["<dc:language>ar</dc:language>"]);
    expect(site.read("atom.xml").match(/<entry xml:lang="ar">/g)).toHaveLength(1);
    const languages = JSON.parse(site.read("feed.json")).items.map(({ language }: { language?: string }) => language);
    expect(languages).toEqual([undefined, "ar"]);
    expect(readFeed(site, "feed.json").items[1]?.content).toMatch(/^<div lang="ar" dir="rtl">\n<h2 .*<\/div>\n$/s);
  });

  test("name the picture with its size, words and maker", async () => {
    const site = await siteOf(rich);
    for (const file of ["rss.xml", "atom.xml"]) {
      expect(site.read(file), file).toMatch(
        /<media:content url="https:\/\/post\.example\/media\/wall-[0-9a-f]{8}-1200\.jpg" type="image\/jpeg" medium="image" width="1200" height="750">\n<media:description type="plain">At low tide<\/media:description>\n<media:credit>Ada Reed<\/media:credit>/,
      );
    }
    expect(JSON.parse(site.read("feed.json")).items[0].image).toMatch(/\/media\/wall-[0-9a-f]{8}-1200\.jpg$/);
  });

  test("show an ampersand as one, in a standfirst and in what is said of the feed", async () => {
    const site = await siteOf({
      "seeds/a.md": story({ description: "AT&T < BT" }),
      "_data/sections.ts":
        'export default { world: { title: "World", description: "Fish & chips" }, town: { title: "T", description: "T" } };',
    });
    // An item's description is HTML: escaped for HTML and then for XML, always. What is said of the channel is text.
    const { channel } = new XMLParser({ htmlEntities: true }).parse(site.read("world/rss.xml")).rss;
    expect([channel.description, channel.item.description]).toEqual(["Fish & chips", "AT&amp;T &lt; BT"]);
    expect(channel.item["content:encoded"]).toContain("The council met");
    expect(site.read("world/rss.xml")).toContain("<description>AT&amp;amp;T &amp;lt; BT</description>");
    expect(site.read("world/atom.xml")).toContain("<summary>AT&amp;T &lt; BT</summary>");
  });

  test("have text in RSS with hexadecimal references, as most readers show it", async () => {
    const site = await siteOf({
      "seeds/a.md": story({
        title: written(`R&D <b>"5" > 4</b> &amp; 'so'`),
        tags: ["Food & drink"],
        authors: ["Smith & Sons"],
      }),
      "_data/site.ts": (before) => before.replace("The Test Post", "Post & Mail"),
    });
    const rss = site.read("rss.xml");
    expect(rss).toContain(`<title>R&#x26;D &#x3C;b&#x3E;“5” &#x3E; 4&#x3C;/b&#x3E; &#x26;amp; ‘so’</title>`);
    expect(rss.match(/<title>Post &#x26; Mail<\/title>/g)).toHaveLength(2);
    expect(rss).toContain("<category>Food &#x26; drink</category>");
    expect(rss).toContain("<dc:creator>Smith &#x26; Sons</dc:creator>");
    for (const file of formats) expect(titles(site, file), file).toEqual(["R&D <b>“5” > 4</b> &amp; ‘so’"]);
  });

  test("show a standfirst that looks like markup as it was written", async () => {
    const description = "Use <b> & <script>alert(1)</script>";
    const site = await siteOf({ "seeds/a.md": story({ description: written(description) }) });
    // An item's description in RSS is HTML; a summary in Atom says that it is text.
    expect(site.read("rss.xml")).toContain(
      "<description>Use &amp;lt;b&amp;gt; &amp;amp; &amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;</description>",
    );
    expect(new XMLParser().parse(site.read("atom.xml")).feed.entry.summary).toBe(description);
    expect(JSON.parse(site.read("feed.json")).items[0].summary).toBe(description);
  });

  test("are empty and valid where there is no story, and hold the only one where there is one", async () => {
    const site = await siteOf({ "seeds/a.md": story() });
    for (const file of formats) {
      expect(readFeed(site, `sport/${file}`).items, file).toEqual([]);
      expect(titles(site, `world/${file}`), file).toEqual(["Council meets"]);
    }
    expect(readFeed(site, "authors/ada-reed/rss.xml").items).toEqual([]);
    // An Atom feed must say when it changed: without stories, when the outlet began to give ids.
    expect(site.read("sport/atom.xml")).toContain("<updated>2020-01-01T00:00:00Z</updated>");
  });

  test("keep two stories of one second, and one of an hour that clocks show twice, in order", async () => {
    const site = await siteOf({
      "seeds/b.md": story({ title: "B", date: "2025-10-26T00:30:00Z" }),
      "seeds/a.md": story({ title: "A", date: "2025-10-26T00:30:00Z" }),
      "seeds/c.md": story({ title: "C", date: "2025-10-26T01:30" }),
      "seeds/d.md": story({ title: "D", date: "2025-10-26T01:30:00Z" }),
    });
    for (const file of formats) expect(titles(site, file), file).toEqual(["D", "C", "B", "A"]);
  });
});

test("which formats a scope has, how many stories, and whether its history can be walked, is data", async () => {
  const site = await siteOf({
    ...stories(50),
    "_data/feeds.ts": `export default { size: 10, formats: { everything: ["json"], section: ["atom"] }, archives: ["section"] };`,
  });
  expect(titles(site, "feed.json")).toHaveLength(10);
  expect(site.files.filter((file) => /^(?:latest|world)\/.*(?:rss|atom|feed)\./.test(file))).toEqual([
    "world/atom.xml",
    "world/page/1/atom.xml",
  ]);
  expect(site.files).not.toContain("rss.xml");
});

test.each([
  { formats: ["rss"], archive: "rss.xml" },
  { formats: ["json", "rss"], archive: "feed.json" },
  { formats: ["rss", "atom"], archive: "atom.xml" },
])("archives of $formats are in $archive", async ({ formats: chosen, archive }) => {
  const feeds = `export default { formats: { everything: ${JSON.stringify(chosen)} } };`;
  const site = await siteOf({ ...stories(45), "_data/feeds.ts": feeds });
  expect(site.files.filter((file) => /^latest\/.*(?:rss|atom|feed)\./.test(file))).toEqual([
    `latest/page/1/${archive}`,
  ]);
  expect(walk(site, archive, HOME).ids.size).toBe(45);
});

describe("history", () => {
  test("a walk from the current feed meets every public story and nothing else, before and after one is added", async () => {
    const secret = { "seeds/secret.md": story({ title: "Secret", embargo: "2099-01-01" }) };
    const site = await siteOf({ ...stories(85), ...secret });
    const archives = site.files.filter((file) => /^latest\/page\/\d+\/(?:rss|atom|feed)\./.test(file));
    expect(archives).toEqual([1, 2, 3].map((number) => `latest/page/${number}/atom.xml`));
    const before = new Map(archives.map((file) => [file, site.read(file)]));
    for (const file of walkable) expect(walk(site, file, HOME).ids.size, file).toBe(85);
    expect(JSON.parse(site.read("feed.json")), "whose readers know no Atom").not.toHaveProperty("next_url");

    // The hundredth fills a page.
    const more = await site.again(
      Object.fromEntries(
        Array.from({ length: 15 }, (_, index) => [
          `seeds/m/new-${index}.md`,
          story({ title: `New ${index}`, date: new Date(Date.UTC(2026, 2, 1) + index * HOUR).toISOString() }),
        ]),
      ),
    );
    for (const file of walkable) {
      const { ids, files } = walk(more, file, HOME);
      expect(ids.size, file).toBe(100);
      expect(files, file).toEqual([file, ...[4, 3, 2, 1].map((number) => `latest/page/${number}/atom.xml`)]);
    }
    const changed = archives.filter((file) => more.read(file) !== before.get(file));
    // The newest of them learns that there is a newer one.
    expect(changed).toEqual(["latest/page/3/atom.xml"]);
  });

  test("an archive says what it is, where the current feed is and what comes before and after", async () => {
    const site = await siteOf(stories(85));
    const links = (file: string) =>
      [...site.read(file).matchAll(/<(?:atom:)?link rel="([a-z-]+)" (?:type="[^"]*" )?href="([^"]*)"/g)]
        .map(([, rel, href]) => `${rel} ${href?.slice(HOME.length)}`)
        .filter((link) => !link.startsWith("alternate"));
    for (const file of walkable) {
      expect(links(file), file).toEqual([`self ${file}`, "prev-archive latest/page/3/atom.xml"]);
      expect(site.read(file)).toMatch(/rel="prev-archive" type="application\/atom\+xml"/);
      expect(site.read(file)).not.toContain("<fh:archive/>");
    }
    expect(links("latest/page/2/atom.xml")).toEqual([
      "self latest/page/2/atom.xml",
      "current atom.xml",
      "prev-archive latest/page/1/atom.xml",
      "next-archive latest/page/3/atom.xml",
    ]);
    expect(site.read("latest/page/2/atom.xml")).toContain("<fh:archive/>");
    const id = (file: string) => /<id>(.*?)<\/id>/.exec(site.read(file))?.[1];
    expect(id("latest/page/2/atom.xml")).toBe(id("atom.xml"));
  });

  test("a story that is corrected years later comes back into the subscription feed, in its old place by date", async () => {
    const site = await siteOf(stories(70));
    expect(titles(site, "rss.xml")).not.toContain("Story 3");
    const corrected = await site.again({
      "seeds/n/story-3.md": story({
        title: "Story 3",
        date: "2026-01-01T02:00:00Z",
        corrections: [{ date: "2026-05-30", text: "It was two." }],
      }),
    });
    for (const file of formats) {
      const { items } = readFeed(corrected, file);
      expect(items.at(-1), file).toMatchObject({
        title: "Story 3",
        published: "2026-01-01T02:00:00.000Z",
        updated: "2026-05-29T23:00:00.000Z",
      });
      expect(items.at(0)?.title, file).toBe("Story 70");
    }
    expect(corrected.read("rss.xml")).toContain("<lastBuildDate>Fri, 29 May 2026 23:00:00 +0000</lastBuildDate>");
  });

  test("a story that is withdrawn leaves its archive", async () => {
    const site = await siteOf(stories(70));
    const after = await site.again({ "seeds/n/story-3.md": null });
    for (const file of walkable) {
      const { ids } = walk(after, file, HOME);
      expect(ids.size, file).toBe(69);
      expect([...ids].join(), file).not.toContain("story-3,");
    }
  });
});

describe("a partner's feed", () => {
  const files = (partner: string): Files => ({
    "_data/feeds.ts": `export default { partners: { "tide-network": { title: "For Tide", ${partner} } } };`,
    "seeds/a.md": story({ title: "A", section: "sport", tags: ["economics"], date: "2026-05-31T23:30:00Z" }),
    "seeds/b.md": story({ title: "B", section: "town", type: "opinion", source: "Reuters", date: "2026-05-02" }),
    "seeds/c.md": story({ title: "C", section: "world", tags: ["Economy", "Harbour"], date: "2026-05-01" }),
  });
  test.each([
    ['only: { sections: ["town"] }', ["A", "B"]],
    ['only: { tags: ["Economy"] }', ["A", "C"]],
    ['only: { tags: ["economics"], sections: ["world"] }', ["C"]],
    ['only: { types: ["opinion"] }', ["B"]],
    ['only: { sources: ["The Test Post"] }', ["A", "C"]],
    ['except: { sources: ["Reuters"], tags: ["harbour"] }', ["A"]],
    ["delay: 45", ["B", "C"]],
    ["size: 1", ["A"]],
  ])("with %s has %j", async (partner, expected) => {
    const site = await siteOf(files(partner));
    expect(titles(site, "feeds/tide-network/rss.xml")).toEqual(expected);
    expect(readFeed(site, "feeds/tide-network/rss.xml").title).toBe("For Tide");
  });

  test("of summaries holds no text, in the formats it asks for, and its delay ends by itself", async () => {
    const site = await siteOf(files('text: "summary", delay: 45, formats: ["rss", "atom", "json"]'));
    for (const file of formats) expect(readFeed(site, `feeds/tide-network/${file}`).items[0]?.content).toBeUndefined();
    expect(JSON.parse(site.read("feeds/tide-network/feed.json")).items[0].content_text).toBe(
      "The council met on Monday.",
    );
    expect(site.result.edition?.changesAt).toBe(Date.UTC(2026, 5, 1, 0, 15));
    expect(site.result.nextSeen).toEqual({
      when: "1 June 2026 at 01:15 BST",
      what: expect.stringMatching(/seeds\/a\.md reaches the feed of the partner "tide-network"$/),
    });
  });

  test("of no story is worth a word to whoever checks", async () => {
    const site = await siteOf(files('only: { tags: ["Ecnomy"] }'));
    expect(titles(site, "feeds/tide-network/rss.xml")).toEqual([]);
    expect(site.result.edition?.advice().map(format)).toEqual([
      expect.stringContaining("feeds.ts:1: warning: partners.tide-network: contains no story. "),
    ]);
  });

  test("with a name that no disk takes is a problem", async () => {
    const site = await siteOf({
      ...files(""),
      "_data/feeds.ts": 'export default { partners: { con: { title: "Con" } } };',
    });
    expect(site.said).toEqual([
      '_data/feeds.ts:1: partners.con: "con" cannot be an address: it has the part "con", a device name on Windows. Give the feed another name; its title may stay.',
    ]);
  });

  test("of a section that does not exist is a problem", async () => {
    const site = await siteOf(files('only: { sections: ["twon"] }'));
    expect(site.said).toEqual([
      '_data/feeds.ts:1: partners.tide-network.only.sections.0: "twon" is not a section. Did you mean "town"?',
    ]);
  });
});

test("a tag of any name has a feed of its own", async () => {
  const tags = ["index", "feed", "CON", "C++", "c#", "C", "日本語", "عربي", "page"];
  const site = await siteOf({ "seeds/a.md": story({ tags }) });
  const feeds = site.files.filter((file) => /^tags\/.*rss\.xml$/.test(file));
  expect(feeds).toHaveLength(tags.length);
  for (const file of feeds) {
    expect(XMLValidator.validate(site.read(file)), file).toBe(true);
    expect(readFeed(site, file).self, file).toBe(HOME + encodeURI(file));
  }
  expect(feeds.map((file) => readFeed(site, file).title).sort()).toEqual(
    tags.map((tag) => `${tag} | The Test Post`).sort(),
  );
});

test("a hub is named in every subscription feed and in no archive", async () => {
  const hub = (before: string) => before.replace("export default {", 'export default { hub: "https://hub.example/",');
  const site = await siteOf({ ...stories(45), "_data/site.ts": hub });
  expect(site.read("rss.xml")).toContain('<atom:link rel="hub" href="https://hub.example/"/>');
  expect(site.read("atom.xml")).toContain('<link rel="hub" href="https://hub.example/"/>');
  expect(JSON.parse(site.read("feed.json")).hubs).toEqual([{ type: "WebSub", url: "https://hub.example/" }]);
  expect(site.read("latest/page/1/atom.xml")).not.toContain("hub.example");
});

describe("whoever looks for a feed", () => {
  const files: Files = {
    "seeds/a.md": story({ section: "sport", tags: ["Harbour"], authors: ["ada-reed"], series: "The Wall" }),
    "_data/feeds.ts": 'export default { partners: { tide: { title: "For Tide" } } };',
  };
  const found = (html: string) =>
    [...html.matchAll(/<link rel="alternate" type="[^"]*" title="[^"]*" href="([^"]*)">/g)].map(([, href]) => href);

  test("finds on every list its own in every format, and on every page one of the paper; on a story's, one of its section too", async () => {
    const site = await siteOf(files);
    const all = (root: string) => formats.map((file) => root + file);
    expect(found(site.read("index.html"))).toEqual(all("/"));
    expect(found(site.read("latest/index.html"))).toEqual(all("/"));
    expect(found(site.read("town/index.html"))).toEqual([...all("/town/"), "/rss.xml"]);
    expect(found(site.read("tags/harbour/index.html"))).toEqual(["/tags/harbour/rss.xml", "/rss.xml"]);
    expect(found(site.read("2026/03/02/a/index.html"))).toEqual(["/sport/rss.xml", "/rss.xml"]);
    expect(found(site.read("subscribe/index.html"))).toEqual(["/rss.xml"]);
    const chosen = await site.again({
      "_data/feeds.ts": 'export default { formats: { everything: ["atom"], section: ["json", "rss"] } };',
    });
    expect(found(chosen.read("2026/03/02/a/index.html"))).toEqual(["/sport/feed.json", "/atom.xml"]);
  });

  test("finds all of them on the Subscribe page and in the OPML file, and each leads to one", async () => {
    const site = await siteOf(files);
    const page = site.read("subscribe/index.html");
    expect(page).toContain(asHtml(en.subscribeText));
    const main = page.slice(page.indexOf('<div class="directory">'), page.indexOf("</main>"));
    const listed = [...main.matchAll(/href="([^"]*\.(?:xml|json))"/g)].map(([, href = ""]) => href.slice(1));
    expect(listed.sort()).toEqual(site.files.filter((file) => /(?:^|\/)(?:rss\.xml|atom\.xml|feed\.json)$/.test(file)));
    const opml = site.read("feeds.opml");
    expect(XMLValidator.validate(opml)).toBe(true);
    const subscriptions = [...opml.matchAll(/xmlUrl="([^"]*)"/g)].map(([, url = ""]) => url.slice(HOME.length));
    expect(subscriptions.sort()).toEqual(site.files.filter((file) => /(?:^|\/)rss\.xml$/.test(file)));
  });
});

test("a date of a feed is what plugin-rss would write", () => {
  fc.assert(
    fc.property(fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true }), (date) => {
      expect(filters.dateToRfc822(date)).toBe(dateToRfc822(date, "UTC"));
    }),
    { numRuns: 50 },
  );
});

describe("no two stories of a feed were updated in one second", () => {
  const alike = (count: number, keys: Record<string, unknown>, folder = "x"): Files =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `seeds/${folder}/${folder}-${String(index).padStart(2, "0")}.md`,
        story({ title: `${folder} ${index}`, ...keys }),
      ]),
    );
  const times = (site: Site, file: string) =>
    Object.fromEntries(
      readFeed(site, file).items.map(({ title, published, updated }) => [title, { published, updated }]),
    );
  const DAY = "2026-05-02";

  test("although they have one date, one minute, or were corrected on one day; the formats and feeds agree", async () => {
    const site = await siteOf({
      ...alike(12, { date: DAY }),
      ...alike(5, { date: "2026-05-01T23:00:02Z", section: "town" }, "y"),
      ...alike(4, { date: "2026-05-01", updated: DAY }, "z"),
    });
    const all = times(site, "atom.xml");
    expect(Object.keys(all)).toHaveLength(21);
    const seconds = [...site.read("atom.xml").matchAll(/<updated>(.*?)</g)].slice(1).map(([, text]) => text);
    expect(new Set(seconds).size).toBe(21);
    for (const file of formats) expect(times(site, file), file).toEqual(all);
    for (const [title, each] of Object.entries(times(site, "town/feed.json"))) expect(all[title]).toEqual(each);
    // Midnight of London; what is told of the release stays what it is.
    for (const [title, { published, updated }] of Object.entries(all)) {
      if (title.startsWith("x")) expect(published).toBe("2026-05-01T23:00:00.000Z");
      expect(Date.parse(updated) - Date.parse("2026-05-01T23:00:00Z")).toBeLessThan(22_000);
      expect(updated >= published, title).toBe(true);
    }
    const newest = readFeed(site, "feed.json")
      .items.map(({ updated }) => updated.slice(0, 19))
      .sort()
      .at(-1);
    expect(site.read("atom.xml")).toContain(`<updated>${newest}Z</updated>\n<author>`);
  });

  test("and a story of another moment moves none of them", async () => {
    const site = await siteOf(alike(3, { date: DAY }));
    const before = times(site, "rss.xml");
    const after = await site.again({
      "seeds/later.md": story({ title: "Later", date: "2026-05-03" }),
      "seeds/x/x-99.md": story({ title: "Same day", date: DAY }),
    });
    expect(times(after, "rss.xml")).toMatchObject(before);
    expect(times(after, "rss.xml").Later?.updated).toBe("2026-05-02T23:00:00.000Z");
  });
});
