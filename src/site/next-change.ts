import type { CheckedStory } from "../model/article.ts";
import type { Outlet } from "../model/outlet.ts";
import type { Article } from "./article.ts";
import { changesOf } from "./as-of.ts";
import { licenceTimes } from "./licences.ts";
import { securityTimes } from "./routes/security.ts";
import { NEWS_WINDOW } from "./routes/sitemaps.ts";

/**
 * The next time at which the edition changes without an edit, in milliseconds: a story is published, is corrected or expires, loses its picture
 * or is warned of that, reaches a partner's feed after its delay, or becomes too old for the news sitemap; or security.txt becomes valid or
 * expires.
 */
export function nextChange(
  all: readonly Article[],
  stories: readonly CheckedStory[],
  outlet: Outlet,
  now: number,
): number | undefined {
  const delays = [0, NEWS_WINDOW, ...Object.values(outlet.feeds.partners).map(({ delay }) => delay * 60_000)];
  const longest = Math.max(...delays);
  let next = Math.min(...securityTimes(outlet).filter((time) => time > now), Number.POSITIVE_INFINITY);
  for (const story of stories)
    if (!story.draft)
      for (const time of [...changesOf(story), ...licenceTimes(story)]) if (time > now && time < next) next = time;
  for (const {
    story,
    released: { at: released },
  } of all) {
    if (story.draft || (story.expires !== undefined && story.expires <= now)) continue;
    if (story.expires === undefined && released + longest <= now) continue;
    const times = [story.expires ?? released, ...delays.map((delay) => released + delay)];
    for (const time of times) if (time > now && time < next) next = time;
  }
  return Number.isFinite(next) ? next : undefined;
}
