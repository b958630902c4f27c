import type { MarkdownIt } from "markdown-it";
import type { RenderState } from "./render-state.ts";

/** Letters of an address, also in pairs of parentheses: `Foto (1).jpg`. */
const LETTERS = String.raw`(?:[^<>()"“”„«»\n]|\([^<>()"\n]{0,50}\)){0,300}?`;
/** An address that has an ending or says that it is one, up to the title or the end of the link. */
const ADDRESS = new RegExp(
  String.raw`(?![\s<"'])(?:(?:https?:/)?/${LETTERS}\S|${LETTERS}\.[a-z][a-z0-9]{1,9}(?:#[^\s()]{0,100})?)(?=\s{0,9}\)|\s{1,9}["'“”„«»])`,
  "iy",
);
/** A title in the quotation marks that word processors write. */
const CURLED =
  /[“”„«»]([^"“”„«»\n]{0,2000}(?:[“„«][^"“”„«»\n]{0,200}[“”»][^"“”„«»\n]{0,200}){0,5})["“”«»](?=\s{0,9}\))/y;

/** A title in straight quotation marks that has others in it: `"Das „Wort" gilt"`. */
const NESTED = /"([^"()\\\n]{0,1000}(?:"[^"()\\\n]{1,300}){1,6})"(?=\s{0,9}\))/y;

/**
 * Reads what Markdown itself does not read in a link or a picture, and would print as it is typed: spaces in an address
 * (`![A quay](Old quay 1.jpg)`), a title in curly quotation marks, and quotation marks in a title.
 */
export function destinations(md: MarkdownIt): void {
  const { parseLinkDestination, parseLinkTitle } = md.helpers;
  const helpers: typeof md.helpers = {
    ...md.helpers,
    parseLinkDestination(text, start, max) {
      ADDRESS.lastIndex = start;
      const [address = ""] = ADDRESS.exec(text) ?? [];
      const isSpaced = address.includes(" ") && start + address.length < max;
      return isSpaced
        ? { ok: true, pos: start + address.length, str: address.replace(/\\(?=[^\p{L}\p{N}\s])/gu, "") }
        : parseLinkDestination(text, start, max);
    },
    parseLinkTitle(text, start, max, before) {
      const pattern = text.startsWith('"', start) ? NESTED : CURLED;
      pattern.lastIndex = start;
      const [whole = "", title = ""] = (before === undefined && pattern.exec(text)) || [];
      return whole !== "" && start + whole.length < max
        ? { ok: true, can_continue: false, marker: 0, pos: start + whole.length, str: title }
        : parseLinkTitle(text, start, max, before);
    },
  };
  Object.assign(md, { helpers });
}

const UNREAD = /(!?)\[([^\][\n]{1,200})\]\((?!["'“”„‘’])([^()\n]{1,300})\)/;
const TITLE = /["“”„«»]/;

/** Reports a picture or a link that was not read: its address has spaces and no ending, or its title is not in order. @param line of the text, from 0 */
export function reportUnread(text: string, line: number, state: RenderState): void {
  if (!text.includes("](")) return;
  const [whole, picture, words, address = ""] = UNREAD.exec(text) ?? [];
  if (whole === undefined) return;
  const meant = `${picture}[${words}](<${address.trim()}>)`;
  if (picture === "!")
    state.fault(
      line,
      `the picture ${whole} is not read, because its ${TITLE.test(address) ? "title is not in order" : "address has spaces"}`,
      TITLE.test(address) ? `Write: ![${words}](file.jpg "Caption | Credit: Name")` : `Write: ${meant}`,
    );
  else state.warn(line, `"${whole}" is printed as it is`, `If it is a link, write: ${meant}`);
}
