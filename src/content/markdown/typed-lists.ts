import type { Token } from "markdown-it";
import type { RenderState } from "./render-state.ts";

// What word processors and typists write for lists and paragraphs, and what Markdown makes of it.

/** Signs before the items of a list, as Word and Google Docs copy them; U+F0B7 is the bullet of Word's font Symbol. */
const BULLETS = /^([•·▪‣◦●○■►]|\uf0b7|o(?=\t))[ \t\xa0]+\S.*\n\1[ \t\xa0]+\S/m;
const LETTERED = /^(a\))[ \t\xa0]+\S.*\nb\)[ \t\xa0]+\S/m;

/** Warns of lines with bullets or letters, which are one paragraph. @param line of the text, from 0 */
export function reportBullets({ content }: Token, line: number, state: RenderState): void {
  const found = content.includes("\n") ? (BULLETS.exec(content) ?? LETTERED.exec(content)) : null;
  if (!found) return;
  const above = content.slice(0, found.index).split("\n").length - 1;
  const [what, fix] =
    found[1] === "a)" ? ['"a)", "b)"', 'Begin each with "1. ".'] : [`"${found[1]}"`, 'Begin each with "- ".'];
  state.warn(line + above, `the lines that begin with ${what} are printed as one paragraph`, fix);
}

/**
 * Warns of an item of a numbered list that is printed with another number than is written, since lists count on: of years, "1986." and "1990."
 * A list whose items all have the number of the first is meant to be counted.
 */
export function reportNumber(tokens: readonly Token[], index: number, state: RenderState): void {
  const list = tokens[index];
  const items = itemsOf(tokens, index);
  const first = Number(items[0]?.info);
  if (!list || items.every(({ info }) => Number(info) === first)) return;
  const at = items.findIndex(({ info }, place) => Number(info) !== first + place);
  const item = items[at];
  if (!item) return;
  const written = `${item.info}${item.markup}`;
  const what = `"${written}" is printed as "${first + at}.", because the items of a list are counted`;
  state.warn(item.map?.[0] ?? 0, what, `If it is no list, write "${item.info}\\${item.markup}" with a backslash.`);
}

/** The items of the list that begins at an index, without those of lists within them. */
function itemsOf(tokens: readonly Token[], index: number): Token[] {
  const level = tokens[index]?.level ?? 0;
  const items: Token[] = [];
  for (let at = index + 1; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token || (token.type === "ordered_list_close" && token.level === level)) break;
    if (token.type === "list_item_open" && token.level === level + 1) items.push(token);
  }
  return items;
}

/** A sentence of at least four words: code has none. */
const SENTENCE = /^["'“‘«]?\p{Lu}\S*(?:[ \xa0]\S+){3,300}[.!?…]["'”’»]?$/mu;

/** Warns of a paragraph that is code to Markdown, because it is indented. @param line of the text, from 0 */
export function reportIndented({ content }: Token, line: number, state: RenderState): void {
  if (!SENTENCE.test(content)) return;
  state.warn(
    line,
    "is printed as code, because the line begins with four spaces or a tab",
    'Take them out; or, if it is code, put a line "```" above and below it instead.',
  );
}
