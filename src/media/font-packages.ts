import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { packagesIn } from "../model/card-fonts.ts";
import { memoize } from "../model/memoize.ts";

const load = createRequire(import.meta.url);

let installed: readonly string[] | undefined;

/** The fonts of `model/card-fonts.ts` in their order, each with its version, which is empty where it is not installed. */
export function installedFonts(): readonly string[] {
  installed ??= packagesIn("").map(({ name }) => `${name} ${versionOf(`@fontsource/${name}`)}`);
  return installed;
}

function versionOf(name: string): string {
  try {
    return JSON.parse(readFileSync(load.resolve(`${name}/package.json`), "utf8")).version;
  } catch {
    return "";
  }
}

/** The parts of a font, which lie in files of their own, each with its characters as CSS says them. None where it is not installed. */
export const subsetsOf = memoize((name: string): readonly [subset: string, range: string][] => {
  try {
    return Object.entries<string>(JSON.parse(readFileSync(load.resolve(`@fontsource/${name}/unicode.json`), "utf8")));
  } catch {
    return [];
  }
});

/** Where a part of a font is, as WOFF 1.0. @param style the weight and the slant: `700-italic`, which some fonts do not have */
export const fontFile = (name: string, subset: string, style: string): string =>
  join(
    dirname(load.resolve(`@fontsource/${name}/package.json`)),
    "files",
    `${name}-${subset.replace(/[[\]]/g, "")}-${style}.woff`,
  );

/** What a font calls itself: `Noto Serif`. */
export const familyOf = (name: string): string =>
  JSON.parse(readFileSync(load.resolve(`@fontsource/${name}/metadata.json`), "utf8")).family;
