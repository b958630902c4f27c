import { localesOf } from "../model/locale.ts";
import { memoize } from "../model/memoize.ts";

const listOf = memoize((language: string) => new Intl.ListFormat(localesOf(language), { type: "conjunction" }));

/** Names as a sentence lists them in a language (CLDR): "Ada Reed, Jo Day and Tova Lind". */
export const joined = (names: readonly string[], language: string): string =>
  names.length < 2 ? (names[0] ?? "") : listOf(language).format(names);

/** The text after each name in a list of names in a language; after the last name it is empty. */
export function betweenNames(names: readonly string[], language: string): string[] {
  const after = names.map(() => "");
  if (names.length < 2) return after;
  let name = -1;
  for (const { type, value } of listOf(language).formatToParts(names)) {
    if (type === "element") name++;
    else after[name] = value;
  }
  return after;
}
