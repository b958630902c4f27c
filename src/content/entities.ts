import MarkdownIt from "markdown-it";
import { legible } from "../model/text.ts";

const { unescapeAll } = new MarkdownIt().utils;
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi;
/** References to code points of Windows-1252, as browsers read them: `&#146;` is an apostrophe. */
const WINDOWS = /^&#(1[2-5]\d);$/;
/** Characters that could begin a tag, another entity or a line. They are decoded later, when the paragraph is rendered. */
const LATER = /[&<>\\\n\r\f\v\t]/;

/** Decodes the HTML character references of a text, except those that would be read as markup afterwards. */
export const decodeEntities = (text: string): string =>
  text.includes("&") ? text.replace(ENTITY, (entity) => (LATER.test(meant(entity)) ? entity : meant(entity))) : text;

/** Decodes all of them. For words that are not read as markup, such as headlines, which WordPress exports as HTML. */
export const decodeWords = (text: string): string => (text.includes("&") ? text.replace(ENTITY, meant) : text);

function meant(entity: string): string {
  const code = Number(WINDOWS.exec(entity)?.[1]);
  return code >= 0x80 && code <= 0x9f ? legible(String.fromCharCode(code)) : unescapeAll(entity);
}
