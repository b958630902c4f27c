/**
 * Finds the line of a key in a data file, counted from 1. Follows the keys and list indexes of the path as far as the exported value
 * has them. Undefined if not even the first key is found.
 */
export function lineInTypeScript(text: string, path: readonly string[]): number | undefined {
  const start = /\bexport\s+default\s*(?=[{[])/.exec(text);
  const offset = start ? offsetIn(text, start.index + start[0].length, path) : undefined;
  const found = offset ?? offsetByKeys(text, path);
  return found === undefined ? undefined : text.slice(0, found).split("\n").length;
}

/** White space and comments between two tokens. */
const GAP = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
const KEY = /"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|([\p{L}\p{N}_$]+)/uy;
/** Text up to the next bracket or comma, which may end a value. */
const PLAIN =
  /(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\[\s\S])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\/|[^"'`/{}[\](),]|\/)*/y;

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

const afterGap = (text: string, at: number): number => at + (match(GAP, text, at)?.[0].length ?? 0);

/** The offset of the innermost part of the path that is in the literal at `at`. Undefined if not even the first part is. */
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

/** The offset at which the value at `at` ends: that of the comma or bracket after it. */
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

/** For a file that computes its value: searches for the keys one after the other, wherever they are written. Ignores list indexes. */
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
