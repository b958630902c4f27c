import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { packagesIn } from "../../model/card-fonts.ts";
import { memoize } from "../../model/memoize.ts";
import { shortHash } from "../../model/text.ts";

/** How cards are drawn, beside the fonts: to be counted up when `draw.ts` or `typeset.ts` makes other cards of the same words. */
const REVISION = 1;

const load = createRequire(import.meta.url);

/**
 * What sets the text of share cards: its name is part of a card's address, since other fonts give other cards. Read without loading it.
 *
 * @param root of the project, absolute
 */
export const typesetterOf = memoize((root: string): string => {
  const { dependencies } = JSON.parse(readFileSync(resolve(root, "package.json"), "utf8"));
  const fonts = packagesIn("").map(({ name }) => `${name} ${versionOf(`@fontsource/${name}`)}`);
  return shortHash(JSON.stringify([REVISION, dependencies.harfbuzzjs, dependencies["bidi-js"], fonts]));
});

function versionOf(name: string): string {
  try {
    return JSON.parse(readFileSync(load.resolve(`${name}/package.json`), "utf8")).version;
  } catch {
    return "";
  }
}
