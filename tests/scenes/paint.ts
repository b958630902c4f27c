// Paints the photographs of the paper that ships, and any number of others to measure with:
//
//   node --import ./src/cli/broadsheet.mjs tests/scenes/paint.ts seeds/media
//   node --import ./src/cli/broadsheet.mjs tests/scenes/paint.ts FOLDER 8 4000 3000     eight photographs of that size

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { hashAt } from "./noise.ts";
import { type Scene, scenes } from "./scenes.ts";

/** How far the grain of the film goes, of 255. */
const GRAIN = 7;

/** A scene as a camera takes it, in bytes of red, green and blue. */
export function exposed(scene: Scene, width: number, height: number, seed = 0): Buffer {
  const pixels = Buffer.allocUnsafe(width * height * 3);
  for (let row = 0, at = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const light = scene(column / height, row / height);
      const grain = GRAIN * (hashAt(column, row, seed) + hashAt(column, row, seed + 1) - 1);
      for (const each of light) {
        // A shoulder, as film has it: bright light is never cut off.
        const toned = each / (each + 0.35) / (1 / 1.35);
        pixels[at++] = Math.max(0, Math.min(255, Math.round(255 * Math.min(1, toned) ** 0.9 + grain)));
      }
    }
  }
  return pixels;
}

/** The same place again, seen from elsewhere. */
const elsewhere =
  (scene: Scene, away: number): Scene =>
  (x, y) =>
    scene(away % 2 === 0 ? x + 0.03 * away : 1.5 - x + 0.02 * away, Math.min(1, 0.97 * y + 0.004 * away));

const [folder, count, width = "4000", height = "3000"] = process.argv.slice(2);
if (folder === undefined) throw new Error("Name the folder to paint into.");
mkdirSync(folder, { recursive: true });
const all = Object.entries(scenes);
const wanted =
  count === undefined
    ? all
    : Array.from({ length: Number(count) }, (_, index) => {
        const [name, { scene }] = all[index % all.length] ?? ["", { scene: () => [0, 0, 0] as const }];
        return [
          `${name}-${index + 1}`,
          { scene: elsewhere(scene, index), width: Number(width), height: Number(height) },
        ] as const;
      });
for (const [index, [name, { scene, width, height }]] of wanted.entries()) {
  const raw = { width, height, channels: 3 as const };
  const camera = sharp(exposed(scene, width, height, index), { raw });
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:rights><rdf:Alt><rdf:li xml:lang="x-default">Fennick Courier</rdf:li></rdf:Alt></dc:rights></rdf:Description></rdf:RDF></x:xmpmeta>`;
  const quality = count === undefined ? 74 : 90;
  await camera
    .jpeg({ quality, mozjpeg: count === undefined })
    .withXmp(xmp)
    .toFile(join(folder, `${name}.jpg`));
}
