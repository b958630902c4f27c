import { anyLanguage } from "./boilerplate/any-language.ts";
import { bylineOf, isRole } from "./boilerplate/byline.ts";
import { LANGUAGES } from "./boilerplate/languages.ts";
import { NETWORKS, type Rule, whole, type Zone } from "./boilerplate/rule.ts";
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
/** A call may be wrapped by hand, but it is short. */
const MOST_LINES = 3;
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
    for (const { indexes, rule, stated: found } of boilerplateIn(lines)) {
      if (found) stated = { ...found, ...stated };
      for (const index of indexes) {
        const line = lines[index]?.trim() ?? "";
        if (!found) removed += wordsIn(line);
        cuts.push({ line: index + 1, text: line, rule });
        lines[index] = "";
      }
    }
  }
  const share = removed / Math.max(1, wordsIn(text));
  if (share > MOST_REMOVED && removed > FEW_WORDS) return { text, cuts: [], stated, refused: share };
  return { text: lines.join("\n"), cuts: cuts.sort((a, b) => a.line - b.line), stated };
}

/** With letters: a bare count is no word that anyone would miss. */
const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;

/** What a rule found, by its place among the units. */
interface Found {
  readonly place: number;
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

const IS_NETWORK = whole(NETWORKS);
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

/** What is judged as one: a line, or lines that are one sentence. */
interface Unit {
  /** Of its lines. */
  readonly indexes: readonly number[];
  /** On one line with single spaces; nothing where it is a table or too long to be anything but copy. */
  readonly text: string | undefined;
  readonly begins: boolean;
}

/** A text on its way through the rules, and what they found, by the first line. */
interface Copy {
  readonly units: readonly Unit[];
  readonly headline: number;
  readonly found: Map<number, Found>;
}

function boilerplateIn(lines: readonly string[]): readonly (Omit<Found, "place"> & Pick<Unit, "indexes">)[] {
  // Nothing goes on with the headline.
  const below = lines.findIndex((line) => line.trim() !== "") + 1;
  const units = unitsOf([...readLines(lines.slice(0, below)), ...readLines(lines.slice(below))]);
  const found = new Map<number, Found>();
  findAnywhere(units, found);
  const headline = units.findIndex((_, place) => !found.has(place));
  if (headline >= 0) {
    const copy: Copy = { units, headline, found };
    findInHead(copy);
    findInTail(copy);
    findBlocks(copy);
  }
  return [...found.values()].map(({ place, ...rest }) => ({ ...rest, indexes: units[place]?.indexes ?? [] }));
}

function unitsOf(lines: readonly Line[]): Unit[] {
  const units: Unit[] = [];
  for (let index = 0; index < lines.length; index++) {
    const { empty, row, begins } = lineAt(lines, index);
    if (empty) continue;
    const indexes = [index];
    while (lineAt(lines, index + 1).continues && !isBreak(lines, indexes[0] ?? index, index)) indexes.push(++index);
    units.push({ indexes, text: row ? undefined : textOf(lines, indexes), begins });
  }
  return units;
}

/** Whether boilerplate ends with a line: the next one seems to go on with it, but both are certain. */
function isBreak(lines: readonly Line[], first: number, index: number): boolean {
  const { text } = lineAt(lines, index + 1);
  return (
    index - first < MOST_LINES && !/^\p{Ll}/u.test(text) && isCertain(text) && isCertain(lineAt(lines, index).text)
  );
}

function isCertain(line: string): boolean {
  if (line.length > LONGEST_LISTED) return false;
  const text = tidyLine(line);
  const rule = ruleFor(text, "", "tail") ?? ruleFor(text, "", "head");
  return (rule !== undefined && !rule.weak) || timestampOf(text) !== undefined || bylineOf(text)?.certain === true;
}

function textOf(lines: readonly Line[], indexes: readonly number[]): string | undefined {
  if (indexes.length > MOST_LINES) return undefined;
  const text = indexes.map((index) => lineAt(lines, index).text).join(" ");
  return text.length > LONGEST_LINE ? undefined : tidyLine(text);
}

/** Arrows, bullets and icons around the words of a button. */
const ICON = String.raw`(?:[\u2190-\u21ff\u25a0-\u27bf\u2b00-\u2bff\u{1f300}-\u{1faff}•·›»|*+ ]|\ufe0f)+`;
const ORNAMENT = new RegExp(String.raw`^${ICON}(?=[\p{L}\d])|(?<=[\p{L}\d)?!:…])${ICON}$`, "gu");

const tidyLine = (text: string): string =>
  /[^ -~]| {2}|^\W|\W$/.test(text) ? text.replace(/\s+/g, " ").replace(ORNAMENT, "") : text;

const textAt = (units: readonly Unit[], place: number): string => units[place]?.text ?? "";

/**
 * Whether a line stands below a colon, or in a list of its kind that does: what the copy names or counts. Names of networks are of the
 * kind of any short line.
 */
function isInList({ units }: Pick<Copy, "units">, place: number): boolean {
  const isName = IS_NETWORK.test(textAt(units, place));
  for (let above = place - 1; above >= 0; above--) {
    const text = textAt(units, above);
    if (text.endsWith(":")) return !ruleFor(text, "", "tail") && !ruleFor(text, "", "head");
    if (text === "" || text.length > LONGEST_ITEM || /[.!?]["”’»)]*$/.test(text)) return false;
    if (!isName && !ruleFor(text, "", "tail")) return false;
  }
  return false;
}

function findAnywhere(units: readonly Unit[], found: Map<number, Found>): void {
  for (const [place, { text }] of units.entries()) {
    const rule = text === undefined ? undefined : ruleFor(text, textAt(units, place - 1), "anywhere");
    if (text === undefined || !rule || (rule.weak && isTopic(text, units))) continue;
    found.set(place, { place, rule: rule.name, heads: rule.heads === true && !text.includes(": ") });
  }
}

/** Whether the copy speaks of what a line of one word names, so that the line may be a subhead. Labels of advertisements are the same words. */
function isTopic(word: string, units: readonly Unit[]): boolean {
  const label = word.toLowerCase();
  const stem = label.slice(0, Math.max(4, word.length - 3));
  return units.some(
    ({ text }) => text !== undefined && text.toLowerCase() !== label && text.toLowerCase().includes(stem),
  );
}

function findInHead({ units, headline, found }: Copy): void {
  const candidates: Found[] = [];
  let kept = 1;
  let sentences = 0;
  for (let place = headline + 1; place < units.length; place++) {
    if (kept >= FIRST_PARAGRAPHS || sentences >= FIRST_SENTENCES) break;
    if (found.has(place)) continue;
    const { text, begins = false } = units[place] ?? {};
    const candidate =
      text === undefined || isInList({ units }, place) ? undefined : inHead(text, textAt(units, place - 1), place);
    if (candidate) candidates.push(candidate);
    if (candidate && !candidate.weak) continue;
    if (begins) kept++;
    if (text === undefined || !isHeadline(text)) sentences++;
  }
  const certain = new Set([...found.keys(), ...candidates.filter(({ weak }) => !weak).map(({ place }) => place)]);
  for (const candidate of candidates) {
    const { place, weak } = candidate;
    const isBetween = (place - 1 === headline || found.has(place - 1)) && certain.has(place + 1);
    if (!weak || isBetween) found.set(place, candidate);
  }
}

function inHead(line: string, before: string, place: number): Found | undefined {
  // Before counters, since an ISO date is figures too.
  const timestamp = timestampOf(line);
  if (timestamp) return { place, rule: timestamp.rule, stated: timestamp.stated };
  const rule = ruleFor(line, before, "head");
  if (rule && !rule.weak) return { place, rule: rule.name };
  const byline = bylineOf(line);
  if (byline) return { place, rule: "byline", stated: byline.stated, weak: !byline.certain };
  if (isRole(line)) return { place, rule: "byline", weak: true };
  return rule && { place, rule: rule.name, weak: true };
}

function findInTail({ units, headline, found }: Copy): void {
  const candidates: Found[] = [];
  let unknown: number[] = [];
  let passedCopy = false;
  const takeListed = (rule: string): void => {
    const listed = [...unknown].reverse();
    const end = listed.findIndex((place) => !isListed(textAt(units, place)));
    candidates.push(...listed.slice(0, end < 0 ? listed.length : end).map((place) => ({ place, rule })));
    unknown = [];
  };
  for (let place = units.length - 1; place > headline && unknown.length < COPY_IN_TAIL; place--) {
    const known = found.get(place);
    if (known?.heads && !passedCopy) takeListed(known.rule);
    if (known) continue;
    const { text, begins } = units[place] ?? {};
    const matched = text === undefined ? undefined : ruleFor(text, textAt(units, place - 1), "tail");
    const rule = matched && !isInList({ units }, place) ? matched : undefined;
    if (text === undefined || !rule || (passedCopy && (rule.heads || !text.includes(" ")))) {
      if (begins) unknown.push(place);
      passedCopy ||= text === undefined || !isHeadline(text);
      continue;
    }
    if (rule.heads && !text.includes(": ")) takeListed(rule.name);
    candidates.push({ place, rule: rule.name, weak: rule.weak === true });
    unknown = [];
  }
  for (const candidate of candidates.sort((a, b) => a.place - b.place)) {
    if (!candidate.weak || found.has(candidate.place - 1)) found.set(candidate.place, candidate);
  }
}

/**
 * Lines that are certain and stand together are what a page has between its paragraphs. One alone may be copy, unless its rule is sure.
 */
function findBlocks({ units, headline, found }: Copy): void {
  let block: Found[] = [];
  let isSure = false;
  const close = (): void => {
    if (block.length > 1 || isSure) for (const each of block) found.set(each.place, each);
    block = [];
    isSure = false;
  };
  for (let place = headline + 1; place < units.length; place++) {
    const known = found.get(place);
    const text = known ? "" : textAt(units, place);
    const rule =
      text === "" || text.length > LONGEST_LISTED ? undefined : ruleFor(text, textAt(units, place - 1), "tail");
    if (known) block.push(known);
    else if (!rule || rule.weak || rule.heads || isInList({ units }, place)) close();
    else {
      block.push({ place, rule: rule.name });
      isSure ||= rule.sure === true && text.includes(" ");
    }
  }
  close();
}

const isHeadline = (line: string): boolean => line.length <= 140 && !/[.,;:!”"»]$/.test(line);

/** What lists of stories and of topics have below their heading: headlines, and names between strokes. */
const isListed = (line: string): boolean =>
  isHeadline(line) &&
  /^\p{Lu}/u.test(line) &&
  !/[:;]/.test(line) &&
  (line.split(" ").length >= 4 || / [/|·] /.test(line));
