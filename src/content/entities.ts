import MarkdownIt from "markdown-it";
import { legible } from "../model/text.ts";

const { unescapeAll } = new MarkdownIt().utils;
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi;
/** Of Windows-1252, as browsers read them: `&#146;` is an apostrophe. */
const WINDOWS = /^&#(1[2-5]\d);$/;
/** What could begin a tag, another entity or a line is decoded when the paragraph is set. */
const LATER = /[&<>\\\n\r\f\v\t]/;

/** Decodes HTML character references of a text in which tags are still to be found: all but those that would begin markup. */
export function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(ENTITY, (entity) => {
    const code = Number(WINDOWS.exec(entity)?.[1]);
    const character = code >= 0x80 && code <= 0x9f ? legible(String.fromCharCode(code)) : unescapeAll(entity);
    return LATER.test(character) ? entity : character;
  });
}
