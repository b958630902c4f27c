import MarkdownIt from "markdown-it";
import { cleanLine, legible } from "../model/text.ts";

const { unescapeAll } = new MarkdownIt().utils;
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi;
/** References to code points of Windows-1252, as browsers read them: `&#146;` is an apostrophe. */
const WINDOWS = /^&#(1[2-5]\d);$/;
/** Characters that could begin a tag, another entity or a line. They are decoded later, when the paragraph is rendered. */
const LATER = /[&<>\\\n\r\f\v\t]/;

/** Decodes the HTML character references of a text, except those that would be read as markup afterwards. */
export const decodeEntities = (text: string): string =>
  text.includes("&") ? text.replace(ENTITY, (entity) => (LATER.test(meant(entity)) ? entity : meant(entity))) : text;

/** The first character reference of a text, and what it stands for. */
export function firstEntity(text: string): { source: string; meant: string } | undefined {
  if (!text.includes("&")) return undefined;
  const source = text.match(ENTITY)?.find((entity) => meant(entity) !== entity);
  return source === undefined ? undefined : { source, meant: cleanLine(meant(source)) };
}

function meant(entity: string): string {
  const code = Number(WINDOWS.exec(entity)?.[1]);
  return code >= 0x80 && code <= 0x9f ? legible(String.fromCharCode(code)) : unescapeAll(entity);
}
