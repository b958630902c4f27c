import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { imageSize } from "image-size";
import type { DrawnWordmark } from "../model/design.ts";
import { ICONS } from "./icons.ts";

/** Whether a wordmark of `_data/design.ts` is the name of a file; otherwise it is the words themselves. */
export const isDrawn = (wordmark: string): boolean => /\.(?:svg|png|webp|avif|jpe?g)$/i.test(wordmark);

/** Measures a drawn wordmark. @param root of the project, absolute @param name of the file in `src/assets/icons/` */
export function wordmarkOf(root: string, name: string): DrawnWordmark | { what: string; fix: string } {
  let content: Buffer;
  try {
    if (name.includes("/")) throw new Error("is in another folder");
    content = readFileSync(resolve(root, ICONS, name));
  } catch {
    return { what: `there is no file "${name}" in ${ICONS}/`, fix: "Put it there, or write the words themselves." };
  }
  try {
    const { width, height } = imageSize(content);
    if (width > 0 && height > 0) return { name, width: Math.round(width), height: Math.round(height) };
  } catch {
    // Is said below.
  }
  return { what: `"${name}" has no size`, fix: "Save it again with a width and a height, or with a viewBox." };
}
