import { endOfQuoted, meaningOf, type Nature } from "./meaning.ts";
import { isPlain, type Typed, writeYaml, yamlReading } from "./yaml-value.ts";

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
  ...both("line", "title kicker location credit headline subtitle subheadline name"),
  ...both("text", "description alt caption text excerpt summary abstract lead standfirst dek teaser"),
  ...both("labels", "tags authors author source series categories category keywords tag"),
  ...both("word", "date updated embargo expires section type slug language draft url id canonical src"),
]);

function both(nature: Nature, keys: string): [string, Nature][] {
  return keys.split(" ").map((key) => [key, nature]);
}

/** What the key holds; capitals are the same. */
export const natureOf = (key: string): Nature => NATURES.get(key.toLowerCase()) ?? "any";

const KEYED = /^([\p{L}_$@](?:[\p{L}\p{M}\p{N}_.$-]|:+(?=[^\s:]))*|"(?:[^"\\]|\\.)*"|'[^']*')[ \t]*:(?:[ \t]+|$)/u;
/** `title:Quay`, or with the colon of Chinese and Japanese; an address is text. */
const UNSPACED = /^([\p{L}_][\p{L}\p{N}_-]*)(?:[ \t]*：[ \t]*|:(?!\/\/))(.+)$/u;
const DASHES = /^(?:-(?:[ \t]+|$))*/;
const BLOCK = /^[|>](?:[+-]?[1-9]?|[1-9][+-])(?:\s+#.*|\s*)$/;

/** The keys and items around a line. */
class Places {
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
interface Entry {
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

/**
 * Reads front matter line by line as an editor means it, and says where YAML has it otherwise.
 *
 * @param yaml with line feeds only
 * @returns what is misread, and the YAML with the second lines of quoted texts and lists indented, as YAML 1.2 asks for
 */
export function misreadings(yaml: string): { misread: Misreading[]; mended: string } {
  const lines = yaml.split("\n");
  const misread: Misreading[] = [];
  const places = new Places();
  let before: Entry | undefined;
  for (let at = 0; at < lines.length && misread.length < MOST; ) {
    const line = lines[at] ?? "";
    const indent = line.search(/\S/);
    if (indent < 0 || line[indent] === "#") at++;
    else if (/^\.\.\.\s*$/.test(line)) misread.push({ line: at++, ...END });
    else if (line.slice(0, indent).includes("\t")) misread.push(tabbed(line, at++));
    else {
      const entry = isBelowText(line, before) ? below(line.trim(), at, before) : entryAt(line, at, places);
      if ("what" in entry) {
        misread.push(entry);
        at++;
      } else if (entry.lead === "") {
        const end = endOfStray(lines, at);
        // Below "|", it is the text that was not indented.
        if (before && isEmptyBlock(before)) misread.pop();
        // Of a second text without a key there is no telling where it belongs.
        if (before || misread.length === 0) misread.push(stray(lines.slice(at, end), at, before));
        before = undefined;
        at = end;
      } else {
        at = gather(lines, at + 1, entry);
        misread.push(...judge(entry));
        before = entry;
      }
    }
  }
  return { misread, mended: lines.join("\n") };
}

/** From here on it is no front matter that somebody wrote. */
const MOST = 100;

const END = {
  field: "front matter",
  what: 'has a line "...", which ends the keys in YAML',
  mend: "Take the line out.",
};

/** YAML takes an item below text for more of it, and a key for a fault. */
const isBelowText = (line: string, before: Entry | undefined): before is Entry =>
  before !== undefined &&
  beginsEntry(line) &&
  !/^(?:$|[#&]|[|>]$)/.test(before.values[0] ?? "") &&
  (line.search(/\S/) > before.indent ||
    (/^\s*-/.test(line) && line.search(/\S/) === before.indent && before.lead !== "- "));

const below = (text: string, line: number, { lead, field }: Entry): Misreading => ({
  line,
  field,
  what: `"${text}" stands below "${lead.trimEnd()}", which has a text already`,
  mend: /^-\s/.test(text)
    ? `Write the first of the list on a line of its own too, behind "- ", below "${lead.trimEnd()}".`
    : "Take away the spaces at the start of the line.",
});

const tabbed = (line: string, at: number): Misreading => ({
  line: at,
  field: "front matter",
  what: "has a line that begins with a tab, which YAML does not allow",
  mend: `Write two spaces in place of each tab: "${line.replace(/^\s+/, (space) => space.replaceAll("\t", "  "))}"`,
});

/** How far text without a key goes on. */
function endOfStray(lines: readonly string[], from: number): number {
  let end = from + 1;
  while (end < lines.length && !/^\s*(?:#.*)?$/.test(lines[end] ?? "") && !beginsEntry(lines[end] ?? "")) end++;
  return end;
}

function stray(lines: readonly string[], line: number, before: Entry | undefined): Misreading {
  if (!before) return { line, field: "front matter", what: "has no keys", mend: 'Write each line as "key: value".' };
  const { field, lead, nature, values } = before;
  const what = `"${lines[0]?.trim()}" stands on a line of its own`;
  const start = isEmptyBlock(before) ? "" : onOneLine(values);
  const meant = meaningOf(start, nature);
  if (typeof meant !== "string") return { line, field, what, mend: 'Write each line as "key: value".' };
  const text = [meant, ...lines.map((each) => each.trim())].join(" ").trim();
  return { line, field, what, mend: `Write: ${lead}${writeYaml(text)}` };
}

const isEmptyBlock = ({ values: [first = "", ...others] }: Entry): boolean =>
  BLOCK.test(first) && others.every((line) => line === "");

/** What a line begins: nothing where its lead is empty, as it goes on with what was before or is a slip. */
function entryAt(line: string, at: number, places: Places): Entry | Misreading {
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
function gather(lines: string[], from: number, entry: Entry): number {
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

const beginsEntry = (line: string): boolean => KEYED.test(line.trim()) || /^\s*-(?:\s|$)/.test(line);
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

function* judge(entry: Entry): Generator<Misreading> {
  const { values, nature, lead, field } = entry;
  const [first = ""] = values;
  if (values.length === 1 && /^(?:"[^"\\]*"|'[^']*')?$/.test(first)) return;
  if (values.length === 1 && isPlain(first) && (nature !== "word" || !/^[“”„‘’‚«»]/.test(first))) return;
  if (BLOCK.test(first)) {
    if (!isEmptyBlock(entry)) return;
    const what = `"${first}" announces text on the lines below, and there is none`;
    yield { line: entry.line, field, what, mend: `Indent the text by two spaces, or write it here: ${lead}"…"` };
    return;
  }
  const value = onOneLine(values);
  const meant = meaningOf(value, nature);
  if (meant === undefined || isSame(meant, yamlReading(value))) return;
  const place = {
    line:
      entry.line +
      Math.max(
        0,
        values.findIndex((line) => /\s#|:\s|:$/.test(` ${line}`)),
      ),
    field,
  };
  yield { ...place, what: faultOf(value, meant), mend: `Write: ${lead}${writeYaml(meant)}` };
}

/** On one line, without the comments that may stand behind the items of a list. */
function onOneLine(values: readonly string[]): string {
  const isFlow = values.length > 1 && /^[[{]/.test(values[0] ?? "");
  const bare = isFlow ? values.map((line) => line.replace(/(?:^|(?<=[[\]{},]))\s*#(?:\s.*)?$/, "")) : values;
  return bare.filter((line) => line !== "").join(" ");
}

const isSame = (meant: Typed, read: Typed | undefined): boolean => JSON.stringify(meant) === JSON.stringify(read);

function faultOf(value: string, meant: Typed): string {
  const first = value.charAt(0);
  if (/[“”„‘’‚«»]/.test(first)) return `${value} has curly quotation marks`;
  const [comment] = /(?:^|(?<=\s))#.*$/.exec(value) ?? [];
  if (first === '"' || first === "'") {
    if (typeof meant === "string" && endOfQuoted(value) === value.length && value.includes("\\"))
      return `"${meant}" has a backslash, which means something else in double quotation marks`;
    return quotesFault(value, meant);
  }
  if (typeof meant === "string" && first === "[") return `${value} would be a list`;
  if (typeof meant === "string" && first === "{") return `${value} would be a group of keys`;
  if (first === "[" || first === "{") return "has text that needs quotation marks";
  if (comment !== undefined && isPlain(value.slice(0, -comment.length).trim() || "x"))
    return `"${comment}" would be lost, since YAML takes what comes after " #" for a comment`;
  if (/[-?:,\]}&*!|>%@`]/.test(first)) return `begins with "${first}", which has a meaning of its own in YAML`;
  if (/:(?:\s|$)/.test(value)) return "has a colon at the end of a word, which YAML takes for the end of a key";
  return `"${value}" is something else in YAML`;
}

function quotesFault(value: string, meant: Typed): string {
  if (endOfQuoted(value) === 0 || value.slice(1) === meant) return "begins with a quotation mark that is not closed";
  if (value.slice(1, -1) === meant) return "has quotation marks of one kind within each other";
  return "has text after the closing quotation mark";
}
