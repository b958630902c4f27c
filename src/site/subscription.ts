import type { Article } from "./article.ts";
import type { Listing } from "./listing.ts";
import { numbered } from "./numbered.ts";

const DAY = 86_400_000;

/**
 * The stories of a subscription feed, newest first: the newest stories, at least back to the newest archive, and older stories that have
 * changed since the oldest of these was published, so that feed readers get the correction (RFC 5005, section 4).
 */
export function subscription({
  path,
  articles,
  feed: { size, hasArchives },
}: Pick<Listing, "path" | "articles" | "feed">): readonly Article[] {
  const [newestPage] = hasArchives ? numbered(path, articles) : [];
  const length = Math.max(size, newestPage?.items.length ?? 0);
  const newest = articles.slice(-length);
  // A correction without a time counts from midnight.
  const since = (newest[0]?.released.at ?? 0) - DAY;
  const changed = articles
    .slice(0, -length)
    .filter(({ released, modified }) => modified > released.at && modified >= since)
    .sort((a, b) => a.modified - b.modified)
    .slice(-size);
  const chosen = new Set(changed);
  return [...(chosen.size === 0 ? [] : articles.filter((article) => chosen.has(article))), ...newest].reverse();
}
