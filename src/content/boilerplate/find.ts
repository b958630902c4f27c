import type { Stated } from "../formats/format.ts";
import { bylineOf, isRole } from "./byline.ts";
import { NETWORKS, whole } from "./rule.ts";
import { type Rulebook, rulebookFor } from "./rulebook.ts";
import { timestampOf } from "./timestamp.ts";
import { isShort, type Unit, unitsOf } from "./units.ts";

/** Lines that are not copy, the rule that found them, and what they state about the story. */
export interface Boilerplate {
  readonly indexes: readonly number[];
  readonly rule: string;
  readonly stated?: Stated;
}

/** A unit that a rule matched. `place` is its index among the units. */
interface Found {
  readonly place: number;
  readonly rule: string;
  readonly stated?: Stated;
  readonly weak?: boolean;
  readonly heads?: boolean;
}

/** A text, the rules for it, and what they have found so far, by place. */
interface Copy {
  readonly rules: Rulebook;
  readonly units: readonly Unit[];
  readonly headline: number;
  readonly found: Map<number, Found>;
}

/** The number of paragraphs, with the headline, in which the lines below the headline are searched. */
const FIRST_PARAGRAPHS = 5;
/** The search below the headline ends at the second sentence of copy. */
const FIRST_SENTENCES = 2;
/** The search from the end of the text upwards stops at this many paragraphs of copy in a row. */
const COPY_IN_TAIL = 3;
const LONGEST_ITEM = 60;
const LONGEST_HEADLINE = 140;

/** Finds lines that are not copy. Once they are removed, a second search may find more. */
export function boilerplateIn(lines: readonly string[]): Boilerplate[] {
  const rules = rulebookFor(lines.slice(0, 12).join(" "));
  const units = unitsOf(lines, rules);
  const found = new Map<number, Found>();
  findAnywhere({ units, found, rules, headline: -1 });
  const headline = units.findIndex((_, place) => !found.has(place));
  if (headline >= 0) {
    const copy: Copy = { units, headline, found, rules };
    findInHead(copy);
    findInTail(copy);
    findBlocks(copy);
  }
  return [...found.values()].map(({ place, rule, stated }) => ({
    indexes: units[place]?.indexes ?? [],
    rule,
    ...(stated ? { stated } : {}),
  }));
}

const textAt = (units: readonly Unit[], place: number): string => units[place]?.text ?? "";

const IS_NETWORK = whole(NETWORKS);

/**
 * Whether a line is an item of a list in the copy: it follows a line that ends with a colon, or other items like it below such a line.
 * Below any short lines, the name of a social network counts as an item too.
 */
