import type { Article } from "./article.ts";
import type { Listing } from "./listing.ts";
import { numbered } from "./numbered.ts";

const DAY = 86_400_000;

/**
 * What a subscriber gets: the newest stories, at least as far back as the newest archive goes, and those older ones that changed
 * since the oldest of these came out, so that readers learn of the correction (RFC 5005, section 4). Newest first.
 */
export function subscription({
  path,
  articles,
  feed: { size, hasArchives },
}: Pick<Listing, "path" | "articles" | "feed">): readonly Article[] {
  const [newestPage] = hasArchives ? numbered(path, articles) : [];
  const length = Math.max(size, newestPage?.items.length ?? 0);
  const newest = articles.slice(-length);
  // A correction with a date alone counts from midnight.
  const since = (newest[0]?.released.at ?? 0) - DAY;
  const changed = articles
    .slice(0, -length)
    .filter(({ released, modified }) => modified > released.at && modified >= since)
    .sort((a, b) => a.modified - b.modified)
    .slice(-size);
  const chosen = new Set(changed);
  return [...(chosen.size === 0 ? [] : articles.filter((article) => chosen.has(article))), ...newest].reverse();
}
