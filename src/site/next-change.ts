import type { CheckedStory } from "../model/article.ts";
import { zonedText } from "../model/dates.ts";
import type { Outlet } from "../model/outlet.ts";
import type { Article } from "./article.ts";
import { changesOf } from "./as-of.ts";
import { licenceTimes } from "./licences.ts";
import { securityTimes } from "./routes/security.ts";
import { NEWS_WINDOW } from "./routes/sitemaps.ts";

/** What the clock alone changes next. */
export interface NextChange {
  /** The next time at which any file or warning changes, in milliseconds. */
  readonly at: number;
  /** The next time at which readers, or those whom the outlet delivers to, see a change. */
  readonly seen?: SeenChange;
}

export interface SeenChange {
  /** When, for editors: `27 November 2026 at 09:30 CET`, in the outlet's zone. */
  readonly when: string;
  /** What happens then, as a sentence without a full stop: `seeds/wall.md is published`. */
  readonly what: string;
}

/**
 * When the edition changes without an edit: a story is published, is updated or corrected, expires or loses its picture, or reaches a
 * partner's feed after its delay. Nobody sees that a licence is about to end, that a story becomes too old for the news sitemap, or that
 * security.txt becomes valid or expires, but the build has to print it.
 *
 * @param stories as they were written
 * @returns nothing if the clock will never change the edition
 */
export function nextChange(
  all: readonly Article[],
  stories: readonly CheckedStory[],
  outlet: Outlet,
  now: number,
): NextChange | undefined {
  let next = Number.POSITIVE_INFINITY;
  let seen: { at: number; file: string; what: string } | undefined;
  const consider = (at: number, file: string, what?: string): void => {
    if (at <= now) return;
    if (at < next) next = at;
    if (what !== undefined && (!seen || at < seen.at)) seen = { at, file, what };
  };
  for (const time of securityTimes(outlet)) consider(time, "security.txt");
  for (const story of stories) {
    if (story.draft) continue;
    for (const time of changesOf(story)) consider(time, story.file, "is updated or corrected");
    for (const time of licenceTimes(story)) consider(time, story.file);
    const until = story.image?.license?.until;
    if (until !== undefined) consider(until, story.file, "loses its picture, because its licence ends");
  }
  const partners = Object.entries(outlet.feeds.partners).flatMap(([slug, { delay }]) =>
    delay > 0 ? [{ delay: delay * 60_000, what: `reaches the feed of the partner "${slug}"` }] : [],
  );
  const longest = Math.max(NEWS_WINDOW, ...partners.map(({ delay }) => delay));
  for (const { story, released } of all) {
    const { draft, expires, embargo, file } = story;
    if (draft || (expires !== undefined && expires <= now)) continue;
    if (expires !== undefined) consider(expires, file, "expires");
    else if (released.at + longest <= now) continue;
    consider(released.at, file, released === embargo ? "is published, because its embargo ends" : "is published");
    consider(released.at + NEWS_WINDOW, file);
    for (const { delay, what } of partners) consider(released.at + delay, file, what);
  }
  if (!Number.isFinite(next)) return undefined;
  if (!seen) return { at: next };
  const when = zonedText({ at: seen.at, timed: true }, outlet.site.timeZone, "en-GB");
  return { at: next, seen: { when, what: `${seen.file} ${seen.what}` } };
}
