import type { CheckedStory } from "../model/article.ts";
import { dayOf, isBefore, type Moment } from "../model/dates.ts";

/** When readers first see a story: the later of date and embargo. */
export const releaseOf = ({ date, embargo }: CheckedStory): Moment =>
  embargo !== undefined && embargo.at > date.at ? embargo : date;

/**
 * A story as readers see it at `now`, in milliseconds: without updates and corrections that are dated later, without an update from
 * before the end of its embargo, and without a picture whose licence has ended.
 *
 * @param zone the IANA time zone, for dates without a time
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

/** The times at which a story changes without an edit, in milliseconds. */
export const changesOf = ({ updated, corrections }: CheckedStory): number[] =>
  updated === undefined ? [] : [updated.at, ...corrections.map(({ date }) => date.at)];

/**
 * The time of the last change of a story that was published at `released`, in milliseconds; `released` if it has not changed. A date without
 * a time means midnight. If that is the day of publication, the change counts as a second after it, so that feed readers notice it.
 *
 * @param zone the IANA time zone of the date
 */
export function modifiedOf({ updated, corrections }: CheckedStory, { at, timed }: Moment, zone: string): number {
  if (updated === undefined) return at;
  if (updated.at > at) return updated.at;
  const says = !updated.timed && (timed || corrections.length > 0);
  return says && dayOf(updated.at, zone) === dayOf(at, zone) ? at + 1000 : at;
}
