import type { Body, BodyPicture } from "../model/article.ts";
import { MARK, mark } from "../model/mark.ts";
import { escapeMarkup } from "../model/text.ts";
import type { Base } from "./address.ts";
import { linkToFile } from "./linked-file.ts";
import { jpegOf } from "./pictures.ts";

/** Finds where a reference in a text leads: a decoded path of the site with its fragment. Undefined if there is no public page. */
export type Resolve = (reference: string) => string | undefined;

const LINK = new RegExp(`<a href="${MARK}([^${MARK}]*)${MARK}"([^>]*)>(.*?)</a>`, "gs");
const PLACE = new RegExp(`${MARK}([^${MARK}]*)${MARK}`, "g");
const CARD = mark("card");
const BLOCK = new RegExp(`${MARK}block:(\\d+)${MARK}`, "g");

const FILE = "file:";

/** What becomes of the marks in a text. */
export interface Printing {
  /** Whether blocks are printed for pages, or for reading away from the site. */
  readonly form: "page" | "feed";
  element(picture: BodyPicture): string;
  /** Who made a picture, as HTML. */
  credit(picture: BodyPicture): string;
  /** Makes an address of a path: relative to the host for pages, absolute for feeds. */
  readonly address: Base["href"];
  call(name: string): string;
  /** The words of the interface under a name, as HTML. @param name what stands for their `{name}` */
  word(key: string, name: string | undefined): string;
  /** The same within an attribute. @param number what stands for their `{n}` */
  label(key: string, number: string | undefined): string;
  /** BCP 47, of the interface's words: sizes of files are in it. */
  readonly language: string;
  /** The path of the page itself, for links within it; left out on that page, where a fragment is enough. */
  readonly here?: string;
}

/** Replaces every mark in the HTML of a text. A link to something without a public page becomes plain text. */
export function printBody(
  { html, pictures, blocks, files = [] }: Pick<Body, "html" | "pictures" | "blocks" | "files">,
  resolve: Resolve,
  { form, element, credit, address, word, label, call, language, here }: Printing,
): string {
  if (!html.includes(MARK)) return html;
  const link = (_: string, reference: string, attributes: string, words: string): string => {
    const leadTo = (to: string, text = words) => `<a href="${escapeMarkup(to)}"${attributes}>${text}</a>`;
    if (reference.startsWith("#"))
      return `<a href="${here === undefined ? "" : address(here)}${reference}"${attributes}>${words}</a>`;
    if (reference.startsWith(FILE)) {
      const [place = "", ...fragment] = reference.slice(FILE.length).split("#");
      const file = entryOf(files, place);
      return leadTo([address(file.path), ...fragment].join("#"), linkToFile(words, file, language));
    }
    const path = resolve(reference);
    return path === undefined ? words : leadTo(address(path));
  };
  const shown = (_: string, place: string): string => {
    const [kind, name = "", detail] = place.split(":", 3);
    if (kind === "picture") return element(entryOf(pictures, name));
    if (kind === "credit") return credit(entryOf(pictures, name));
    if (kind === "poster") return escapeMarkup(address(jpegOf(entryOf(pictures, name)).path));
    if (kind === "file") return escapeMarkup(address(entryOf(files, name).path));
    if (kind === "word") return word(name, detail);
    if (kind === "label") return label(name, detail);
    if (kind === "call") return call(name);
    return escapeMarkup(address(place));
  };
  const replaced = (text: string): string => text.replace(LINK, link).replace(PLACE, shown);
  const blockAt = (index: string): string => {
    const { page, feed, card } = entryOf(blocks ?? [], index);
    if (form === "feed") return feed;
    return card === undefined ? page : page.replace(CARD, () => escapeMarkup(replaced(card)));
  };
  return replaced(blocks ? html.replace(BLOCK, (_, index: string) => blockAt(index)) : html);
}

function entryOf<T>(all: readonly T[], index: string): T {
  const entry = all[Number(index)];
  if (!entry) throw new RangeError(`the text has only ${all.length} of what it shows as number ${index}`);
  return entry;
}
