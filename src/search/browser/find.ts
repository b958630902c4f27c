import { WEIGHTS } from "../format.ts";
import type { IndexFiles, Term } from "./index-files.ts";
import type { Query } from "./query.ts";

/** What results are narrowed down to, and in which order they come. */
export interface Narrowing {
  /** `section:world`. Results have all of them. */
  readonly facets?: readonly string[];
  readonly year?: string;
  readonly newestFirst?: boolean;
}

export interface Found {
  /** The numbers of the documents that were found, the first result first. */
  readonly numbers: readonly number[];
  /** Words that no document has. */
  readonly missing: readonly string[];
  /** The words that were found, with all their forms: these can be marked in headlines. */
  readonly words: readonly string[];
}

/** A word of a query. */
interface Asked {
  readonly word: string;
  readonly terms: readonly Term[];
  readonly documents: number;
}

/** A word that stands in more than this share of documents does not decide, if there are others. */
const COMMON = 0.5;

/** How many terms the beginning of a word stands for, at most. */
const MOST_TERMS = 8;

/**
 * Finds documents with all words of a query, or with all but one if no document has all. Without words, it finds all documents that the
 * narrowing leaves. The best come first: by BM25 with the weights of the index, and the newest of equals.
 */
export async function find(
  index: IndexFiles,
  { words, phrases, excluded }: Query,
  { facets = [], year, newestFirst = false }: Narrowing = {},
): Promise<Found> {
  const asked = await Promise.all(
    words.map(async (word, at): Promise<Asked> => {
      const terms = await termsOf(index, word, at === words.length - 1);
      return { word, terms, documents: terms.reduce((sum, { documents }) => sum + documents, 0) };
    }),
  );
  const known = asked.filter(({ documents }) => documents > 0);
  const found = {
    missing: asked.flatMap(({ word, documents }) => (documents === 0 ? word : [])),
    words: formsOf(known),
  };
  if (words.length > 0 && known.length === 0) return { ...found, numbers: [] };
  const rare = known.filter(({ documents }) => documents < COMMON * index.head.documents);
  const deciding = rare.length > 0 ? rare : known;
  const { scores, matches } = await score(index, deciding);
  const kept: Set<number>[] = await Promise.all(
    facets.map(async (facet) => {
      const { terms } = await index.bucketOf(facet);
      return union(
        index,
        terms.filter(({ term }) => term === facet),
      );
    }),
  );
  if (year) kept.push(new Set(numbersOf(index, year)));
  const left: Set<number>[] = await Promise.all(excluded.map(async (word) => union(index, await termsOf(index, word))));
  const placed = await Promise.all(phrases.map((phrase) => together(index, phrase, asked)));
  const isAllowed = (number: number): boolean =>
    kept.every((set) => set.has(number)) && !left.some((set) => set.has(number)) && placed.every((has) => has(number));
  const candidates = words.length > 0 ? scores.keys() : (kept[0] ?? (left.length > 0 ? numbersOf(index, "") : []));
  const allowed = [...candidates].filter(isAllowed);
  const having = (count: number) => allowed.filter((number) => (matches.get(number) ?? 0) === count);
  let numbers = having(deciding.length);
  if (numbers.length === 0 && phrases.length === 0 && deciding.length > 1) numbers = having(deciding.length - 1);
  const scoreOf = (number: number) => (newestFirst ? 0 : (scores.get(number) ?? 0));
  return { ...found, numbers: numbers.sort((a, b) => scoreOf(b) - scoreOf(a) || b - a) };
}

/**
 * The terms that a word stands for: in most cases one in each tier. Else the commonest of those that begin with it, if it may be the
 * beginning of a word; else the longest that begins the word, since a form may be one that no story has.
 */
