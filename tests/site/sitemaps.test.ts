import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, test } from "vitest";
import { split } from "../../src/site/routes/sitemaps.ts";
import { NOW, type Site, siteOf, story } from "./site.ts";

const HOME = "https://post.example/";
const DAY = 86_400_000;
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1000"><rect width="9" height="9"/></svg>';

/** The children of an element in their order, as the schema sees them. */
const namesIn = (xml: string): string[] => [...xml.matchAll(/<([a-z:_]+)[ >]/g)].map(([, name = ""]) => name);

const urls = (xml: string): string[] => [...xml.matchAll(/<url>(.*?)<\/url>/gs)].map(([, url = ""]) => url);

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/;

/** What sitemaps.org's sitemap.xsd asks of a file. */
function faults(site: Site, file: string): string[] {
  const xml = site.read(file);
  const found: string[] = [];
  if (XMLValidator.validate(xml) !== true) found.push("is not well-formed");
  if (
    !/^<\?xml version="1\.0" encoding="utf-8"\?>\n<urlset xmlns="http:\/\/www\.sitemaps\.org\/schemas\/sitemap\/0\.9"/.test(
      xml,
    )
  )
    found.push("has no urlset in the namespace");
  const locations = urls(xml).map((url) => {
    const names = namesIn(url).filter((name) => !name.includes(":"));
    if (names.join() !== "loc" && names.join() !== "loc,lastmod") found.push(`has ${names} in a url`);
    const lastmod = /<lastmod>(.*?)<\/lastmod>/.exec(url)?.[1];
    if (lastmod !== undefined && !DATE_TIME.test(lastmod)) found.push(`has the lastmod ${lastmod}`);
    return /<loc>(.*?)<\/loc>/.exec(url)?.[1] ?? "";
  });
  for (const location of locations) {
    if (!location.startsWith(HOME) || location.length > 2048) found.push(`has the loc ${location}`);
  }
  if (new Set(locations).size !== locations.length) found.push("has a loc twice");
  return found;
}

describe("sitemaps", () => {
  const files = {
    "seeds/media/wall.svg": SVG,
    "seeds/a.md": story({
      title: "A",
      date: "2026-03-02T10:00:00+09:00",
      updated: "2026-05-11T08:30:00Z",
      image: { src: "wall.svg", alt: "The wall" },
    }),
    "seeds/b.md": story({ title: "B", date: "2026-02-28" }, "Text.\n\n![Tide](wall.svg)"),
    // In London it is March already.
    "seeds/c.md": story({ title: "C", date: "2026-03-31T23:30:00Z" }),
    "seeds/pages/about.md": "---\ntitle: About\nupdated: 2026-01-05\n---\nUs.",
  };

  test("are one a month of stories and one of other pages, under an index that knows when a month last changed", async () => {
    const site = await siteOf(files);
    const index = site.read("sitemap.xml");
    expect(new XMLParser().parse(index).sitemapindex.sitemap).toEqual([
      { loc: `${HOME}sitemap-pages.xml` },
      { loc: `${HOME}sitemap-2026-04.xml`, lastmod: "2026-04-01T00:30:00+01:00" },
      { loc: `${HOME}sitemap-2026-03.xml`, lastmod: "2026-05-11T09:30:00+01:00" },
      { loc: `${HOME}sitemap-2026-02.xml`, lastmod: "2026-02-28T00:00:00Z" },
    ]);
    for (const file of site.files.filter((each) => /^sitemap-.*\.xml$/.test(each)))
      expect(faults(site, file), file).toEqual([]);
    expect(urls(site.read("sitemap-pages.xml"))).toContain(
      `<loc>${HOME}about/</loc><lastmod>2026-01-05T00:00:00Z</lastmod>`,
    );
  });

  test("name the pictures of a story: what is shown in search, and each as a JPEG", async () => {
    const site = await siteOf(files);
    const images = (file: string) =>
      [...site.read(file).matchAll(/<image:image><image:loc>(.*?)<\/image:loc><\/image:image>/g)].map(([, loc]) => loc);
    expect(images("sitemap-2026-03.xml")).toEqual([
      expect.stringMatching(/\/media\/wall-[0-9a-f]{8}-16x9-1200\.jpg$/),
      expect.stringMatching(/\/media\/wall-[0-9a-f]{8}-1200\.jpg$/),
    ]);
    expect(images("sitemap-2026-02.xml")).toEqual([expect.stringMatching(/wall-[0-9a-f]{8}-1200\.jpg$/)]);
    for (const location of [...images("sitemap-2026-03.xml"), ...images("sitemap-2026-02.xml")])
      expect(site.files).toContain(location?.slice(HOME.length));
  });

  test("a month stays as it is when a story of another month comes", async () => {
    const site = await siteOf(files);
    const march = site.read("sitemap-2026-03.xml");
    const after = await site.again({ "seeds/d.md": story({ title: "D", date: "2026-05-01" }) });
    expect(after.read("sitemap-2026-03.xml")).toBe(march);
    expect(after.files).toContain("sitemap-2026-05.xml");
  });

  test("are split where one would have more than 50,000 addresses or 50 MB", () => {
    const sizes = (count: number, bytes: number) =>
      split(
        Array.from({ length: count }, (_, index) => index),
        () => bytes,
      ).map(({ length }) => length);
    expect(sizes(50_000, 100)).toEqual([50_000]);
    expect(sizes(100_001, 100)).toEqual([50_000, 50_000, 1]);
    expect(sizes(120, 1_000_000)).toEqual([50, 50, 20]);
    expect(sizes(0, 100)).toEqual([]);
    expect(split([1, 2, 3], () => 30_000_000).flat()).toEqual([1, 2, 3]);
  });
});

