import { setRole } from "../figures.ts";
import { type BlockKind, sameEverywhere } from "./block.ts";
import { picturesIn } from "./pictures-in.ts";

/** A picture in another place than the column of the text. */
export const figure: BlockKind = {
  name: "figure",
  example: "::: figure wide",
  argument: ["wide", "column", "side"],
  print({ argument, content, html, state, fault }) {
    const { images, other } = picturesIn(content);
    const [image] = images;
    if (!image || images.length > 1 || other !== undefined) {
      fault('"::: figure" holds one picture, and nothing else', "Put the rest above or below it.", other?.map?.[0]);
      return undefined;
    }
    if (argument === "wide" || argument === "side") setRole(image, argument, state);
    content[0]?.attrSet("class", argument);
    return sameEverywhere(html(content));
  },
};
