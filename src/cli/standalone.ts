import type { Run } from "../eleventy/pages.ts";
import type { Asset } from "../model/page.ts";
import { format } from "../model/problem.ts";
import { cleanCopies, develop } from "../press/develop.ts";
import { icons } from "./icons.ts";
import { optionsOf } from "./options.ts";
import { plan } from "./plan.ts";

/** The edition for plain `eleventy --config=.eleventy.ts`: default folders, the clock or SOURCE_DATE_EPOCH. */
export async function standalone(): Promise<Run & { assets: readonly Asset[] }> {
  const { edition, problems } = await plan(optionsOf([], process.env, Date.now));
  if (!edition) throw new Error(`the copy has problems\n${problems.map(format).join("\n")}`);
  for (const each of problems) console.warn(format(each));
  const made = await develop([...edition.assets, ...icons(edition.globals.site.colors.light)]);
  if (made.problems.length > 0) throw new Error(`a picture is damaged\n${made.problems.map(format).join("\n")}`);
  return {
    globals: edition.globals,
    sheets: edition.pages.map((slot) => slot.page()),
    assets: cleanCopies(made.assets),
  };
}
