import { ByteReader } from "./byte-reader.ts";
import { ByteWriter } from "./byte-writer.ts";
import { WEIGHTS } from "./format.ts";

/** The most buckets that an index can have. An inverted segment is in that many parts, so that a part of it can be read and compared. */
const PARTS = 4096;

/** A term within one segment. Stories are counted from 0 within it. */
export interface SegmentTerm {
  readonly term: string;
  /** The words of the texts that are forms of the term, without the term itself. */
  readonly forms: readonly string[];
  /** How many stories have it; 0 for a form that begins otherwise than its term, which is then the only one in `forms`. */
  readonly stories: number;
  /** The first story and its weight, then a number for each further one: (the distance − 1) × WEIGHTS + its weight. */
  readonly first: number;
  readonly firstWeight: number;
  readonly rest: Uint8Array;
  readonly last: number;
  /** For each place, (the distance − 1) × 2, and 1 more for the first place in a story. */
  readonly positions: Uint8Array;
}

/** A term while a segment is inverted. */
export interface OpenTerm {
  readonly name: string;
  readonly hash: number;
  readonly forms: string[];
}

/** A form that begins otherwise than its term, so that it is in another bucket. */
interface Stray {
  readonly word: string;
  readonly hash: number;
  readonly stem: string;
}

/** The number that stands for the end of a text, as for a word. */
export const END_OF_TEXT = 0;

/** Where the terms of a story are, and its share in the formula of weights. */
export interface Story {
  readonly begin: number;
  /** Where its words end, and facets begin. */
  readonly words: number;
  readonly end: number;
  readonly norm: number;
}

/** Where terms occur: sorted by term, then by place. */
interface Occurrences {
  readonly stories: Uint32Array;
  /** In the story. */
  readonly places: Uint32Array;
  /** By term, where its occurrences begin; the last number is where those of the last term end. */
  readonly begins: Uint32Array;
}

/** Sorts by counting: a writer for each term would be slower, since the next word is hardly ever of the same one. */
function occurrencesIn(taken: readonly number[], terms: readonly OpenTerm[], stories: readonly Story[]): Occurrences {
  const begins = new Uint32Array(terms.length + 1);
  for (const term of taken) begins[term + 1] = (begins[term + 1] ?? 0) + 1;
  for (let term = 0; term < terms.length; term++) begins[term + 1] = (begins[term + 1] ?? 0) + (begins[term] ?? 0);
  const next = begins.slice();
  const sorted = { stories: new Uint32Array(taken.length), places: new Uint32Array(taken.length), begins };
  for (const [story, { begin, end }] of stories.entries())
    for (let at = begin; at < end; at++) {
      const term = taken[at] ?? END_OF_TEXT;
      const to = next[term] ?? 0;
      next[term] = to + 1;
      sorted.stories[to] = story;
      sorted.places[to] = at - begin;
    }
  return sorted;
}

/**
 * The bytes of an inverted segment: for each part where it ends, then the terms by bucket and name.
 *
 * @param terms by their numbers; the first stands for the ends of texts
 * @param strays forms that begin otherwise than their terms
 * @param taken the numbers of the terms of all stories, one after the other
 */
export function writtenSegment(
  terms: readonly OpenTerm[],
  strays: readonly Stray[],
  taken: readonly number[],
  stories: readonly Story[],
): Uint8Array {
  const entries = [
    ...terms.map(({ name, hash, forms }, number) => ({ hash, name, stem: "", forms: forms.sort(compare), number })),
    ...strays.map(({ hash, word, stem }) => ({ hash, name: word, stem, forms: [stem], number: undefined })),
  ].sort((a, b) => a.hash - b.hash || compare(a.name, b.name) || compare(a.stem, b.stem));
  const out = new ByteWriter(1 << 16);
  const writeOccurrences = occurrenceWriter(out, occurrencesIn(taken, terms, stories), stories);
  const ends = new Uint32Array(PARTS);
  let part = 0;
  for (const { hash, name, forms, number } of entries) {
    if (number === END_OF_TEXT) continue;
    for (; part < partOf(hash); part++) ends[part] = out.length;
    out.text(name);
    out.number(forms.length);
    for (const form of forms) out.text(form);
    if (number === undefined) out.number(0);
    else writeOccurrences(number);
  }
  ends.fill(out.length, part);
  return Buffer.concat([Buffer.from(ends.buffer), out.view()]);
}

/** Writes in how many stories a term is, its list and its positions. */
function occurrenceWriter(
  out: ByteWriter,
  { stories: storyAt, places, begins }: Occurrences,
  stories: readonly Story[],
): (term: number) => void {
  const rest = new ByteWriter(1 << 10);
  const positions = new ByteWriter(1 << 12);
  return (term) => {
    rest.clear();
    positions.clear();
    let [found, first, firstWeight, last] = [0, 0, 0, 0];
    const end = begins[term + 1] ?? 0;
    for (let at = begins[term] ?? 0; at < end; ) {
      const story = storyAt[at] ?? 0;
      const { begin, words, norm } = stories[story] ?? NO_STORY;
      let [count, before] = [0, -1];
      for (; at < end && storyAt[at] === story; at++) {
        const place = places[at] ?? 0;
        if (begin + place < words) positions.number((place - before - 1) * 2 + (count === 0 ? 1 : 0));
        before = place;
        count++;
      }
      const weight = Math.min(WEIGHTS - 1, Math.round((WEIGHTS * count) / (count + norm)));
      if (found++ === 0) [first, firstWeight] = [story, weight];
      else rest.number((story - last - 1) * WEIGHTS + weight);
      last = story;
    }
    out.number(found);
    out.number(first);
    out.number(firstWeight);
    out.number(last);
    out.block(rest.view());
    out.block(positions.view());
  };
}

const NO_STORY: Story = { begin: 0, words: 0, end: 0, norm: 0 };

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const partOf = (hash: number): number => hash >>> 20;

/** The bytes of a bucket in an inverted segment. @param buckets how many there are: a power of two, at most `PARTS` */
export function bucketIn(segment: Uint8Array, bucket: number, buckets: number): Uint8Array {
  const view = new DataView(segment.buffer, segment.byteOffset, PARTS * 4);
  const parts = PARTS / buckets;
  const endOf = (part: number): number => PARTS * 4 + (part < 0 ? 0 : view.getUint32(part * 4, true));
  return segment.subarray(endOf(bucket * parts - 1), endOf((bucket + 1) * parts - 1));
}

/** The terms in the bytes of a bucket, by bucket and name. */
export function* termsIn(bytes: Uint8Array): Generator<SegmentTerm> {
  const reader = new ByteReader(bytes);
  while (reader.at < bytes.length) {
    const term = reader.text();
    const forms = Array.from({ length: reader.number() }, () => reader.text());
    const stories = reader.number();
    if (stories === 0) {
      yield { term, forms, stories, first: 0, firstWeight: 0, last: 0, rest: NONE, positions: NONE };
      continue;
    }
    const first = reader.number();
    const firstWeight = reader.number();
    const last = reader.number();
    const rest = reader.bytes(reader.number());
    yield { term, forms, stories, first, firstWeight, last, rest, positions: reader.bytes(reader.number()) };
  }
}

const NONE = new Uint8Array();
