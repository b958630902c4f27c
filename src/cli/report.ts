import type { Result } from "../build/result.ts";
import { format, forTerminal } from "../model/problem.ts";
import { exit } from "./commands/command.ts";
import type { Options } from "./options.ts";

/** Prints lines to stderr. @returns the exit code that was given */
export function tell(lines: readonly string[], code: number): number {
  for (const line of lines) console.error(forTerminal(line));
  return code;
}

/**
 * Prints the result of a build or check: problems and warnings to stderr, and a summary as the last line of stdout.
 *
 * @param took how long it took, in milliseconds
 * @returns the exit code
 */
export function report(
  result: Result,
  done: string,
  { json, verbose, watch }: Pick<Options, "json" | "verbose" | "watch">,
  took = process.uptime() * 1000,
): number {
  const faults = result.problems.filter(({ severity }) => severity === "problem");
  if (json) {
    const { edition: _, pages, printed, ...rest } = result;
    console.log(JSON.stringify({ pages, printed, unchanged: pages - printed, ...rest, seconds: took / 1000 }));
    return faults.length > 0 || (!result.published && result.explanation === undefined && result.shard === undefined)
      ? exit.problems
      : exit.done;
  }
  if (verbose) for (const [phase, took] of Object.entries(result.phases)) console.error(`${phase}: ${took} ms`);
  const removed = done === "built" ? removedFrom(result.removals) : [];
  tell([...result.notices, ...removed, ...result.problems.map(format)], exit.problems);
  for (const file of result.held) console.error(forTerminal(`held back: ${file}`));
  if (result.explanation !== undefined) {
    console.log(result.explanation);
    return faults.length > 0 ? exit.problems : exit.done;
  }
  const seconds = (took / 1000).toFixed(2);
  if (result.shard !== undefined) {
    console.log(`printed ${result.printed} of ${result.pages} pages: shard ${result.shard}, in ${seconds} s`);
    return faults.length > 0 ? exit.problems : exit.done;
  }
  if (!result.published) {
    return tell(
      [
        `${faults.length} ${faults.length === 1 ? "problem" : "problems"}: ${result.unfinished ? "the new edition is published in part, and the next build goes on" : "nothing was published, the last edition stays as it was"}.`,
      ],
      exit.problems,
    );
  }
  if (result.strays.length > 0)
    tell([`Not of this edition, and left as they are (--clean removes them): ${firstOf(result.strays)}`], exit.done);
  const { nextSeen } = result;
  if (nextSeen)
    console.log(
      forTerminal(
        `The edition next changes by itself on ${nextSeen.when}, when ${nextSeen.what}${watch ? "" : ": build it again then"}.`,
      ),
    );
  if (done === "checked") console.log(`checked ${result.pages} pages in ${seconds} s`);
  else
    console.log(
      `${done} ${result.pages} pages: ${result.printed} printed, ${result.pages - result.printed} unchanged, ${result.removed} removed, in ${seconds} s`,
    );
  return faults.length > 0 ? exit.problems : exit.done;
}

/** Reports how many lines were removed from stories as received, because an editor should check that they were not copy. */
function removedFrom(removals: Result["removals"]): string[] {
  const lines = removals.filter(({ rule }) => rule !== "comment");
  if (lines.length === 0) return [];
  const stories = new Set(lines.map(({ file }) => file)).size;
  const what = lines.length === 1 ? "1 line that is not copy was" : `${lines.length} lines that are not copy were`;
  return [
    `${what} removed from ${stories === 1 ? "1 story" : `${stories} stories`}. "npm run check" lists ${lines.length === 1 ? "it" : "them"}.`,
  ];
}

/** The first of a list of files, and how many more there are. */
export const firstOf = (files: readonly string[], most = 10): string =>
  files.slice(0, most).join(", ") + (files.length > most ? ` and ${files.length - most} more` : "");
