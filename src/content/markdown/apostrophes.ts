import type { StateCore } from "markdown-it";
import { memoize } from "../../model/memoize.ts";

/** The words of a language that begin with an apostrophe in place of letters, without that apostrophe. */
interface Shortened {
  readonly always: string;
  /** Those that are also words without the apostrophe: in 'round the clock' the sign begins a quotation. */
  readonly unlessQuoted: string;
}

const DUTCH = { always: "s|t|n|k|m", unlessQuoted: "til" };
const SHORTENED: ReadonlyMap<string, Shortened> = new Map([
  ["af", DUTCH],
  ["de", { always: "s|ne|nen|nem|ner", unlessQuoted: "n|rein|raus|rauf|runter" }],
  [
    "en",
    {
      always: "n'|twas|tis|twere|twill|twould|twixt|gainst|nuff|fraid",
      unlessQuoted: "em|til|cause|cos|coz|bout|round|neath|n",
    },
  ],
  ["nl", DUTCH],
]);

/** Matches if no quotation ends at the next straight quote within 200 characters. */
const UNQUOTED = String.raw`(?!(?:[^']|(?<=\p{L})'(?=\p{L})){0,200}?[^\s']'(?![\p{L}\p{N}]))`;
/** Feet with inches, and minutes with seconds: `6'2"`, `51° 30' 26"`. */
const PRIMES = /(?<=\d)'( ?\d+(?:[.,]\d+)?)"/g;
const WORD_END = String.raw`(?![\p{L}\p{N}'])`;

/**
 * Turns the straight quote before a shortened word or year into an apostrophe: `'twas`, `the '90s`, `rock 'n' roll`. markdown-it would
 * take it for the beginning of a quotation. Feet and inches get primes.
 *
 * @param language BCP 47
 */
export const withApostrophes = memoize((language: string): ((text: string) => string) => {
  const words = SHORTENED.get(language.split("-", 1)[0] ?? language);
  const forms = [
    String.raw`\d\d(?=s\b)`,
    String.raw`\d\d(?!\p{L}|\d|[.,]\d)${UNQUOTED}`,
    ...(words ? [`(?:${words.always})${WORD_END}`, `(?:${words.unlessQuoted})${WORD_END}${UNQUOTED}`] : []),
  ];
  // The pattern begins with the quote itself, since V8 finds a fixed first character fast.
  const pattern = new RegExp(String.raw`'(?<![\p{L}\p{N}'’]')(?:${forms.join("|")})`, "giu");
  return (text) =>
    text.includes("'") ? text.replace(PRIMES, "′$1″").replace(pattern, (word) => word.replaceAll("'", "’")) : text;
});

/** The same in running text. */
export function apostrophes(language: string): (state: StateCore) => void {
  const mended = withApostrophes(language);
  return ({ tokens }) => {
    for (const { type, content, children } of tokens) {
      if (type !== "inline" || !children || !content.includes("'")) continue;
      for (const child of children) if (child.type === "text") child.content = mended(child.content);
    }
  };
}
