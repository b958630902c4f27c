import { escapeMarkup } from "../../../model/text.ts";
import { type BlockKind, sameEverywhere } from "./block.ts";

/** What stands beside the story: facts, key points, tips, a timeline. */
export const box: BlockKind = {
  name: "box",
  example: "::: box facts The wall in figures",
  argument: ["facts", "points", "tips", "timeline"],
  title: "heading",
  print({ argument, title, content, html, fault }) {
    if (title === "") {
      fault(
        `"::: box ${argument}" has no heading`,
        `Write it on the same line: ::: box ${argument} The wall in figures.`,
      );
      return undefined;
    }
    const id = String(content[0]?.attrGet("id") ?? "");
    return sameEverywhere(
      `<aside class="box ${argument}" aria-labelledby="${escapeMarkup(id)}">\n${html(content)}</aside>\n`,
    );
  },
};
