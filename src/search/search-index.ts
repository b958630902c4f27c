import { type BucketFiles, type BucketPart, bucketFiles } from "./bucket-files.ts";
import { CARDS_A_FILE, fileName, HASHED_FOLDER, HEAD_FILE, type Head, SEARCH_FOLDER } from "./format.ts";
import { bucketIn } from "./inverted-segment.ts";
import { hashedFile, type MadeFile } from "./made-file.ts";
import type { Segment } from "./segments.ts";

/** How many segments are the newest, in a tier of their own, if there are at least three times as many. */
const NEWEST = 2;

/** How many documents a bucket is meant for among the older and among the newest. */
const DOCUMENTS_A_BUCKET = 48;
const FEWEST_BUCKETS = 4;
const BUCKETS_OF_NEWEST = 64;
const DOCUMENTS_A_BUCKET_OF_NEWEST = 16;

/** Terms that more documents have have no positions: a phrase may have any word in their place. */
const COMMON = 0.2;

/** What a build keeps for the next one: what an index was made from, and the hashes of its files. */
export interface IndexState {
  readonly segments: readonly { readonly key: string; readonly first: number; readonly cards: readonly string[] }[];
  readonly tiers: readonly (readonly BucketHashes[])[];
}

/** The hashes of the files of a bucket. */
type BucketHashes = {
  readonly [Name in keyof BucketFiles]: BucketFiles[Name] extends MadeFile ? string : readonly string[];
};

/** A whole index. */
export interface SearchIndex {
  /** Every file, by its path below the output folder, and what makes its bytes. */
  readonly files: ReadonlyMap<string, () => Uint8Array>;
  readonly state: IndexState;
}

/**
 * Makes the files of an index. It is the same whether a state is given or not.
 *
 * @param invertedOf the bytes of an inverted segment, by its key; nothing for one of an earlier index that is not kept any more
 * @param last the state of an earlier index with the same version: only buckets that differ from it are made
 */
export function makeIndex(
  segments: readonly Segment[],
  invertedOf: (key: string) => Uint8Array | undefined,
  last: IndexState | undefined,
): SearchIndex {
  const files = new Map<string, () => Uint8Array>();
  const add = (kind: Parameters<typeof fileName>[0], slot: string, hash: string, make: () => Uint8Array) =>
    files.set(SEARCH_FOLDER + HASHED_FOLDER + fileName(kind, slot, hash), make);
  const tiers = tiersOf(segments).map((tier, at) => {
    const changed = changedBuckets(tier, last, at, invertedOf);
    return Array.from({ length: tier.buckets }, (_, bucket): BucketHashes => {
      const slot = `${at}.${bucket.toString(36)}`;
      const make = once(() => bucketFiles(partsOf(tier, bucket, invertedOf), tier.common, slot));
      const known = changed?.has(bucket) === false ? last?.tiers[at]?.[bucket] : undefined;
      const hashes = known ?? hashesOf(make());
      add("t", slot, hashes.terms, () => make().terms.bytes);
      add("p", slot, hashes.positions, () => make().positions.bytes);
      for (const [kind, name] of [
        ["l", "lists"],
        ["q", "longPositions"],
      ] as const)
        for (const [index, hash] of hashes[name].entries())
          add(kind, `${slot}.${index}`, hash, () => make()[name][index]?.bytes ?? new Uint8Array());
      return hashes;
    });
  });
  const cards = segments.map((segment) => {
    const known = last?.segments.find(({ key, first }) => key === segment.key && first === segment.first)?.cards;
    const make = once(() => cardFiles(segment));
    const hashes = known ?? make().map(({ hash }) => hash);
    for (const [index, hash] of hashes.entries())
      add("c", cardSlot(segment.first / CARDS_A_FILE + index), hash, () => make()[index]?.bytes ?? new Uint8Array());
    return hashes;
  });
  const cardNames = segments.map(({ first }, index) =>
    hashedFile("s", first.toString(36), Buffer.from(JSON.stringify((cards[index] ?? []).join("")))),
  );
  const names = tiers.map((buckets) =>
    buckets.map(({ positions, longPositions }) => positions + longPositions.join("")),
  );
  const positions = hashedFile("n", "", Buffer.from(JSON.stringify(names)));
  for (const { file, bytes } of [...cardNames, positions]) files.set(file, () => bytes);
  const head = Buffer.from(JSON.stringify(headOf(segments, tiers, cardNames, positions.hash)));
  files.set(SEARCH_FOLDER + HEAD_FILE, () => head);
  return {
    files,
    state: {
      segments: segments.map(({ key, first }, index) => ({ key, first, cards: cards[index] ?? [] })),
      tiers,
    },
  };
}

interface TierPlan {
  readonly segments: readonly Segment[];
  readonly buckets: number;
  /** From how many documents on a term has no positions. */
  readonly common: number;
}

