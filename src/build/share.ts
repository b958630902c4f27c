import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { codeOf } from "../model/error-code.ts";
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
export const shareOf = <Each extends Pick<Route, "kind">>(due: readonly Each[], { shard, of }: Share): Each[] =>
  sharesOf(due, of)[shard - 1] ?? [];

/** All shares of so many. */
function sharesOf<Each extends Pick<Route, "kind">>(due: readonly Each[], of: number): Each[][] {
  const counts = new Map<string, number>();
  for (const { kind } of due) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const passed = new Map<string, number>();
  const shares = Array.from({ length: of }, (): Each[] => []);
  for (const each of due) {
    const at = passed.get(each.kind) ?? 0;
    passed.set(each.kind, at + 1);
    shares[Math.floor((at * of) / (counts.get(each.kind) ?? 1))]?.push(each);
  }
  return shares;
}

/** How processes of one machine print the same routes together: whoever is free takes the next parcel of them. */
export interface Parcels {
  /** A folder of this print alone, in which each process notes what it takes. */
  readonly folder: string;
  readonly count: number;
}

/**
 * The routes that this process takes, parcel by parcel: a parcel is whose process made its folder, which only one can.
 *
 * @param due the same for all processes
 * @param first the parcel to begin with, another one for each process
 * @param most how many parcels it takes
 */
export function* taken<Each extends Pick<Route, "kind">>(
  due: readonly Each[],
  { folder, count }: Parcels,
  first: number,
  most = count,
): Generator<Each> {
  const parcels = sharesOf(due, count);
  let left = most;
  for (let at = 0; at < count && left > 0; at++) {
    const parcel = (first + at) % count;
    if (!canMake(join(folder, String(parcel)))) continue;
    left--;
    yield* parcels[parcel] ?? [];
  }
}

function canMake(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}
