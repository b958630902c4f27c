import { directionOf } from "../model/dates.ts";
import { localesOf } from "../model/locale.ts";
import { memoize } from "../model/memoize.ts";
import type { Outlet, SomeWords, Words } from "../model/outlet.ts";
import builtIn from "../model/phrases.ts";
import { escapeMarkup } from "../model/text.ts";

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
const merged = (said: readonly SomeWords[]): Words => overlaid(builtIn.en, said);

/** Texts, and groups of them, as the nearest says them. A text with plural forms is replaced as a whole. @param said the nearest first */
function overlaid<T extends object>(texts: T, said: readonly object[]): T {
  const entries = Object.entries(texts).map(([name, text]) => {
    const found = said.map((words): unknown => Reflect.get(words, name)).filter((each) => each !== undefined);
    return [name, isGroup(text) ? overlaid(text, found.filter(isGroup)) : (found[0] ?? text)];
  });
  return Object.assign({}, texts, Object.fromEntries(entries));
}

/** Whether it is a group of texts, not a text or one with plural forms. */
const isGroup = (value: unknown): value is object => typeof value === "object" && value !== null && !("other" in value);

/** The words that a language lacks, by name: `skip`, `types.opinion`, and `stories.few` where its numbers need that form. */
export const missingWords = ({ phrases }: Pick<Outlet, "phrases">, language: string): string[] =>
  lackedOf(builtIn.en, saidIn(phrases, language), language, "");

/** @param said the nearest first @param above what the names begin with */
function lackedOf(english: object, said: readonly object[], language: string, above: string): string[] {
  return Object.entries(english).flatMap(([name, text]) => {
    const found = said.map((words): unknown => Reflect.get(words, name)).filter((each) => each !== undefined);
    const [nearest] = found;
    if (isGroup(text)) return lackedOf(text, found.filter(isGroup), language, `${above}${name}.`);
    if (nearest === undefined) return [above + name];
    if (typeof nearest !== "object" || nearest === null) return [];
    return formsOf(language).flatMap((form) => (form in nearest ? [] : [`${above}${name}.${form}`]));
  });
}

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

/**
 * Words of the interface in the HTML of a text. They say their language where it is not that of the text.
 *
 * @param inLanguage the language of the words
 * @param language of the text
 * @returns a function of a key, and of what stands for `{name}`
 */
export function wordInText(words: Readonly<Record<string, string>>, inLanguage: string, language: string) {
  return (key: string, name = ""): string => {
    const text = escapeMarkup((words[key] ?? "").replace("{name}", () => name));
    return inLanguage === language
      ? text
      : `<span lang="${escapeMarkup(inLanguage)}" dir="${directionOf(inLanguage)}">${text}</span>`;
  };
}