describe("the news sitemap", () => {
  const at = (hours: number) => new Date(NOW - hours * 3_600_000).toISOString();

  test("has the stories of the last two days by the build's clock, with name, language, time and title", async () => {
    const site = await siteOf({
      "seeds/a.md": story({ title: "Fish & <chips>", date: at(1) }),
      "seeds/b.md": story({ title: "باء", language: "ar", date: at(47) }),
      "seeds/c.md": story({ title: "C", date: at(49) }),
      "seeds/d.md": story({ title: "繁體", language: "zh-Hant", date: at(2) }),
      "seeds/e.md": story({ title: "Of others", canonical: "https://wire.example/e", date: at(3) }),
      "seeds/f.md": story({ title: "Held back", date: at(100), embargo: at(4) }),
    });
    const xml = site.read("sitemap-news.xml");
    expect(faults(site, "sitemap-news.xml")).toEqual([]);
    const news = new XMLParser().parse(xml).urlset.url.map((url: Record<string, unknown>) => url["news:news"]);
    const entry = (title: string, language: string, hours: number) => ({
      "news:publication": { "news:name": "The Test Post", "news:language": language },
      "news:publication_date": expect.stringMatching(DATE_TIME),
      "news:title": title,
      hours,
    });
    const expected = [
      entry("Fish & <chips>", "en", 1),
      entry("繁體", "zh-tw", 2),
      entry("Held back", "en", 4),
      entry("باء", "ar", 47),
    ];
    expect(news).toEqual(expected.map(({ hours: _, ...each }) => each));
    const times = [...xml.matchAll(/<news:publication_date>(.*?)</g)].map(
      ([, time = ""]) => (NOW - Date.parse(time)) / 3_600_000,
    );
    expect(times).toEqual(expected.map(({ hours }) => hours));
    const later = await site.again({}, { now: NOW + 2 * DAY });
    expect(urls(later.read("sitemap-news.xml"))).toEqual([]);
    expect(XMLValidator.validate(later.read("sitemap-news.xml"))).toBe(true);
  });

  test("has at most 1,000 stories, the newest", async () => {
    const site = await siteOf(
      Object.fromEntries(
        Array.from({ length: 1001 }, (_, index) => [
          `seeds/${index}.md`,
          story({ title: `N${index}`, date: at((index + 1) / 30) }),
        ]),
      ),
    );
    const listed = urls(site.read("sitemap-news.xml"));
    expect(listed).toHaveLength(1000);
    expect(listed.join()).not.toContain("<news:title>N1000<");
  });
});
