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

/** A term while a segment is inverted. The same object is used again in the next segment. */
interface OpenTerm {
  readonly term: string;
  readonly hash: number;
  readonly rest: ByteWriter;
  readonly positions: ByteWriter;
  forms: string[];
  segment: number;
  stories: number;
  first: number;
  firstWeight: number;
  /** The last story that has it, and the one before. */
  last: number;
  before: number;
  /** How often the last story has it, and where last. */
  count: number;
  place: number;
}

interface Form {
  readonly word: string;
  readonly hash: number;
  readonly term: OpenTerm;
  segment: number;
}

/** Makes inverted segments. It keeps the words that it has seen, since most of them come again. */
export class Inverter {
  readonly #terms = new Map<string, OpenTerm>();
  readonly #formsOf: (language: string) => (word: string, isPair: boolean) => Form;
  #segment = 0;

  constructor(stemmerFor: (language: string) => Stem) {
    this.#formsOf = memoize((language) => {
      const stem = stemmerFor(language);
      return memoizeForms((word, isPair) => {
        const folded = foldWord(word);
        const term = isPair || /\p{N}/u.test(word) ? folded : foldWord(stem(word)) || folded;
        return { word: folded, hash: bucketHash(folded), term: this.#term(term), segment: 0 };
      });
    });
  }

  /** @returns the bytes of an inverted segment: for each part where it ends, then the terms by bucket and name */
  invert(documents: readonly SearchDocument[]): Uint8Array {
    this.#segment++;
    const used: OpenTerm[] = [];
    const strayed: Form[] = [];
    for (const [story, document] of documents.entries()) this.#add(story, document, used, strayed);
    const entries = [
      ...used.map((term) => ({ hash: term.hash, name: term.term, term, stem: "" })),
      ...strayed.map(({ hash, word, term }) => ({ hash, name: word, term: undefined, stem: term.term })),
    ].sort((a, b) => a.hash - b.hash || compare(a.name, b.name) || compare(a.stem, b.stem));
    const out = new ByteWriter(1 << 16);
    const ends = new Uint32Array(PARTS);
    let part = 0;
    for (const { hash, name, term, stem } of entries) {
      for (; part < partOf(hash); part++) ends[part] = out.length;
      out.text(name);
      const forms = term ? term.forms.sort(compare) : [stem];
      out.number(forms.length);
      for (const form of forms) out.text(form);
      out.number(term?.stories ?? 0);
      if (!term) continue;
      out.number(term.first);
      out.number(term.firstWeight);
      out.number(term.last);
      out.block(term.rest.view());
      out.block(term.positions.view());
    }
    ends.fill(out.length, part);
    return Buffer.concat([Buffer.from(ends.buffer), out.view()]);
  }

  #add(story: number, document: SearchDocument, used: OpenTerm[], strayed: Form[]): void {
    const formOf = this.#formsOf(document.language);
    const touched: OpenTerm[] = [];
    const open = (term: OpenTerm): void => {
      if (term.segment !== this.#segment) {
        Object.assign(term, { segment: this.#segment, forms: [], stories: 0, last: -1 });
        term.rest.clear();
        term.positions.clear();
        used.push(term);
      }
      if (term.last === story) return;
      term.before = term.last;
      term.last = story;
      term.count = 0;
      term.place = -1;
      touched.push(term);
    };
    let length = 0;
    const take = (word: string, isPair: boolean): void => {
      const form = formOf(word, isPair);
      const { term } = form;
      open(term);
      if (form.segment !== this.#segment) {
        form.segment = this.#segment;
        if (form.word !== term.term) {
          term.forms.push(form.word);
          if (form.hash !== term.hash) strayed.push(form);
        }
      }
      term.positions.number((length - term.place - 1) * 2 + (term.place < 0 ? 1 : 0));
      term.place = length++;
      term.count++;
    };
    for (const text of document.texts()) {
      cutWords(text, take);
      length++;
    }
    const norm = K1 * (1 - B + (B * roughly(length)) / AVERAGE_LENGTH);
    for (const facet of document.facets()) {
      const term = this.#term(facet);
      open(term);
      term.count = 1;
    }
    for (const term of touched) {
      const weight = Math.min(WEIGHTS - 1, Math.round((WEIGHTS * term.count) / (term.count + norm)));
      if (term.stories++ === 0) {
        term.first = story;
        term.firstWeight = weight;
      } else term.rest.number((story - term.before - 1) * WEIGHTS + weight);
    }
  }

  #term(name: string): OpenTerm {
    const known = this.#terms.get(name);
    if (known) return known;
    const term: OpenTerm = {
      term: name,
      hash: bucketHash(name),
      rest: new ByteWriter(),
      positions: new ByteWriter(),
      forms: [],
      segment: 0,
      stories: 0,
      first: 0,
      firstWeight: 0,
      last: -1,
      before: -1,
      count: 0,
      place: -1,
    };
    this.#terms.set(name, term);
    return term;
  }
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
