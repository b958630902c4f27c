import type { Body, BodyPicture, LinkedFile } from "../model/article.ts";
import { MARK } from "../model/mark.ts";
import { escapeMarkup } from "../model/text.ts";
import type { Base } from "./address.ts";
import { linkToFile } from "./linked-file.ts";

/** Finds where a reference in a text leads: a decoded path of the site with its fragment. Undefined if there is no public page. */
export type Resolve = (reference: string) => string | undefined;

const LINK = new RegExp(`<a href="${MARK}([^${MARK}]*)${MARK}"([^>]*)>(.*?)</a>`, "gs");
const PLACE = new RegExp(`${MARK}([^${MARK}]*)${MARK}`, "g");

const PICTURE = "picture:";
const FILE = "file:";

/**
 * Replaces every mark in the HTML of a text by an address. A link to something without a public page becomes plain text.
 *
 * @param element makes the element of a picture
 * @param address makes an address of a path: relative to the host for pages, absolute for feeds
 * @param language of the words that are added: the sizes of files
 * @param here the path of the page itself, for links within it; left out on that page, where a fragment is enough
 */
export function printBody(
  { html, pictures, files }: Pick<Body, "html" | "pictures" | "files">,
  resolve: Resolve,
  element: (picture: BodyPicture) => string,
  address: Base["href"],
  { language, here }: { readonly language: string; readonly here?: string },
): string {
  if (!html.includes(MARK)) return html;
  const elementAt = (index: number): string => {
    const picture = pictures[index];
    if (!picture) throw new RangeError(`the text has no picture ${index}`);
    return element(picture);
  };
  const fileAt = (index: number): LinkedFile => {
    const file = files[index];
    if (!file) throw new RangeError(`the text has no file ${index}`);
    return file;
  };
  return html
    .replace(LINK, (_, reference: string, attributes: string, text: string) => {
      if (reference.startsWith("#"))
        return `<a href="${here === undefined ? "" : address(here)}${reference}"${attributes}>${text}</a>`;
      if (reference.startsWith(FILE)) {
        const [place, ...fragment] = reference.slice(FILE.length).split("#");
        const file = fileAt(Number(place));
        const to = [address(file.path), ...fragment].join("#");
        const shown = linkToFile(text, file, language);
        return `<a href="${escapeMarkup(to)}"${attributes}>${shown}</a>`;
      }
      const path = resolve(reference);
      return path === undefined ? text : `<a href="${escapeMarkup(address(path))}"${attributes}>${text}</a>`;
    })
    .replace(PLACE, (_, place: string) =>
      place.startsWith(PICTURE) ? elementAt(Number(place.slice(PICTURE.length))) : escapeMarkup(address(place)),
    );
}