async function termsOf(index: IndexFiles, word: string, mayBegin = false): Promise<Term[]> {
  const { terms, strays } = await index.bucketOf(word);
  const exact = new Set(terms.filter(({ words }) => words.includes(word)));
  for (const [form, term] of strays)
    if (form === word) for (const each of (await index.bucketOf(term)).terms) if (each.term === term) exact.add(each);
  if (exact.size > 0) return [...exact];
  const begun = terms.filter(({ term, words }) => !term.includes(":") && words.some((each) => each.startsWith(word)));
  if (mayBegin && begun.length > 0) return begun.sort((a, b) => b.documents - a.documents).slice(0, MOST_TERMS);
  const near = terms.filter(({ term }) => term.length > 3 && word.startsWith(term) && word.length - term.length < 5);
  const longest = Math.max(...near.map(({ term }) => term.length));
  return near.filter(({ term }) => term.length === longest);
}

/** Adds up the weights of words in each document, and counts the words. */
async function score(index: IndexFiles, asked: readonly Asked[]) {
  const scores = new Map<number, number>();
  const matches = new Map<number, number>();
  const total = index.head.documents;
  const lists = await Promise.all(asked.map(({ terms }) => Promise.all(terms.map((term) => index.postings(term)))));
  for (const [at, { documents }] of asked.entries()) {
    const rarity = Math.log(1 + (total - documents + 0.5) / (documents + 0.5));
    const best = new Map<number, number>();
    for (const { numbers, weights } of lists[at] ?? [])
      for (const [place, number] of numbers.entries())
        best.set(number, Math.max(best.get(number) ?? 0, weights[place] ?? 0));
    for (const [number, weight] of best) {
      scores.set(number, (scores.get(number) ?? 0) + (rarity * weight) / WEIGHTS);
      matches.set(number, (matches.get(number) ?? 0) + 1);
    }
  }
  return { scores, matches };
}

async function union(index: IndexFiles, terms: readonly Term[]): Promise<Set<number>> {
  const lists = await Promise.all(terms.map((term) => index.postings(term)));
  return new Set(lists.flatMap(({ numbers }) => [...numbers]));
}

/** The numbers of all documents, or of those of a year. */
function numbersOf({ head: { segments, years } }: IndexFiles, year: string): number[] {
  const at = years.findIndex(([each]) => each === year);
  const from = years[at]?.[1] ?? Infinity;
  const to = years[at + 1]?.[1] ?? Infinity;
  return segments
    .flatMap(([first, documents]) => Array.from({ length: documents }, (_, at) => first + at))
    .filter((number) => !year || (number >= from && number < to));
}

/**
 * Whether the words of a phrase stand one after the other in a document. A word that is too common in a tier to have places there may be
 * any word.
 */
async function together(
  index: IndexFiles,
  phrase: readonly string[],
  asked: readonly Asked[],
): Promise<(number: number) => boolean> {
  /** Where the phrase may begin in each document; undefined as long as no word was looked at. */
  const begins = index.head.tiers.map((): Map<number, Set<number>> | undefined => undefined);
  const words = phrase.map((word, offset) => ({ offset, asked: asked.find((each) => each.word === word) }));
  words.sort((a, b) => (a.asked?.documents ?? 0) - (b.asked?.documents ?? 0));
  for (const { offset, asked } of words)
    for (const tier of begins.keys()) {
      const terms = asked?.terms.filter((term) => term.tier === tier) ?? [];
      if (terms.some(({ positions }) => !positions)) continue;
      const before = begins[tier];
      const now = new Map<number, Set<number>>();
      for (const term of terms) {
        const [{ numbers }, places] = await Promise.all([index.postings(term), index.places(term)]);
        for (const [at, number] of numbers.entries()) {
          const earlier = before?.get(number);
          if (before && !earlier) continue;
          const starts = now.get(number) ?? new Set();
          for (const place of places?.[at] ?? [])
            if (!earlier || earlier.has(place - offset)) starts.add(place - offset);
          if (starts.size > 0) now.set(number, starts);
        }
      }
      begins[tier] = now;
    }
  return (number) => begins[number >= index.head.fresh ? 1 : 0]?.has(number) ?? true;
}

const formsOf = (asked: readonly Asked[]): string[] => [
  ...new Set(asked.flatMap(({ word, terms }) => [word, ...terms.flatMap(({ words }) => words)])),
];
