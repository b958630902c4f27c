import type { UserConfig } from "@11ty/eleventy";
import type { Globals } from "../edition/chrome.ts";
import type { Asset, Page } from "../model/page.ts";
import { nunjucksEngine } from "./nunjucks.ts";

/** What Eleventy prints: pages that are ready, and what every layout may read beside its page. */
export interface Run {
  globals: Globals;
  /** The batch at hand; the printer puts the next one here between two writes. */
  pages: readonly Page[];
}

const runs = new WeakMap<UserConfig, Run>();

/** Gives a configuration its pages before `.eleventy.ts` is read. */
export const provide = (config: UserConfig, run: Run): void => void runs.set(config, run);

/**
 * The collection of ready pages that `src/pages/sheet.njk` paginates over. One template for all kinds: each one more costs Eleventy
 * 0.2 ms a batch, although it has nothing to print.
 *
 * @param standalone makes the edition when plain `eleventy` reads the configuration and nobody provided one
 */
export async function pages(
  config: UserConfig,
  { standalone }: { standalone: () => Promise<Run & { assets: readonly Asset[] }> },
): Promise<void> {
  const run = runs.get(config) ?? (await standAlone(config, standalone));
  nunjucksEngine(config, run.globals);
  config.addCollection("sheets", () => run.pages);
  // A function is not compiled again for every page, as a permalink in a template's front matter is.
  config.addGlobalData("permalink", () => permalink);
  config.addGlobalData("eleventyExcludeFromCollections", true);
}

/** Without a press, Eleventy copies pictures and icons itself. */
async function standAlone(
  config: UserConfig,
  standalone: () => Promise<Run & { assets: readonly Asset[] }>,
): Promise<Run> {
  const run = await standalone();
  for (const { file, from } of run.assets) config.addPassthroughCopy({ [from]: file });
  return run;
}

const permalink = ({ sheet }: { sheet: Page }): string => sheet.file;
