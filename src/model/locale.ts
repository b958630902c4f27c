/**
 * The languages that a formatter of Intl is asked for: this one, or English where Node.js knows nothing of it. Without the second, it
 * would be the language of the machine, and the same edition would differ from machine to machine.
 *
 * @param language BCP 47
 */
export const localesOf = (language: string): [language: string, otherwise: string] => [language, "en"];

/** Whether Node.js knows dates, numbers and plurals of a language. */
export const isSpokenByNode = (language: string): boolean =>
  Intl.DateTimeFormat.supportedLocalesOf(language).length > 0;

/** Whether Node.js was built with the data of all languages, as those of nodejs.org are, and not with that of English alone. */
export const hasAllLanguages = (): boolean => isSpokenByNode("ar") && isSpokenByNode("pt");
