import type { StateCore } from "markdown-it";
import { quotesOf } from "./quotes.ts";

const MARKS = '„“”"';
const MIXED = new RegExp(
  String.raw`(?<![^\s(\[–—/-])(„|“|"|,,)(?!\s)([^${MARKS}\n]{0,300}?[^${MARKS}\s])(“|”|"|'')(?![\p{L}\p{N}'"])`,
  "gu",
);

/**
 * Makes a pair of quotation marks of which one is straight, or another language's, into a pair of the language: `„Wort"` and `,,Wort''`
 * into `„Wort“`. markdown-it does so only where both are straight. Text stays as it is where the pair is uncertain, and in languages
 * whose quotation marks look otherwise.
 *
 * @param language BCP 47
 */
export function mendQuotes(text: string, language: string): string {
  const [open = "", close = ""] = quotesOf(language);
  if (!/[„“”]|,,/.test(text) || !"„“".includes(open)) return text;
  return text.replace(MIXED, (whole, begin: string, inner: string, end: string, at: number) => {
    const isStraight = begin === '"' && end === '"';
    const isPair =
      (begin === open && end === close) || (begin === "“" && end === "”") || (begin === "„" && end === "“");
    // A closing mark of the language is no opening one, but may stand where one could.
    const isTurned = begin === close || (end === "''" && begin !== ",," && begin !== open);
    if (isStraight || isPair || (isTurned && end !== '"')) return whole;
    // The pair would be inside another, which is open before it or closed behind it: „ein 5" Rohr“.
    const before = /[„“”"](?=[^„“”"]*$)/.exec(text.slice(Math.max(0, at - 300), at))?.[0];
    const behind = /[„“”"]|,,/.exec(text.slice(at + whole.length, at + whole.length + 300))?.[0];
    return before === open || behind === close || behind === "”" ? whole : `${open}${inner}${close}`;
  });
}

/** Mends the quotation marks of running text. */
export function mixedQuotes(language: string): (state: StateCore) => void {
  return ({ tokens }) => {
    for (const { type, content, children } of tokens) {
      if (type !== "inline" || !children || !/[„“”]|,,/.test(content)) continue;
      for (const child of children) if (child.type === "text") child.content = mendQuotes(child.content, language);
    }
  };
}
