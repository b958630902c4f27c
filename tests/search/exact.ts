import type { SearchDocument } from "../../src/search/document.ts";
import type { Stem } from "../../src/search/stemmers.ts";
import { cutWords, foldWord } from "../../src/search/words.ts";

const K1 = 1.2;
const B = 0.75;

/** BM25 as the books have it, over the same words: no weight is rounded, and the average length is that of the stories. */
export class ExactSearch {
  readonly #postings = new Map<string, Map<number, number>>();
  readonly #lengths: number[] = [];
  readonly #documents: readonly SearchDocument[];
  readonly #stemmerFor: (language: string) => Stem;
  readonly #average: number;

  constructor(documents: readonly SearchDocument[], stemmerFor: (language: string) => Stem) {
    this.#documents = documents;
    this.#stemmerFor = stemmerFor;
    for (const [at, document] of documents.entries()) {
      const terms = this.#terms(document);
      this.#lengths.push(terms.length);
      for (const term of terms) {
        const posting = this.#postings.get(term) ?? new Map<number, number>();
        this.#postings.set(term, posting.set(at, (posting.get(at) ?? 0) + 1));
      }
    }
    this.#average = this.#lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, documents.length);
  }

  /** Words of a story that fewer than a tenth of all stories have. */
  wordsOf(document: SearchDocument): string[] {
    const words: string[] = [];
    for (const text of document.texts())
      cutWords(text, (word) => {
        const documents = this.#postings.get(this.#stem(word, document.language))?.size ?? 0;
        if (word.length > 2 && documents < this.#documents.length / 10) words.push(word);
      });
    return words;
  }

  /** Documents with all words, the best first, the newest of equals first. */
  search(question: string, language = "en"): SearchDocument[] {
    const terms = new Set<string>();
    cutWords(question, (word) => terms.add(this.#stem(word, language)));
    const lists = [...terms].map((term) => this.#postings.get(term) ?? new Map<number, number>());
    const [shortest = new Map<number, number>()] = [...lists].sort((a, b) => a.size - b.size);
    const scores = [...shortest.keys()]
      .filter((at) => lists.every((list) => list.has(at)))
      .map((at) => ({ at, score: lists.reduce((sum, list) => sum + this.#weight(list, at), 0) }));
    return scores.sort((a, b) => b.score - a.score || b.at - a.at).flatMap(({ at }) => this.#documents[at] ?? []);
  }

  #weight(list: ReadonlyMap<number, number>, at: number): number {
    const count = list.get(at) ?? 0;
    const rarity = Math.log(1 + (this.#documents.length - list.size + 0.5) / (list.size + 0.5));
    const length = (this.#lengths[at] ?? 0) / this.#average;
    return (rarity * count) / (count + K1 * (1 - B + B * length));
  }

  #terms(document: SearchDocument): string[] {
    const terms: string[] = [];
    for (const text of document.texts()) cutWords(text, (word) => terms.push(this.#stem(word, document.language)));
    return terms;
  }

  readonly #stems = new Map<string, string>();
  #stem(word: string, language: string): string {
    const key = `${language} ${word}`;
    const known = this.#stems.get(key);
    if (known !== undefined) return known;
    const stem = /\p{N}/u.test(word) ? foldWord(word) : foldWord(this.#stemmerFor(language)(word)) || foldWord(word);
    this.#stems.set(key, stem);
    return stem;
  }
}
