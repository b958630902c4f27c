import type { Removal } from "../model/article.ts";
import { type Problem, problem } from "../model/problem.ts";

/** A text without its HTML comments. Lines are counted from 0. */
export interface Uncommented {
  readonly text: string;
  /** Converts the number of a line without comments to its number in the original text. */
  lineOf(line: number): number;
  /** The lines of the original text on which comments begin. */
  readonly comments: readonly number[];
  readonly faults: readonly { readonly line: number; readonly what: string }[];
}

/** Finds the start of the next comment at or after an offset, or -1. Offsets only grow from call to call. */
export type FindComment = (from: number) => number;

export const COMMENT = "<!--";

/**
 * Removes HTML comments (CommonMark 0.31, section 6.6) as if they had not been written. A line that holds nothing else is removed too, and
 * one space stays between two words. A comment that is not closed, or that contains "<!--" again, is a fault, because it is not clear
 * how much of the text should be private.
 *
 * @param find finds comments; by default, every "<!--" that no backslash precedes
 */
export function dropComments(text: string, find: FindComment = inPlainText(text)): Uncommented {
  let start = text.includes(COMMENT) ? find(0) : -1;
  if (start < 0) return { text, lineOf: (line) => line, comments: [], faults: [] };
  const kept = new Kept(text);
  const faults: { line: number; what: string }[] = [];
  const comments: number[] = [];
  for (; start >= 0; start = find(kept.at)) {
    kept.keepTo(start);
    const { line } = kept;
    comments.push(line);
    const end = endOf(text, start);
    const next = text.slice(start + COMMENT.length, end).indexOf(COMMENT);
    if (end < 0) faults.push({ line, what: 'the comment that begins with "<!--" is not closed' });
    else if (next >= 0) faults.push({ line, what: 'the comment holds another "<!--" before it is closed' });
    kept.drop(end < 0 ? text.length : end);
  }
  kept.keepTo(text.length);
  return { text: kept.text, lineOf: (line) => kept.lines[line] ?? kept.line, comments, faults };
}

/** How to fix any fault of a comment. */
export const COMMENT_FIX = 'Write "-->" where it ends.';

/**
 * Converts faults to problems, and comments to removals. The removals do not contain the words of the comments, which are private.
 *
 * @param firstLine the line of the file on which the text begins, counted from 1
 */
export function reportComments(
  { comments, faults }: Pick<Uncommented, "comments" | "faults">,
  file: string,
  firstLine = 1,
): { problems: Problem[]; removals: Removal[] } {
  return {
    problems: faults.map(({ line, what }) =>
      problem({ file, field: "body", line: firstLine + line }, what, COMMENT_FIX),
    ),
    removals: comments.map((line) => ({ file, line: firstLine + line, text: "<!-- … -->", rule: "comment" })),
  };
}

function endOf(text: string, start: number): number {
  const [abrupt] = /^<!---?>/.exec(text.slice(start, start + 6)) ?? [];
  if (abrupt !== undefined) return start + abrupt.length;
  const end = text.indexOf("-->", start + COMMENT.length);
  return end < 0 ? -1 : end + 3;
}

/** A line so far that holds only block markers of Markdown: quotation marks (">"), bullets, list numbers or number signs. */
const MARKERS_ALONE = /^[\s>]*(?:(?:[-+*]|\d{1,9}[.)]|#{1,6})[\s>]+)*$/;
const LONGEST_MARKERS = 100;

/** Collects the text that is kept, and the original number of each of its lines. */
class Kept {
  readonly lines: number[] = [0];
  /** The offset in the whole text up to which it has been read, and the line of that offset. */
  at = 0;
  line = 0;
  readonly #whole: string;
  readonly #pieces: string[] = [];
  /** The kept part of the last line, and its last character. V8 would have to copy a concatenated string to read that character from it. */
  #begun = "";
  #last = "";

  constructor(whole: string) {
    this.#whole = whole;
  }

  get text(): string {
    return this.#pieces.join("") + this.#begun;
  }

  keepTo(end: number): void {
    const piece = this.#whole.slice(this.at, end);
    if (this.#begun === "") this.lines[this.lines.length - 1] = this.line;
    for (let feed = piece.indexOf("\n"); feed >= 0; feed = piece.indexOf("\n", feed + 1)) this.lines.push(++this.line);
    const last = piece.lastIndexOf("\n") + 1;
    if (last > 0) this.#pieces.push(this.#begun, piece.slice(0, last));
    this.#begun = last > 0 ? piece.slice(last) : this.#begun + piece;
    this.#last = piece.at(-1) ?? this.#last;
    this.at = end;
  }

  drop(end: number): void {
    const whole = this.#whole;
    const isAlone = this.#begun.length <= LONGEST_MARKERS && MARKERS_ALONE.test(this.#begun);
    let after = end;
    while (whole[after] === " " || whole[after] === "\t") after++;
    const isLast = after === whole.length || whole[after] === "\n";
    if (isLast && isAlone) {
      this.#begun = "";
      after++;
    } else if (isLast) {
      this.#begun = this.#begun.trimEnd();
      // Two spaces at the end of a line are a line break in Markdown: keep them.
      after = end;
    } else if (this.#begun !== "" && !/\s/.test(this.#last)) after = end;
    for (let at = this.at; at < after; at++) if (whole[at] === "\n") this.line++;
    this.at = Math.min(after, whole.length);
  }
}

/** Finds "<!--", except after a backslash, where it is text. */
function inPlainText(text: string): FindComment {
  return (from) => {
    let at = text.indexOf(COMMENT, from);
    while (at > 0 && text[at - 1] === "\\") at = text.indexOf(COMMENT, at + 1);
    return at;
  };
}
