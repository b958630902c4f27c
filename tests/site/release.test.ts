import { describe, expect, test } from "vitest";
import phrases from "../../src/model/phrases.ts";
import { formats, readFeed } from "./feeds.ts";
import { metaOf, nodesOf } from "./head.ts";
import { asHtml, type Site, siteOf, story } from "./site.ts";

const { en } = phrases;

/** Everything that says when a story came out. @param path of its page */
function told(site: Site, path: string) {
  const html = site.read(`${path}index.html`);
  const [node] = nodesOf(html, "NewsArticle");
  const [teaser] = [...site.read("world/index.html").matchAll(/<time\b[^>]*datetime="(.*?)"[^>]*>(.*?)<\/time>/g)];
  return {
    page: /<div class="byline">.*?<time datetime="(.*?)">(.*?)<\/time>/s.exec(html)?.slice(1),
    teaser: teaser?.slice(1),
    openGraph: metaOf(html, "article:published_time"),
    openGraphModified: metaOf(html, "article:modified_time"),
    datePublished: node?.datePublished,
    dateModified: node?.dateModified,
    feeds: [...new Set(formats.map((file) => readFeed(site, file).items[0]?.published))],
    feedsUpdated: [...new Set(formats.map((file) => readFeed(site, file).items[0]?.updated))],
    news: /<news:publication_date>(.*?)</.exec(site.read("sitemap-news.xml"))?.[1],
    twin: site.read(`${path}index.html.md`).split(`\n${en.published} `)[1]?.split("  \n")[0],
  };
}

const twins = { "_data/policy.ts": "export default { llms: { twins: true } };" };

describe("an embargoed story came out when its embargo ended, and everything says so but its address:", () => {
  test("with a time", async () => {
    const site = await siteOf({
      ...twins,
      "seeds/a.md": story({
        date: "2026-04-20T09:00",
        embargo: "2026-05-31T18:30",
        updated: "2026-05-01T12:00",
        corrections: [{ date: "2026-04-22", text: "It was Tuesday." }],
      }),
    });
    const at = "2026-05-31T18:30:00+01:00";
    const text = "31 May 2026 at 18:30";
    const utc = "2026-05-31T17:30:00.000Z";
    expect(told(site, "2026/04/20/a/")).toEqual({
      page: [at, text],
      teaser: ["2026-05-31", "31 May 2026"],
      openGraph: [at],
      openGraphModified: [],
      datePublished: at,
      dateModified: at,
      feeds: [utc],
      feedsUpdated: [utc],
      news: at,
      twin: `${text} BST`,
    });
    expect(site.read("2026/04/20/a/index.html"), "an update that nobody could have read before").not.toContain(
      asHtml(en.updated),
    );
    expect(site.read("2026/04/20/a/index.html")).toContain("It was Tuesday.");
    expect(site.read("2026/05/index.html")).toMatch(/<h2>Sunday,? 31 May<\/h2>.*"\/2026\/04\/20\/a\/"/s);
    expect(site.read("archive/index.html")).toContain('<a href="/2026/">2026</a>');
    expect(site.files).toContain("sitemap-2026-05.xml");
    expect(site.files).not.toContain("2026/04/index.html");
  });

  test("with a day alone, which shows no time", async () => {
    const site = await siteOf({ ...twins, "seeds/a.md": story({ date: "2026-05-20T09:00", embargo: "2026-05-31" }) });
    expect(told(site, "2026/05/20/a/")).toMatchObject({
      page: ["2026-05-31", "31 May 2026"],
      teaser: ["2026-05-31", "31 May 2026"],
      datePublished: "2026-05-31T00:00:00+01:00",
      feeds: ["2026-05-30T23:00:00.000Z"],
      twin: "31 May 2026",
    });
  });

  test("on its own day, later than midnight", async () => {
    const site = await siteOf({ ...twins, "seeds/a.md": story({ date: "2026-05-31", embargo: "2026-05-31T06:00Z" }) });
    expect(told(site, "2026/05/31/a/")).toMatchObject({
      page: ["2026-05-31T07:00:00+01:00", "31 May 2026 at 07:00"],
    });
  });

  test("and is told to have changed after that", async () => {
    const site = await siteOf({
      ...twins,
      "seeds/a.md": story({ date: "2026-04-20", embargo: "2026-05-30T18:30Z", updated: "2026-05-31T10:00Z" }),
      "seeds/b.md": story({ title: "B", date: "2026-04-20", embargo: "2026-05-30T18:30Z", updated: "2026-05-30" }),
    });
    for (const slug of ["a", "b"])
      expect(site.read(`2026/04/20/${slug}/index.html`), slug).toContain(`${asHtml(en.updated)} <time`);
    expect(told(site, "2026/04/20/a/")).toMatchObject({
      openGraphModified: ["2026-05-31T11:00:00+01:00"],
      dateModified: "2026-05-31T11:00:00+01:00",
    });
  });
});

test("an embargo before the date, and none, change nothing", async () => {
  const site = await siteOf({
    ...twins,
    "seeds/a.md": story({ date: "2026-05-31", embargo: "2026-05-01T10:00" }),
  });
  const before = told(site, "2026/05/31/a/");
  expect(before).toMatchObject({ page: ["2026-05-31", "31 May 2026"], openGraphModified: [] });
  const after = await site.again({ "seeds/a.md": story({ date: "2026-05-31" }) });
  expect(told(after, "2026/05/31/a/")).toEqual(before);
});
