/**
 * The first one or two characters, in lower case, of every text that a pattern can match. Undefined if they are not known. With them,
 * only a few of the many rules have to be tried on a line.
 *
 * @param source of an anchored regular expression
 */
export function openingsOf(source: string): ReadonlySet<string> | undefined {
  const openings = new Set<string>();
  for (const alternative of alternativesOf(source.replace(/^\^/, ""))) {
    const found = ofAlternative(alternative);
    if (!found) return undefined;
    for (const opening of found) openings.add(opening);
  }
  return openings;
}

function ofAlternative(source: string): ReadonlySet<string> | undefined {
  const [letters] = /^\p{L}{2}(?![?*{])/u.exec(source) ?? [];
  if (letters !== undefined) return new Set([letters.toLowerCase()]);
  const end = source.startsWith("(?:") ? closeOf(source) : (ATOM.exec(source)?.[0].length ?? 0);
  if (end === 0) return undefined;
  const first = source.startsWith("(?:") ? openingsOf(source.slice(3, end - 1)) : ofAtom(source.slice(0, end));
  const [optional] = /^(?:[?*]|\{0,\d+\})\??/.exec(source.slice(end)) ?? [];
  if (optional === undefined) return first;
  const others = ofAlternative(source.slice(end + optional.length));
  return first && others && new Set([...first, ...others]);
}

/** A character, a class that lists its characters, or a digit. */
const ATOM = /^(?:\[[^\\^\]-][^\\\]]*(?<!-[^\]])\]|\[-[^\\\]-]*\]|\\[d()[\].?*+|]|[^\\()[\].?*+|{}^$])/u;

function ofAtom(atom: string): ReadonlySet<string> {
  if (atom === "\\d") return new Set("0123456789");
  return new Set((atom.startsWith("[") ? atom.slice(1, -1) : atom.replace("\\", "")).toLowerCase());
}

/** The offset after the bracket that closes the first bracket. */
function closeOf(source: string): number {
  let depth = 0;
  for (const { index, 0: sign } of source.matchAll(SIGNS)) {
    if (sign === "(") depth++;
    if (sign === ")" && --depth === 0) return index + 1;
  }
  return source.length;
}

function alternativesOf(source: string): string[] {
  const alternatives: string[] = [];
  let depth = 0;
  let start = 0;
  for (const { index, 0: sign } of source.matchAll(SIGNS)) {
    if (sign === "(") depth++;
    if (sign === ")") depth--;
    if (sign !== "|" || depth > 0) continue;
    alternatives.push(source.slice(start, index));
    start = index + 1;
  }
  return [...alternatives, source.slice(start)];
}

/** Parentheses and vertical bars that are syntax. Escaped characters and classes match whole, so that those inside are skipped. */
const SIGNS = /\\.|\[(?:\\.|[^\]\\])*\]|[()|]/gs;
