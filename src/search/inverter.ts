import { memoize } from "../model/memoize.ts";
import type { SearchDocument } from "./document.ts";
import { END_OF_TEXT, type OpenTerm, type Story, writtenSegment } from "./inverted-segment.ts";
import type { Stem } from "./stemmers.ts";
import { bucketHash, cutWords, foldWord } from "./words.ts";

// BM25 with the usual constants, and an average length that does not depend on the stories: a weight must not change when others do.
const K1 = 1.2;
const B = 0.75;
const AVERAGE_LENGTH = 150;

/** A word of the texts, with the term that it is a form of. */
interface Form {
  readonly word: string;
  readonly hash: number;
  readonly stem: string;
  /** The segment that has met it last, and the number of its term there. */
  segment: number;
  term: number;
}

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
    return writtenSegment(terms, strays, taken, stories);
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
