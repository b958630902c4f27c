// The outer and inner quotation marks of a language, as CLDR and its newspapers have them; others are set as English.
const NBSP = "\u00a0";
const GUILLEMETS = ["«", "»", "“", "”"];
const GERMAN = ["„", "“", "‚", "‘"];
const QUOTES: ReadonlyMap<string, readonly string[]> = new Map([
  ["ar", GUILLEMETS],
  ["bg", GERMAN],
  ["cs", GERMAN],
  ["da", ["»", "«", "›", "‹"]],
  ["de", GERMAN],
  ["de-CH", ["«", "»", "‹", "›"]],
  ["el", GUILLEMETS],
  ["es", GUILLEMETS],
  ["et", GERMAN],
  ["fa", ["«", "»", "‹", "›"]],
  ["fi", ["”", "”", "’", "’"]],
  ["fr", [`«${NBSP}`, `${NBSP}»`, "“", "”"]],
  ["hu", ["„", "”", "»", "«"]],
  ["it", GUILLEMETS],
  ["ja", ["「", "」", "『", "』"]],
  ["nb", ["«", "»", "‘", "’"]],
  ["nn", ["«", "»", "‘", "’"]],
  ["pl", ["„", "”", "«", "»"]],
  ["pt-PT", GUILLEMETS],
  ["ro", ["„", "”", "«", "»"]],
  ["ru", ["«", "»", "„", "“"]],
  ["sk", GERMAN],
  ["sl", GERMAN],
  ["sv", ["”", "”", "’", "’"]],
  ["uk", ["«", "»", "„", "“"]],
]);
const ENGLISH = ["“", "”", "‘", "’"];

/** Opening and closing, outer and inner, for a BCP 47 language. */
export const quotesOf = (language: string): readonly string[] =>
  QUOTES.get(language) ?? QUOTES.get(language.split("-", 1)[0] ?? language) ?? ENGLISH;
