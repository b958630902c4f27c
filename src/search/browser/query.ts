import { cutWords, foldWord } from "../words.ts";

/** What a reader asks for. */
export interface Query {
  /** Words that results must have, each once, folded. Those of phrases are among them. */
  readonly words: readonly string[];
  /** Words in quotes, of two words or more. */
  readonly phrases: readonly (readonly string[])[];
  /** Words after a hyphen, which results must not have. */
  readonly excluded: readonly string[];
}

/** The most letters and words of a question that are looked at. */
const MOST_LETTERS = 200;
const MOST_WORDS = 24;

const PART = /(-?)(?:["“”„«]([^"“”„«»]+)["“”»]?|(\S+))/g;

/** Reads what a reader has typed: `harbour "night ferry" -strike`. */
export function parseQuery(typed: string): Query {
  const words = new Set<string>();
  const phrases: string[][] = [];
  const excluded: string[] = [];
  for (const [, minus, quoted, bare = ""] of typed.slice(0, MOST_LETTERS).matchAll(PART)) {
    const found: string[] = [];
    cutWords(quoted ?? bare, (word) => found.push(foldWord(word)));
    if (minus === "-") excluded.push(...found);
    else {
      for (const word of found) words.add(word);
      if (quoted !== undefined && found.length > 1) phrases.push(found);
    }
  }
  return { words: [...words].slice(0, MOST_WORDS), phrases, excluded: excluded.slice(0, MOST_WORDS) };
}
