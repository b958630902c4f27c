import { withoutRegion } from "../model/locale.ts";
import type { Outlet } from "../model/outlet.ts";
import type { Article } from "./article.ts";
import type { Listing } from "./listing.ts";

type Settings = Pick<Outlet["site"], "language" | "languageFronts">;

/** The language of a story (BCP 47, without a region). Undefined if it is the outlet's. */
export function otherLanguage({ story: { language } }: Article, { language: own }: Settings): string | undefined {
  if (language === undefined || language === own) return undefined;
  const bare = withoutRegion(language);
  return bare === withoutRegion(own) ? undefined : bare;
}

/** The languages other than the outlet's that have stories enough for a front, a list and feeds of their own. */
export function frontLanguages(articles: readonly Article[], site: Settings): string[] {
  const { languageFronts: least } = site;
  if (least === false) return [];
  const counts = new Map<string, number>();
  for (const article of articles) {
    const language = otherLanguage(article, site);
    if (language !== undefined) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  return [...counts].flatMap(([language, count]) => (count > least ? language : [])).sort();
}

/**
 * The stories by the front that they stand on: that of their language if it has one, or else the paper's (undefined).
 *
 * @param articles oldest first, as each group is
 */
export function articlesByFront(
  articles: readonly Article[],
  listings: readonly Pick<Listing, "language">[],
  site: Settings,
): ReadonlyMap<string | undefined, readonly Article[]> {
  const fronts = listings.flatMap(({ language }) => language ?? []);
  if (fronts.length === 0) return new Map([[undefined, articles]]);
  const groups = new Map<string | undefined, Article[]>([undefined, ...fronts].map((language) => [language, []]));
  for (const article of articles) (groups.get(otherLanguage(article, site)) ?? groups.get(undefined))?.push(article);
  return groups;
}
