import { cleanLine } from "../model/text.ts";

/** A paragraph of a text as received, or a table whose columns are set with spaces. */
export interface Paragraph {
  readonly kind: "paragraph" | "table";
  /** On one line; of a table, its lines as they stood. */
  readonly text: string;
}

/** Lines that are longer were not wrapped by hand: each is a paragraph. */
const LONGEST_WRAPPED = 120;
/** In narrower blocks, such as lists of links, a line that ends early tells nothing. */
const NARROWEST_WRAPPED = 40;
const LONGEST_FIGURES = 60;
const INDENT = 3;

/** How each line of a text stands to the line before it. */
export interface Line {
  readonly text: string;
  /** Empty lines, and the ends of a text, stand between paragraphs. */
  readonly empty: boolean;
  /** Whether a paragraph begins here. */
  readonly begins: boolean;
  /** Whether it goes on with the sentence of the line before. Lines that do not may still be one paragraph. */
  readonly continues: boolean;
  /** Whether it is a row of a table with columns. */
  readonly row: boolean;
}

const NO_LINE: Line = { text: "", empty: true, begins: false, continues: false, row: false };

/**
 * Says where paragraphs begin: after an empty line, or with an indent of three spaces more than the block has. Lines that are wrapped
 * by hand without indents are one paragraph until a sentence ends although the next word had room.
 */
export function readLines(lines: readonly string[]): Line[] {
  const read: Line[] = [];
  for (let index = 0; index < lines.length; ) {
    if (lines[index]?.trim() === "") {
      read.push(NO_LINE);
      index++;
      continue;
    }
    let end = index + 1;
    while (end < lines.length && lines[end]?.trim() !== "") end++;
    readBlock(lines.slice(index, end), read);
    index = end;
  }
  return read;
}

function readBlock(lines: readonly string[], read: Line[]): void {
  const texts = lines.map((line) => line.trim());
  const indents = lines.map(indentOf);
  const least = Math.min(...indents);
  const indentAt = (index: number): number => (indents[index] ?? 0) - least;
  const hasIndents = indents.some((_, index) => indentAt(index) >= INDENT);
  const width = Math.max(...texts.map(({ length }) => length));
  const isWrappedBlock = hasIndents || (width <= LONGEST_WRAPPED && !areSentences(texts));
  const rows = lines.length > 1 ? rowsOf(lines) : undefined;
  texts.forEach((text, index) => {
    const before = texts[index - 1];
    const row = rows?.has(index) ?? false;
    const isFull = before !== undefined && before.length + 1 + firstWordOf(text) > width;
    // Wires set what is no sentence, such as the agency's name at the end, one space in.
    const isSetIn = indentAt(index) >= INDENT || (hasIndents && indentAt(index) > 0 && (!isFull || text.length < 20));
    if (before === undefined || row || rows?.has(index - 1) || isSetIn) {
      read.push({ text, empty: false, begins: true, continues: false, row });
      return;
    }
    const isWrapped = isWrappedBlock && before.length <= LONGEST_WRAPPED;
    const ends = !isFull && endsSentence(before);
    read.push({
      text,
      empty: false,
      begins: !isWrapped || (!hasIndents && (ends || (isFigures(text) && isFigures(before)))),
      continues: isWrapped && !ends && (isNearlyFull(before, width) || isUnfinished(before, text)),
      row,
    });
  });
}

function indentOf(line: string): number {
  const indent = line.length - line.trimStart().length;
  return line.startsWith("\t") ? indent + INDENT : indent;
}

/** Whether most lines end a sentence, as they do where each is a paragraph; short lines do not count. */
function areSentences(texts: readonly string[]): boolean {
  const long = texts.filter(({ length }) => length >= NARROWEST_WRAPPED);
  return long.length > 2 && long.filter(endsSentence).length > long.length / 2;
}

const SENTENCE_END = /[.!?…:]["”’»)]*$/;
/** The last letter tells of most lines that it is none: an expression is tried at every full stop. */
const endsSentence = (text: string): boolean => '.!?…:"”’»)'.includes(text.slice(-1)) && SENTENCE_END.test(text);

const firstWordOf = (text: string): number => {
  const end = text.indexOf(" ");
  return end < 0 ? text.length : end;
};

const OPEN_END =
  /(?:[,;–—-]|\b(?:a|an|and|as|at|by|for|from|in|into|is|its?|of|on|or|that|the|their|to|was|were|with|und|oder|der|die|das|des|dem|den|ein|eine|in|im|von|vom|zu|mit|auf|für|et|ou|le|la|les|un|une|de|du|des|à|au|aux|en|par|sur|avec|y|o|el|los|las|una|del|con|por|para|que))$/iu;

/** The first lines of wires lack the dateline that stood before them, and columns are ragged. */
const isNearlyFull = (line: string, width: number): boolean => width >= NARROWEST_WRAPPED && line.length > 0.7 * width;

/** Whether a sentence goes on from one line to the next, as far as their words tell. */
const isUnfinished = (before: string, text: string): boolean =>
  /^[\p{Ll},;)]/u.test(text) || (OPEN_END.test(before) && !/^[-–—]|[-–—]{2}$/.test(before));

/** `Net 4,214,000 vs 3,811,000`: a quarter of the words are figures, and it is no sentence. */
function isFigures(text: string): boolean {
  if (text.length > LONGEST_FIGURES || !/^[^\p{Ll}].*\d/u.test(text) || /[.,;:]$/.test(text)) return false;
  const words = text.split(/\s+/);
  return words.filter((word) => /\d/.test(word)).length * 4 >= words.length;
}

/** Which lines are rows of a table: lines with columns, at least two, and short lines such as subtotals between them. */
function rowsOf(lines: readonly string[]): ReadonlySet<number> | undefined {
  if (!lines.some(hasColumns)) return undefined;
  const rows = new Set<number>();
  let last: number | undefined;
  lines.forEach((line, index) => {
    if (!hasColumns(line)) return;
    const between = last === undefined ? [] : lines.slice(last + 1, index);
    if (last !== undefined && between.length <= 2 && between.every((other) => other.length <= NARROWEST_WRAPPED))
      for (let row = last; row <= index; row++) rows.add(row);
    last = index;
  });
  return rows.size === 0 ? undefined : rows;
}

/** Three spaces between words, or two at two places where no sentence ends. */
const COLUMNS = /\S {3,}\S|[^\s.!?:"')] {2}[^ ].*[^\s.!?:"')] {2}\S/;
const hasColumns = (line: string): boolean => line.trimEnd().lastIndexOf("  ") > 0 && COLUMNS.test(line);

export const lineAt = (lines: readonly Line[], index: number): Line => lines[index] ?? NO_LINE;

/** The paragraphs of a text, each on one line, and its tables as they stood. */
export function paragraphsOf(lines: readonly string[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let open: { kind: Paragraph["kind"]; lines: string[] } | undefined;
  const close = (): void => {
    if (open)
      paragraphs.push({ kind: open.kind, text: open.kind === "table" ? dedent(open.lines) : open.lines.join(" ") });
    open = undefined;
  };
  readLines(lines).forEach(({ empty, begins, row, text }, index) => {
    const kind = row ? "table" : "paragraph";
    if (empty || open?.kind !== kind || (begins && !row)) close();
    if (empty) return;
    open ??= { kind, lines: [] };
    open.lines.push(row ? (lines[index] ?? "").trimEnd() : cleanLine(text));
  });
  close();
  return paragraphs;
}

function dedent(lines: readonly string[]): string {
  const least = Math.min(...lines.map((line) => line.length - line.trimStart().length));
  return lines.map((line) => line.slice(least)).join("\n");
}
