import { icons } from "../media/icons.ts";
import type { Problem } from "../model/problem.ts";
import type { Asset } from "../model/view.ts";
import { copyCollisions } from "../output/own-files.ts";
import { fileOf } from "../site/address.ts";
import type { Edition } from "../site/edition.ts";

/**
 * The files that an edition copies: pictures, icons, and what the outlet has copied.
 *
 * @param copies what the outlet has copied
 * @param root of the project, absolute
 * @returns also a problem for each file that two of them want, with which nothing may be published
 */
export function assetsOf(
  { assets, globals, routes }: Edition,
  copies: readonly Asset[],
  root: string,
): { assets: readonly Asset[]; problems: readonly Problem[] } {
  const own = [...assets, ...icons(root, globals.site.colors.light)];
  const taken = [...routes.map(({ path }) => fileOf(path)), ...own.map(({ file }) => file)];
  return { assets: [...own, ...copies], problems: copyCollisions(copies, taken) };
}
