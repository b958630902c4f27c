import type { Route } from "../site/route.ts";

/** A share of the pages that are due: `{ shard: 2, of: 3 }` is the second of three. */
export interface Share {
  /** Counted from 1. */
  readonly shard: number;
  readonly of: number;
}

export const shareName = ({ shard, of }: Share): string => `${shard}/${of}`;

/**
 * The routes of a share. Routes of one kind cost about the same, so each share gets as many of each kind, next to each other in the order of
 * the edition: of articles and archives a span of time.
 *
 * @param due the same for all shares
 */
export function shareOf<Each extends Pick<Route, "kind">>(due: readonly Each[], { shard, of }: Share): Each[] {
  const counts = new Map<string, number>();
  for (const { kind } of due) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const passed = new Map<string, number>();
  return due.filter(({ kind }) => {
    const at = passed.get(kind) ?? 0;
    passed.set(kind, at + 1);
    return Math.floor((at * of) / (counts.get(kind) ?? 1)) === shard - 1;
  });
}
