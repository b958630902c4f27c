import { COMMENT, type FindComment } from "../comments.ts";

interface Fence {
  readonly sign: string;
  readonly length: number;
  /** The number of block quotations around the fence. The fence ends with them. */
  readonly quotes: number;
  readonly indent: number;
}

const FENCE = /^(?:(`{3,})[^`]*|(~{3,}).*)$/;
const BULLET = /^(?:[-+*]|\d{1,9}[.)])(?:( {1,4})(?! )|(?= |$))/;
/** The nesting depth of blocks that markdown-it supports. */
const DEEPEST = 100;
const SIGN = /\\[^\n]|`+|<!--|\n/g;

/**
 * Finds the comments of a Markdown text outside code. Code blocks are recognised by their lines, fences and indents, also in quotations
 * and lists. This is less exact than markdown-it: `tags.ts` reports a comment in text that is taken for code here but not there.
 */
export function inMarkdown(text: string): FindComment {
  const endOfCode = codeSpans(text);
  let fence: Fence | undefined;
  let inParagraph = false;
  /** The columns at which the text of each open list begins. */
  let lists: number[] = [];
  let quotes = 0;

  /** Whether a whole line is code. */
  const isCode = (line: string): boolean => {
    const [marks = ""] = /^ {0,3}(?:> {0,4})*/.exec(line) ?? [];
    const quoted = marks.split(">").length - 1;
    const content = quoted > 0 ? line.slice(marks.trimEnd().length).replace(/^ /, "") : line;
    const indent = content.length - content.trimStart().length;
    const rest = content.trimStart();
    if (rest === "") {
      inParagraph = false;
      return fence !== undefined && quoted >= fence.quotes;
    }
    if (fence && quoted >= fence.quotes && indent >= fence.indent) {
      if (rest.startsWith(fence.sign.repeat(fence.length)) && rest.replaceAll(fence.sign, "").trim() === "")
        fence = undefined;
      return true;
    }
    fence = undefined;
    if (quoted !== quotes) lists = [];
    quotes = quoted;
    while (indent < (lists.at(-1) ?? 0)) lists.pop();
    return isCodeBlock(rest, indent);
  };

  const isCodeBlock = (line: string, column: number): boolean => {
    let rest = line;
    let indent = column;
    for (let depth = 0; depth < DEEPEST; depth++) {
      if (indent - (lists.at(-1) ?? 0) >= 4 && !inParagraph) return true;
      const [bullet = "", spaces = ""] = BULLET.exec(rest) ?? [];
      if (bullet === "") break;
      indent += bullet.length + (spaces === "" ? 1 : 0);
      rest = rest.slice(bullet.length).trimStart();
      lists.push(indent);
      inParagraph = false;
    }
    const [, ticks, tildes] = FENCE.exec(rest) ?? [];
    const run = ticks ?? tildes;
    if (run !== undefined) fence = { sign: run.charAt(0), length: run.length, quotes, indent: lists.at(-1) ?? 0 };
    else if (!rest.startsWith(COMMENT)) inParagraph = !/^#{1,6}(?: |$)/.test(rest);
    return run !== undefined;
  };

  return (from) => {
    let at = from;
    while (at < text.length) {
      if (at === 0 || text[at - 1] === "\n") {
        const end = text.indexOf("\n", at);
        const line = text.slice(at, end < 0 ? text.length : end).replaceAll("\t", "    ");
        if (isCode(line)) {
          at = end < 0 ? text.length : end + 1;
          continue;
        }
      }
      SIGN.lastIndex = at;
      const sign = SIGN.exec(text);
      if (!sign) return -1;
      if (sign[0] === COMMENT) return sign.index;
      at = sign.index + sign[0].length;
      if (sign[0].startsWith("`")) at = endOfCode(at, sign[0].length) ?? at;
    }
    return -1;
  };
}

/**
 * Finds the end of a code span from the end and the number of its opening backticks. It ends at the next run of as many backticks
 * in the same paragraph. Undefined if there is none.
 */
function codeSpans(text: string): (from: number, length: number) => number | undefined {
  const runs = new Map<number, number[]>();
  const passed = new Map<number, number>();
  const blockStart = /\n[ \t>]*(?=\n|[-+*] |\d{1,9}[.)] |#{1,6} |```|~~~|\|)/g;
  let paragraphEnd = -1;
  return (from, length) => {
    if (runs.size === 0)
      for (const { 0: run, index } of text.matchAll(/`+/g)) {
        const places = runs.get(run.length) ?? [];
        runs.set(run.length, places);
        places.push(index);
      }
    if (paragraphEnd < from) {
      blockStart.lastIndex = from;
      paragraphEnd = blockStart.exec(text)?.index ?? text.length;
    }
    const places = runs.get(length) ?? [];
    let next = passed.get(length) ?? 0;
    while ((places[next] ?? from) < from) next++;
    passed.set(length, next);
    const place = places[next];
    return place !== undefined && place < paragraphEnd ? place + length : undefined;
  };
}
