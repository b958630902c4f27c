import { memoize } from "../model/memoize.ts";
import { ByteReader } from "./byte-reader.ts";
import { ByteWriter } from "./byte-writer.ts";
import type { SearchDocument } from "./document.ts";
import { WEIGHTS } from "./format.ts";
import type { Stem } from "./stemmers.ts";
import { bucketHash, cutWords, foldWord } from "./words.ts";

/** The most buckets that an index can have. An inverted segment is in that many parts, so that a part of it can be read and compared. */
const PARTS = 4096;

// BM25 with the usual constants, and an average length that does not depend on the stories: a weight must not change when others do.
const K1 = 1.2;
const B = 0.75;
const AVERAGE_LENGTH = 150;

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
interface OpenTerm {
  readonly name: string;
  readonly hash: number;
  readonly forms: string[];
}

/** A word of the texts, with the term that it is a form of. */
interface Form {
  readonly word: string;
  readonly hash: number;
  readonly stem: string;
  /** The segment that has met it last, and the number of its term there. */
  segment: number;
  term: number;
}

/** Stands for the end of a text, where a word could. */
const END_OF_TEXT = 0;

/** Makes inverted segments. It keeps the words that it has seen, since most of them come again. */
export class Inverter {
  readonly #formsOf: (language: string) => (word: string, isPair: boolean) => Form;
  #segment = 0;

  constructor(stemmerFor: (language: string) => Stem) {
    this.#formsOf = memoize((language) => {
      const stem = stemmerFor(language);
      return memoizeForms((word, isPair) => {
        const folded = foldWord(word);
        const term = isPair || /\p{N}/u.test(word) ? folded : foldWord(stem(word)) || folded;
        return { word: folded, hash: bucketHash(folded), stem: term, segment: 0, term: 0 };
      });
    });
  }

  /** @returns the bytes of an inverted segment: for each part where it ends, then the terms by bucket and name */
  invert(documents: readonly SearchDocument[]): Uint8Array {
    this.#segment++;
    const terms: OpenTerm[] = [{ name: "", hash: 0, forms: [] }];
    const numbers = new Map<string, number>();
    const numberOf = (name: string): number => {
      const known = numbers.get(name);
      if (known !== undefined) return known;
      numbers.set(name, terms.length);
      return terms.push({ name, hash: bucketHash(name), forms: [] }) - 1;
    };
    const strays: Form[] = [];
    const meet = (form: Form): void => {
      form.segment = this.#segment;
      form.term = numberOf(form.stem);
      if (form.word === form.stem) return;
      const term = terms[form.term];
      term?.forms.push(form.word);
      if (term?.hash !== form.hash) strays.push(form);
    };
    /** The numbers of the terms of all stories, one after the other, those of facets behind the words of a story. */
    const taken: number[] = [];
    const stories = documents.map((document): Story => {
      const begin = taken.length;
      const formOf = this.#formsOf(document.language);
      const take = (word: string, isPair: boolean): void => {
        const form = formOf(word, isPair);
        if (form.segment !== this.#segment) meet(form);
        taken.push(form.term);
      };
      for (const text of document.texts()) {
        cutWords(text, take);
        taken.push(END_OF_TEXT);
      }
      const words = taken.length;
      for (const facet of document.facets()) taken.push(numberOf(facet));
      return { begin, words, end: taken.length, norm: K1 * (1 - B + (B * roughly(words - begin)) / AVERAGE_LENGTH) };
    });
    return written(terms, strays, occurrencesIn(taken, terms, stories), stories);
  }
}

/** Where the terms of a story are, and its share in the formula of weights. */
interface Story {
  readonly begin: number;
  /** Where its words end, and facets begin. */
  readonly words: number;
  readonly end: number;
  readonly norm: number;
}

function memoizeForms(make: (word: string, isPair: boolean) => Form): (word: string, isPair: boolean) => Form {
  const known = new Map<string, Form>();
  return (word, isPair) => {
    const before = known.get(word);
    if (before) return before;
    // A string of its own: the word is a slice, which would keep the whole text in memory.
    const own = ` ${word}`.slice(1);
    const form = make(own, isPair);
    known.set(own, form);
    return form;
  };
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

/** Writes a segment from what was found in its stories. */
function written(
  terms: readonly OpenTerm[],
  strays: readonly Form[],
  occurrences: Occurrences,
  stories: readonly Story[],
): Uint8Array {
  const entries = [
    ...terms.map(({ name, hash, forms }, number) => ({ hash, name, stem: "", forms: forms.sort(compare), number })),
    ...strays.map(({ hash, word, stem }) => ({ hash, name: word, stem, forms: [stem], number: undefined })),
  ].sort((a, b) => a.hash - b.hash || compare(a.name, b.name) || compare(a.stem, b.stem));
  const out = new ByteWriter(1 << 16);
  const writeOccurrences = occurrenceWriter(out, occurrences, stories);
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

/** A length to about a fifth: a word more or less must not change the weights of all others. */
const roughly = (length: number): number => ROUGH ** Math.round(Math.log(length) / Math.log(ROUGH));
const ROUGH = 1.45;

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
