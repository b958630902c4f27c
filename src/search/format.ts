// What the index and the browser agree on: the names of files, and how numbers are written into them.

/** The folder of the search below the site, and in it the folder of files whose names hold a hash of what is in them. */
export const SEARCH_FOLDER = "search/";
export const HASHED_FOLDER = "index/";
/** The file that names all others. It is the only one that is replaced under its name. */
export const HEAD_FILE = "index.json";

/** How many steps a weight has: 6 bits. With 4 bits, one in ten of the best ten stories was another one. */
export const WEIGHTS = 64;

/** How many cards a file holds. */
export const CARDS_A_FILE = 16;

/**
 * Documents have numbers in the order of time. Each segment begins at a multiple of this, so that one more document in a segment changes
 * no number in the next ones.
 */
export const NUMBERS_APART = 256;

/** How many letters of the hash are in the name of a file. */
export const HASH_LETTERS = 5;

/** What a result shows. */
export type Card = readonly [
  headline: string,
  standfirst: string,
  /** Relative to the search page. */
  href: string,
  /** `2019-09-05`, in the outlet's time zone; empty for a page without a date. */
  day: string,
  /** The title of the section; empty for a page. */
  section: string,
  /** If it is not the outlet's. */
  language: string | undefined,
];

/** The documents of one age, with an index of their own: most changes are among the newest. */
export interface Tier {
  /** The hashes of the files of terms, one after the other: as many as there are buckets. */
  readonly terms: string;
}

/** `search/index.json`. */
export interface Head {
  /** How many documents there are. */
  readonly documents: number;
  /** The older documents, then the newer ones, if there are two tiers. */
  readonly tiers: readonly Tier[];
  /** The first number of the second tier; the number after the last one if there is one tier. */
  readonly fresh: number;
  /** Of each segment: the number of its first document, how many it has, and the hash of the file that names its files of cards. */
  readonly segments: readonly (readonly [first: number, documents: number, names: string])[];
  /** The hash of the file that names the files of positions. */
  readonly positions: string;
  /** The years, and the number of the first document of each. */
  readonly years: readonly (readonly [year: string, first: number])[];
}

/** By tier and bucket: the hash of the file of positions, then those of positions that are in files of their own. */
export type PositionNames = readonly (readonly string[])[];

export const hashAt = (hashes: string, slot: number): string =>
  hashes.slice(slot * HASH_LETTERS, (slot + 1) * HASH_LETTERS);

/**
 * The name of a file below `search/index/`. All are said to be text, since hosts compress text and send other files as they are.
 *
 * @param kind `t` terms, `l` a long list, `p` positions, `q` long positions, `c` cards, `s` the names of a segment's files of cards, `n` those of
 *   files of positions
 * @param slot what it is the file of: a number, or numbers with a dot between them
 */
export const fileName = (kind: "t" | "l" | "p" | "q" | "c" | "s" | "n", slot: string, hash: string): string =>
  `${kind}${slot}-${hash}.txt`;
