import type { CheckedStory } from "../model/article.ts";
import { calendarOf } from "../model/dates.ts";

/** A story as it reads at `now`, in milliseconds: without updates and corrections that are still to come. */
export function asOf(story: CheckedStory, now: number): CheckedStory {
  // Most stories never change.
  if (story.updated === undefined || changesOf(story).every((at) => at <= now)) return story;
  const corrections = story.corrections.filter(({ date }) => date.at <= now);
  const updated = story.updated.at > now ? corrections[0]?.date : story.updated;
  return { ...story, updated, corrections, fingerprint: `${story.fingerprint} ${updated?.at} ${corrections.length}` };
}

/** When a story changes by itself, in milliseconds. */
export const changesOf = ({ updated, corrections }: CheckedStory): number[] =>
  updated === undefined ? [] : [updated.at, ...corrections.map(({ date }) => date.at)];

/**
 * When a story that came out at `released` last changed, in milliseconds; `released` where it never did. A date alone counts from
 * midnight: on the day on which the story came out it is a second later than that, so that readers notice.
 *
 * @param zone IANA, of the day
 */
export function modifiedOf({ date, updated, corrections }: CheckedStory, released: number, zone: string): number {
  if (updated === undefined) return released;
  if (updated.at > released) return updated.at;
  const says = !updated.timed && (date.timed || corrections.length > 0);
  return says && dayOf(updated.at, zone) === dayOf(released, zone) ? released + 1000 : released;
}

const dayOf = (at: number, zone: string): string => Object.values(calendarOf(at, zone)).join("-");