/**
 * The older segments, and the newest if there are many. What decides about a bucket besides its own words must hardly ever change, since
 * all buckets change with it: hence powers of two.
 */
function tiersOf(segments: readonly Segment[]): TierPlan[] {
  const from = segments.length > NEWEST * 3 ? segments.length - NEWEST : segments.length;
  const older = segments.slice(0, from);
  const documents = older.reduce((sum, segment) => sum + segment.documents.length, 0);
  let buckets = FEWEST_BUCKETS;
  while (buckets * DOCUMENTS_A_BUCKET < documents && buckets < 4096) buckets *= 2;
  const plan = { segments: older, buckets, common: COMMON * buckets * DOCUMENTS_A_BUCKET };
  if (from === segments.length) return [plan];
  const common = COMMON * BUCKETS_OF_NEWEST * DOCUMENTS_A_BUCKET_OF_NEWEST;
  return [plan, { segments: segments.slice(from), buckets: BUCKETS_OF_NEWEST, common }];
}

/** The buckets of a tier that differ from those of the earlier index; undefined if all may differ. */
function changedBuckets(
  { segments, buckets }: TierPlan,
  last: IndexState | undefined,
  at: number,
  invertedOf: (key: string) => Uint8Array | undefined,
): Set<number> | undefined {
  const hashes = last?.tiers[at];
  if (!last || hashes?.length !== buckets) return undefined;
  const lastFrom = at === 0 ? 0 : last.segments.length - NEWEST;
  const before = last.tiers.length > at + 1 ? last.segments.slice(lastFrom, -NEWEST) : last.segments.slice(lastFrom);
  const changed = new Set<number>();
  for (let index = 0; index < Math.max(before.length, segments.length); index++) {
    const [old, now] = [before[index], segments[index]];
    if (old?.key === now?.key && old?.first === now?.first) continue;
    const [oldBytes, nowBytes] = [old && invertedOf(old.key), now && invertedOf(now.key)];
    if (old && !oldBytes) return undefined;
    const isMoved = old?.first !== now?.first;
    for (let bucket = 0; bucket < buckets; bucket++) {
      const was = oldBytes ? bucketIn(oldBytes, bucket, buckets) : NONE;
      const is = nowBytes ? bucketIn(nowBytes, bucket, buckets) : NONE;
      if (isMoved ? was.length + is.length > 0 : Buffer.compare(was, is) !== 0) changed.add(bucket);
    }
  }
  return changed;
}

const NONE = new Uint8Array();

const partsOf = (
  { segments, buckets }: TierPlan,
  bucket: number,
  invertedOf: (key: string) => Uint8Array | undefined,
): BucketPart[] =>
  segments.map(({ key, first }) => {
    const bytes = invertedOf(key);
    if (!bytes) throw new Error(`the segment ${key} is missing`);
    return { bytes: bucketIn(bytes, bucket, buckets), first };
  });

const hashesOf = ({ terms, positions, lists, longPositions }: BucketFiles): BucketHashes => ({
  terms: terms.hash,
  positions: positions.hash,
  lists: lists.map(({ hash }) => hash),
  longPositions: longPositions.map(({ hash }) => hash),
});

const cardSlot = (number: number): string => number.toString(36);

function cardFiles({ documents, first }: Segment): MadeFile[] {
  const files: MadeFile[] = [];
  for (let at = 0; at < documents.length; at += CARDS_A_FILE) {
    const cards = documents.slice(at, at + CARDS_A_FILE).map((document) => {
      const card = document.card();
      return card.at(-1) === undefined ? card.slice(0, -1) : card;
    });
    files.push(hashedFile("c", cardSlot((first + at) / CARDS_A_FILE), Buffer.from(JSON.stringify(cards))));
  }
  return files;
}

function headOf(
  segments: readonly Segment[],
  tiers: readonly (readonly BucketHashes[])[],
  cardNames: readonly MadeFile[],
  positions: string,
): Head {
  const years: [string, number][] = [];
  for (const { documents, first } of segments)
    for (const [index, { year }] of documents.entries())
      if (year !== undefined && years.at(-1)?.[0] !== year) years.push([year, first + index]);
  const lastSegment = segments.at(-1);
  const end = lastSegment ? lastSegment.first + lastSegment.documents.length : 0;
  const fresh = tiers.length > 1 ? (segments.at(-NEWEST)?.first ?? end) : end;
  return {
    documents: segments.reduce((sum, segment) => sum + segment.documents.length, 0),
    tiers: tiers.map((buckets) => ({ terms: buckets.map(({ terms }) => terms).join("") })),
    fresh,
    segments: segments.map(({ first, documents }, index) => [first, documents.length, cardNames[index]?.hash ?? ""]),
    positions,
    years,
  };
}

/** Calls a function at most once. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
