import { existsSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import Parser from "rss-parser";
import { describe, expect, test } from "vitest";
import type { View } from "../../src/site/edition.ts";
import { htmlFaults } from "./html-faults.ts";
import { SHIPPED, type Shipped, shipped, viewsAt } from "./shipped.ts";

// The repository's own paper, as files. Whoever makes the paper theirs keeps these tests: what names a story goes with its seed.

const site = await shipped();

/** What a test goes through is never nothing: it would pass whatever the paper is. */
function some<T>(list: readonly T[], what: string): readonly T[] {
  expect(list.length, `the paper has no ${what}: this test has looked at nothing`).toBeGreaterThan(0);
  return list;
}

const endingIn = (ending: string) =>
  some(
    site.files.filter((file) => file.endsWith(ending)),
    ending,
  );
const articles = () => some(site.pages.filter(isArticle), "story");
const isArticle = (page: View): page is View<"article"> => page.kind === "article";

test("every page is valid HTML by html-validate's standards for everything and for accessibility", async () => {
  const found = await htmlFaults(endingIn(".html"), site.read);
  expect(found, "a layout in _includes/, or an article's HTML (src/content/markdown)").toEqual([]);
});

/** What a browser would ask for or go to, from the tags of a page. Attributes are escaped, so that no tag has a `>` within. */
const addressesIn = (html: string): string[] =>
  [...html.matchAll(/<[a-z][^>]*?\s(?:href|src)="([^"]*)"/g)].map(([, address = ""]) =>
    address.replaceAll("&#39;", "'").replaceAll("&quot;", '"').replaceAll("&amp;", "&"),
  );

/** Where a page is, as a browser knows it. */
const addressOf = (origin: string, prefix: string, file: string): string =>
  `${origin}${prefix}${encodeURI(file.replace(/index\.html$/, ""))}`;

/** Links and sources of all pages that lead to no file of the site, or to no place in it. */
function lost(paper: Shipped, origin: string, prefix: string): string[] {
  const files = new Set(paper.files);
  const ids = new Map<string, Set<string>>();
  const idsOf = (file: string) => {
    const known = ids.get(file) ?? new Set([...paper.read(file).matchAll(/\sid="([^"]*)"/g)].map(([, id = ""]) => id));
    ids.set(file, known);
    return known;
  };
  const found: string[] = [];
  let links = 0;
  for (const file of paper.files.filter((name) => name.endsWith(".html"))) {
    const here = addressOf(origin, prefix, file);
    for (const address of addressesIn(paper.read(file))) {
      const to = new URL(address, here);
      if (to.origin !== origin) continue;
      links++;
      const path = decodeURIComponent(to.pathname);
      const target = path.slice(prefix.length) + (path.endsWith("/") ? "index.html" : "");
      const fragment = decodeURIComponent(to.hash.slice(1));
      if (!path.startsWith(prefix) || !files.has(target)) found.push(`${file}: ${address}`);
      else if (fragment !== "" && !idsOf(target).has(fragment)) found.push(`${file}: ${address} has no such place`);
    }
  }
  expect(links, "links within the site that were looked at").toBeGreaterThan(100);
  return found;
}

/** Addresses of the site in feeds of all formats, within the stories too, that lead to no file of it; and those that are relative. */
function lostInFeeds(paper: Shipped, home: string): string[] {
  const found: string[] = [];
  // A stylesheet is no link, and comes from the host that the feed comes from.
  const decoded = (text: string) =>
    text
      .replace(/<\?xml-stylesheet .*?\?>/, "")
      .replaceAll("&quot;", '"')
      .replaceAll("&lt;", "<")
      .replaceAll("&amp;", "&");
  const feeds = paper.files.filter((name) => /(?:rss\.xml|atom\.xml|feed\.json)$/.test(name));
  for (const file of some(feeds, "feed")) {
    const text = file.endsWith("json") ? paper.read(file).replaceAll('\\"', '"') : decoded(paper.read(file));
    const tags = [...text.matchAll(/(?:href|src|url|uri)="([^"]*)"/g)].map(([, address = ""]) => address);
    const elements = [...text.matchAll(/"?(?:link|url|uri|_url)"?[>:]"?(https?:[^"<]*)/g)].map(
      ([, address = ""]) => address,
    );
    if (elements.length === 0) found.push(`${file} has no address`);
    for (const address of [...tags, ...elements]) {
      if (/^(?:mailto|tel):/.test(address)) continue;
      if (!/^https?:/.test(address)) found.push(`${file}: ${address} is relative`);
      if (!address.startsWith(home)) continue;
      const path = decodeURIComponent(new URL(address).pathname).slice(new URL(home).pathname.length);
      if (!paper.files.includes(path === "" || path.endsWith("/") ? `${path}index.html` : path))
        found.push(`${file}: ${address}`);
    }
  }
  return found;
}

