import { XMLParser, XMLValidator } from "fast-xml-parser";
import Parser from "rss-parser";
import { describe, expect, test } from "vitest";
import phrases from "../../src/model/phrases.ts";
import { written } from "./hostile.ts";
import { asHtml, type Files, type Site, siteOf, story } from "./site.ts";

// What an edition consists of, page by page, from the seeds in each test.

const { en, ar } = phrases;

const page = (site: Site, path: string): string => site.read(`${path.slice(1)}index.html`);

const all = (html: string, pattern: RegExp): string[] => [...html.matchAll(pattern)].map(([, found = ""]) => found);

const main = (html: string): string => html.slice(html.indexOf("<main"), html.indexOf("</main>"));

/** Headlines of the stories that a page leads to, in their order: whatever a teaser looks like, its headline is a link. */
const headlines = (html: string): string[] =>
  all(main(html), /<a\b[^>]*href="\/\d{4}\/\d\d\/\d\d\/[^"]*"[^>]*>(.*?)<\/a>/gs)
    .map((text) => text.replace(/<[^>]*>/g, "").trim())
    .filter((text) => text !== "");

const header = (html: string): string =>
  main(html).slice(main(html).indexOf("<header"), main(html).indexOf("</header>"));

/** `count` stories, one an hour from 1 January 2026, with the headlines `Story 1`, `Story 2` … */
const stories = (count: number, front: Record<string, unknown> = {}): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const date = new Date(Date.UTC(2026, 0, 1, index)).toISOString();
      return [`seeds/n/story-${index + 1}.md`, story({ title: `Story ${index + 1}`, date, ...front })];
    }),
  );

/** Files whose bytes differ between two builds of one site; those of only one build too. */
async function changed(before: Site, change: () => Promise<Site>): Promise<string[]> {
  const old = new Map(before.files.map((file) => [file, before.read(file)]));
  const after = await change();
  return [...new Set([...old.keys(), ...after.files])]
    .filter((file) => old.get(file) !== (after.files.includes(file) ? after.read(file) : undefined))
    .sort();
}

