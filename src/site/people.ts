import { nearest } from "../model/problem.ts";

/** What stands between two names, in the languages of the interface: in Arabic a letter before the second. */
const AND = /\s*[,;&]\s*(?:(?:and|und|et|y|e)\s)?|\s(?:and|und|et|y|e)\s|\sو\s?(?=\p{L})/iu;

/** A name of two to five words, in a script with capitals. */
const NAME = /^\p{Lu}[\p{L}\p{M}.'’-]*(?: (?:v[ao]n|d[aeio]|d[aeo][rnsl]|l[ae]|el|zu|\p{Lu}[\p{L}\p{M}.'’-]*)){1,4}$/u;

/**
 * The people that one entry of `authors` names: several, if each of them is known.
 *
 * @param known ids and names of authors
 * @returns `meant`: the people that are probably meant, where only one is taken
 */
export function peopleIn(
  entry: string,
  known: readonly string[],
): { readonly people: readonly string[]; readonly meant?: readonly string[] } {
  const parts = entry.split(AND).map((part) => part.trim());
  if (parts.length < 2 || known.includes(entry) || parts.includes("")) return { people: [entry] };
  if (parts.every((part) => known.includes(part))) return { people: parts };
  const meant = parts.map((part) => (known.includes(part) ? part : (nearest(part, known) ?? part)));
  // "Ministry of Health and Care" is one author, and so is "José Ortega y Gasset".
  const isSeveral = meant.some((part) => known.includes(part)) || parts.every((part) => NAME.test(part));
  return { people: [entry], ...(isSeveral ? { meant } : {}) };
}
