import { directionOf } from "../model/dates.ts";
import { memoize } from "../model/memoize.ts";
import type { Outlet, Words } from "../model/outlet.ts";
import { escapeMarkup } from "../model/text.ts";

/** The words for a language or its base (`en` for `en-GB`), or else those of the outlet's language, which `_data` always has. */
export function wordsOf({ phrases, site }: Pick<Outlet, "phrases" | "site">, language: string): Words {
  for (const tag of [language, site.language]) {
    const words = phrases[tag] ?? phrases[tag.split("-")[0] ?? tag];
    if (words) return words;
  }
  throw new Error(`no phrases for ${site.language}`);
}

/** A phrase with a number, in the plural form that the language requires (CLDR plural rules). */
export function counted(forms: Words["stories"], count: number, language: string): string {
  const { form, text } = numberIn(language)(count);
  return (forms[form] ?? forms.other).replace("{n}", text);
}

/** Formats numbers, with a cache: Intl needs 3 µs for each, and the same few reading times occur again and again. */
const numberIn = memoize((language: string) => {
  const plural = new Intl.PluralRules(language);
  const number = new Intl.NumberFormat(language);
  return memoize((count: number) => ({ form: plural.select(count), text: number.format(count) }));
});

/**
 * Words of the interface in the HTML of a text. They say their language where it is not that of the text.
 *
 * @param inLanguage the language of the words
 * @param language of the text
 * @returns a function of a key, and of what stands for `{name}`
 */
export function wordInText(words: Words["blocks"], inLanguage: string, language: string) {
  const texts: Readonly<Record<string, string>> = words;
  return (key: string, name = ""): string => {
    const text = escapeMarkup((texts[key] ?? "").replace("{name}", () => name));
    return inLanguage === language
      ? text
      : `<span lang="${escapeMarkup(inLanguage)}" dir="${directionOf(inLanguage)}">${text}</span>`;
  };
}
