import { copyFileSync, mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { icons } from "../media/icons.ts";
import { copyClean, renderImages } from "../media/image-cache.ts";
import type { Problem } from "../model/problem.ts";
import type { Asset } from "../model/view.ts";
import { copyCollisions } from "../output/own-files.ts";
import { fileOf } from "../site/address.ts";
import type { Edition } from "../site/edition.ts";
import type { Placed } from "../site/place.ts";
import { publicAssets } from "../site/public-files.ts";

/**
 * The files that an edition copies: pictures, rendered where that is needed, icons, what is published as it is, and what
 * the outlet has copied.
 *
 * @param copies what the outlet has copied
 * @param root of the project, absolute
 * @param imageFolder where rendered pictures are kept, if not where builds keep them
 * @returns the files, each with an absolute `from`; and problems, with which nothing may be published
 */
export async function assetsOf(
  { assets, globals, routes }: Edition,
  placed: Pick<Placed, "copy">,
  copies: readonly Asset[],
  root: string,
  imageFolder?: string,
): Promise<{ assets: readonly Asset[]; problems: readonly Problem[] }> {
  const made = await renderImages([...assets, ...icons(root, globals.site.colors.light)], root, imageFolder);
  const open = publicAssets(placed);
  const files = [...routes.map(({ path }) => fileOf(path)), ...[...made.assets, ...open].map(({ file }) => file)];
  const located = [...open, ...copies].map((copy) => ({ ...copy, from: resolve(root, copy.from) }));
  return { assets: [...made.assets, ...located], problems: [...made.problems, ...copyCollisions(copies, files)] };
}

/** Copies one of them. What the outlet copies or publishes as it is may be any file: byte for byte, as Eleventy would. */
export async function copyAsset(asset: Asset, to: string): Promise<void> {
  if (asset.isOwn) {
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(asset.from, to);
  } else await copyClean(asset, to);
}