describe("lists", () => {
  test("a section lists its stories, its parts' stories and those that name it, and leads to its parts", async () => {
    const site = await siteOf({
      "seeds/a.md": story({ title: "Goal", section: "sport", date: "2026-03-01" }),
      "seeds/b.md": story({ title: "Bridge", section: "town", date: "2026-03-02" }),
      "seeds/c.md": story({ title: "Summit", section: "world", sections: ["town"], date: "2026-03-03" }),
      "seeds/d.md": story({ title: "Treaty", section: "world", date: "2026-03-04" }),
    });
    expect(headlines(page(site, "/town/"))).toEqual(["Summit", "Bridge", "Goal"]);
    expect(headlines(page(site, "/sport/"))).toEqual(["Goal"]);
    expect(headlines(page(site, "/world/"))).toEqual(["Treaty", "Summit"]);
    expect(main(page(site, "/town/"))).toContain('<a href="/sport/">Sport</a>');
    expect(main(page(site, "/sport/"))).toMatch(/class="breadcrumb".*<a href="\/town\/">Town<\/a>/s);
  });

  test("labels with one slug and synonyms of a topic are one tag, with one list", async () => {
    const site = await siteOf({
      "seeds/a.md": story({ title: "A", tags: ["economics"] }),
      "seeds/b.md": story({ title: "B", tags: ["Economy"], date: "2026-03-03" }),
    });
    expect(headlines(page(site, "/tags/economy/"))).toEqual(["B", "A"]);
    expect(site.files.filter((file) => /^tags\/.*\.html$/.test(file))).toEqual([
      "tags/economy/index.html",
      "tags/index.html",
    ]);
    expect(main(page(site, "/tags/economy/"))).toContain("Money.");
  });

  test("the index of tags goes from A to Z without accents, with counts; letters stand above many, and what has none comes first", async () => {
    const site = await siteOf({
      "seeds/a.md": story({ title: "A", tags: ["Zebra", "Élan", "2026", "apple"] }),
      "seeds/b.md": story({ title: "B", tags: ["apple", "Earth"] }),
    });
    const index = main(page(site, "/tags/"));
    expect(all(index, /<h2>(.*?)<\/h2>/g)).toEqual([]);
    const many = await site.again({
      "seeds/c.md": story({ title: "C", tags: Array.from({ length: 20 }, (_, number) => `Apple ${number}`) }),
    });
    expect(all(main(page(many, "/tags/")), /<h2>(.*?)<\/h2>/g)).toEqual(["#", "A", "E", "Z"]);
    expect(all(index, /<li><a href="[^"]*">(.*?)<\/a> <span/g)).toEqual(["2026", "apple", "Earth", "Élan", "Zebra"]);
    const counts = all(index, /<span class="meta">(.*?)<\/span>/g);
    const [one, two] = [asHtml(en.stories.one.replace("{n}", "1")), asHtml(en.stories.other.replace("{n}", "2"))];
    expect(counts).toEqual([one, two, one, one, one]);
  });

  test("numbered pages stay as they are when a story is added", async () => {
    const site = await siteOf(stories(64));
    expect(headlines(page(site, "/world/"))).toHaveLength(24);
    expect(headlines(page(site, "/world/"))[0]).toBe("Story 64");
    expect(headlines(page(site, "/world/page/2/")).at(0)).toBe("Story 40");
    expect(headlines(page(site, "/world/page/1/")).at(-1)).toBe("Story 1");
    const files = await changed(site, () =>
      site.again({ "seeds/new.md": story({ title: "New", date: "2026-03-02T10:00:00Z" }) }),
    );
    expect(files.filter((file) => !file.startsWith("search/index/"))).toEqual([
      "2026/01/03/story-64/index.html",
      "2026/03/02/new/index.html",
      "2026/03/index.html",
      "2026/index.html",
      "404.html",
      "archive/index.html",
      "atom.xml",
      "feed.json",
      "index.html",
      "latest/index.html",
      "rss.xml",
      "search/index.html",
      "search/index.json",
      "sections/index.html",
      "sitemap-2026-03.xml",
      "sitemap-pages.xml",
      "sitemap.xml",
      "world/atom.xml",
      "world/feed.json",
      "world/index.html",
      "world/rss.xml",
    ]);
  });

  test("sections and authors without stories have a page that says so, and a valid, empty feed", async () => {
    const site = await siteOf({ "seeds/a.md": story() });
    for (const path of ["/sport/", "/authors/ada-reed/"]) {
      expect(main(page(site, path)), path).toContain(asHtml(en.noStories));
      const xml = site.read(`${path.slice(1)}rss.xml`);
      expect(XMLValidator.validate(xml), path).toBe(true);
      expect((await new Parser().parseString(xml)).items, path).toEqual([]);
    }
  });

  test("a series has its own list, which begins with its first part, and a feed, which begins with the newest", async () => {
    const site = await siteOf({
      "seeds/a.md": story({ title: "Part one", series: "The Long Wall", date: "2026-03-01" }),
      "seeds/b.md": story({ title: "Part two", series: "The Long Wall", date: "2026-03-02" }),
      "seeds/c.md": story({ title: "Other" }),
    });
    const list = page(site, "/series/the-long-wall/");
    expect(headlines(list)).toEqual(["Part one", "Part two"]);
    expect(all(main(list), /<p class="kicker"><b>(.*?)<\/b>/g)).toEqual(["Part 1", "Part 2"]);
    const feed = await new Parser().parseString(site.read("series/the-long-wall/rss.xml"));
    expect(feed.items.map(({ title }) => title)).toEqual(["Part two", "Part one"]);
  });

  test("the archive has years, their months and the days of a month, newest first, by the outlet's clock", async () => {
    const site = await siteOf({
      "seeds/a.md": story({ title: "A", date: "2024-12-31T10:00:00Z" }),
      "seeds/b.md": story({ title: "B", date: "2026-02-10T09:00:00Z" }),
      "seeds/c.md": story({ title: "C", date: "2026-02-10T12:00:00Z" }),
      // In London it is April already.
      "seeds/d.md": story({ title: "D", date: "2026-03-31T23:30:00Z" }),
    });
    const entries = (path: string) => all(main(page(site, path)), /<h2><a href="(\/[^"]*\/)">/g);
    expect(entries("/archive/")).toEqual(["/2026/", "/2024/"]);
    expect(entries("/2026/")).toEqual(["/2026/02/", "/2026/04/"]);
    const february = main(page(site, "/2026/02/"));
    expect(all(february, /<h2>(.*?)<\/h2>/g)).toContain("Tuesday 10 February");
    expect(headlines(page(site, "/2026/02/"))).toEqual(["C", "B"]);
    expect(site.files).toContain("2026/04/01/d/index.html");
  });

  test("the front has the pinned stories, then the latest, then each section with what is not above", async () => {
    const site = await siteOf({
      ...stories(6),
      "seeds/goal.md": story({ title: "Goal", section: "town", date: "2025-03-01" }),
      "_data/front.ts":
        'export default { pinned: ["2026-01-01-story-2", "2026-01-01-gone"], top: 3, sections: ["world", "town"], perSection: 2 };',
    });
    expect(headlines(site.read("index.html"))).toEqual([
      "Story 2",
      "Story 6",
      "Story 5",
      "Story 4",
      "Story 3",
      "Goal",
      "Story 1",
    ]);
    expect(site.said).toEqual([
      '_data/front.ts:1: warning: pinned.1: "2026-01-01-gone" names no story. The front is built without it.',
    ]);
  });

  test("corrections of all stories are on one page, the newest first", async () => {
    const site = await siteOf({
      "seeds/a.md": story({ title: "Old story", corrections: [{ date: "2026-05-01", text: "It was Tuesday." }] }),
      "seeds/b.md": story({
        title: "New story",
        date: "2026-04-01",
        corrections: [
          { date: "2026-04-02", text: "It was Anne." },
          { date: "2026-05-20", text: "It was 1878." },
        ],
      }),
    });
    expect(all(main(page(site, "/corrections/")), /<p>(It was .*?)<\/p>/g)).toEqual([
      "It was 1878.",
      "It was Tuesday.",
      "It was Anne.",
    ]);
    // A correction is an update.
    expect(header(page(site, "/2026/04/01/b/"))).toContain(
      `${asHtml(en.updated)} <time datetime="2026-05-20">20 May 2026<`,
    );
  });
});

