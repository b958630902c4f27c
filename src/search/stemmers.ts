import { memoize } from "../model/memoize.ts";

/** Languages whose words have a stemmer, by the first part of the language tag. */
const algorithms: ReadonlyMap<string, string> = new Map([
  ["ar", "arabic"],
  ["ca", "catalan"],
  ["cs", "czech"],
  ["da", "danish"],
  ["de", "german"],
  ["en", "english"],
  ["es", "spanish"],
  ["eu", "basque"],
  ["fi", "finnish"],
  ["fr", "french"],
  ["ga", "irish"],
  ["hu", "hungarian"],
  ["hy", "armenian"],
  ["it", "italian"],
  ["nb", "norwegian"],
  ["nl", "dutch"],
  ["nn", "norwegian"],
  ["no", "norwegian"],
  ["pt", "portuguese"],
  ["ro", "romanian"],
  ["ru", "russian"],
  ["sl", "slovene"],
  ["sv", "swedish"],
  ["ta", "tamil"],
  ["tr", "turkish"],
]);

/** Reduces a word in lower case to its stem. */
export type Stem = (word: string) => string;

/** The stemmers by language (BCP 47). Loaded when an index is made: 0.9 MB of tables. */
export async function loadStemmers(): Promise<(language: string) => Stem> {
  const loaded = await import("snowball-stemmers");
  // A CommonJS module that says that it is none: who loads it decides what its default is.
  const { newStemmer } = loaded.default ?? loaded;
  const stemOf = memoize((algorithm: string): Stem => {
    const stemmer = newStemmer(algorithm);
    return (word) => stemmer.stem(word);
  });
  return (language) => {
    const algorithm = algorithms.get(language.toLowerCase().split("-")[0] ?? "");
    return algorithm === undefined ? (word) => word : stemOf(algorithm);
  };
}
