import type { StateCore } from "markdown-it";
import { quotesOf } from "./quotes.ts";

const MARKS = '„“”"';
const MIXED = new RegExp(
  String.raw`(?<![^\s(\[–—/-])(„|“|"|,,)(?!\s)([^${MARKS}\n]{0,300}?[^${MARKS}\s])(“|”|"|'')(?![\p{L}\p{N}'"])`,
  "gu",
);

/** A quotation that is joined to a word of one letter, as "and", "in" and "to" are in Arabic: `و"الخطة"`, `بـ"الخطة"`. */
const JOINED = /(?<=(?<![\p{L}\p{M}])[وفبكل]{1,2}ـ?)"(?!\s)([^"\n]{0,300}?[^"\s])"(?![\p{L}\p{N}"])/gu;

/** Whether a text may have something to mend. */
const isSuspect = (text: string): boolean => /[„“”]|,,|[وفبكلـ]"/.test(text);

/**
 * Makes a pair of quotation marks of which one is straight, or another language's, into a pair of the language: `„Wort"` and `,,Wort''`
 * into `„Wort“`. markdown-it does so only where both are straight. Text stays as it is where the pair is uncertain, and in languages
 * whose quotation marks look otherwise. It also makes those of Arabic that markdown-it takes for ends of a word.
 *
 * @param language BCP 47
 */
export function mendQuotes(text: string, language: string): string {
  if (!isSuspect(text)) return text;
  const [open = "", close = ""] = quotesOf(language);
  const joined = text.replace(JOINED, `${open}$1${close}`);
  if (!"„“".includes(open)) return joined;
  return joined.replace(MIXED, (whole, begin: string, inner: string, end: string, at: number) => {
    const isStraight = begin === '"' && end === '"';
    const isPair =
      (begin === open && end === close) || (begin === "“" && end === "”") || (begin === "„" && end === "“");
    // A closing mark of the language is no opening one, but may stand where one could.
    const isTurned = begin === close || (end === "''" && begin !== ",," && begin !== open);
    if (isStraight || isPair || (isTurned && end !== '"')) return whole;
    // The pair would be inside another, which is open before it or closed behind it: „ein 5" Rohr“.
    const before = /[„“”"](?=[^„“”"]*$)/.exec(joined.slice(Math.max(0, at - 300), at))?.[0];
    const behind = /[„“”"]|,,/.exec(joined.slice(at + whole.length, at + whole.length + 300))?.[0];
    return before === open || behind === close || behind === "”" ? whole : `${open}${inner}${close}`;
  });
}

/** Mends the quotation marks of running text. */
export function mixedQuotes(language: string): (state: StateCore) => void {
  return ({ tokens }) => {
    for (const { type, content, children } of tokens) {
      if (type !== "inline" || !children || !isSuspect(content)) continue;
      for (const child of children) if (child.type === "text") child.content = mendQuotes(child.content, language);
    }
  };
}
