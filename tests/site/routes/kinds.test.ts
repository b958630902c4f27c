import { describe, expect, test } from "vitest";
import phrases from "../../../src/model/phrases.ts";
import type { View } from "../../../src/site/edition.ts";
import { NOW } from "../site.ts";
import { smallEdition } from "../small.ts";

const { en } = phrases;

// What each kind of page and file of a small paper shows, without a build. Whole sites show what layouts make of it.

const { routes, problems } = smallEdition();
const at = (path: string) => {
  const found = routes.find((route) => route.path === path);
  if (!found) throw new Error(`there is no ${path}`);
  return found;
};
const teaser = (headline: string) => expect.objectContaining({ headline });
const teasers = (...headlines: string[]) => headlines.map(teaser);
const entry = (url: string) => expect.objectContaining({ url: `https://post.example${url}` });

/** What search engines may list. */
const pages: readonly [path: string, kind: View["kind"], view: object][] = [
  [
    "/2026/03/02/wall/",
    "article",
    {
      file: "2026/03/02/wall/index.html",
      headline: "Wall rises",
      title: "Wall rises",
      description: "The sea wall.",
      language: "en-GB",
      direction: "ltr",
      canonical: "https://post.example/2026/03/02/wall/",
      image: expect.objectContaining({ alt: "The quay", caption: "At noon", credit: "Image: Ada Reed" }),
      corrections: [expect.objectContaining({ text: "It was Tuesday." })],
      body: expect.stringContaining('<a href="/2026/04/02/bell/">the bell</a> and <a href="/about/">us</a>'),
    },
  ],
  ["/2026/04/02/bell/", "article", { headline: "Bell rings", related: teasers("Wall rises") }],
  ["/2026/05/01/jisr/", "article", { language: "ar", direction: "rtl" }],
  ["/2026/05/02/mauer/", "article", { language: "de", direction: "ltr" }],
  ["/", "front", { title: "All the tests", breadcrumb: [] }],
  [
    "/latest/",
    "list",
    {
      heading: en.latest,
      teasers: teasers("Late", "Moved", "Mauer", "\u062c\u0633\u0631", "Goal", "Bell rings", "Wall rises", "Old story"),
    },
  ],
  [
    "/town/",
    "list",
    {
      heading: "Town",
      description: "The town.",
      children: [{ text: "Sport", href: "/sport/" }],
      teasers: teasers("Goal", "Bell rings"),
    },
  ],
  ["/tags/harbour/", "list", { heading: "Harbour", children: [], teasers: teasers("Bell rings", "Wall rises") }],
  ["/authors/ada-reed/", "list", { heading: "Ada Reed", teasers: teasers("Wall rises") }],
  ["/authors/ben-orr/", "list", { heading: "Ben Orr", teasers: teasers("Goal", "Bell rings") }],
  ["/authors/idle/", "list", { heading: "Ida Idle", teasers: [] }],
  ["/series/tides/", "list", { kicker: en.series, heading: "Tides", teasers: teasers("Wall rises", "Bell rings") }],
  ["/sections/", "directory", { title: en.allSections }],
  ["/tags/", "directory", { title: en.allTags }],
  ["/authors/", "directory", { title: en.allAuthors }],
  ["/archive/", "archive", { title: en.archive }],
  ["/2024/", "year", { title: "2024" }],
  ["/2026/04/", "month", { title: "April 2026" }],
  ["/about/", "standing", { title: "About", description: "Who we are." }],
  ["/corrections/", "corrections", { title: en.corrections }],
  ["/subscribe/", "subscribe", { title: en.subscribe }],
];

