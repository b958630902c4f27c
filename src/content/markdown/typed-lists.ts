import type { Token } from "markdown-it";
import type { RenderState } from "./render-state.ts";

// What word processors and typists write for lists and paragraphs, and what Markdown makes of it.

/** Signs before the items of a list, as Word and Google Docs copy them; U+F0B7 is the bullet of Word's font Symbol. */
const BULLETS = /^([•·▪‣◦●○■►]|\uf0b7|o(?=\t))[ \t\xa0]+\S.*\n\1[ \t\xa0]+\S/m;

/** Warns of lines with bullets, which are one paragraph. @param line of the text, from 0 */
export function reportBullets({ content }: Token, line: number, state: RenderState): void {
  const [, sign] = (content.includes("\n") && BULLETS.exec(content)) || [];
  if (sign === undefined) return;
  const above = content.slice(0, content.search(BULLETS)).split("\n").length - 1;
  state.warn(line + above, `the lines that begin with "${sign}" are printed as one paragraph`, 'Begin each with "- ".');
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
