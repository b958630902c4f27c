import MarkdownIt, { type Token } from "markdown-it";
import { memoize } from "../../model/memoize.ts";
import { holdsTag } from "../tags.ts";
import { withApostrophes } from "./apostrophes.ts";
import { withDashes } from "./dashes.ts";
import { mendQuotes } from "./mixed-quotes.ts";
import { quotesOf } from "./quotes.ts";

/**
 * The paragraphs of copy that has no markup, as most stories of agencies are: paragraphs of one line, with empty lines between them.
 * markdown-it tries a dozen rules on every line and five on every character before it finds that out. Undefined for other texts.
 */
export function plainParagraphs(text: string): string[] | undefined {
  const paragraphs = (text.endsWith("\n") ? text.slice(0, -1) : text).split("\n\n");
  return paragraphs.every(isPlain) ? paragraphs : undefined;
}

const isPlain = (paragraph: string): boolean =>
  WORD.test(paragraph) &&
  !MARKUP.test(paragraph) &&
  !/\s$/.test(paragraph) &&
  (!paragraph.includes("<") || !(ADDRESS.test(paragraph) || holdsTag(paragraph)));

/** The beginning of a line that can only be a paragraph. Digits and a full stop could be a list. */
const WORD = /^["'(“‘]*(?:\p{L}|\d+(?![\d.)]))/u;

/**
 * The characters that inline rules look for, or that `renderParsed` takes out: line ends, form feeds, entities, emphasis, links, escapes,
 * code, deletions, addresses, shortcodes, other systems' comments.
 */
const MARKUP = /[\n\f\r&*[\\_`~]|:\/\/|www\.|\{[{%:]|%%/;

/** What may be an address in angle brackets. Other angle brackets, except those of tags, are text: "First Central <FCC>". */
const ADDRESS = /<[^<>\s]*[:@]/;

/** Makes signs as they are typed into those that are printed: dashes, ellipses, apostrophes and quotation marks of a language (BCP 47). */
export const typesetter = memoize((language: string): ((paragraph: string) => string) => {
  const quoted = quoter(language);
  return (paragraph) => quoted(withDashes(paragraph));
});

/** The same for headlines and other lines, which cannot mark code as such: only hyphens between spaces are a dash, those of `--force` stay. */
export const lineTypesetter = memoize((language: string): ((line: string) => string) => {
  const quoted = quoter(language);
  return (line) => quoted(line.includes("--") ? line.replace(/(?<= )--(?= )/g, "–") : line);
});

/** Makes apostrophes and quotation marks of a language. */
const quoter = memoize((language: string): ((text: string) => string) => {
  const apostrophes = withApostrophes(language);
  const md = new MarkdownIt("zero", { typographer: true, quotes: [...quotesOf(language)] });
  md.core.ruler.enableOnly(["block", "smartquotes"]);
  md.core.ruler.at("block", ({ src, tokens, Token }) => {
    const [inline, text] = [new Token("inline", "", 0), new Token("text", "", 0)];
    inline.content = text.content = src;
    inline.children = [text];
    tokens.push(inline);
  });
  const wordsOf = ([inline]: readonly Token[]): string => inline?.children?.[0]?.content ?? "";
  return (text) => {
    const mended = apostrophes(mendQuotes(text, language));
    return /["']/.test(mended) ? wordsOf(md.parse(mended, {})) : mended;
  };
});
