import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { memoize } from "../../model/memoize.ts";
import { shortHash } from "../../model/text.ts";
import { installedFonts } from "../font-packages.ts";

/** How cards are drawn, beside the fonts: to be counted up when `draw.ts` or `typeset.ts` makes other cards of the same words. */
const REVISION = 1;

/**
 * What sets the text of share cards: its name is part of a card's address, since other fonts give other cards. Read without loading it.
 *
 * @param root of the project, absolute
 */
export const typesetterOf = memoize((root: string): string => {
  const { dependencies } = JSON.parse(readFileSync(resolve(root, "package.json"), "utf8"));
  const own = [REVISION, dependencies.harfbuzzjs, dependencies["bidi-js"], installedFonts()];
  return shortHash(JSON.stringify(own));
});
