import { anyLanguage } from "./boilerplate/any-language.ts";
import { bylineOf, isRole } from "./boilerplate/byline.ts";
import { LANGUAGES } from "./boilerplate/languages.ts";
import type { Rule, Zone } from "./boilerplate/rule.ts";
import { timestampOf } from "./boilerplate/timestamp.ts";
import type { Stated } from "./manuscript.ts";
import { type Line, lineAt, readLines } from "./paragraphs.ts";

/** A line that was taken out, with the rule's name. */
export interface Cut {
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
  readonly rule: string;
}

export interface Tidied {
  /** With an empty line in the place of each that went, so that line numbers stay. */
  readonly text: string;
  readonly cuts: readonly Cut[];
  readonly stated: Stated;
  /** The share of the words that the rules would take, where that is too much; then nothing was taken. */
  readonly refused?: number;
}

/** The headline counts as one. */
const FIRST_PARAGRAPHS = 5;
/** The second sentence of copy ends the lines below the headline. */
const FIRST_SENTENCES = 2;
/** So many paragraphs of copy in a row end the block that is searched from below. */
const COPY_IN_TAIL = 3;
/** Longer lines are copy, and no pattern has to cope with them. */
const LONGEST_LINE = 300;
const LONGEST_ITEM = 60;
const LONGEST_LISTED = 120;
const MOST_REMOVED = 0.3;
/** As many words as the calls below a brief may have. */
const FEW_WORDS = 40;

/**
 * Takes boilerplate of web pages out of a story as received: whole lines only, each by a rule with a name. A line that goes on with a
 * sentence is copy. Counters, bylines and dates count among the first five paragraphs only, calls only in the block that ends the text.
 * The first line is the headline and stays. Doing it twice changes nothing.
 */
export function tidy(text: string): Tidied {
  const lines = text.split("\n");
  const cuts: Cut[] = [];
  let stated: Stated = {};
  let removed = 0;
  // What goes may show what stood beside it: until nothing more goes.
  for (let before = -1; cuts.length > before; ) {
    before = cuts.length;
    for (const { index, rule, stated: found } of boilerplateIn(lines)) {
      const line = lines[index]?.trim() ?? "";
      if (found) stated = { ...found, ...stated };
      else removed += wordsIn(line);
      cuts.push({ line: index + 1, text: line, rule });
      lines[index] = "";
    }
  }
  const share = removed / Math.max(1, wordsIn(text));
  if (share > MOST_REMOVED && removed > FEW_WORDS) return { text, cuts: [], stated, refused: share };
  return { text: lines.join("\n"), cuts: cuts.sort((a, b) => a.line - b.line), stated };
}

/** With letters: a bare count is no word that anyone would miss. */
const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;

/** A line that a rule found. */
interface Found {
  readonly index: number;
  readonly rule: string;
  readonly stated?: Stated;
  readonly weak?: boolean;
  readonly heads?: boolean;
}

/** A rule with what tells copy from a call in its language. */
interface Told extends Rule {
  readonly telling: RegExp;
}

