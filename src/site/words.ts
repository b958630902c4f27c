import { localesOf } from "../model/locale.ts";
import { memoize } from "../model/memoize.ts";
import type { Outlet, SomeWords, Words } from "../model/outlet.ts";
import builtIn from "../model/phrases.ts";

type Phrases = Readonly<Record<string, SomeWords>>;

/** `pt-PT`, then `pt`. */
const rangesOf = (language: string): string[] => {
  const [base = language] = language.split("-");
  return base === language ? [language] : [language, base];
};

const inPhrases = (phrases: Phrases, language: string): SomeWords | undefined =>
  Object.hasOwn(phrases, language) ? phrases[language] : undefined;

/** What is said in a language, the outlet's own words first. */
const saidIn = (own: Phrases, language: string): SomeWords[] =>
  rangesOf(language).flatMap((each) => [inPhrases(own, each) ?? [], inPhrases(builtIn, each) ?? []].flat());

/** The language of pages for stories in a language: it or the one before its hyphen, if the interface has any words in it. */
export const interfaceLanguage = (own: Phrases, language: string): string | undefined =>
  rangesOf(language).find((each) => Object.hasOwn(own, each) || Object.hasOwn(builtIn, each));

/** Every language that there are words in. */
export const interfaceLanguages = (own: Phrases): string[] => [
  ...new Set([...Object.keys(builtIn), ...Object.keys(own)]),
];

const known = new WeakMap<Phrases, (language: string) => Words>();

/** The words for a language, each from the nearest that has it: the language, the one before its hyphen (`en` for `en-GB`), English. */
export function wordsOf({ phrases }: Pick<Outlet, "phrases">, language: string): Words {
  const words = known.get(phrases) ?? memoize((each) => merged(saidIn(phrases, each)));
  known.set(phrases, words);
  return words(language);
}

/** @param said the nearest first */
function merged(said: readonly SomeWords[]): Words {
  const farthestFirst = [...said].reverse();
  const types = Object.assign({}, builtIn.en.types, ...farthestFirst.map((words) => words.types));
  return Object.assign({}, builtIn.en, ...farthestFirst, { types });
}

/** The words that a language lacks, by name: `skip`, `types.opinion`, and `stories.few` where its numbers need that form. */
export function missingWords({ phrases }: Pick<Outlet, "phrases">, language: string): string[] {
  const said = saidIn(phrases, language).map((words) => new Map<string, Phrase | undefined>(Object.entries(words)));
  return Object.entries<Phrase>(builtIn.en).flatMap(([name, english]) => {
    const found = said.map((words) => words.get(name)).filter((phrase) => phrase !== undefined);
    if (found.length === 0) return [name];
    if (typeof english === "string") return [];
    const isGroup = !("other" in english);
    const keys = isGroup ? Object.keys(english) : formsOf(language);
    const from = isGroup ? found : found.slice(0, 1);
    return keys.filter((key) => !isIn(from, key)).map((key) => `${name}.${key}`);
  });
}

/** A text, or a text for each plural form or each type of story. */
type Phrase = string | Readonly<Record<string, string | undefined>>;

const isIn = (found: readonly Phrase[], key: string): boolean =>
  found.some((phrase) => typeof phrase !== "string" && phrase[key] !== undefined);

/** The plural forms that a language has for counts of stories and minutes. Some have one more for millions. */
const formsOf = memoize((language: string) => {
  const rules = new Intl.PluralRules(localesOf(language));
  return [...new Set(Array.from({ length: 1000 }, (_, count) => rules.select(count)))];
});

/** A phrase with a number, in the plural form that the language requires (CLDR plural rules). */
export function counted(forms: Words["stories"], count: number, language: string): string {
  const { form, text } = numberIn(language)(count);
  return (forms[form] ?? forms.other).replace("{n}", text);
}

/** Formats numbers, with a cache: Intl needs 3 µs for each, and the same few reading times occur again and again. */
const numberIn = memoize((language: string) => {
  const plural = new Intl.PluralRules(localesOf(language));
  const number = new Intl.NumberFormat(localesOf(language));
  return memoize((count: number) => ({ form: plural.select(count), text: number.format(count) }));
});
