import { type BlockKind, sameEverywhere } from "./block.ts";

/** Words of the story, set large. */
export const pullquote: BlockKind = {
  name: "pullquote",
  example: "::: pullquote",
  print: ({ html, content }) => sameEverywhere(`<div class="pullquote">\n${html(content)}</div>\n`),
};
