import type { Stated } from "../formats/format.ts";
import { boilerplateIn } from "./find.ts";

/** A line that was removed, and the name of the rule that removed it. */
export interface RemovedLine {
  /** The line's number, from 1. */
  readonly line: number;
  readonly text: string;
  readonly rule: string;
}

export interface WithoutBoilerplate {
  /** The text, with an empty line in place of each removed line, so that line numbers stay the same. */
  readonly text: string;
  readonly cuts: readonly RemovedLine[];
  readonly stated: Stated;
  /** The share of words that the rules would have removed, if it is too large. Nothing is removed then. */
  readonly refused?: number;
}

const MOST_REMOVED = 0.3;
/** In a short story, a call or two may be a third of the words. More than half is too much there as well. */
const MOST_REMOVED_OF_BRIEF = 0.5;
const WORDS_OF_CALLS = 40;

/**
 * Removes the boilerplate of web pages from a story as received: whole lines only, each by a named rule. A line that continues the
 * sentence of the line before is copy. Counters, bylines and dates are removed only among the first five paragraphs, and calls ("Follow us")
 * only in the block that ends the text. The first line is the headline and is kept. Removing twice changes nothing.
 */
export function removeBoilerplate(text: string): WithoutBoilerplate {
  const lines = text.split("\n");
  const cuts: RemovedLine[] = [];
  let stated: Stated = {};
  let removed = 0;
  // A removed line may make a line beside it recognisable, so repeat until nothing more is found.
  for (let before = -1; cuts.length > before; ) {
    before = cuts.length;
    for (const { indexes, rule, stated: found } of boilerplateIn(lines)) {
      // If there is a byline, a note at the end only repeats its names.
      const { authors = [] } = rule === "byline" || !stated.authors ? (found ?? {}) : {};
      const all = new Set([...(stated.authors ?? []), ...authors]);
      if (found) stated = { ...found, ...stated, ...(all.size === 0 ? {} : { authors: [...all] }) };
      for (const index of indexes) {
        const line = lines[index]?.trim() ?? "";
        if (!found) removed += wordsIn(line);
        cuts.push({ line: index + 1, text: line, rule });
        lines[index] = "";
      }
    }
  }
  const share = removed > 0 ? removed / wordsIn(text) : 0;
  if (share > (removed > WORDS_OF_CALLS ? MOST_REMOVED : MOST_REMOVED_OF_BRIEF))
    return { text, cuts: [], stated, refused: share };
  return { text: lines.join("\n"), cuts: cuts.sort((a, b) => a.line - b.line), stated };
}

/** Counts words with letters: a number alone, such as a counter, is no loss. */
const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;