test("every link in every feed is absolute, and one to the site leads to a file of it", () => {
  expect(lostInFeeds(site, homeOf(site).href)).toEqual([]);
});

test("every link within the site leads to a page, and to a place in it", () => {
  expect(lost(site, originOf(site), prefixOf(site)), "_data/navigation.ts, a seed, or a layout").toEqual([]);
});

const homeOf = ({ pages }: Shipped): URL => {
  const front = pages.find(({ kind }) => kind === "front");
  if (front?.kind !== "front") throw new Error("the site has no front page");
  return new URL(front.canonical);
};
const originOf = (paper: Shipped): string => homeOf(paper).origin;
const prefixOf = (paper: Shipped): string => homeOf(paper).pathname;

test("below a path every link stays below it, and the outlet's own address is nowhere", async () => {
  const below = await shipped("https://example.org/news/");
  expect(lost(below, "https://example.org", "/news/")).toEqual([]);
  expect(lostInFeeds(below, "https://example.org/news/")).toEqual([]);
  const outside = below.files
    .filter((file) => /\.(?:html|xml)$/.test(file))
    .filter((file) => below.read(file).includes(`${originOf(site)}/`));
  const byHand = site.stories.some(({ body }) => body.html.includes(`${originOf(site)}/`));
  if (!byHand) expect(outside).toEqual([]);
  expect(below.files).toEqual(site.files);
});

describe("feeds", () => {
  test("each is well-formed, and two readers find the same stories in it", async () => {
    for (const file of endingIn("rss.xml")) {
      const xml = site.read(file);
      expect(XMLValidator.validate(xml), file).toBe(true);
      const read = await new Parser().parseString(xml);
      const tree: unknown = new XMLParser({ isArray: (name) => name === "item" }).parse(xml);
      expect(tree, file).toMatchObject({
        rss: { channel: { title: read.title, ...(read.items.length ? { item: { length: read.items.length } } : {}) } },
      });
      expect(read.title, file).toBeTruthy();
      expect(read.feedUrl, file).toBe(new URL(encodeURI(file), homeOf(site)).href);
      expect(new Set(read.items.map(({ guid }) => guid)).size, file).toBe(read.items.length);
    }
  });

  test("each leads to pages that exist, newest first, and has their text", async () => {
    let stories = 0;
    for (const file of endingIn("rss.xml")) {
      const { link, items } = await new Parser().parseString(site.read(file));
      stories += items.length;
      for (const address of [link, ...items.map((item) => item.link)]) {
        expect(address, file).toMatch(new RegExp(`^${homeOf(site).href}`));
        const path = decodeURIComponent(address?.slice(homeOf(site).href.length) ?? "");
        expect(site.files, file).toContain(path === "" || path.endsWith("/") ? `${path}index.html` : path);
      }
      const dates = items.map(({ isoDate = "" }) => isoDate);
      expect(dates, file).toEqual([...dates].sort().reverse());
      for (const item of items) {
        const text: unknown = item["content:encoded"];
        expect(text, `${file}: ${item.title}`).toMatch(/<p[ >]/);
        expect(String(text), `${file}: ${item.title} has a relative address`).not.toMatch(
          /(?:href|src)="(?!https?:|mailto:)/,
        );
      }
    }
    expect(stories, "stories in feeds that were looked at").toBeGreaterThan(10);
  });
});

test("the sitemaps have the canonical address of every page that search engines may list, once, and no other", () => {
  const locations = (file: string): string[] =>
    [...site.read(file).matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address = ""]) => address);
  const parts = locations("sitemap.xml").map((address) => address.slice(homeOf(site).href.length));
  expect(parts.every((file) => XMLValidator.validate(site.read(file)))).toBe(true);
  const listed = parts.flatMap(locations);
  const pages = endingIn(".html").map((file) => site.read(file));
  const open = pages.filter((html) => !/<meta name="robots" content="[^"]*noindex/.test(html));
  const canonical = open.map((html) => /<link rel="canonical" href="([^"]*)">/.exec(html)?.[1]);
  expect(listed.sort()).toEqual(canonical.sort());
  expect(new Set(listed).size).toBe(listed.length);
});

