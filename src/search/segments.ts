import { hash } from "node:crypto";
import type { SearchDocument } from "./document.ts";
import { NUMBERS_APART } from "./format.ts";

/** How many documents a segment has on average. */
const MEAN = 512;

/** Neighbouring documents that are indexed together. */
export interface Segment {
  readonly documents: readonly SearchDocument[];
  /** The number of the first one. */
  readonly first: number;
  /** Of everything in it, for the cache. */
  readonly key: string;
}

/**
 * Cuts documents into segments. A segment begins where the hash of a document's id says, whatever comes before and after it, so that a new
 * document changes one segment. Pages without a date are in a segment of their own, which has its place also while it is empty.
 *
 * @param pages in any order
 * @param stories oldest first
 * @param version a fingerprint of everything else that an index is made from
 */
export function segmentsOf(
  pages: readonly SearchDocument[],
  stories: readonly SearchDocument[],
  version: string,
): Segment[] {
  const sorted = [...pages].sort((a, b) => (a.id < b.id ? -1 : 1));
  const groups: SearchDocument[][] = [sorted];
  for (const [index, story] of stories.entries()) {
    if (index === 0 || beginsSegment(story.id)) groups.push([]);
    groups.at(-1)?.push(story);
  }
  let first = 0;
  return groups.map((documents) => {
    const key = hash("sha256", version + documents.map(({ fingerprint }) => fingerprint).join("\n"), "hex").slice(
      0,
      24,
    );
    const segment = { documents, first, key };
    first = Math.ceil((first + Math.max(1, documents.length)) / NUMBERS_APART) * NUMBERS_APART;
    return segment;
  });
}

/** Whether the document with this id begins a segment. */
export const beginsSegment = (id: string): boolean =>
  Number.parseInt(hash("sha1", id, "hex").slice(0, 8), 16) % MEAN === 0;
