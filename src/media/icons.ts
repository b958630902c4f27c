import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type CheckedDesign, colorsOf, paletteOf } from "../model/design.ts";
import { shortHash } from "../model/text.ts";
import type { Asset } from "../model/view.ts";
import { fontsOf } from "./drawing-fonts.ts";

/** Where the outlet's icons are, and its wordmark, if it is drawn. */
export const ICONS = "src/assets/icons";

/** The outlet's logo. Every icon that the outlet did not draw itself is made from it. */
const SIGN = "favicon.svg";
const SIGNS = {
  "favicon.ico": [48, 48],
  "apple-touch-icon.png": [180, 180],
  // The most that RSS allows for a channel's image.
  "icon-144.png": [144, 144],
  "icon-192.png": [192, 192],
  "icon-512.png": [512, 512],
  "card.png": [1200, 630],
} as const;

/** Browsers and feed readers ask for `/favicon.ico` if a file, a feed for example, names no icon. All others are assets. */
const placeOf = (icon: string): string => (icon === "favicon.ico" ? icon : `assets/${icon}`);

/**
 * The outlet's icons.
 *
 * @param root of the project, absolute
 * @param design whose colours the drawings take, and on whose paper the sign stands
 */
export function icons(root: string, design: CheckedDesign): Asset[] {
  const drawn = readdirSync(resolve(root, ICONS));
  const from = join(ICONS, SIGN);
  const colors = colorsOf(design);
  const ground = paletteOf(design, "light").paper;
  const sign = readFileSync(resolve(root, from));
  const hash = shortHash(JSON.stringify(colors) + sign.toString("latin1") + fontsOf(sign));
  const made = Object.entries(SIGNS).filter(([name]) => !drawn.includes(name));
  return [
    ...drawn.map((name): Asset => {
      return { file: placeOf(name), from: join(ICONS, name), ...(name.endsWith(".svg") ? { colors } : {}) };
    }),
    ...made.map(([name, [width, height]]): Asset => {
      return { file: placeOf(name), from, colors, made: { kind: "logo", width, height, ground, hash } };
    }),
  ];
}
