import { anyLanguage, pageNotices } from "./any-language.ts";
import { bylineOf } from "./byline.ts";
import { LANGUAGES } from "./languages.ts";
import { openingsOf } from "./openings.ts";
import type { Language, Rule, Zone } from "./rule.ts";
import { timestampOf } from "./timestamp.ts";

/** A rule with what tells copy from a call in its language. */
interface Told extends Rule {
  readonly telling: RegExp;
}

const words = (source: string, flags = "iu"): RegExp =>
  new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${source})(?![\p{L}\p{N}])`, flags);

function rulesOf({ rules, telling }: Pick<Language, "rules" | "telling">): Told[] {
  const told = words(telling);
  return rules.map((rule) => ({ ...rule, telling: told }));
}

const QUOTE = /[“”„«»"]/;
/** A newsletter or a podcast may have its name in quotation marks: a title, and not the first words. */
const NAMED = /^[^“”„«»"]+[“”„«»"] ?\p{Lu}[^“”„«»".!?]{0,40}[“”«»"][^“”„«»"]{0,30}$/u;

const LONG_SENTENCE = /^(?:\S+ ){9}.*[.,]$/;
const FIGURES = /\d\D+\d\D+\d|\d [a-z]+ (?:[a-z]+ )?\d/;
/** Words of the few calls and notices that are long sentences. */
const LONG_NOTICE =
  /reserv|external|vorbehalten|réserv|cookie|copyright|©|newsletter|inbox|mail|boletín|subscri|abonn|suscri/i;

/** Cheap, and true of most copy of a wire: sentences and rows of figures. */
const isPlainCopy = (line: string, zone: Zone): boolean =>
  (LONG_SENTENCE.test(line) || (zone !== "head" && FIGURES.test(line))) && !LONG_NOTICE.test(line);

const LONGEST_CERTAIN = 120;

/** The rules of a zone by the first two letters of a line. */
class Index {
  readonly #rules: readonly { readonly rule: Told; readonly openings: ReadonlySet<string> | undefined }[];
  readonly #found = new Map<string, readonly Told[]>();

  constructor(rules: readonly Told[]) {
    this.#rules = rules.map((rule) => ({ rule, openings: openingsOf(rule.line.source) }));
  }

  for(line: string): readonly Told[] {
    const opening = line.slice(0, 2).toLowerCase();
    const known = this.#found.get(opening);
    if (known) return known;
    const rules = this.#rules.flatMap(({ rule, openings }) =>
      !openings || openings.has(opening) || openings.has(opening.slice(0, 1)) ? [rule] : [],
    );
    this.#found.set(opening, rules);
    return rules;
  }
}

/** The rules of some languages. */
export class Rulebook {
  readonly #rules: Readonly<Record<Zone, Index>>;

  /** Whether the text is in a language that begins figures of dates with the day. */
  readonly dayFirst: boolean;

  /** @param languages that of the text comes first */
  constructor(languages: readonly Language[]) {
    this.dayFirst = languages[0]?.dayFirst ?? false;
    const telling = languages.map((language) => language.telling).join("|");
    const all = [
      ...rulesOf({ rules: anyLanguage, telling }),
      ...languages.flatMap(rulesOf),
      ...rulesOf({ rules: pageNotices, telling }),
    ];
    const inZone = (zone: Zone): Index => new Index(all.filter(({ zones }) => zones.includes(zone)));
    this.#rules = { head: inZone("head"), tail: inZone("tail"), anywhere: inZone("anywhere") };
  }

  /** The first rule of a zone that takes a line. @param before what stands above it */
  find(line: string, before: string, zone: Zone): Rule | undefined {
    if (isPlainCopy(line, zone)) return undefined;
    return this.#rules[zone].for(line).find(({ line: pattern, shape, call, telling }) => {
      if (!pattern.test(line) || (shape && !shape.test(line))) return false;
      if (call && (telling.test(line) || (QUOTE.test(line) && !NAMED.test(line)))) return false;
      // "(c)" is the third of a list.
      return !(line.startsWith("(c)") && before.startsWith("(b)"));
    });
  }

  /** Whether a line is boilerplate wherever it is looked for, whatever stands beside it. */
  isCertain(line: string): boolean {
    if (line.length > LONGEST_CERTAIN) return false;
    const rule = this.find(line, "", "tail") ?? this.find(line, "", "head");
    return (rule !== undefined && !rule.weak) || timestampOf(line) !== undefined || bylineOf(line)?.certain === true;
  }
}

const COMMON = LANGUAGES.map(({ common }) => words(common, "giu"));
/** As many words of a language leave no doubt. */
const MANY_WORDS = 6;
const countIn = (text: string, language: number, most = text.length): number => {
  const found = COMMON[language] ? text.matchAll(COMMON[language]) : [];
  let count = 0;
  for (const _ of found) if (++count === most) break;
  return count;
};

const books = new Map<string, Rulebook>();

/** The rules for a text: of the languages that it may be in, and English, which pages of all languages use. */
export function rulebookFor(text: string): Rulebook {
  const sample = text.slice(0, 500);
  const english = countIn(sample, 0, MANY_WORDS);
  const counts = english >= MANY_WORDS ? [english] : LANGUAGES.map((_, language) => countIn(sample, language));
  const most = Math.max(...counts);
  const main = counts.indexOf(most);
  const chosen = LANGUAGES.filter((_, language) => language === 0 || (counts[language] ?? -1) * 2 >= most);
  chosen.sort((a, b) => Number(LANGUAGES.indexOf(b) === main) - Number(LANGUAGES.indexOf(a) === main));
  const key = chosen.map((language) => LANGUAGES.indexOf(language)).join();
  const book = books.get(key) ?? new Rulebook(chosen);
  books.set(key, book);
  return book;
}
