import { memoize } from "./memoize.ts";

/**
 * The languages that a formatter of Intl is asked for: this one, or English where Node.js knows nothing of it. Without the second, it
 * would be the language of the machine, and the same edition would differ from machine to machine.
 *
 * @param language BCP 47
 */
export const localesOf = (language: string): [language: string, otherwise: string] => [language, "en"];

/** Whether the BCP 47 language tag is well-formed. The name of a language, "Deutsch", would be too, but no language has so long a code. */
export function isLanguage(tag: string): boolean {
  if (!/^[a-z]{2,3}(?:-|$)/i.test(tag)) return false;
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

const CODES =
  "ar bg ca cs da de el en es et fa fi fr ga he hi hr hu id is it ja ko lt lv mt nb nl nn pl pt ro ru sk sl sq sr sv sw th tr uk ur vi zh";

/** The code of a language that is named in English or in the language itself: `de` of "German" and "Deutsch". */
export function languageNamed(name: string): string | undefined {
  const plain = name.trim().toLowerCase();
  const isNamed = (code: string, language: string): boolean =>
    new Intl.DisplayNames(localesOf(language), { type: "language" }).of(code)?.toLowerCase() === plain;
  return CODES.split(" ").find((code) => isNamed(code, "en") || isNamed(code, code));
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
