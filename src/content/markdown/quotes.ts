// The outer and inner quotation marks of each language, as in CLDR and in its newspapers. Other languages get those of English.
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

/** The quotation marks of a language: outer opening, outer closing, inner opening, inner closing. @param language BCP 47 */
export const quotesOf = (language: string): readonly string[] =>
  QUOTES.get(language) ?? QUOTES.get(language.split("-", 1)[0] ?? language) ?? ENGLISH;
