import type { Draft } from "../model/article.ts";
import { calendarOf } from "../model/dates.ts";

/** A draft as it reads at `now`, in milliseconds: what it will be updated or corrected to later is not told yet. */
export function asOf(draft: Draft, now: number): Draft {
  // Most drafts say nothing else ever.
  if (draft.updated === undefined || changesOf(draft).every((at) => at <= now)) return draft;
  const corrections = draft.corrections.filter(({ date }) => date.at <= now);
  const updated = draft.updated.at > now ? corrections[0]?.date : draft.updated;
  return { ...draft, updated, corrections, fingerprint: `${draft.fingerprint} ${updated?.at} ${corrections.length}` };
}

/** When a draft says something else by itself, in milliseconds. */
export const changesOf = ({ updated, corrections }: Draft): number[] =>
  updated === undefined ? [] : [updated.at, ...corrections.map(({ date }) => date.at)];

/**
 * When a story that came out at `released` last changed, in milliseconds; `released` where it never did. A date alone counts from
 * midnight: on the day on which the story came out it is a second later than that, so that readers notice.
 *
 * @param zone IANA, of the day
 */
export function modifiedOf({ date, updated, corrections }: Draft, released: number, zone: string): number {
  if (updated === undefined) return released;
  if (updated.at > released) return updated.at;
  const says = !updated.timed && (date.timed || corrections.length > 0);
  return says && dayOf(updated.at, zone) === dayOf(released, zone) ? released + 1000 : released;
}

const dayOf = (at: number, zone: string): string => Object.values(calendarOf(at, zone)).join("-");
