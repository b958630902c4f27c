import { endOfQuoted, meaningOf, type Nature } from "./meaning.ts";
import { isPlain, writeYaml } from "./yaml-value.ts";

/** A value that YAML reads otherwise than an editor means it. */
export interface Misreading {
  /** Within the YAML, counted from 0. */
  readonly line: number;
  /** Dotted: `image.alt`, `tags.1`. */
  readonly field: string;
  readonly what: string;
  readonly mend: string;
}

const NATURES: ReadonlyMap<string, Nature> = new Map([
  ...both(
    "text",
    "title kicker location credit headline subtitle subheadline name description alt caption text excerpt summary abstract lead standfirst dek teaser",
  ),
  ...both("labels", "tags authors author source series categories category keywords tag"),
  ...both("word", "date updated embargo expires section type slug language draft url id canonical src"),
]);

function both(nature: Nature, keys: string): [string, Nature][] {
  return keys.split(" ").map((key) => [key, nature]);
}

/** What the key holds; capitals are the same. */
export const natureOf = (key: string): Nature => NATURES.get(key.toLowerCase()) ?? "any";

/** A key that is a name, or one in quotes. Whether the story may have it is the schema's to say. */
const KEYED = /^([\p{L}_$@](?:[^\s:]|:+(?=[^\s:]))*|"(?:[^"\\]|\\.)*"|'[^']*')[ \t]*:(?:[ \t]+|$)/u;
/** `title:Quay`, or with the colon of Chinese and Japanese; an address is text. */
const UNSPACED = /^([\p{L}_][\p{L}\p{N}_-]*)(?:[ \t]*：[ \t]*|:(?!\/\/))(.+)$/u;
const DASHES = /^(?:-(?:[ \t]+|$))*/;
/** What announces text on the lines below. */
export const BLOCK = /^[|>](?:[+-]?[1-9]?|[1-9][+-])(?:\s+#.*|\s*)$/;

/** The keys and items around a line. */
export class Places {
  readonly #around: { readonly indent: number; readonly name: string | number }[] = [];

  /** @param column of the hyphen: an item is deeper than a key above it in the same column */
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

  /** Of the innermost key. */
  get nature(): Nature {
    return natureOf(String(this.#around.findLast(({ name }) => typeof name === "string")?.name ?? ""));
  }
}

/** A value on its way through the lines. */
export interface Entry {
  readonly line: number;
  /** Of its key or hyphen. */
  readonly indent: number;
  readonly field: string;
  /** What stands before the value: `title: `, `- `. */
  readonly lead: string;
  readonly nature: Nature;
  /** Its lines without spaces around them, the first without the lead. */
  readonly values: string[];
}

/** `|` with no text below it. */
export const isEmptyBlock = ({ values: [first = "", ...others] }: Entry): boolean =>
  BLOCK.test(first) && others.every((line) => line === "");

/** What a line begins: nothing where its lead is empty, as it goes on with what was before or is a slip. */
export function entryAt(line: string, at: number, places: Places): Entry | Misreading {
  const indent = line.search(/\S/);
  const rest = line.slice(indent).trimEnd();
  const [dashes = ""] = DASHES.exec(rest) ?? [];
  const content = rest.slice(dashes.length);
  for (let column = 0; column < dashes.length; column++) if (dashes[column] === "-") places.enterItem(indent + column);
  const [keyed, key] = KEYED.exec(content) ?? [];
  const [, first = "", value = ""] = UNSPACED.exec(content) ?? [];
  if (first !== "" && (keyed === undefined || (key !== first && natureOf(first) !== "any")) && dashes === "") {
    places.enterKey(indent, first);
    const lead = `${" ".repeat(indent)}${first}: `;
    return {
      line: at,
      field: places.field,
      what: `"${content}" has no space after the colon`,
      mend: `Write: ${lead.trimStart()}${isPlain(value) ? value : writeYaml(meaningOf(value, natureOf(first)) ?? value)}`,
    };
  }
  if (keyed !== undefined && key !== undefined)
    places.enterKey(indent + dashes.length, key.replace(/^(["'])(.*)\1$/, "$2"));
  else if (dashes === "" && /^-[\p{L}@#"']/u.test(content)) {
    places.enterItem(indent);
    const what = `"${content}" has no space after the hyphen`;
    return { line: at, field: places.field, what, mend: `Write: - ${content.slice(1)}` };
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

/** Adds the lines that a value goes on with, and indents those that YAML would not take for more of it. @returns the next line */
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
  // The text of a key may begin on the line below; a group or a list there has its own entries.
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

/** How many lines more a quoted text, a list or a group takes up; none where it is not closed before the next key. */
function linesToClose(value: string, lines: readonly string[], from: number): number {
  const isQuoted = /^["']/.test(value);
  if (isQuoted ? endOfQuoted(value) > 0 : endOfFlow(value) > 0) return 0;
  let next = from;
  while (next < lines.length && !/^[\p{Ll}_][\p{L}\p{N}_]*:(?:\s|$)/u.test(lines[next] ?? "")) next++;
  const text = [value, ...lines.slice(from, next)].join("\n");
  const end = isQuoted ? endOfQuoted(text) : endOfFlow(text);
  return text.slice(0, end).split("\n").length - 1;
}

/** The end of the list or group that a value begins with; 0 where it is not closed. */
function endOfFlow(value: string): number {
  let depth = 0;
  // Quotation marks within a text are letters.
  for (const { 0: mark, index } of value.matchAll(
    /["'](?<=[[{,:]\s*["'])(?:(?<=")(?:[^"\\]|\\.)*"|(?<=')(?:[^']|'')*'(?!'))|[[\]{}]/gs,
  )) {
    if (mark === "[" || mark === "{") depth++;
    else if (mark === "]" || mark === "}") depth--;
    if (depth === 0) return index + 1;
  }
  return 0;
}
