import { resolve } from "node:path";
import { icons } from "../media/icons.ts";
import { renderImages } from "../media/image-cache.ts";
import type { Problem } from "../model/problem.ts";
import type { Asset } from "../model/view.ts";
import { copyCollisions } from "../output/own-files.ts";
import { fileOf } from "../site/address.ts";
import type { Edition } from "../site/edition.ts";

/**
 * The files that an edition copies: pictures, rendered where that is needed, icons, and what the outlet has copied.
 *
 * @param copies what the outlet has copied
 * @param root of the project, absolute
 * @param imageFolder where rendered pictures are kept, if not where builds keep them
 * @returns the files, each with an absolute `from`; and problems, with which nothing may be published
 */
export async function assetsOf(
  { assets, globals, routes }: Edition,
  copies: readonly Asset[],
  root: string,
  imageFolder?: string,
): Promise<{ assets: readonly Asset[]; problems: readonly Problem[] }> {
  const made = await renderImages([...assets, ...icons(root, globals.site.colors.light)], root, imageFolder);
  const files = [...routes.map(({ path }) => fileOf(path)), ...made.assets.map(({ file }) => file)];
  const located = copies.map((copy) => ({ ...copy, from: resolve(root, copy.from) }));
  return { assets: [...made.assets, ...located], problems: [...made.problems, ...copyCollisions(copies, files)] };
}
