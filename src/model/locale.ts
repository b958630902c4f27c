import { memoize } from "./memoize.ts";

/**
 * The languages that a formatter of Intl is asked for: this one, or English where Node.js knows nothing of it. Without the second, it
 * would be the language of the machine, and the same edition would differ from machine to machine.
 *
 * @param language BCP 47
 */
export const localesOf = (language: string): [language: string, otherwise: string] => [language, "en"];

/** Whether the BCP 47 language tag is well-formed. */
export function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** Whether Node.js knows dates, numbers and plurals of a language. */
export const isSpokenByNode = (language: string): boolean =>
  Intl.DateTimeFormat.supportedLocalesOf(language).length > 0;

/** Whether Node.js was built with the data of all languages, as those of nodejs.org are, and not with that of English alone. */
export const hasAllLanguages = (): boolean => isSpokenByNode("ar") && isSpokenByNode("pt");

/** A language (BCP 47) without its region, and without its script where nearly all write it so: `de` of `de-AT`, `zh-Hant` of `zh-TW`. */
export const withoutRegion = memoize((tag: string): string => {
  const { language, script } = new Intl.Locale(tag).maximize();
  return script === undefined || script === new Intl.Locale(language).maximize().script
    ? language
    : `${language}-${script}`;
});

/** The name of a language in that language (CLDR), without the region, which readers of one version need not know: "English". */
export const languageName = memoize((tag: string): string => {
  const { language, script } = new Intl.Locale(tag);
  const code = script === undefined ? language : `${language}-${script}`;
  const name = new Intl.DisplayNames(localesOf(tag), { type: "language" }).of(code) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
});
