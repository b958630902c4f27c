import { closest, distance } from "fastest-levenshtein";

/** Something that an editor must fix (a problem), should know (a warning) or may want to know (a notice). Bugs of Broadsheet are not reported this way. */
export interface Problem {
  severity: "problem" | "warning" | "expired" | "notice";
  /** The file as the editor knows it, for example `seeds/harbour.md`. */
  file: string;
  /** The line, counted from 1. Absent until it is looked up: see content/problem-lines.ts. */
  line?: number;
  /** The key at fault, dotted (`image.alt`, `corrections.0.date`), or a part of the file: `file`, `front matter`, `body`. */
  field: string;
  /** A second place that the problem is about: the file and key that claim the same address. */
  other?: Place;
  /** The path below the seeds folder that a link leads to, where no seed is: content/lost-seeds.ts says what it may mean, and takes it out. */
  seed?: string;
  /** The name or address that no story has: build/tell-fates.ts says what became of the story that had it, and takes it out. */
  lost?: string;
  /** What is wrong, without a full stop at the end. */
  what: string;
  /** How to fix it, in whole sentences. */
  fix: string;
}

/** Problems that stop the current work. */
export class Problems extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], options?: ErrorOptions) {
    super(problems.map(format).join("\n"), options);
    this.problems = problems;
  }
}

/** Where something is: `line` is left out while nobody has looked it up, and where no line says it. */
export type Place = Pick<Problem, "file" | "field" | "line">;

/** Makes a problem, which stops the build. */
export const problem = (
  place: Place & Pick<Problem, "other" | "seed" | "lost">,
  what: string,
  fix: string,
): Problem => ({
  severity: "problem",
  ...place,
  what,
  fix,
});

/** Makes a warning, which does not stop the build. */
export const warning = (place: Place & Pick<Problem, "lost">, what: string, fix: string): Problem => ({
  severity: "warning",
  ...place,
  what,
  fix,
});

/** Makes a notice, which is reported once for all files that it applies to: see `toldOnce`. */
export const notice = (place: Place, what: string, fix: string): Problem => ({
  severity: "notice",
  ...place,
  what,
  fix,
});

/** Keeps the first of the notices that say the same about a key, and adds the number of files. */
export function toldOnce(problems: readonly Problem[]): Problem[] {
  const keyOf = ({ field, what }: Problem): string => `${field}\n${what}`;
  const counts = new Map<string, number>();
  for (const each of problems)
    if (each.severity === "notice") counts.set(keyOf(each), (counts.get(keyOf(each)) ?? 0) + 1);
  return problems.flatMap((each) => {
    if (each.severity !== "notice") return [each];
    const count = counts.get(keyOf(each));
    counts.delete(keyOf(each));
    if (count === undefined) return [];
    return [
      count === 1
        ? each
        : { ...each, what: `${each.what}, here and in ${count - 1} more ${count === 2 ? "file" : "files"}` },
    ];
  });
}

/** Makes a report of something that has expired. It is a warning in a build, which time alone must never stop, and a problem in `check`. */
export const expired = (place: Place, what: string, fix: string): Problem => ({
  severity: "expired",
  ...place,
  what,
  fix,
});

/**
 * Formats a problem on one line: `file:line: field: what is wrong. How to fix it`. An unknown line is shown as line 1. A second place
 * follows what is wrong: `(file:line: field)`.
 */
export function format({ severity, file, line = 1, field, what, fix, other }: Problem): string {
  const kind = severity === "problem" ? "" : severity === "notice" ? "notice: " : "warning: ";
  const also = other ? ` (${other.file}${other.line === undefined ? "" : `:${other.line}`}: ${other.field})` : "";
  const text = `${file}:${line}: ${kind}${field}: ${what}${also}. ${fix}`;
  // A picture that was pasted into a text is an address of a million letters.
  return forTerminal(text.replaceAll(/[\r\n]+/g, " ").replace(/\S{1000,}/g, (long) => `${long.slice(0, 300)}…`));
}

/** Makes a text safe for a terminal: control characters could take control of it, and bidirectional characters could reorder the text. */
export const forTerminal = (text: string): string =>
  text.replace(/(?!\n)\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");

/**
 * The known word that `word` is probably a misspelling of: at most one letter in four is wrong, and at most two. For words that
 * may also be new, such as a name or a tag.
 *
 * @param most another maximum of wrong letters
 */
export const nearest = (
  word: string,
  known: readonly string[],
  most = Math.min(2, Math.floor(word.length / 4)),
): string | undefined => within(most, word, known);

/** The known key that a key is probably a misspelling of: one letter in four is wrong, or one in a shorter key, or two letters are swapped. */
export function misspellingOf(key: string, known: readonly string[]): string | undefined {
  const near = within(Math.max(1, Math.min(2, Math.floor(key.length / 4))), key, known);
  return near ?? known.find((each) => isSwapped(key.toLowerCase(), each.toLowerCase()));
}

function isSwapped(a: string, b: string): boolean {
  const at = [...a].findIndex((letter, index) => letter !== b[index]);
  return at >= 0 && a === b.slice(0, at) + (b[at + 1] ?? "") + (b[at] ?? "") + b.slice(at + 2);
}

/** A suggestion of a word, if there is one. */
export const didYouMean = (word: string | undefined): string | undefined =>
  word === undefined ? undefined : `Did you mean "${word}"?`;

/**
 * `Did you mean "sport"?` if a known word is similar, or else a shortened list of the known words. For words that must be known: up to
 * half of the letters may be wrong.
 */
export function suggestion(word: string, known: readonly string[]): string {
  return suggestionOf(within(Math.ceil(word.length / 2), word, known), known);
}

/**
 * A suggestion for a key. A wrong guess would do harm (`excerpt` does not mean `expires`), so fewer letters may be wrong. The list of known
 * keys is not shortened, because an editor can find it nowhere else.
 */
export const keySuggestion = (key: string, known: readonly string[]): string =>
  suggestionOf(misspellingOf(key, known) ?? completionOf(key, known), known, known.length);

/** The one known key that a key is the beginning of: `lang` of `language`. */
function completionOf(key: string, known: readonly string[]): string | undefined {
  const [first, ...others] = key.length < 3 ? [] : known.filter((each) => each.startsWith(key));
  return others.length === 0 ? first : undefined;
}

function suggestionOf(near: string | undefined, known: readonly string[], most = 12): string {
  if (near !== undefined) return `Did you mean "${near}"?`;
  if (known.length === 0) return "There is none yet.";
  const shown = known.slice(0, most).join(", ");
  return `Use one of: ${shown}${known.length > most ? ", …" : ""}.`;
}

/** The known word with the fewest letters wrong (Levenshtein), capitals aside, if they are at most `most`. */
function within(most: number, word: string, known: readonly string[]): string | undefined {
  const lower = word.toLowerCase();
  // Compare lengths first: nearly all of 27,000 addresses are too long or too short.
  const fitting = known
    .filter(({ length }) => Math.abs(length - word.length) <= most)
    .map((each) => each.toLowerCase());
  if (fitting.length === 0) return undefined;
  const candidate = closest(lower, fitting);
  return distance(lower, candidate) <= most ? known.find((each) => each.toLowerCase() === candidate) : undefined;
}