const RULES: readonly Told[] = [{ rules: anyLanguage, telling: LANGUAGES[0]?.telling ?? "" }, ...LANGUAGES].flatMap(
  ({ rules, telling }) => {
    const words = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${telling})(?![\p{L}\p{N}])`, "iu");
    return rules.map((rule) => ({ ...rule, telling: words }));
  },
);
const inZone = (zone: Zone): readonly Told[] => RULES.filter(({ zones }) => zones.includes(zone));
const ZONES = { head: inZone("head"), tail: inZone("tail"), anywhere: inZone("anywhere") };

const QUOTE = /[“”„«»"]/;
/** A newsletter or an app may have its name in quotation marks. */
const NAMED = /(?:newsletters?|podcasts?|briefings?|bolet[ií]n|app|magazin) ?[“”„«»"] ?[^“”„«»"]{1,40}[“”«»"][.!]?$/iu;

/** The first rule of a zone that takes a line. */
function ruleFor(line: string, before: string, zone: Zone): Rule | undefined {
  return ZONES[zone].find(({ line: pattern, shape, call, telling }) => {
    if (!pattern.test(line) || (shape && !shape.test(line))) return false;
    if (call && (telling.test(line) || (QUOTE.test(line) && !NAMED.test(line)))) return false;
    // "(c)" is the third of a list.
    return !(line.startsWith("(c)") && before.startsWith("(b)"));
  });
}

/** Whether a line stands in a list below a colon: what the copy names or counts. */
function isInList({ lines, standing }: Copy, place: number): boolean {
  for (let above = place - 1; above >= 0; above--) {
    const { text } = lineAt(lines, standing[above] ?? -1);
    if (text.endsWith(":")) return !ruleFor(text, "", "tail") && !ruleFor(text, "", "head");
    if (text.length > LONGEST_ITEM || /[.!?]["”’»)]*$/.test(text)) return false;
  }
  return false;
}

/** A text on its way through the rules. */
interface Copy {
  readonly lines: readonly Line[];
  /** Where something stands. */
  readonly standing: readonly number[];
}

function boilerplateIn(lines: readonly string[]): readonly Found[] {
  // Nothing goes on with the headline.
  const below = lines.findIndex((line) => line.trim() !== "") + 1;
  const read = [...readLines(lines.slice(0, below)), ...readLines(lines.slice(below))];
  const standing = [...read.keys()].filter((index) => !lineAt(read, index).empty);
  const copy: Copy = { lines: read, standing };
  const found = new Map<number, Found>();
  findAnywhere(copy, found);
  const headline = standing.findIndex((index) => !found.has(index));
  if (headline < 0) return [...found.values()];
  findInHead(copy, headline, found);
  findInTail(copy, headline, found);
  findBlocks(copy, headline, found);
  return [...found.values()];
}

/** Arrows, bullets and icons around the words of a button. */
const ORNAMENT =
  /^[\u2190-\u21ff\u25a0-\u27bf\u2b00-\u2bff\u{1f300}-\u{1faff}\ufe0f•·›»|*+ ]+(?=[\p{L}\d])|(?<=[\p{L}\d)?!:…])[\u2190-\u21ff\u25a0-\u27bf\u2b00-\u2bff\u{1f300}-\u{1faff}\ufe0f•·›|* ]+$/gu;

/** A line that is neither a part of a sentence nor a row of a table: on one line with single spaces; else nothing. */
function aloneAt({ lines }: Copy, index: number): string | undefined {
  const { text, continues, row } = lineAt(lines, index);
  if (continues || row || text.length > LONGEST_LINE || lineAt(lines, index + 1).continues) return undefined;
  return /[^ -~]| {2}|^\W|\W$/.test(text) ? text.replace(/\s+/g, " ").replace(ORNAMENT, "") : text;
}

/**
 * The same where lines that are certain stand together: the first of them does not go on in the second, however full it is.
 */
function aloneInBlock(copy: Copy, index: number): string | undefined {
  const alone = aloneAt(copy, index);
  const { text, continues, row } = lineAt(copy.lines, index);
  if (alone !== undefined || row || text.length > LONGEST_LISTED || !/^[^\p{Ll}]/u.test(text)) return alone;
  const isCopy = (other: number): boolean => !isCertain(lineAt(copy.lines, other).text);
  if ((continues && isCopy(index - 1)) || (lineAt(copy.lines, index + 1).continues && isCopy(index + 1))) return undefined;
  return text.replace(/\s+/g, " ");
}

function isCertain(text: string): boolean {
  if (text.length > LONGEST_LISTED) return false;
  const rule = ruleFor(text, "", "tail") ?? ruleFor(text, "", "head");
  return (rule !== undefined && !rule.weak) || timestampOf(text) !== undefined || bylineOf(text)?.certain === true;
}

const textAt = ({ lines, standing }: Copy, place: number): string => lineAt(lines, standing[place] ?? -1).text;

function findAnywhere(copy: Copy, found: Map<number, Found>): void {
  for (const [place, index] of copy.standing.entries()) {
    const line = aloneAt(copy, index);
    const rule = line === undefined ? undefined : ruleFor(line, textAt(copy, place - 1), "anywhere");
    if (line === undefined || !rule || (rule.weak && isTopic(line, copy))) continue;
    found.set(index, { index, rule: rule.name, heads: rule.heads === true && !line.includes(": ") });
  }
}

/**
 * Whether a line of one word may be a subhead: the copy speaks of what it names. Labels of advertisements are the
 * same words.
 */
function isTopic(word: string, { lines }: Copy): boolean {
  const stem = word.slice(0, Math.max(4, word.length - 3)).toLowerCase();
  const label = word.toLowerCase();
  return lines.some(({ text }) => text.toLowerCase() !== label && text.toLowerCase().includes(stem));
}

function findInHead(copy: Copy, headline: number, found: Map<number, Found>): void {
  const candidates: Found[] = [];
  let kept = 1;
  let sentences = 0;
  let first = headline + 1;
  for (; first < copy.standing.length && kept < FIRST_PARAGRAPHS && sentences < FIRST_SENTENCES; first++) {
    const index = copy.standing[first] ?? -1;
    if (found.has(index)) continue;
    const line = aloneInBlock(copy, index);
    const candidate = line === undefined || isInList(copy, first) ? undefined : inHead(line, textAt(copy, first - 1), index);
    if (candidate) candidates.push(candidate);
    if (candidate && !candidate.weak) continue;
    if (lineAt(copy.lines, index).begins) kept++;
    if (line === undefined || !isHeadline(line)) sentences++;
  }
  const certain = new Set([...found.keys(), ...candidates.filter(({ weak }) => !weak).map(({ index }) => index)]);
  for (const candidate of candidates) {
    const place = copy.standing.indexOf(candidate.index);
    const above = copy.standing[place - 1] ?? -1;
    const isBetween = (place - 1 === headline || found.has(above)) && certain.has(copy.standing[place + 1] ?? -1);
    if (!candidate.weak || isBetween) found.set(candidate.index, candidate);
  }
}

function inHead(line: string, before: string, index: number): Found | undefined {
  // Before counters, since an ISO date is figures too.
  const timestamp = timestampOf(line);
  if (timestamp) return { index, rule: timestamp.rule, stated: timestamp.stated };
  const rule = ruleFor(line, before, "head");
  if (rule && !rule.weak) return { index, rule: rule.name };
  const byline = bylineOf(line);
  if (byline) return { index, rule: "byline", stated: byline.stated, weak: !byline.certain };
  if (isRole(line)) return { index, rule: "byline", weak: true };
  return rule && { index, rule: rule.name, weak: true };
}

function findInTail(copy: Copy, headline: number, found: Map<number, Found>): void {
  const candidates: Found[] = [];
  let unknown: number[] = [];
  let passedCopy = false;
  const takeListed = (rule: string): void => {
    const listed = [...unknown].reverse();
    const end = listed.findIndex((index) => !isListed(lineAt(copy.lines, index).text));
    candidates.push(...listed.slice(0, end < 0 ? listed.length : end).map((index) => ({ index, rule })));
    unknown = [];
  };
  for (let place = copy.standing.length - 1; place > headline && unknown.length < COPY_IN_TAIL; place--) {
    const index = copy.standing[place] ?? -1;
    const known = found.get(index);
    if (known?.heads && !passedCopy) takeListed(known.rule);
    if (known) continue;
    const line = aloneInBlock(copy, index);
    const matched = line === undefined ? undefined : ruleFor(line, textAt(copy, place - 1), "tail");
    const rule = matched && !isInList(copy, place) ? matched : undefined;
    if (line === undefined || !rule || (passedCopy && (rule.heads || !line.includes(" ")))) {
      if (lineAt(copy.lines, index).begins) unknown.push(index);
      passedCopy ||= line === undefined || !isHeadline(line);
      continue;
    }
    if (rule.heads && !line.includes(": ")) takeListed(rule.name);
    candidates.push({ index, rule: rule.name, weak: rule.weak === true });
    unknown = [];
  }
  for (const candidate of candidates.sort((a, b) => a.index - b.index)) {
    const above = copy.standing[copy.standing.indexOf(candidate.index) - 1] ?? -1;
    if (!candidate.weak || found.has(above)) found.set(candidate.index, candidate);
  }
}

/**
 * Lines that are certain and stand together are what a page has between its paragraphs. One alone may be copy, unless its rule is sure.
 */
function findBlocks(copy: Copy, headline: number, found: Map<number, Found>): void {
  let block: Found[] = [];
  let isSure = false;
  const close = (): void => {
    if (block.length > 1 || isSure) for (const each of block) found.set(each.index, each);
    block = [];
    isSure = false;
  };
  for (let place = headline + 1; place < copy.standing.length; place++) {
    const index = copy.standing[place] ?? -1;
    const known = found.get(index);
    const line = known ? undefined : aloneAt(copy, index);
    const rule =
      line === undefined || line.length > LONGEST_LISTED ? undefined : ruleFor(line, textAt(copy, place - 1), "tail");
    if (known) block.push(known);
    else if (!rule || rule.weak || rule.heads || isInList(copy, place)) close();
    else {
      block.push({ index, rule: rule.name });
      isSure ||= rule.sure === true && line?.includes(" ") === true;
    }
  }
  close();
}

const isHeadline = (line: string): boolean => line.length <= 140 && !/[.,;:!”"»]$/.test(line);

/** What lists of stories and of topics have below their heading: headlines, and names between strokes. */
const isListed = (line: string): boolean =>
  isHeadline(line) && /^\p{Lu}/u.test(line) && !/[:;]/.test(line) && (line.split(" ").length >= 4 || / [/|·] /.test(line));
