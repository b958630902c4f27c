/**
 * The line of a key in a data file, counted from 1: the keys and places of lists are followed as far as they are found in what the
 * file exports. Nothing if the first one is not there.
 */
export function lineInTypeScript(text: string, path: readonly string[]): number | undefined {
  const start = /\bexport\s+default\s*(?=[{[])/.exec(text);
  const offset = start ? offsetIn(text, start.index + start[0].length, path) : undefined;
  const found = offset ?? offsetByKeys(text, path);
  return found === undefined ? undefined : text.slice(0, found).split("\n").length;
}

/** What is between two tokens. */
const GAP = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
const KEY = /"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|([\p{L}\p{N}_$]+)/uy;
/** Up to something that matters to where a value ends. */
const PLAIN =
  /(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\[\s\S])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\/|[^"'`/{}[\](),]|\/)*/y;

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

const afterGap = (text: string, at: number): number => at + (match(GAP, text, at)?.[0].length ?? 0);

/** Where the innermost part of the path begins that is in the literal at `at`; nothing where not even its first part is. */
function offsetIn(text: string, at: number, [part, ...rest]: readonly string[]): number | undefined {
  const isList = text[at] === "[";
  if (part === undefined || (!isList && text[at] !== "{")) return undefined;
  let next = afterGap(text, at + 1);
  for (let index = 0; next < text.length && !/[\]}]/.test(text[next] ?? ""); index++) {
    const key = isList ? null : match(KEY, text, next);
    const colon = key ? afterGap(text, next + key[0].length) : next;
    const value = key && text[colon] === ":" ? afterGap(text, colon + 1) : next;
    const name = isList ? String(index) : (key?.[1] ?? key?.[2] ?? key?.[3]);
    if (name === part) return offsetIn(text, value, rest) ?? next;
    const end = endOfValue(text, value);
    if (text[end] !== ",") return undefined;
    next = afterGap(text, end + 1);
  }
  return undefined;
}

/** Where the value at `at` ends: at the comma or the bracket behind it. */
function endOfValue(text: string, at: number): number {
  let depth = 0;
  for (let next = at; next < text.length; next++) {
    next += match(PLAIN, text, next)?.[0].length ?? 0;
    const mark = text[next] ?? "";
    if (depth === 0 && /[,\])}]/.test(mark)) return next;
    if (/[{[(]/.test(mark)) depth++;
    else if (/[\])}]/.test(mark)) depth--;
  }
  return text.length;
}

/** For a file that computes what it exports: the keys one after the other, wherever they are written. Items of lists are passed over. */
function offsetByKeys(text: string, path: readonly string[]): number | undefined {
  let offset: number | undefined;
  for (const key of path.filter((part, index) => index === 0 || !/^\d+$/.test(part))) {
    const name = key.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const pattern = new RegExp(`(?<![\\w$-])["']?${name}["']?\\s*:|(?<=[{,]\\s*)${name}(?=\\s*[,}])`, "g");
    pattern.lastIndex = offset ?? 0;
    const found = pattern.exec(text);
    if (!found) break;
    offset = found.index + (found[0].startsWith("\n") ? 1 : 0);
  }
  return offset;
}