test("a story's page weighs at most 12 kB beyond its own text, as a host sends it", () => {
  const heavy = articles().flatMap(({ file, body }) => {
    const text = body.replace(/<[^>]*>/g, "");
    const weight = gzipSync(site.read(file)).length - gzipSync(text).length;
    return weight > 12_000 ? [`${file}: ${weight} bytes`] : [];
  });
  expect(heavy, "src/assets/css and _includes/layouts/article.njk").toEqual([]);
});

const HYPERSONIC = "seeds/2019/2019-09-05-hypersonic-offer.txt";
test.skipIf(!existsSync(HYPERSONIC))("the wire story as received has its copy and none of its boilerplate", () => {
  const page = articles().find(({ path }) => path.endsWith("/hypersonic-offer/"));
  expect(page, HYPERSONIC).toMatchObject({
    headline: "Putin says he proposed selling hypersonic missiles to Trump",
    dateline: expect.stringMatching(/^moscow$/i),
  });
  const html = site.read(page?.file ?? "");
  const story = html.slice(html.indexOf('<article class="story">'), html.indexOf("</article>"));
  expect(story, HYPERSONIC).toMatch(/<h1>Putin says he proposed selling hypersonic missiles to Trump<\/h1>/);
  expect(story, HYPERSONIC).toMatch(/moscow/i);
  for (const quote of ["“balance it all out”", "“spend money when we have already spent it”", "“combat laser complex”"])
    expect(story, HYPERSONIC).toContain(quote);
  for (const boilerplate of [/2,263/, /advertisement/i, /newsletter/i, /sign up/i, /real-time updates/i, /subscribe/i])
    expect(story, HYPERSONIC).not.toMatch(boilerplate);
});

describe("what is not public", () => {
  const hidden = [
    { seed: "seeds/2026/2026-11-19-tide-clock.md", phrase: "running seventeen minutes fast" },
    { seed: "seeds/2026/2026-11-16-harbour-bell.md", phrase: "commemorative penny struck from the metal" },
    {
      seed: "seeds/2021/2021-05-21-market-street-closed.md",
      phrase: "by way of Lantern Hill and the Maltings car park",
    },
  ].filter(({ seed }) => existsSync(seed));

  const filesWith = (paper: Shipped, phrase: string) => paper.files.filter((file) => paper.read(file).includes(phrase));

  test.skipIf(hidden.length === 0)("is in no file: neither its text nor its headline, nor its address", () => {
    const secret = site.stories.filter(
      ({ draft, date, embargo, expires = Number.POSITIVE_INFINITY }) =>
        draft || date.at > SHIPPED || (embargo?.at ?? 0) > SHIPPED || expires <= SHIPPED,
    );
    expect(secret.length).toBeGreaterThanOrEqual(hidden.length);
    for (const { file, headline } of secret) expect(filesWith(site, headline), file).toEqual([]);
    for (const { seed, phrase } of hidden) expect(filesWith(site, phrase), seed).toEqual([]);
    for (const { file, slug } of secret)
      expect(
        site.files.filter((each) => each.endsWith(`/${slug}/index.html`)),
        file,
      ).toEqual([]);
  });

  test.skipIf(hidden.length === 0).each([
    { day: "2021-05-22", shown: ["seeds/2021/2021-05-21-market-street-closed.md"] },
    { day: "2099-06-01", shown: ["seeds/2026/2026-11-16-harbour-bell.md"] },
  ])("appears when its time is: on $day", async ({ day, shown }) => {
    const views = (await viewsAt(Date.parse(day))).map((view) => ({ kind: view.kind, text: JSON.stringify(view) }));
    expect(views.length).toBeGreaterThan(20);
    for (const { seed, phrase } of hidden) {
      const kinds = views.filter(({ text }) => text.includes(phrase)).map(({ kind }) => kind);
      if (shown.includes(seed)) expect(kinds, seed).toEqual(expect.arrayContaining(["article", "feed"]));
      else expect(kinds, seed).toEqual([]);
    }
  });
});
