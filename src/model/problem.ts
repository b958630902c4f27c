import { closest, distance } from "fastest-levenshtein";

/** Something an editor has to mend (a problem), ought to know (a warning) or may want to (a notice). Our own bugs are never one of these. */
export interface Problem {
  severity: "problem" | "warning" | "expired" | "notice";
  /** The file as the editor knows it, for example `seeds/harbour.md`. */
  file: string;
  /** Counted from 1. Absent while nobody has looked it up: see content/problem-lines.ts. */
  line?: number;
  /** The key at fault, dotted (`image.alt`, `corrections.0.date`), or a part of the file: `file`, `front matter`, `body`. */
  field: string;
  /** A second place that it is about: the file and key that ask for the same address. */
  other?: Place;
  /** What is wrong, without a final stop. */
  what: string;
  /** How to mend it: whole sentences. */
  fix: string;
}

/** Problems that end what is being done. */
export class Problems extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], options?: ErrorOptions) {
    super(problems.map(format).join("\n"), options);
    this.problems = problems;
  }
}

/** Where something is: `line` is left out while nobody has looked it up, and where no line says it. */
export type Place = Pick<Problem, "file" | "field" | "line">;

/** A problem stops the build. */
export const problem = (place: Place & Pick<Problem, "other">, what: string, fix: string): Problem => ({
  severity: "problem",
  ...place,
  what,
  fix,
});

/** A warning does not. */
export const warning = (place: Place, what: string, fix: string): Problem => ({
  severity: "warning",
  ...place,
  what,
  fix,
});

/** A notice is told once for all the files of a build that it is true of: see `toldOnce`. */
export const notice = (place: Place, what: string, fix: string): Problem => ({
  severity: "notice",
  ...place,
  what,
  fix,
});

/** Of the notices that say the same of a key, the first, with the number of files. */
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

/** What only time has brought about: a warning to a build, which the clock alone never stops, and a problem to `check`. */
export const expired = (place: Place, what: string, fix: string): Problem => ({
  severity: "expired",
  ...place,
  what,
  fix,
});

/**
 * `file:line: field: what is wrong. How to mend it` on one line; a file without a known line says line 1. A second place stands behind
 * what is wrong: `(file:line: field)`.
 */
export function format({ severity, file, line = 1, field, what, fix, other }: Problem): string {
  const kind = severity === "problem" ? "" : severity === "notice" ? "notice: " : "warning: ";
  const also = other ? ` (${other.file}${other.line === undefined ? "" : `:${other.line}`}: ${other.field})` : "";
  return forTerminal(`${file}:${line}: ${kind}${field}: ${what}${also}. ${fix}`.replaceAll(/[\r\n]+/g, " "));
}

/** Text that is safe to show in a terminal: control characters could take it over, bidirectional ones reorder what it shows. */
export const forTerminal = (text: string): string =>
  text.replace(/(?!\n)\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");

/**
 * The known word that `word` is probably a slip of: at most two letters away, and one letter for every four it has. For words that
 * may well be new, such as a name or a tag.
 *
 * @param most how many letters may be wrong instead
 */
export const nearest = (
  word: string,
  known: readonly string[],
  most = Math.min(2, Math.floor(word.length / 4)),
): string | undefined => within(most, word, known);

/** Which of the keys that there are a key is a slip of: a letter in four is wrong, one at least, or two have changed places. */
export function slipOf(key: string, known: readonly string[]): string | undefined {
  const near = within(Math.max(1, Math.min(2, Math.floor(key.length / 4))), key, known);
  return near ?? known.find((each) => isSwapped(key.toLowerCase(), each.toLowerCase()));
}

function isSwapped(a: string, b: string): boolean {
  const at = [...a].findIndex((letter, index) => letter !== b[index]);
  return at >= 0 && a === b.slice(0, at) + (b[at + 1] ?? "") + (b[at] ?? "") + b.slice(at + 2);
}

/**
 * `Did you mean "sport"?` where a known word is near, else the list of what there is, shortened. For words that must be known: up to
 * half of the letters may be wrong.
 */
export function suggestion(word: string, known: readonly string[]): string {
  return suggestionOf(within(Math.ceil(word.length / 2), word, known), known);
}

/** The same for a key, where a wrong guess does harm: `excerpt` is no `expires`. The list is whole: a key is looked for nowhere else. */
export const keySuggestion = (key: string, known: readonly string[]): string =>
  suggestionOf(slipOf(key, known), known, known.length);

function suggestionOf(near: string | undefined, known: readonly string[], most = 12): string {
  if (near !== undefined) return `Did you mean "${near}"?`;
  if (known.length === 0) return "There is none yet.";
  const shown = known.slice(0, most).join(", ");
  return `Use one of: ${shown}${known.length > most ? ", …" : ""}.`;
}

/** The known word with the fewest letters wrong (Levenshtein), capitals aside, if they are at most `most`. */
function within(most: number, word: string, known: readonly string[]): string | undefined {
  const lower = word.toLowerCase();
  // Of 27,000 addresses nearly all are too long or too short for it.
  const fitting = known
    .filter(({ length }) => Math.abs(length - word.length) <= most)
    .map((each) => each.toLowerCase());
  if (fitting.length === 0) return undefined;
  const candidate = closest(lower, fitting);
  return distance(lower, candidate) <= most ? known.find((each) => each.toLowerCase() === candidate) : undefined;
}
