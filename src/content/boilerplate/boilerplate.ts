import type { Stated } from "../formats/format.ts";
import { boilerplateIn } from "./find.ts";

/** A line that was taken out, with the rule's name. */
export interface RemovedLine {
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
  readonly rule: string;
}

export interface WithoutBoilerplate {
  /** With an empty line in the place of each that went, so that line numbers stay. */
  readonly text: string;
  readonly cuts: readonly RemovedLine[];
  readonly stated: Stated;
  /** The share of the words that the rules would take, where that is too much; then nothing was taken. */
  readonly refused?: number;
}

const MOST_REMOVED = 0.3;
/** Of a brief, one or two calls may be a third; where they are more than half, something is wrong there too. */
const MOST_REMOVED_OF_BRIEF = 0.5;
const WORDS_OF_CALLS = 40;

/**
 * Takes boilerplate of web pages out of a story as received: whole lines only, each by a rule with a name. A line that goes on with a
 * sentence is copy. Counters, bylines and dates count among the first five paragraphs only, calls only in the block that ends the text.
 * The first line is the headline and stays. Doing it twice changes nothing.
 */
export function removeBoilerplate(text: string): WithoutBoilerplate {
  const lines = text.split("\n");
  const cuts: RemovedLine[] = [];
  let stated: Stated = {};
  let removed = 0;
  // What goes may show what stood beside it: until nothing more goes.
  for (let before = -1; cuts.length > before; ) {
    before = cuts.length;
    for (const { indexes, rule, stated: found } of boilerplateIn(lines)) {
      // Whom a note at the end names is named by the byline already.
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

/** With letters: a bare count is no word that anyone would miss. */
const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;
