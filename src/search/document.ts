import type { Card } from "./format.ts";

/** A page that can be found. */
export interface SearchDocument {
  /** It never changes, and decides where segments begin. */
  readonly id: string;
  /** Of everything that follows. */
  readonly fingerprint: string;
  /** BCP 47. */
  readonly language: string;
  /** The year of a story: `2019`. */
  readonly year?: string;
  card(): Card;
  /** The texts in which words are looked up. A phrase does not run from one into the next. */
  texts(): readonly string[];
  /** What a search can be narrowed down to: `section:world`, `author:ada-reed`. */
  facets(): readonly string[];
}
