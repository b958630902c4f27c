import { agencies, outlets, outletWords, plainOutletWords } from "./agencies.ts";
import { cleanLine } from "./text.ts";

/** Who wrote a story, and the agency or paper that it comes from. */
export interface Signature {
  readonly authors: readonly string[];
  readonly source?: string;
}

/**
 * Reads the names of a byline: `Jane Doe and John Roe, The Washington Post` are two people and a source, `Reuters` is a source alone. A
 * role (`Staff Writer`) behind a name is passed over, `Jr.` stays with it. A name in capitals is written as in a sentence.
 *
 * @param text without "By" and the date
 */
export function signatureOf(text: string): Signature {
  const authors: string[] = [];
  const sources: string[] = [];
  for (const [index, part] of [...partsOf(text)].entries()) {
    const source = sourceOf(part, authors.length > 0);
    if (source !== undefined) sources.push(source);
    else if (authors.length > 0 && SUFFIX.test(part)) authors.push(`${authors.pop()}, ${part}`);
    else if (index === 0 || !ROLE.test(part)) authors.push(inSmallLetters(part));
  }
  const source = joinSources(sources);
  return { authors, ...(source === undefined ? {} : { source }) };
}

/** `Reuters, AFP`: each source once, whether it is written out or not; the first spelling stays. Nothing where there is none. */
export function joinSources(sources: readonly (string | undefined)[]): string | undefined {
  const joined: string[] = [];
  for (const source of sources)
    if (source !== undefined && !joined.some((each) => isSame(each, source))) joined.push(source);
  return joined.length === 0 ? undefined : joined.join(", ");
}

const SEPARATOR = / ?[,;|/·•] ?| (?:and|AND|&|und|UND|et|ET|[–—-]) | ?\(|\)/;
/** A source follows, if what follows is one: "Jane Doe for The Associated Press" but not "Maid of Kent". */
const PREPOSITION = / (?:for|of|with|at|from|via|von|mit|avec|pour|para|con|FOR|OF|WITH) /;

function* partsOf(text: string): Generator<string> {
  for (const part of cleanLine(text).split(SEPARATOR)) {
    const trimmed = part?.replace(/^(?:and|und|et|for|with|von|mit|avec) /i, "").trim() ?? "";
    const [name = "", ...rest] = trimmed.split(PREPOSITION);
    const behind = rest.at(-1);
    if (behind !== undefined && rest.length === 1 && sourceOf(behind, true) !== undefined) yield* [name, behind];
    else if (trimmed !== "") yield trimmed;
  }
}

const ROLE = /\b(?:editor|correspondent|reporter|writer|columnist|bureau chief|staff)\b/i;
const SUFFIX = /^(?:Jr|Sr|II|III|IV|Ph\.?D|M\.?D|MP|OBE|MBE|CBE|KC|QC)\.?$/;
/** `Associated Press Writer`, `Reuters Staff` */
const STAFF = / (?:staff|staff writers?|writers?|reporters?|correspondents?|editors?|news service)$/i;

/** With an article before it, the name of no person. */
const PAPER = new RegExp(
  `^(?:The|Der|Die|Das|Le|La|El|Il) .*\\b(?:Globe|Guardian|Independent|Mail|Spiegel|Welt|${outletWords}|${plainOutletWords})$`,
  "i",
);
/** Without one too. */
const PLAINLY_A_PAPER = new RegExp(` (?:${plainOutletWords})$`, "i");

const known = new Map<string, string>([...outlets, ...agencies].map((name) => [name.toLowerCase(), name]));

/** The name of an agency or paper, or nothing where it is a person's. @param isBehind whether it follows a person's name */
function sourceOf(text: string, isBehind: boolean): string | undefined {
  const name = text.replace(STAFF, "");
  const plain = withoutArticle(name);
  const listed = known.get(plain.toLowerCase());
  // "Pa" may be somebody; "PA", "dpa" and "REUTERS" are not.
  if (listed !== undefined && (plain === listed || plain === plain.toUpperCase() || plain.length > 4))
    return plain === name ? listed : inSmallLetters(name);
  if (PAPER.test(name) || PLAINLY_A_PAPER.test(name)) return inSmallLetters(name);
  return isBehind && /^the \p{L}/iu.test(name) && !ROLE.test(text) ? inSmallLetters(name) : undefined;
}

const withoutArticle = (name: string): string => name.replace(/^the /i, "");

/** `AP` is the Associated Press, and Thomson Reuters is Reuters. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) => withoutArticle(name).toLowerCase());
  if (a === undefined || b === undefined) return false;
  return (
    a === b || a === initialsOf(b) || b === initialsOf(a) || ` ${a} `.includes(` ${b} `) || ` ${b} `.includes(` ${a} `)
  );
}

const initialsOf = (name: string): string =>
  name
    .split(/[ -]/)
    .map((word) => word.charAt(0))
    .join("");

/** A name in capitals as it stands in a sentence. */
export const inSmallLetters = (name: string): string =>
  /^(?=.*\p{L}{4})\P{Ll}+$/u.test(name)
    ? name.toLowerCase().replace(/(?<![\p{L}\p{M}])\p{L}/gu, (letter) => letter.toUpperCase())
    : name;
