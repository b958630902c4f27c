import { type Line, lineAt, readLines } from "../paragraphs.ts";
import type { Rulebook } from "./rulebook.ts";

/** What is judged as one: a line, or lines that are one sentence. */
export interface Unit {
  /** Of its lines. */
  readonly indexes: readonly number[];
  /** On one line with single spaces; nothing where it is a table or too long to be anything but copy. */
  readonly text: string | undefined;
  /** Whether a paragraph begins with it. */
  readonly begins: boolean;
}

/** Longer lines are copy, and no pattern has to cope with them. */
const LONGEST_LINE = 300;
/** A call may be wrapped by hand, but it is short. */
const MOST_LINES = 3;
const LONGEST_CALL = 180;

/** What is to be judged of a text, one after the other. Nothing goes on with the first line, which is the headline. */
export function unitsOf(lines: readonly string[], rules: Rulebook): Unit[] {
  const below = lines.findIndex((line) => line.trim() !== "") + 1;
  const read = [...readLines(lines.slice(0, below)), ...readLines(lines.slice(below))];
  const units: Unit[] = [];
  for (let index = 0; index < read.length; index++) {
    const { empty, row, begins } = lineAt(read, index);
    if (empty) continue;
    const indexes = [index];
    while (lineAt(read, index + 1).continues && !isBreak(read, indexes.length, index, rules)) indexes.push(++index);
    units.push({ indexes, text: row ? undefined : textOf(read, indexes), begins });
  }
  return units;
}

/** Whether a line of boilerplate ends here: the next one seems to go on with it, but both are certain. */
function isBreak(lines: readonly Line[], length: number, index: number, rules: Rulebook): boolean {
  const both = [lineAt(lines, index + 1).text, lineAt(lines, index).text];
  return length <= MOST_LINES && both.every(isShort) && both.every((line) => rules.isCertain(tidyLine(line)));
}

/** Cheap, and true of what stands between paragraphs: it neither is a sentence nor goes on from one. */
export const isShort = (line: string): boolean =>
  line.length <= 120 && !",;.".includes(line.slice(-1)) && !LONG.test(line);

/** In lower case, or with nine words and more. */
const LONG = /^\p{Ll}|(?<!\S)(?:\S+ ){9}/u;

function textOf(lines: readonly Line[], indexes: readonly number[]): string | undefined {
  if (indexes.length > MOST_LINES) return undefined;
  const text = indexes.map((index) => lineAt(lines, index).text).join(" ");
  return text.length > (indexes.length > 1 ? LONGEST_CALL : LONGEST_LINE) ? undefined : tidyLine(text);
}

/** Arrows, bullets and icons around the words of a button. */
const ICON = String.raw`(?:[\u2190-\u21ff\u25a0-\u27bf\u2b00-\u2bff\u{1f300}-\u{1faff}•·›»|*+ ]|\ufe0f)+`;
const ORNAMENT = new RegExp(String.raw`^${ICON}(?=[\p{L}\d])|(?<=[\p{L}\d)?!:…])${ICON}$`, "gu");

const tidyLine = (text: string): string =>
  /[^ -~]| {2}|^[^\w"'(]|[^\w.,;:!?"')]$/.test(text) ? text.replace(/\s+/g, " ").replace(ORNAMENT, "") : text;
