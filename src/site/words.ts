import { memoize } from "../model/memoize.ts";
import type { Outlet, Words } from "../model/outlet.ts";

/** The words for a language or its base (`en` for `en-GB`), else the outlet's own. Loading `_data` makes sure that there are some. */
export function wordsOf({ phrases, site }: Pick<Outlet, "phrases" | "site">, language: string): Words {
  for (const tag of [language, site.language]) {
    const words = phrases[tag] ?? phrases[tag.split("-")[0] ?? tag];
    if (words) return words;
  }
  throw new Error(`no phrases for ${site.language}`);
}

/** The form of a counted phrase that the language wants for the number (CLDR plural rules), with the number in it. */
export function counted(forms: Words["stories"], count: number, language: string): string {
  const { form, text } = numberIn(language)(count);
  return (forms[form] ?? forms.other).replace("{n}", text);
}

/** Intl takes 3 µs for a number, and stories take one to ten minutes to read. */
const numberIn = memoize((language: string) => {
  const plural = new Intl.PluralRules(language);
  const number = new Intl.NumberFormat(language);
  return memoize((count: number) => ({ form: plural.select(count), text: number.format(count) }));
});
