import { type CalendarDay, calendarOf, dateTimeOf } from "../../model/dates.ts";
import { groupBy } from "../../model/group-by.ts";
import { memoize } from "../../model/memoize.ts";
import type { Address } from "../address.ts";
import type { Article } from "../article.ts";
import { paths } from "../paths.ts";
import { cutsOf, jpegOf } from "../pictures.ts";
import type { Placed } from "../place.ts";
import { type PlannedRoute, route } from "../route.ts";
import type { SharedContext, SiteContext } from "../site-context.ts";

// sitemaps.org: at most 50,000 addresses and 50 MB a file; a file may name addresses below its own folder only, hence all at the root.
const MOST_ENTRIES = 50_000;
const MOST_BYTES = 50_000_000;
/** The most bytes that the tags around an address need. */
const TAGS = 120;

/** Google's news sitemap: the last two days, at most 1,000 stories. */
export const NEWS_WINDOW = 2 * 86_400_000;
const MOST_NEWS = 1000;

const NONE: readonly string[] = [];

type Page = Address & Pick<PlannedRoute, "article">;

interface Listed {
  readonly path: string;
  readonly article: Article | undefined;
  /** The time of the last change in milliseconds, if it is known. */
  readonly modified: number | undefined;
}

/**
 * The index `/sitemap.xml`, one sitemap a month of stories and one of all other pages, each split where it is too large, and the news
 * sitemap. They name every page that search engines may list.
 *
 * @param others all other pages of the edition
 */
export function* sitemapRoutes(placed: Placed, others: readonly Page[]) {
  const parts = [...byMonth(placed, others)]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .flatMap(([name, listed]) =>
      (isSmall(placed, listed) ? [listed] : split(listed, (each) => weigh(placed, each))).map((part, index) => ({
        path: `/sitemap-${name}${index === 0 ? "" : `-${index + 1}`}.xml`,
        part,
      })),
    );
  for (const { path, part } of parts)
    yield route("sitemap", {
      path,
      indexable: false,
      view: (context) => ({ entries: part.map((each) => entryOf(context, each)) }),
      cacheKey: () => part.map(({ path, modified, article }) => [path, modified, ...imagesOf(article)].join(" ")),
      dependsOn: () => [],
    });
  yield route("newsSitemap", {
    path: paths.newsSitemap,
    indexable: false,
    view: (context) => newsSitemap(placed, context),
  });
  yield route("sitemapIndex", {
    path: paths.sitemap,
    indexable: false,
    view: (context) => ({ entries: indexEntries(context, parts) }),
    dependsOn: () => [],
  });
}

/** What search engines may list: stories by month (`2019-09`), and all other pages together. */
function byMonth({ copy, outlet }: Placed, pages: readonly Page[]): Map<string, Listed[]> {
  const updated = new Map(copy.pages.map(({ name, updated }) => [`/${name}/`, updated?.at]));
  const monthOf = memoize(({ year, month }: CalendarDay) => `${year}-${month}`);
  return groupBy(
    pages
      .filter(({ indexable }) => indexable)
      .map(({ path, article }): Listed => {
        const modified = article?.modified ?? updated.get(path);
        return { path, article, modified };
      }),
    ({ article }) => (article ? monthOf(calendarOf(article.released.at, outlet.site.timeZone)) : "pages"),
  );
}

/** Splits a list so that no file gets too large. @param bytesOf the size of an item in bytes */
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

/** Whether a list surely fits into one file, so that none of it has to be weighed: nine bytes is the most that a letter takes, percent-encoded. */
function isSmall({ base }: Placed, listed: readonly Listed[]): boolean {
  const root = base.url("/").length + TAGS;
  let bytes = 0;
  for (const { path, article } of listed) {
    bytes += root + 9 * path.length;
    for (const image of imagesOf(article)) bytes += root + 9 * image.length;
  }
  return listed.length <= MOST_ENTRIES && bytes <= MOST_BYTES;
}

const weigh = ({ base }: Placed, { path, article }: Listed): number =>
  [path, ...imagesOf(article)].reduce((sum, each) => sum + base.url(each).length + TAGS, 0);

const entryOf = ({ base, outlet }: SharedContext, { path, article, modified }: Listed) => ({
  url: base.url(path),
  ...(modified === undefined ? {} : { modified: dateTimeOf(modified, outlet.site.timeZone) }),
  images: imagesOf(article).map(base.url),
});

/** The paths of the pictures of a story. */
function imagesOf(article: Article | undefined): readonly string[] {
  if (!article) return NONE;
  const { image, body } = article.story;
  if (!image && body.pictures.length === 0) return NONE;
  const lead = image ? [...cutsOf(image).slice(0, 1), jpegOf(image)] : [];
  return [...lead, ...body.pictures.map(jpegOf)].map(({ path }) => path);
}

function indexEntries(
  { base, outlet }: SiteContext,
  parts: readonly { path: string; part: readonly Listed[] }[],
): { url: string; modified?: string }[] {
  return parts.map(({ path, part }) => {
    // If the last change of one page is unknown, that of the whole sitemap is unknown.
    const newest = Math.max(...part.map(({ modified = Number.POSITIVE_INFINITY }) => modified));
    const modified = Number.isFinite(newest) ? { modified: dateTimeOf(newest, outlet.site.timeZone) } : {};
    return { url: base.url(path), ...modified };
  });
}

function newsSitemap({ articles, now }: Placed, { base, outlet }: SiteContext) {
  const { name, language, timeZone } = outlet.site;
  const recent = articles.filter(
    ({ released, canonical }) => released.at > now - NEWS_WINDOW && canonical === undefined,
  );
  return {
    publication: name,
    entries: recent
      .slice(-MOST_NEWS)
      .reverse()
      .map(({ path, story, released }) => ({
        url: base.url(path),
        title: story.headline,
        language: newsLanguage(story.language ?? language),
        published: dateTimeOf(released.at, timeZone),
      })),
  };
}

/** ISO 639 in two or three letters; Google tells the two scripts of Chinese apart. */
function newsLanguage(tag: string): string {
  const { language, script } = new Intl.Locale(tag).maximize();
  if (language !== "zh") return language;
  return script === "Hant" ? "zh-tw" : "zh-cn";
}
