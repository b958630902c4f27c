import { english } from "./english.ts";
import { french } from "./french.ts";
import { german } from "./german.ts";
import type { Language } from "./rule.ts";
import { spanish } from "./spanish.ts";

/** The languages with rules. English comes first. To add a language, add a file and a line here. */
export const LANGUAGES: readonly [Language, ...Language[]] = [english, german, french, spanish];

/** A regular expression source that matches a part in any of the languages. */
export const inAnyLanguage = (part: (language: Language) => string): string => LANGUAGES.map(part).join("|");
