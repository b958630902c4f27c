// In a text from right to left, what is written from left to right loses its order where it begins or ends with a sign, or holds spaces:
// browsers show "-3" as "3-", "+20 3 480" as "480 3 20+" and "US$" as "$US" (Unicode Standard Annex #9, rules W1 to N2). Isolated from
// the text around it, it keeps it.

import { directionOf } from "./dates.ts";
import { memoize } from "./memoize.ts";
import { escapeMarkup } from "./text.ts";

const DIGIT = "[0-9٠-٩۰-۹]";
const GROUP = String.raw`(?:\(${DIGIT}{1,5}\)|${DIGIT}{1,9})`;
/** A telephone number, a date in figures or a large number: groups of digits, of which a range (`2024-2026`) has only two. */
const GROUPS = [
  String.raw`(?:\+|00)${GROUP}(?:[ \xa0\u202f.-]${GROUP}){0,6}`,
  // Behind the first one none is in brackets: "(1) (2) (3)" counts, and calls nobody.
  String.raw`${GROUP}(?:[ \xa0\u202f-]${DIGIT}{1,9}){2,6}`,
  String.raw`(?:\(${DIGIT}{1,5}\)|0${DIGIT}{1,4})[ \xa0\u202f-]${DIGIT}{3,9}`,
  String.raw`${DIGIT}{3}-${DIGIT}{4}|${DIGIT}{1,3}(?:[ \xa0\u202f]${DIGIT}{3})+`,
];
/** A number with its sign, or with "%": `-3.1%`. The hyphen of كوفيد-19 is none: it stands behind letters, of which "و", "and", is no word of its own. */
const SIGNED = String.raw`(?<!\p{Nd})(?:(?<!\p{L})[-+−±]|(?<=(?<!\p{L})و)-|[+−±])[€$£¥]?\d[\d.,]*(?<=\d)(?:%|°[CF]?)?|(?<![\d.,])\d[\d.,]{0,20}%`;
const WORD = String.raw`\p{Script=Latin}[\p{Script=Latin}\p{M}\d]*`;
const BETWEEN = `(?:[ .,'’/+_@#-]|&(?:amp;|(?!(?:quot|lt|gt);))){1,2}`;
/** Latin words, with what belongs to them before and behind: `#harbour`, `C++`, `US$`. */
const WORDS = String.raw`[@#$]?${WORD}(?:${BETWEEN}[\p{Script=Latin}\d][\p{Script=Latin}\p{M}\d]*)*[$€£+#]*`;
/** The same in quotation marks of their own, which are no part of an Arabic quotation, or before the end of a bracket: `(Sea Lines Ltd.)`. */
const LATIN = String.raw`[“"‘]${WORDS}[.!?]?[”"’]|${WORDS}(?:[.!?](?=\)))?`;

const RUN = new RegExp(
  String.raw`(?<![\p{Script=Latin}\d.,/@_-])(?:${GROUPS.join("|")})(?!\d|[.,:/-]\d)|${SIGNED}|${LATIN}`,
  "gu",
);

/** Whether Latin words begin or end with a sign. All others keep their order without help. */
const isMarked = (run: string): boolean => !/^\p{Script=Latin}(?:.*[\p{L}\p{M}\d])?$/u.test(run);

const isolated = (text: string, open: string, close: string): string =>
  text.replace(RUN, (run) => (isMarked(run) ? open + run + close : run));

/** Makes HTML of words in a language (BCP 47), with what would lose its order isolated. */
export const markupOf = memoize((language: string): ((words: string) => string) =>
  directionOf(language) === "ltr"
    ? escapeMarkup
    : (words) => isolated(escapeMarkup(words), '<bdi dir="ltr">', "</bdi>"),
);

/** The same for places that hold words only: invisible characters isolate (U+2066, U+2069). */
export const isolatedWords = (words: string, language: string): string =>
  directionOf(language) === "ltr" ? words : isolated(words, "\u2066", "\u2069");
