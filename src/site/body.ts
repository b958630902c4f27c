import type { Body, BodyPicture } from "../model/article.ts";
import { MARK } from "../model/mark.ts";
import { escapeMarkup } from "../model/text.ts";
import type { Base } from "./address.ts";

/** Finds where a reference in a text leads: a decoded path of the site with its fragment. Undefined if there is no public page. */
export type Resolve = (reference: string) => string | undefined;

const LINK = new RegExp(`<a href="${MARK}([^${MARK}]*)${MARK}"([^>]*)>(.*?)</a>`, "gs");
const PLACE = new RegExp(`${MARK}([^${MARK}]*)${MARK}`, "g");

const PICTURE = "picture:";

/**
 * Replaces every mark in the HTML of a text by an address. A link to something without a public page becomes plain text.
 *
 * @param element makes the element of a picture
 * @param address makes an address of a path: relative to the host for pages, absolute for feeds
 * @param here the path of the page itself, for links within it; left out on that page, where a fragment is enough
 */
export function printBody(
  { html, pictures }: Pick<Body, "html" | "pictures">,
  resolve: Resolve,
  element: (picture: BodyPicture) => string,
  address: Base["href"],
  here?: string,
): string {
  if (!html.includes(MARK)) return html;
  const elementAt = (index: number): string => {
    const picture = pictures[index];
    if (!picture) throw new RangeError(`the text has no picture ${index}`);
    return element(picture);
  };
  return html
    .replace(LINK, (_, reference: string, attributes: string, text: string) => {
      if (reference.startsWith("#"))
        return `<a href="${here === undefined ? "" : address(here)}${reference}"${attributes}>${text}</a>`;
      const path = resolve(reference);
      return path === undefined ? text : `<a href="${escapeMarkup(address(path))}"${attributes}>${text}</a>`;
    })
    .replace(PLACE, (_, place: string) =>
      place.startsWith(PICTURE) ? elementAt(Number(place.slice(PICTURE.length))) : escapeMarkup(address(place)),
    );
}
