import type { CheckedStory } from "../model/article.ts";
import { dayOf, isBefore, type Moment } from "../model/dates.ts";

/** When readers first see a story: the later of date and embargo. */
export const releaseOf = ({ date, embargo }: CheckedStory): Moment =>
  embargo !== undefined && embargo.at > date.at ? embargo : date;

/**
 * A story as it reads at `now`, in milliseconds: what it will be updated or corrected to later is not told yet, nor is an update that was
 * before its embargo ended. A picture whose licence has ended is gone.
 *
 * @param zone IANA, of a day alone
 */
export const asOf = (story: CheckedStory, now: number, zone: string): CheckedStory =>
  withoutLapsed(asCorrected(story, now, zone), now);

/** The story without its picture from the day on on which the picture's licence ends. */
function withoutLapsed(story: CheckedStory, now: number): CheckedStory {
  const until = story.image?.license?.until;
  if (until === undefined || until > now) return story;
  const { image: _, ...rest } = story;
  return { ...rest, fingerprint: `${story.fingerprint} without picture` };
}

function asCorrected(story: CheckedStory, now: number, zone: string): CheckedStory {
  if (story.updated === undefined) return story;
  // Most stories never change.
  const isSettled = changesOf(story).every((at) => at <= now);
  if (isSettled && (story.embargo === undefined || !isBefore(story.updated, releaseOf(story), zone))) return story;
  const corrections = story.corrections.filter(({ date }) => date.at <= now);
  const latest = story.updated.at > now ? corrections[0]?.date : story.updated;
  const updated = latest && isBefore(latest, releaseOf(story), zone) ? undefined : latest;
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
export function modifiedOf({ updated, corrections }: CheckedStory, { at, timed }: Moment, zone: string): number {
  if (updated === undefined) return at;
  if (updated.at > at) return updated.at;
  const says = !updated.timed && (timed || corrections.length > 0);
  return says && dayOf(updated.at, zone) === dayOf(at, zone) ? at + 1000 : at;
}
