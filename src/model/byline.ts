import { agencies, outlets, outletWords, plainOutletWords } from "./agencies.ts";
import { cleanLine } from "./text.ts";

/** The authors of a story, and the agency or paper that it comes from. */
export interface Signature {
  readonly authors: readonly string[];
  readonly source?: string;
}

/**
 * Reads the names of a byline: `Jane Doe and John Roe, The Washington Post` are two people and a source, `Reuters` is only a source. A
 * role (`Staff Writer`) after a name is ignored, and `Jr.` belongs to the name. A name in capitals is converted to ordinary case.
 *
 * @param text the byline without "By" and the date
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

/** Joins sources to a text like `Reuters, AFP`. A source that is there twice, perhaps once abbreviated, keeps its first spelling. Undefined if there is none. */
export function joinSources(sources: readonly (string | undefined)[]): string | undefined {
  const joined: string[] = [];
  for (const source of sources)
    if (source !== undefined && !joined.some((each) => isSame(each, source))) joined.push(source);
  return joined.length === 0 ? undefined : joined.join(", ");
}

const SEPARATOR = / ?[,;|/·•] ?| (?:and|AND|&|und|UND|et|ET|[–—-]) | ?\(|\)/;
/** Words that may precede a source: "Jane Doe for The Associated Press". In "Maid of Kent", no source follows. */
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
/** A role after the name of a source: `Associated Press Writer`, `Reuters Staff`. */
const STAFF = / (?:staff|staff writers?|writers?|reporters?|correspondents?|editors?|news service)$/i;

/** A name that begins with an article and ends like that of a paper. It is not a person's. */
const PAPER = new RegExp(
  `^(?:The|Der|Die|Das|Le|La|El|Il) .*\\b(?:Globe|Guardian|Independent|Mail|Spiegel|Welt|${outletWords}|${plainOutletWords})$`,
  "i",
);
/** A name that ends like that of a paper, and is not a person's even without an article. */
const PLAINLY_A_PAPER = new RegExp(` (?:${plainOutletWords})$`, "i");

const known = new Map<string, string>([...outlets, ...agencies].map((name) => [name.toLowerCase(), name]));

/** The name of an agency or paper; undefined if the text is a person's name. @param isBehind whether it follows a person's name */
function sourceOf(text: string, isBehind: boolean): string | undefined {
  const name = text.replace(STAFF, "");
  const plain = withoutArticle(name);
  const listed = known.get(plain.toLowerCase());
  // "Pa" may be a person; "PA", "dpa" and "REUTERS" are not.
  if (listed !== undefined && (plain === listed || plain === plain.toUpperCase() || plain.length > 4))
    return plain === name ? listed : inSmallLetters(name);
  if (PAPER.test(name) || PLAINLY_A_PAPER.test(name)) return inSmallLetters(name);
  return isBehind && /^the \p{L}/iu.test(name) && !ROLE.test(text) ? inSmallLetters(name) : undefined;
}

const withoutArticle = (name: string): string => name.replace(/^the /i, "");

/** Whether two names mean the same source: `AP` is the Associated Press, and Thomson Reuters is Reuters. */
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

/** Converts a name in capitals to ordinary case. Other names stay as they are. */
export const inSmallLetters = (name: string): string =>
  /^(?=.*\p{L}{4})\P{Ll}+$/u.test(name)
    ? name.toLowerCase().replace(/(?<![\p{L}\p{M}])\p{L}/gu, (letter) => letter.toUpperCase())
    : name;
