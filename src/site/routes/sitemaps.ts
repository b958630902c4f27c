import { calendarOf, dateTimeOf } from "../../model/dates.ts";
import type { NewsSitemapView, SitemapEntry, SitemapIndexView, SitemapView } from "../../model/view.ts";
import { fileOf } from "../address.ts";
import type { Article } from "../article.ts";
import { cropsOf } from "../crops.ts";
import { NEWS_SITEMAP, SITEMAP } from "../listing.ts";
import type { Route } from "../route.ts";
import type { SharedContext, SiteContext } from "../site-context.ts";

// sitemaps.org: at most 50,000 addresses and 50 MB a file; a file may name addresses below its own folder only, hence all at the root.
const MOST_ENTRIES = 50_000;
const MOST_BYTES = 50_000_000;
/** What the tags around an address weigh at most, in bytes. */
const TAGS = 120;

/** Google's news sitemap: the last two days, at most 1,000 stories. */
export const NEWS_WINDOW = 2 * 86_400_000;
const MOST_NEWS = 1000;

interface Listed {
  readonly path: string;
  readonly article: Article | undefined;
  /** Milliseconds, where it is known. */
  readonly modified: number | undefined;
}

/**
 * The index `/sitemap.xml`, one sitemap a month of stories and one of all other pages, each split where it is too large, and the news
 * sitemap. They name every page that search engines may list.
 *
 * @param routes all other pages of the edition
 */
export function* sitemapRoutes(
  context: SiteContext,
  routes: readonly Pick<Route, "path" | "indexable">[],
): Generator<Route> {
  const { timeZone } = context.outlet.site;
  const stories = new Map(context.articles.map((article) => [article.path, article]));
  const updated = new Map(context.standing.map(({ name, updated }) => [`/${name}/`, updated?.at]));
  const months = new Map<string, Listed[]>();
  for (const { path, indexable } of routes) {
    if (!indexable) continue;
    const article = stories.get(path);
    const modified = article?.modified ?? updated.get(path);
    const name = article ? monthOf(article, timeZone) : "pages";
    const listed = { path, article, modified };
    const group = months.get(name);
    if (group) group.push(listed);
    else months.set(name, [listed]);
  }
  const parts = [...months]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .flatMap(([name, listed]) =>
      split(listed, (each) => weigh(context, each)).map((part, index) => ({
        path: `/sitemap-${name}${index === 0 ? "" : `-${index + 1}`}.xml`,
        part,
      })),
    );
  for (const { path, part } of parts)
    yield {
      kind: "sitemap",
      path,
      indexable: false,
      view: () => sitemap(context, path, part),
      cacheKey: () => part.map(({ path, modified, article }) => [path, modified, ...imagesOf(article)].join(" ")),
      dependsOn: () => [],
    };
  yield { kind: "newsSitemap", path: NEWS_SITEMAP, indexable: false, view: () => newsSitemap(context) };
  yield {
    kind: "sitemapIndex",
    path: SITEMAP,
    indexable: false,
    view: () => sitemapIndex(context, parts),
    dependsOn: () => [],
  };
}

function monthOf({ story }: Article, zone: string): string {
  const { year, month } = calendarOf(story.date.at, zone);
  return `${year}-${month}`;
}

/** Cuts a list where one file would hold too much. @param bytesOf the weight of an item */
export function split<T>(items: readonly T[], bytesOf: (item: T) => number): T[][] {
  const parts: T[][] = [];
  let part: T[] = [];
  let bytes = 0;
  for (const item of items) {
    const weight = bytesOf(item);
    bytes += weight;
    if (part.length === 0 || part.length >= MOST_ENTRIES || bytes > MOST_BYTES) {
      part = [];
      parts.push(part);
      bytes = weight;
    }
    part.push(item);
  }
  return parts;
}

const weigh = ({ base }: SiteContext, { path, article }: Listed): number =>
  [path, ...imagesOf(article)].reduce((sum, each) => sum + base.url(each).length + TAGS, 0);

const entryOf = ({ base, outlet }: SharedContext, { path, article, modified }: Listed): SitemapEntry => ({
  url: base.url(path),
  ...(modified === undefined ? {} : { modified: dateTimeOf(modified, outlet.site.timeZone) }),
  images: imagesOf(article).map(base.url),
});

/** Paths of the pictures of a story. */
function imagesOf(article: Article | undefined): string[] {
  if (!article) return [];
  const { image, body } = article.story;
  const pictures = image ? [...cropsOf(image).slice(0, 1), image] : [];
  return [...pictures, ...body.pictures].map(({ path }) => path);
}

const sitemap = (context: SharedContext, path: string, part: readonly Listed[]): SitemapView => ({
  kind: "sitemap",
  path,
  file: fileOf(path),
  entries: part.map((each) => entryOf(context, each)),
});

function sitemapIndex(
  { base, outlet }: SiteContext,
  parts: readonly { path: string; part: readonly Listed[] }[],
): SitemapIndexView {
  const entries = parts.map(({ path, part }) => {
    // Where one page does not know when it changed, nobody knows it of the whole.
    const newest = Math.max(...part.map(({ modified = Number.POSITIVE_INFINITY }) => modified));
    const modified = Number.isFinite(newest) ? { modified: dateTimeOf(newest, outlet.site.timeZone) } : {};
    return { url: base.url(path), ...modified };
  });
  return { kind: "sitemapIndex", path: SITEMAP, file: fileOf(SITEMAP), entries };
}

function newsSitemap(context: SiteContext): NewsSitemapView {
  const { articles, base, now, outlet } = context;
  const { name, language, timeZone } = outlet.site;
  const recent = articles.filter(
    ({ released, story }) => released > now - NEWS_WINDOW && story.canonical === undefined,
  );
  return {
    kind: "newsSitemap",
    path: NEWS_SITEMAP,
    file: fileOf(NEWS_SITEMAP),
    publication: name,
    entries: recent
      .slice(-MOST_NEWS)
      .reverse()
      .map(({ path, story, released }) => ({
        url: base.url(path),
        title: story.headline,
        language: newsLanguage(story.language ?? language),
        published: dateTimeOf(released, timeZone),
      })),
  };
}

/** ISO 639 in two or three letters; Google tells the two scripts of Chinese apart. */
function newsLanguage(tag: string): string {
  const { language, script } = new Intl.Locale(tag).maximize();
  if (language !== "zh") return language;
  return script === "Hant" ? "zh-tw" : "zh-cn";
}
