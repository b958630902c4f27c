import { english } from "./english.ts";
import { french } from "./french.ts";
import { german } from "./german.ts";
import type { Language } from "./rule.ts";
import { spanish } from "./spanish.ts";

/** English comes first. A language more is a file and a line more. */
export const LANGUAGES: readonly [Language, ...Language[]] = [english, german, french, spanish];

/** An alternative of what all languages have. */
export const inAnyLanguage = (part: (language: Language) => string): string => LANGUAGES.map(part).join("|");
