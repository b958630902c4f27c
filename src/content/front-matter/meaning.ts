import { isPlain, type Typed, yamlReading } from "./yaml-value.ts";

/** What a key holds: "text", "labels" (a text or a list of texts), a "word" or date, or "any" value of YAML. */
export type Nature = "text" | "labels" | "word" | "any";

const isCopy = (nature: Nature): boolean => nature === "text" || nature === "labels";

/**
 * What an editor who does not know YAML means by a value: a text is its whole line, including characters that are syntax in YAML.
 * Undefined if only YAML can decide.
 *
 * @param value on one line, without spaces around it
 */
export function meaningOf(value: string, nature: Nature): Typed | undefined {
  if (value === "" || isPlain(value)) return nature === "word" ? withoutCurls(value) : value;
  const first = value.charAt(0);
  if (first === '"' || first === "'") return meaningOfQuoted(value, nature);
  if ((first === "[" || first === "{") && nature !== "text")
    return /[[{,:]\s*[&*]\w+\s*[,\]}]/.test(value) ? undefined : meaningOfFlow(value);
  if (first === "#" && !/^#\S/.test(value)) return "";
  // An anchor before a list or a group, an alias, or a type of YAML.
  if (/^(?:&\S+(?:\s*$|\s+[[{])|!!\w+\s|\*\w+$)/.test(value)) return undefined;
  return isCopy(nature) ? value : withoutCurls(withoutComment(value));
}

const withoutComment = (value: string): string => value.replace(/\s#.*$/, "").trimEnd();
const withoutCurls = (value: string): string => /^[“”„‘’‚«»](.*)[“”‘’«»]$/u.exec(value)?.[1] ?? value;

/** The offset after the closing mark of the quoted text that a value begins with; 0 if it is not closed. */
export function endOfQuoted(value: string): number {
  const quoted = value.startsWith('"') ? /^"(?:[^"\\]|\\.)*"/s : /^'(?:[^']|'')*'(?!')/;
  return quoted.exec(value)?.[0].length ?? 0;
}

function meaningOfQuoted(value: string, nature: Nature): Typed | undefined {
  const mark = value.charAt(0);
  const end = endOfQuoted(value);
  const rest = value.slice(end);
  if (end > 0 && /^\s*$|^\s+#(?:\s|$)/.test(rest)) return withoutEscapes(value.slice(0, end));
  if (end > 0 && !isCopy(nature) && /^\s+#/.test(rest)) return yamlReading(value.slice(0, end));
  const inner = value.slice(1, -1);
  if (end === 0 && value.length > 1 && value.endsWith(mark) && !inner.includes(mark)) return inner;
  // A second mark that opens leaves the first without an end: "Er sagte "Nein" und ging'
  if (/^"[^"]*\s"[^\s"][^"]*"[^"]*[^\s"]$/.test(value)) return value.slice(1).replace(/'$/, "");
  if (value.length < 2 || !value.endsWith(mark))
    // An apostrophe belongs to the text ('Tis the season). A lone double quotation mark is a mistake.
    return mark === '"' && !value.includes('"', 1) ? value.slice(1) : value;
  const [within = ""] = new RegExp(`.?${mark}.?`, "u").exec(inner) ?? [];
  const isWrapped = (inner.split(mark).length - 1) % 2 === 1 || /^\s/.test(within);
  return isWrapped ? inner : value;
}

/** A path of Windows. Programs would write it as `C:\\new`. */
const PATH = /(?:^"|[\s(])(?:[a-z]:|\\\\[a-z][\w.-]{2,})\\[a-z]\w/i;

/** Reads a quoted text. In `"C:\new"` and in `"\d"`, which is not valid YAML, the backslash is part of the text and not an escape. */
function withoutEscapes(quoted: string): Typed {
  const read = yamlReading(quoted);
  if (read !== undefined && !(quoted.startsWith('"') && PATH.test(quoted))) return read;
  return quoted.slice(1, -1).replace(/\\(["\\])/g, "$1");
}

/** Reads a list or a group of keys on one line. */
function meaningOfFlow(value: string): Typed | undefined {
  const reader = new FlowReader(value);
  const read = reader.read();
  const rest = reader.rest.trim();
  if (rest === "" || rest.startsWith("#")) return read;
  // Items after the bracket, as in `[a], b`, belong to the list.
  if (!Array.isArray(read)) return value;
  return [
    ...read,
    ...rest
      .split(",")
      .map((each) => each.trim())
      .filter((each) => each !== ""),
  ];
}

const DEEPEST = 10;

/** Reads a value in brackets the way an editor sees it: as texts between commas. */
class FlowReader {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get rest(): string {
    return this.#text.slice(this.#at);
  }

  read(): Typed {
    this.#skip(/\s*/y);
    const open = this.#text[this.#at];
    if ((open !== "[" && open !== "{") || this.#depth > DEEPEST) return this.#scalar();
    this.#depth++;
    const read = open === "[" ? this.#list() : this.#group();
    this.#depth--;
    return read;
  }

  #skip(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const [found = ""] = pattern.exec(this.#text) ?? [];
    this.#at += found.length;
    return found;
  }

  #list(): Typed[] {
    const items: Typed[] = [];
    this.#at++;
    while (this.#at < this.#text.length) {
      this.#skip(/[\s,]*/y);
      if (this.#skip(/\]/y) !== "") break;
      if (this.#at < this.#text.length) items.push(this.read());
    }
    return items;
  }

  #group(): Typed {
    const entries: [key: string, value: Typed][] = [];
    this.#at++;
    while (this.#at < this.#text.length) {
      this.#skip(/[\s,]*/y);
      if (this.#skip(/\}/y) !== "") break;
      const key = this.#skip(/(?:(?:"[^"\\]*"|'[^']*')\s*:|[\p{L}\p{N}_.-]+\s*:(?=[\s,}]|$))\s*/uy)
        .replace(/\s*:\s*$/, "")
        .replace(/^(["'])(.*)\1$/, "$2");
      const value = /[,}]/.test(this.#text[this.#at] ?? "") ? "" : this.read();
      const last = entries.at(-1);
      if (key !== "") entries.push([key, value]);
      // Text after a comma that is not a key belongs to the value before it.
      else if (last && typeof last[1] === "string" && typeof value === "string") last[1] = `${last[1]}, ${value}`;
      else entries.push([typeof value === "string" ? value : "", ""]);
    }
    return Object.fromEntries(entries);
  }

  #scalar(): string {
    const end = endOfQuoted(this.rest);
    const isQuoted = /^["']/.test(this.rest) && end > 0 && /^\s*(?:[,\]}]|$)/.test(this.rest.slice(end));
    if (!isQuoted) return this.#skip(/(?:\[[^[\]{}]*\]|[^,\]}])*/y).trim() || this.#skip(/./sy);
    const quoted = this.#skip(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'(?!')/sy);
    const meant = withoutEscapes(quoted);
    return typeof meant === "string" ? meant : quoted;
  }
}
