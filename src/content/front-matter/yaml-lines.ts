import { endOfQuoted, meaningOf, type Nature } from "./meaning.ts";
import { isPlain, writeYaml } from "./yaml-value.ts";

/** A value that YAML reads differently from what an editor means. */
export interface Misreading {
  /** The line within the YAML, counted from 0. */
  readonly line: number;
  /** The dotted path of the key: `image.alt`, `tags.1`. */
  readonly field: string;
  readonly what: string;
  readonly fix: string;
}

const NATURES: ReadonlyMap<string, Nature> = new Map([
  ...both(
    "text",
    "title kicker location credit copyright headline subtitle subheadline name description alt caption text excerpt summary abstract lead standfirst dek teaser",
  ),
  ...both("labels", "tags authors author source series categories category keywords tag"),
  ...both("word", "date updated embargo expires section type slug language draft url id canonical src"),
]);

function both(nature: Nature, keys: string): [string, Nature][] {
  return keys.split(" ").map((key) => [key, nature]);
}

/** What a key holds. Capitals make no difference. */
export const natureOf = (key: string): Nature => NATURES.get(key.toLowerCase()) ?? "any";

/** A key, plain or in quotation marks. The schema checks later whether a story may have it. */
const KEYED = /^([\p{L}_$@](?:[^\s:]|:+(?=[^\s:]))*|"(?:[^"\\]|\\.)*"|'[^']*')[ \t]*:(?:[ \t]+|$)/u;
/** A key without a space after it: `title:Quay`, or with the colon of Chinese and Japanese. A web address is text. */
const UNSPACED = /^([\p{L}_][\p{L}\p{N}_-]*)(?:[ \t]*：[ \t]*|:(?!\/\/))(.+)$/u;
const DASHES = /^(?:-(?:[ \t]+|$))*/;
/** The sign that text follows on the lines below. */
export const BLOCK = /^[|>](?:[+-]?[1-9]?|[1-9][+-])(?:\s+#.*|\s*)$/;

/** Tracks the keys and list items that enclose a line. */
export class Places {
  readonly #around: { readonly indent: number; readonly name: string | number }[] = [];

  /** @param column the hyphen's column. An item is deeper than a key above it in the same column */
  enterItem(column: number): void {
    const indent = column + 0.5;
    while ((this.#around.at(-1)?.indent ?? -1) > indent) this.#around.pop();
    const last = this.#around.at(-1);
    const isNext = last?.indent === indent && typeof last.name === "number";
    if (isNext) this.#around.pop();
    this.#around.push({ indent, name: isNext ? Number(last.name) + 1 : 0 });
  }

  enterKey(indent: number, name: string): void {
    while ((this.#around.at(-1)?.indent ?? -1) >= indent) this.#around.pop();
    this.#around.push({ indent, name });
  }

  get field(): string {
    return this.#around.map(({ name }) => name).join(".");
  }

  /** What the innermost key holds. */
  get nature(): Nature {
    return natureOf(String(this.#around.findLast(({ name }) => typeof name === "string")?.name ?? ""));
  }
}

/** A key or list item, and the lines of its value that have been read so far. */
export interface Entry {
  readonly line: number;
  /** The column of the key or hyphen. */
  readonly indent: number;
  readonly field: string;
  /** The text before the value: `title: `, `- `. */
  readonly lead: string;
  readonly nature: Nature;
  /** The lines of the value without surrounding spaces; the first without the lead. */
  readonly values: string[];
}

/** Whether an entry is a `|` or `>` with no text below it. */
export const isEmptyBlock = ({ values: [first = "", ...others] }: Entry): boolean =>
  BLOCK.test(first) && others.every((line) => line === "");

/** The entry that begins on a line. If its lead is empty, none begins: the line continues the entry before it or is a mistake. */
export function entryAt(line: string, at: number, places: Places): Entry | Misreading {
  const indent = line.search(/\S/);
  const rest = line.slice(indent).trimEnd();
  const [dashes = ""] = DASHES.exec(rest) ?? [];
  const content = rest.slice(dashes.length);
  for (let column = 0; column < dashes.length; column++) if (dashes[column] === "-") places.enterItem(indent + column);
  const [keyed, key] = KEYED.exec(content) ?? [];
  const [, first = "", written = ""] = UNSPACED.exec(content) ?? [];
  // A space that does not break a line is none to YAML.
  const value = written.trim();
  if (first !== "" && (keyed === undefined || (key !== first && natureOf(first) !== "any")) && dashes === "") {
    places.enterKey(indent, first);
    const lead = `${" ".repeat(indent)}${first}: `;
    return {
      line: at,
      field: places.field,
      what: `"${content}" has no space after the colon`,
      fix: `Write: ${lead.trimStart()}${isPlain(value) ? value : writeYaml(meaningOf(value, natureOf(first)) ?? value)}`,
    };
  }
  if (keyed !== undefined && key !== undefined)
    places.enterKey(indent + dashes.length, key.replace(/^(["'])(.*)\1$/, "$2"));
  else if (dashes === "" && /^-[\p{L}@#"']/u.test(content)) {
    places.enterItem(indent);
    const what = `"${content}" has no space after the hyphen`;
    return { line: at, field: places.field, what, fix: `Write: - ${content.slice(1)}` };
  }
  return {
    line: at,
    indent: keyed === undefined ? indent + Math.max(0, dashes.lastIndexOf("-")) : indent + dashes.length,
    field: places.field,
    lead: `${dashes}${keyed ?? ""}`.replace(/(\S)[ \t]*$/, "$1 "),
    nature: places.nature,
    values: [content.slice(keyed?.length ?? 0)],
  };
}

/** Adds the lines that continue a value, and indents them where YAML requires it. @returns the next line */
export function gather(lines: string[], from: number, entry: Entry): number {
  const { indent, values } = entry;
  const isDeeper = (line: string): boolean => line.search(/\S/) > indent;
  const first = values[0] ?? "";
  let at = from;
  if (BLOCK.test(first)) {
    while (at < lines.length && (isDeeper(lines[at] ?? "") || lines[at]?.trim() === ""))
      values.push(lines[at++]?.trim() ?? "");
    return at;
  }
  // The text of a key may begin on the line below. A group or a list there has its own entries.
  const below = lines[at] ?? "";
  if (first === "" && isDeeper(below) && !beginsEntry(below) && !isNote(below)) {
    values[0] = below.trim();
    at++;
  }
  if (/^["'[{]/.test(values[0] ?? "")) {
    const more = linesToClose(values[0] ?? "", lines, at);
    for (const end = at + more; at < end; at++) {
      const text = lines[at]?.trim() ?? "";
      values.push(text);
      if (text !== "" && !isDeeper(lines[at] ?? "")) lines[at] = `${" ".repeat(indent + 1)}${text}`;
    }
  }
  for (; at < lines.length && values[0] !== "" && !/^#/.test(values[0] ?? ""); at++) {
    const line = lines[at] ?? "";
    if (!isDeeper(line) || beginsEntry(line) || isNote(line)) break;
    values.push(line.trim());
  }
  return at;
}

export const beginsEntry = (line: string): boolean => KEYED.test(line.trim()) || /^\s*-(?:\s|$)/.test(line);
const isNote = (line: string): boolean => /^\s*#(?!\S)/.test(line);

/** The number of further lines of a quoted text, a list or a group; 0 if it is not closed before the next key. */
function linesToClose(value: string, lines: readonly string[], from: number): number {
  const isQuoted = /^["']/.test(value);
  if (isQuoted ? endOfQuoted(value) > 0 : endOfFlow(value) > 0) return 0;
  let next = from;
  while (next < lines.length && !/^[\p{Ll}_][\p{L}\p{N}_]*:(?:\s|$)/u.test(lines[next] ?? "")) next++;
  const text = [value, ...lines.slice(from, next)].join("\n");
  const end = isQuoted ? endOfQuoted(text) : endOfFlow(text);
  return text.slice(0, end).split("\n").length - 1;
}

/** The offset after the list or group that a value begins with; 0 if it is not closed. */
function endOfFlow(value: string): number {
  let depth = 0;
  // Quotation marks within a text are ordinary characters.
  for (const { 0: mark, index } of value.matchAll(
    /["'](?<=[[{,:]\s*["'])(?:(?<=")(?:[^"\\]|\\.)*"|(?<=')(?:[^']|'')*'(?!'))|[[\]{}]/gs,
  )) {
    if (mark === "[" || mark === "{") depth++;
    else if (mark === "]" || mark === "}") depth--;
    if (depth === 0) return index + 1;
  }
  return 0;
}