function isInList({ units, rules }: Copy, place: number): boolean {
  const isName = IS_NETWORK.test(textAt(units, place));
  for (let above = place - 1; above >= 0; above--) {
    const text = textAt(units, above);
    if (text.endsWith(":")) return !rules.find(text, "", "tail") && !rules.find(text, "", "head");
    if (text === "" || text.length > LONGEST_ITEM || /[.!?]["”’»)]*$/.test(text)) return false;
    if (!isName && !rules.find(text, "", "tail")) return false;
  }
  return false;
}

function findAnywhere({ units, found, rules }: Copy): void {
  for (const [place, { text, indexes }] of units.entries()) {
    const isCopy = text === undefined || indexes.length > 2;
    const rule = isCopy ? undefined : rules.find(text, textAt(units, place - 1), "anywhere");
    if (text === undefined || !rule || (rule.weak && isTopic(text, units))) continue;
    found.set(place, { place, rule: rule.name, heads: rule.heads === true && !text.includes(": ") });
  }
}

/** Whether the copy mentions the word of a one-word line. Then the line may be a subhead, not a label such as "Advertisement". */
function isTopic(word: string, units: readonly Unit[]): boolean {
  const label = word.toLowerCase();
  const stem = label.slice(0, Math.max(4, word.length - 3));
  return units.some(
    ({ text }) => text !== undefined && text.toLowerCase() !== label && text.toLowerCase().includes(stem),
  );
}

function findInHead(copy: Copy): void {
  const { units, headline, found } = copy;
  const candidates: Found[] = [];
  let kept = 1;
  let sentences = 0;
  for (let place = headline + 1; place < units.length; place++) {
    if (kept >= FIRST_PARAGRAPHS || sentences >= FIRST_SENTENCES) break;
    if (found.has(place)) continue;
    const { text, begins = false } = units[place] ?? {};
    const read = text === undefined ? undefined : inHead(text, place, copy);
    const candidate = read && !isInList(copy, place) ? read : undefined;
    if (candidate) candidates.push(candidate);
    if (candidate && !candidate.weak) continue;
    if (begins) kept++;
    if (text === undefined || !isHeadline(text)) sentences++;
  }
  const certain = new Set([...found.keys(), ...candidates.filter(({ weak }) => !weak).map(({ place }) => place)]);
  const weak = new Set(candidates.map(({ place }) => place).filter((place) => !certain.has(place)));
  // If there is a byline with "By", or another byline, a line of two capitalised words may be a town or a section.
  const bylines = candidates.filter(({ stated }) => stated?.authors);
  const isNamed = bylines.length > 1 || bylines.some((each) => !each.weak);
  for (const candidate of candidates) {
    const { place, rule } = candidate;
    if (certain.has(place)) found.set(place, candidate);
    else if (isBetween(place, weak, (other) => other === headline || certain.has(other)))
      found.set(place, isNamed || isInCopy(candidate, units) ? { place, rule } : candidate);
  }
}

/** Whether the copy mentions a name, or its last word, which may be a town: "Ana Gil Madrid". */
function isInCopy({ place, stated }: Found, units: readonly Unit[]): boolean {
  const names = stated?.authors ?? [];
  const words = names.flatMap((name) => [
    name,
    ...(name.split(" ").length > 2 ? [name.split(" ").at(-1) ?? name] : []),
  ]);
  return units.some(({ text = "" }, other) => other !== place && words.some((word) => text.includes(word)));
}

/** Whether the nearest lines above and below a weak line that are not weak are both certain. */
function isBetween(place: number, weak: ReadonlySet<number>, isCertain: (place: number) => boolean): boolean {
  let [above, below] = [place - 1, place + 1];
  while (weak.has(above)) above--;
  while (weak.has(below)) below++;
  return isCertain(above) && isCertain(below);
}

/** A name for certain: two or three capitalised words, or two with particles such as "van" between them. */
const CLEAR_NAME = /^\S+(?: \p{Lu}\S*){1,2}$|^\S+ (?:(?:van|von|der|den|bin|ibn|da|di|dos|ten|de|del|la) )+\S+$/u;

function inHead(line: string, place: number, { units, rules }: Copy): Found | undefined {
  // Dates are tried before counters, since an ISO date consists of figures too.
  const timestamp = timestampOf(line, rules.dayFirst);
  if (timestamp) return { place, rule: timestamp.rule, stated: timestamp.stated };
  const rule = rules.find(line, textAt(units, place - 1), "head");
  if (rule && !rule.weak) return { place, rule: rule.name };
  const byline = bylineOf(line, rules.dayFirst);
  // A longer name alone on its line may include a town or a paper, so "Ana Gil de El Faro" is kept.
  const isClear = byline?.certain || byline?.stated.authors?.every((name) => CLEAR_NAME.test(name)) !== false;
  if (byline && isClear) return { place, rule: "byline", stated: byline.stated, weak: !byline.certain };
  if (isRole(line)) return { place, rule: "byline", weak: true };
  return rule && { place, rule: rule.name, weak: true };
}

function findInTail(copy: Copy): void {
  const { units, headline, found, rules } = copy;
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
    const matched = text === undefined ? undefined : rules.find(text, textAt(units, place - 1), "tail");
    const rule = matched && !isInList(copy, place) ? matched : undefined;
    if (text === undefined || !rule || (passedCopy && (rule.heads || rule.last || !text.includes(" ")))) {
      if (begins) unknown.push(place);
      passedCopy ||= text === undefined || !isHeadline(text);
      continue;
    }
    if (rule.heads && !text.includes(": ")) takeListed(rule.name);
    candidates.push({ place, rule: rule.name, weak: rule.weak === true, ...statedIn(rule.name, text) });
    unknown = [];
  }
  for (const candidate of candidates.sort((a, b) => a.place - b.place)) {
    if (!candidate.weak || found.has(candidate.place - 1)) found.set(candidate.place, candidate);
  }
}

/**
 * Finds lines that a page has between its paragraphs. Several certain lines in a row are boilerplate. A single one may be copy, unless its
 * rule is `sure`.
 */
function findBlocks(copy: Copy): void {
  const { units, headline, found, rules } = copy;
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
    const rule = text === "" || !isShort(text) ? undefined : rules.find(text, textAt(units, place - 1), "tail");
    if (known) block.push(known);
    else if (!rule || rule.weak || rule.heads || rule.last || isInList(copy, place)) close();
    else {
      block.push({ place, rule: rule.name });
      isSure ||= rule.sure === true && text.includes(" ");
    }
  }
  close();
}

const AGENCY =
  /(?<![\p{L}\d])(?:Reuters|AFP|AP|Associated Press|dpa|EFE|Europa Press|epd|SID|APA|KNA|ANSA|PA|UPI|Bloomberg|TASS|Xinhua|Belga|ATS)(?![\p{L}\d])/gu;

/** A note such as "(Reporting by Jane Doe; Editing by John Roe)". */
const REPORTED =
  /^\(?(?:Reporting|Writing|Reportage|Reporte|Bericht|Rédigé|Escrito) (?:by|de|par|por|von) ([^;]+?)(?:;|, (?:édité|editado|édition)).*$/iu;

/** The agencies and reporters that a note names. They are kept although the note is removed. */
function statedIn(rule: string, text: string): Pick<Found, "stated"> {
  if (rule !== "agency note") return {};
  const agencies = new Set(text.match(AGENCY));
  const authors = bylineOf(`By ${REPORTED.exec(text)?.[1] ?? ""}`)?.stated.authors;
  return {
    stated: {
      ...(agencies.size === 0 ? {} : { source: [...agencies].join(", ") }),
      ...(authors ? { authors } : {}),
    },
  };
}

const isHeadline = (line: string): boolean => line.length <= LONGEST_HEADLINE && !/[.,;:!”"»]$/.test(line);

/** Whether a line may be an item below the heading of a list of stories or topics: a headline, or names between separators. */
const isListed = (line: string): boolean =>
  isHeadline(line) &&
  /^[\p{Lu}¿¡]/u.test(line) &&
  !/;|:.*\d|\d.*:/.test(line) &&
  (line.split(" ").length >= 4 || / [/|·] /.test(line));