describe("a story", () => {
  test("leads to the one before and the one after it", async () => {
    const site = await siteOf(stories(3));
    const links = (path: string) => all(page(site, path), /<a (rel="(?:prev|next)" href="[^"]*")/g);
    expect(links("/2026/01/01/story-2/")).toEqual([
      'rel="prev" href="/2026/01/01/story-1/"',
      'rel="next" href="/2026/01/01/story-3/"',
    ]);
    expect(links("/2026/01/01/story-1/")).toEqual(['rel="next" href="/2026/01/01/story-2/"']);
  });

  test("names at most four earlier stories: the editor's choice first, then those with its rarest tags, then its section's", async () => {
    const site = await siteOf({
      "seeds/rare.md": story({ title: "Rare", date: "2026-01-01", section: "sport", tags: ["Common", "Rare"] }),
      ...Object.fromEntries(
        [1, 2, 3, 4, 5].map((day) => [
          `seeds/common-${day}.md`,
          story({ title: `Common ${day}`, date: `2026-02-0${day}`, section: "sport", tags: ["Common"] }),
        ]),
      ),
      "seeds/chosen.md": story({ title: "Chosen", date: "2025-01-01", section: "sport" }),
      "seeds/plain.md": story({ title: "Plain", date: "2026-02-20", section: "world" }),
      "seeds/it.md": story({
        title: "It",
        date: "2026-03-01",
        section: "world",
        tags: ["Rare", "Common"],
        related: ["2025-01-01-chosen"],
      }),
      "seeds/untagged.md": story({ title: "Untagged", date: "2026-03-02", section: "world" }),
      "seeds/later.md": story({ title: "Later", date: "2026-04-01", section: "sport", tags: ["Rare"] }),
    });
    const related = (path: string) => headlines(page(site, path).replace(/<a rel="(?:prev|next)".*?<\/a>/gs, ""));
    expect(related("/2026/03/01/it/")).toEqual(["Chosen", "Rare", "Common 5", "Common 4"]);
    // "Plain" alone would leave its row empty: the story before this one stands beside it, and is not named below once more.
    expect(related("/2026/03/02/untagged/")).toEqual(["Plain", "It"]);
    expect(page(site, "/2026/03/02/untagged/")).not.toContain('rel="prev"');
  });

  test("has a byline of people known and unknown, or of the outlet", async () => {
    const site = await siteOf({
      "seeds/two.md": story({ authors: ["ada-reed", "Zofia Lindqvist-Mba"] }),
      "seeds/none.md": story({ title: "None" }),
      "seeds/wire.md": story({ title: "Wire", source: "Reuters" }),
    });
    const byline = (path: string) => /<div class="byline"[^>]*>\s*<p>(.*?)<\/p>/s.exec(page(site, path))?.[1];
    expect(byline("/2026/03/02/two/")).toBe(
      `${asHtml(en.by)} <a rel="author" href="/authors/ada-reed/">Ada Reed</a> and <a rel="author" href="/authors/zofia-lindqvist-mba/">Zofia Lindqvist-Mba</a>`,
    );
    expect(byline("/2026/03/02/none/")).toBe("The Test Post");
    expect(byline("/2026/03/02/wire/")).toBe("Reuters");
    expect(headlines(page(site, "/authors/zofia-lindqvist-mba/"))).toEqual(["Council meets"]);
    expect(headlines(page(site, "/authors/ada-reed/"))).toEqual(["Council meets"]);
  });

  test("shows its dates in the outlet's zone, a date alone without a time, an update where there is one", async () => {
    const site = await siteOf({
      "seeds/winter.md": story({ title: "Winter", date: "2026-01-10T10:00:00Z" }),
      "seeds/summer.md": story({ title: "Summer", date: "2026-05-10T10:00:00+09:00", updated: "2026-05-11T08:30:00Z" }),
      "seeds/day.md": story({ title: "Day", date: "2026-05-12" }),
      "seeds/local.md": story({ title: "Local", date: "2026-05-13T07:05" }),
    });
    const times = (path: string) => all(header(page(site, path)), /<time (datetime="[^"]*">[^<]*)</g);
    expect(times("/2026/01/10/winter/")).toEqual(['datetime="2026-01-10T10:00:00Z">10 January 2026 at 10:00']);
    expect(times("/2026/05/10/summer/")).toEqual([
      'datetime="2026-05-10T02:00:00+01:00">10 May 2026 at 02:00',
      'datetime="2026-05-11T09:30:00+01:00">11 May 2026 at 09:30',
    ]);
    expect(times("/2026/05/12/day/")).toEqual(['datetime="2026-05-12">12 May 2026']);
    expect(times("/2026/05/13/local/")).toEqual(['datetime="2026-05-13T07:05:00+01:00">13 May 2026 at 07:05']);
  });

  test("of an hour that the clocks skip is published an hour on, with a note", async () => {
    const site = await siteOf({ "seeds/a.md": story({ date: "2026-03-29T01:30" }) });
    expect(site.said).toEqual([
      expect.stringMatching(
        /^seeds\/a\.md:3: warning: date: "2026-03-29T01:30" does not exist in Europe\/London, where clocks go forward; it is taken as 2026-03-29T02:30:00\.000\+01:00/,
      ),
    ]);
    expect(page(site, "/2026/03/29/a/")).toContain("29 March 2026 at 02:30");
  });

  test("in Arabic on an English site: its page speaks Arabic, and what is English on it says so", async () => {
    const site = await siteOf({
      "seeds/a.md": story({
        title: "افتتاح الجسر",
        date: "2026-03-02T10:00:00Z",
        language: "ar",
        tags: ["Economy"],
        description: "نص",
      }),
      "seeds/b.md": story({ title: "English", date: "2026-03-01" }),
    });
    const html = page(site, "/2026/03/02/a/");
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(header(html)).toContain(
      new Intl.DateTimeFormat("ar", { month: "long", timeZone: "UTC" }).format(Date.UTC(2026, 2)),
    );
    expect(html).toContain(`>${ar.skip}<`);
    expect(html).toContain(`<nav id="main_menu" aria-label="${ar.sections}">\n<ul lang="en-GB" dir="ltr">`);
    expect(html).toContain('<p class="name" lang="en-GB" dir="ltr">');
    expect(html).toMatch(/lang="en-GB" dir="ltr"[^>]*>(?:<a [^>]*>)?English</);
    expect(page(site, "/world/")).toMatch(/lang="ar" dir="rtl"[^>]*>(?:<a [^>]*>)?افتتاح الجسر</);
  });

  test("in a language that the outlet has no words for keeps its own language within an English page", async () => {
    const site = await siteOf({ "seeds/a.md": story({ title: "Silta avattiin", language: "fi" }) });
    const html = page(site, "/2026/03/02/a/");
    expect(html).toContain('<html lang="en-GB" dir="ltr">');
    expect(html).toContain('<article class="story" lang="fi" dir="ltr">');
    expect(html).toContain('<div class="byline" lang="en-GB" dir="ltr">');
  });

  test("shows its kicker, or else its section", async () => {
    const site = await siteOf({
      "seeds/a.md": story({ title: "A", kicker: "Sea wall" }),
      "seeds/b.md": story({ title: "B" }),
      "seeds/c.md": story({ title: "C", type: "opinion" }),
    });
    expect(header(page(site, "/2026/03/02/a/"))).toContain('<p class="kicker"><span>Sea wall</span></p>');
    expect(header(page(site, "/2026/03/02/b/"))).toContain('<p class="kicker"><a href="/world/">World</a></p>');
    expect(header(page(site, "/2026/03/02/c/"))).toContain(`<p class="kicker"><b>${asHtml(en.types.opinion)}</b>`);
  });

  test("keeps an address that it had before", async () => {
    const site = await siteOf({
      "seeds/a.md": story({ title: "A", url: "/2011/harbour.html" }),
      "seeds/b.md": story({ title: "B", url: "/caf%C3%A9/%D8%AC/" }, "See [A](/2011/harbour.html)."),
    });
    expect(site.files).toContain("2011/harbour.html");
    expect(site.files).toContain("café/ج/index.html");
    expect(site.read("sitemap-2026-03.xml")).toContain("<loc>https://post.example/caf%C3%A9/%D8%AC/</loc>");
    expect(site.read("café/ج/index.html")).toContain('<a href="/2011/harbour.html">A</a>');
  });

  test("may have had one that names its file, which others go on to link to", async () => {
    const files = { "seeds/harbour.md": story({ url: "/2011/harbour/index.html" }), "seeds/bell.md": story() };
    const site = await siteOf(files);
    const again = await site.again({ "seeds/bell.md": story({ title: "Bell rings" }) });
    expect(main(page(again, "/2026/03/02/bell/"))).toContain('href="/2011/harbour/index.html"');
  });

  test("that first appeared elsewhere says where, and is not in the sitemap", async () => {
    const canonical = "https://wire.example/original?a=1&b=2";
    const site = await siteOf({ "seeds/a.md": story({ canonical }), "seeds/b.md": story({ title: "B" }) });
    expect(page(site, "/2026/03/02/a/")).toContain(
      '<link rel="canonical" href="https://wire.example/original?a=1&amp;b=2">',
    );
    expect(site.read("sitemap-2026-03.xml")).not.toMatch(/wire\.example|\/2026\/03\/02\/a\//);
    expect(site.read("sitemap-2026-03.xml")).toContain("https://post.example/2026/03/02/b/");
    expect(headlines(page(site, "/world/"))).toEqual(["B", "Council meets"]);
  });

  test("has its headline intact in page, lists, metadata and feed, whatever is in it", async () => {
    const title = `</script><b>"Fish" & 'chips'</b> ]]> 🐟 &amp; 5 < 6`;
    const shown = "</script><b>“Fish” & ‘chips’</b> ]]> 🐟 &amp; 5 < 6";
    const escaped = "&lt;/script&gt;&lt;b&gt;“Fish” &amp; ‘chips’&lt;/b&gt; ]]&gt; 🐟 &amp;amp; 5 &lt; 6";
    const site = await siteOf({ "seeds/a.md": story({ title: written(title) }, "Text ]]> and `</script>`.") });
    const html = page(site, "/2026/03/02/a/");
    expect(html).toContain(`<h1>${escaped}</h1>`);
    expect(html).toContain(`<title>${escaped} `);
    expect(headlines(page(site, "/world/"))).toEqual([escaped]);
    const [data = ""] = all(html, /<script type="application\/ld\+json">(.*?)<\/script>/gs);
    expect(JSON.parse(data)).toMatchObject({
      "@graph": expect.arrayContaining([expect.objectContaining({ headline: shown })]),
    });
    const xml = site.read("rss.xml");
    expect(XMLValidator.validate(xml)).toBe(true);
    const [item] = (await new Parser().parseString(xml)).items;
    expect(item?.title).toBe(shown);
    expect(item?.["content:encoded"]).toContain("<p>Text ]]&gt; and <code>&lt;/script&gt;</code>.</p>");
    const tree: unknown = new XMLParser({ htmlEntities: true }).parse(xml);
    expect(tree).toMatchObject({ rss: { channel: { item: { title: shown } } } });
  });
});

describe("addresses", () => {
  const files: Files = {
    "seeds/a.md": story({ title: "A", tags: ["Harbour"] }, "See [b](b.md) and [tags](/tags/)."),
    "seeds/b.md": story({ title: "B" }),
  };

  test("--url and --path-prefix move the whole site, and nothing remembers the old address but ids", async () => {
    const site = await siteOf(files, { url: "https://example.org/news/" });
    const html = page(site, "/2026/03/02/a/");
    expect(html).toContain('See <a href="/news/2026/03/02/b/">b</a> and <a href="/news/tags/">tags</a>.');
    expect(html).toContain('<link rel="canonical" href="https://example.org/news/2026/03/02/a/">');
    expect(site.read("sitemap-pages.xml")).toContain("<loc>https://example.org/news/tags/harbour/</loc>");
    const feed = site.read("rss.xml");
    expect(feed).toContain('href="https://example.org/news/2026/03/02/b/"');
    expect(feed).toContain('<guid isPermaLink="false">tag:post.example,2020:2026-03-02-a</guid>');
    for (const file of site.files.filter((name) => /\.(?:html|xml)$/.test(name))) {
      expect(site.read(file), file).not.toContain("https://post.example");
      expect(site.read(file), file).not.toMatch(/(?:href|src)="\/(?!news\/)/);
    }
  });

  test("--path-prefix takes the place of the path in the address", async () => {
    const site = await siteOf(files, { url: "https://example.org/old/", pathPrefix: "paper" });
    expect(page(site, "/2026/03/02/a/")).toContain('href="https://example.org/paper/2026/03/02/a/"');
    expect(site.files.some((file) => site.read(file).includes("/old/"))).toBe(false);
  });

  test("404.html is at the root, shows the latest and asks search engines to stay away", async () => {
    const site = await siteOf(files);
    const html = site.read("404.html");
    expect(html).toContain(`<h1>${asHtml(en.notFound)}</h1>`);
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect(headlines(html)).toEqual(["B", "A"]);
    expect(site.read("sitemap-pages.xml")).not.toContain("404");
  });
});
