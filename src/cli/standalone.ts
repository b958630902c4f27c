import { prepare } from "../build/prepare.ts";
import type { Run } from "../eleventy/pages.ts";
import { icons } from "../media/icons.ts";
import { renderImages } from "../media/image-cache.ts";
import { format } from "../model/problem.ts";
import type { Asset } from "../model/view.ts";
import { optionsOf } from "./options.ts";

/** The edition for plain `eleventy --config=.eleventy.ts`: default folders, the clock or SOURCE_DATE_EPOCH. */
export async function standalone(): Promise<Run & { assets: readonly Asset[] }> {
  const { edition, problems } = await prepare(optionsOf([], process.env, Date.now));
  if (!edition) throw new Error(`the copy has problems\n${problems.map(format).join("\n")}`);
  for (const each of problems) console.warn(format(each));
  const made = await renderImages([...edition.assets, ...icons(edition.globals.site.colors.light)]);
  if (made.problems.length > 0) throw new Error(`a picture is damaged\n${made.problems.map(format).join("\n")}`);
  return {
    globals: edition.globals,
    views: edition.routes.map((route) => route.view()),
    assets: made.assets,
  };
}
