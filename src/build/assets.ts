import { copyFileSync, mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { icons } from "../media/icons.ts";
import { copyClean } from "../media/image-cache.ts";
import type { Problem } from "../model/problem.ts";
import type { Asset } from "../model/view.ts";
import { copyCollisions } from "../output/own-files.ts";
import { fileOf } from "../site/address.ts";
import type { Edition } from "../site/edition.ts";
import type { Placed } from "../site/place.ts";
import { publicAssets } from "../site/public-files.ts";
import { fontAssets } from "../site/typefaces.ts";

/**
 * The files that an edition copies: pictures, linked files, icons, fonts, what is published as it is, and what the outlet has copied.
 *
 * @param copies what the outlet has copied
 * @param root of the project, absolute
 * @returns also a problem for each file that two of them want, with which nothing may be published
 */
export function assetsOf(
  { assets, routes }: Edition,
  placed: Pick<Placed, "copy" | "outlet">,
  copies: readonly Asset[],
  root: string,
): { assets: readonly Asset[]; problems: readonly Problem[] } {
  const { design } = placed.outlet;
  const own = [...assets, ...icons(root, design), ...fontAssets(design)];
  const open = publicAssets(placed);
  const taken = [...routes.map(({ path }) => fileOf(path)), ...[...own, ...open].map(({ file }) => file)];
  return { assets: [...own, ...open, ...copies], problems: copyCollisions(copies, taken) };
}

/** Copies one of them. What the outlet copies, publishes as it is or links to may be any file: byte for byte, as Eleventy would. */
export async function copyAsset(asset: Asset, root: string, to: string): Promise<void> {
  if (asset.isOwn || asset.isLinked) {
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(resolve(root, asset.from), to);
  } else await copyClean(asset, root, to);
}
