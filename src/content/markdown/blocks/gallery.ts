import { setRole } from "../figures.ts";
import { type BlockKind, sameEverywhere } from "./block.ts";
import { picturesIn } from "./pictures-in.ts";

const FEWEST = 2;
const MOST = 20;

/** Pictures in rows, with captions and credits. */
export const gallery: BlockKind = {
  name: "gallery",
  example: "::: gallery",
  print({ content, html, state, fault }) {
    const { images, other } = picturesIn(content);
    if (other !== undefined) {
      fault(
        '"::: gallery" holds something that is no picture',
        "Leave pictures alone in it, each on a line of its own, and put the words above or below.",
        other.map?.[0],
      );
      return undefined;
    }
    if (images.length < FEWEST || images.length > MOST) {
      const count = images.length === 1 ? "1 picture" : `${images.length} pictures`;
      fault(`"::: gallery" holds ${count}`, `Give it ${FEWEST} to ${MOST}.`);
      return undefined;
    }
    // Of an odd number the first lies across both columns.
    for (const [index, image] of images.entries())
      setRole(image, index === 0 && images.length % 2 === 1 ? "across" : "gallery", state);
    return sameEverywhere(`<div class="gallery">\n${html(content)}</div>\n`);
  },
};
