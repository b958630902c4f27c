import { type Line, lineAt, readLines } from "../paragraphs.ts";
import type { Rulebook } from "./rulebook.ts";

/** A piece of text that rules are applied to: a line, or the lines of one sentence. */
export interface Unit {
  /** The indexes of its lines. */
  readonly indexes: readonly number[];
  /** The text on one line with single spaces. Undefined for a table, and for a text so long that it must be copy. */
  readonly text: string | undefined;
  /** Whether a paragraph begins with this unit. */
  readonly begins: boolean;
}

/** Longer lines are copy. No pattern is tried on them. */
const LONGEST_LINE = 300;
/** The most lines of a unit: a call may be wrapped by hand, but is short. */
const MOST_LINES = 3;
const LONGEST_CALL = 180;

/** Splits a text into units. The first line is the headline, which no other line continues. */
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

/** Whether a unit ends at a line although the next line seems to continue it: both are certain boilerplate. */
function isBreak(lines: readonly Line[], length: number, index: number, rules: Rulebook): boolean {
  const both = [lineAt(lines, index + 1).text, lineAt(lines, index).text];
  return length <= MOST_LINES && both.every(isShort) && both.every((line) => rules.isCertain(tidyLine(line)));
}

/** A fast test for lines that may be between paragraphs: they are not a sentence, and do not continue one. */
export const isShort = (line: string): boolean =>
  line.length <= 120 && !",;.".includes(line.slice(-1)) && !LONG.test(line);

/** A line that begins in lower case, or has nine words or more. */
const LONG = /^\p{Ll}|(?<!\S)(?:\S+ ){9}/u;

function textOf(lines: readonly Line[], indexes: readonly number[]): string | undefined {
  if (indexes.length > MOST_LINES) return undefined;
  const text = indexes.map((index) => lineAt(lines, index).text).join(" ");
  return text.length > (indexes.length > 1 ? LONGEST_CALL : LONGEST_LINE) ? undefined : tidyLine(text);
}

/** Arrows, bullets and icons around the label of a button. */
const ICON = String.raw`(?:[\u2190-\u21ff\u25a0-\u27bf\u2b00-\u2bff\u{1f300}-\u{1faff}•·›»|*+ ]|\ufe0f)+`;
const ORNAMENT = new RegExp(String.raw`^${ICON}(?=[\p{L}\d])|(?<=[\p{L}\d)?!:…])${ICON}$`, "gu");

const tidyLine = (text: string): string =>
  /[^ -~]| {2}|^[^\w"'(]|[^\w.,;:!?"')]$/.test(text) ? text.replace(/\s+/g, " ").replace(ORNAMENT, "") : text;
