import { endOfQuoted, meaningOf } from "./meaning.ts";
import {
  BLOCK,
  beginsEntry,
  type Entry,
  entryAt,
  gather,
  isEmptyBlock,
  type Misreading,
  Places,
} from "./yaml-lines.ts";
import { isPlain, type Typed, writeYaml, yamlReading } from "./yaml-value.ts";

/**
 * Reads front matter line by line the way an editor means it, and reports where YAML reads something else.
 *
 * @param yaml with line feeds only
 * @returns what YAML misreads, and the YAML with continuation lines of quoted texts and lists indented, as YAML 1.2 requires
 */
export function misreadings(yaml: string): { misread: Misreading[]; corrected: string } {
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
      } else if (entry.lead === "" && isOddKey(line, before)) {
        misread.push(oddKey(line, at++));
      } else if (entry.lead === "") {
        const end = endOfStray(lines, at);
        // Below "|", this is its text, which should have been indented.
        if (before && isEmptyBlock(before)) misread.pop();
        // After one text without a key, a second one is not reported: the first report covers it.
        if (before || misread.length === 0) misread.push(stray(lines.slice(at, end), at, before, lines[at - 1] === ""));
        before = undefined;
        at = end;
      } else {
        at = gather(lines, at + 1, entry);
        misread.push(...judge(entry));
        before = entry;
      }
    }
  }
  return { misread, corrected: lines.join("\n") };
}

/** The most problems to report: a text with more is not front matter. */
const MOST = 100;

const END = {
  field: "front matter",
  what: 'has a line "...", which ends the keys in YAML',
  fix: "Take the line out.",
};

/** Whether a list item or a key is below a text. YAML would add the item to the text, and refuse the key. */
const isBelowText = (line: string, before: Entry | undefined): before is Entry =>
  before !== undefined &&
  beginsEntry(line) &&
  !/^(?:$|[#&]|[|>]$)/.test(before.values[0] ?? "") &&
  (line.search(/\S/) > before.indent ||
    (/^\s*-/.test(line) && line.search(/\S/) === before.indent && before.lead.endsWith(": ")));

const below = (text: string, line: number, { lead, field }: Entry): Misreading => ({
  line,
  field,
  what: `"${text}" is below "${lead.trimEnd()}", which already has a text`,
  fix: /^-\s/.test(text)
    ? `Write the first item of the list on a line of its own too, after "- ", below "${lead.trimEnd()}".`
    : "Delete the spaces at the start of the line.",
});

const tabbed = (line: string, at: number): Misreading => ({
  line: at,
  field: "front matter",
  what: "has a line that begins with a tab, which YAML does not allow",
  fix: `Write two spaces in place of each tab: "${line.replace(/^\s+/, (space) => space.replaceAll("\t", "  "))}"`,
});

/** Whether a line begins with a key of several words. After a text it would continue the text. */
const isOddKey = (line: string, before: Entry | undefined): boolean =>
  /^[^\s:-][^:]*:(?:\s|$)/.test(line) && (before === undefined || before.nature === "word");

const oddKey = (line: string, at: number): Misreading => ({
  line: at,
  field: "front matter",
  what: `"${line.slice(0, line.indexOf(":")).trim()}" is not a key`,
  fix: 'A key is one word, as in "title: Quay closed".',
});

/** The line at which a text without a key ends. */
function endOfStray(lines: readonly string[], from: number): number {
  let end = from + 1;
  while (end < lines.length && !/^\s*(?:#.*)?$/.test(lines[end] ?? "") && !beginsEntry(lines[end] ?? "")) end++;
  return end;
}

/** @param isApart whether an empty line is above it */
function stray(lines: readonly string[], line: number, before: Entry | undefined, isApart: boolean): Misreading {
  if (!before) return { line, field: "front matter", what: "has no keys", fix: 'Write each line as "key: value".' };
  const { field, lead, nature, values } = before;
  const what = `"${lines[0]?.trim()}" is on a line of its own`;
  const start = isEmptyBlock(before) ? "" : onOneLine(values);
  const meant = meaningOf(start, nature);
  if (typeof meant !== "string") return { line, field, what, fix: 'Write each line as "key: value".' };
  if (isApart && nature !== "text")
    return {
      line,
      field: "front matter",
      what,
      fix: 'If the text of the story begins here, write a line "---" above it.',
    };
  const text = [meant, ...lines.map((each) => each.trim())].join(" ").trim();
  return { line, field, what, fix: `Write: ${lead}${writeYaml(text)}` };
}

/** Quoted texts, and lists of them, that cannot be misread. Most stories have no other values. */
const SAFE = /^(?:"[^"\\]*"|'[^']*')?$/;
const SAFE_LIST = /^\[(?:"[^"\\]*"(?:, *(?=")|(?=\])))*\]$/;

function* judge(entry: Entry): Generator<Misreading> {
  const { values, nature, lead, field } = entry;
  const [first = ""] = values;
  if (values.length === 1 && (SAFE.test(first) || (nature !== "text" && SAFE_LIST.test(first)))) return;
  if (values.length === 1 && isPlain(first) && (nature !== "word" || !/^[“”„‘’‚«»]/.test(first))) return;
  if (BLOCK.test(first)) {
    if (!isEmptyBlock(entry)) return;
    const what = `"${first}" says that text follows on the lines below, but there is none`;
    yield { line: entry.line, field, what, fix: `Indent the text by two spaces, or write it here: ${lead}"…"` };
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
  yield { ...place, what: faultOf(value, meant), fix: `Write: ${lead}${writeYaml(meant)}` };
}

/** Joins the lines of a value to one line, without the comments that may follow the items of a list. */
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
    return `"${comment}" would be lost, because YAML reads what follows " #" as a comment`;
  if (/[-?:,\]}&*!|>%@`]/.test(first)) return `begins with "${first}", which has a special meaning in YAML`;
  if (/:(?:\s|$)/.test(value)) return "has a colon at the end of a word, which YAML reads as the end of a key";
  return `"${value}" means something else in YAML`;
}

function quotesFault(value: string, meant: Typed): string {
  if (endOfQuoted(value) === 0 || value.slice(1) === meant) return "begins with a quotation mark that is not closed";
  if (value.slice(1, -1) === meant) return "has quotation marks inside quotation marks of the same kind";
  return "has text after the closing quotation mark";
}