/** What they may not, and files for machines. */
const others: readonly [path: string, kind: View["kind"], view: object][] = [
  ["/404.html", "notFound", { file: "404.html", title: en.notFound }],
  ["/older/", "redirect", { href: "/2026/05/03/moved/", url: "https://post.example/2026/05/03/moved/" }],
  ["/2019/01/01/gone/", "withdrawn", { title: en.withdrawn }],
  [
    "/rss.xml",
    "feed",
    {
      format: "rss",
      feed: expect.objectContaining({
        id: "tag:post.example,2020:feed/",
        home: "https://post.example/",
        updated: new Date("2026-05-31T09:00:00Z"),
        items: expect.arrayContaining([
          expect.objectContaining({ id: "tag:post.example,2020:2026-05-31-late", title: "Late" }),
        ]),
      }),
    },
  ],
  ["/town/atom.xml", "feed", { format: "atom", feed: expect.objectContaining({ home: "https://post.example/town/" }) }],
  ["/series/tides/feed.json", "feed", { format: "json" }],
  ["/feeds/in-short/rss.xml", "feed", { format: "rss", feed: expect.objectContaining({ title: expect.any(String) }) }],
  [
    "/search/",
    "search",
    { title: en.search.title, years: expect.arrayContaining([expect.objectContaining({ text: "2024" })]) },
  ],
  ["/feeds.opml", "opml", { title: "The Test Post" }],
  [
    "/assets/manifest.webmanifest",
    "json",
    { value: expect.objectContaining({ name: "The Test Post", start_url: "/" }) },
  ],
  ["/assets/feed.css", "feedStyle", { language: "en-GB" }],
  ["/robots.txt", "text", { text: expect.stringContaining("Sitemap: https://post.example/sitemap.xml\n") }],
  ["/.well-known/security.txt", "text", { text: expect.stringContaining("Contact: mailto:desk@post.example\n") }],
  ["/trust.txt", "text", { text: expect.stringContaining("contact=") }],
  ["/ads.txt", "text", { file: "ads.txt" }],
  ["/llms.txt", "text", { text: expect.stringContaining("# The Test Post\n") }],
  ["/2026/03/02/wall/index.html.md", "text", { text: expect.stringContaining("# Wall rises\n") }],
  ["/.well-known/tdmrep.json", "json", {}],
  ["/license.xml", "rsl", { copyright: { kind: "organization", holder: "The Test Post" } }],
  ["/sitemap-pages.xml", "sitemap", { entries: expect.arrayContaining([entry("/"), entry("/about/")]) }],
  [
    "/sitemap-2026-04.xml",
    "sitemap",
    { entries: expect.arrayContaining([entry("/2026/04/02/bell/"), entry("/2026/04/03/goal/")]) },
  ],
  ["/sitemap-news.xml", "newsSitemap", { entries: [entry("/2026/05/31/late/")] }],
  ["/sitemap.xml", "sitemapIndex", { entries: expect.arrayContaining([entry("/sitemap-2024-12.xml")]) }],
];

test("the small paper has no problem", () => {
  expect(problems).toEqual([]);
});

describe.each([
  ["a page", true, pages],
  ["a file or a page apart", false, others],
] as const)("%s", (_, indexable, table) => {
  test.each(table)("%s is of the kind %s", (path, kind, view) => {
    const route = at(path);
    expect([route.kind, route.indexable]).toEqual([kind, indexable]);
    expect(route.view()).toMatchObject({ kind, path, indexable, ...view });
    // A view is made whenever somebody asks, and is the same each time.
    expect(route.view()).toEqual(route.view());
  });
});

test("every kind is in one of the tables, and pages that are indexed are those of the first one's kinds", () => {
  const listed = [...pages, ...others].map(([, kind]) => kind);
  expect([...new Set(listed)].sort()).toEqual([...new Set(routes.map(({ kind }) => kind))].sort());
  const kinds = new Set(pages.map(([, kind]) => kind));
  expect(routes.filter(({ kind, indexable }) => indexable !== kinds.has(kind))).toEqual([]);
});

test("what is not public is in no view", () => {
  const shown = JSON.stringify(routes.map((route) => route.view()));
  expect(shown).toContain("Late");
  for (const word of ["Soon", "Embargoed", "Draft"]) expect(shown).not.toContain(word);
  const later = JSON.stringify(smallEdition({ now: NOW + 40 * 86_400_000 }).routes.map((route) => route.view()));
  expect(later).toContain("Embargoed");
});

test("--url and --path-prefix move every address, and leave ids alone", () => {
  const moved = smallEdition({ url: "https://example.org/", pathPrefix: "/news/" });
  expect(moved.routes.map(({ path }) => path)).toEqual(routes.map(({ path }) => path));
  for (const route of moved.routes) {
    const shown = JSON.stringify(route.view());
    expect(shown, route.path).not.toContain("https://post.example");
    expect(shown, route.path).not.toMatch(/"(?:href|src)":"\/(?!news\/)|(?:href|src)=\\"\/(?!news\/)/);
  }
  const [feed] = moved.routes.filter(({ path }) => path === "/rss.xml");
  expect(JSON.stringify(feed?.view())).toContain("tag:post.example,2020:2026-05-31-late");
});
