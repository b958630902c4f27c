import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { shortHash } from "../model/text.ts";
import type { Asset } from "../model/view.ts";

const ICONS = "src/assets/icons";

/** The paper's sign, of which every icon is made that the outlet did not draw itself. */
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

/** Browsers ask for an icon at this address where a file names none, as feeds do; so do feed readers. All others are assets. */
const placeOf = (icon: string): string => (icon === "favicon.ico" ? icon : `assets/${icon}`);

/**
 * The outlet's icons.
 *
 * @param root of the project, absolute
 * @param ground the colour behind the sign, as CSS writes it
 */
export function icons(root: string, ground: string): Asset[] {
  const drawn = readdirSync(resolve(root, ICONS));
  const from = join(ICONS, SIGN);
  const hash = shortHash(readFileSync(resolve(root, from)));
  const made = Object.entries(SIGNS).filter(([name]) => !drawn.includes(name));
  return [
    ...drawn.map((name) => ({ file: placeOf(name), from: join(ICONS, name) })),
    ...made.map(([name, [width, height]]): Asset => {
      return { file: placeOf(name), from, made: { kind: "logo", width, height, ground, hash } };
    }),
  ];
}
