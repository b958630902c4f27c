import { readdirSync } from "node:fs";
import { basename } from "node:path";
import type { UserConfig } from "@11ty/eleventy";
import type { Globals } from "../edition/chrome.ts";
import type { Asset, Page } from "../model/page.ts";

/** What Eleventy prints: pages that are ready, and what every layout may read beside its page. */
export interface Run {
  globals: Globals;
  /** The batch at hand; the printer puts the next one here between two writes. */
  pages: readonly Page[];
}

const FOLDER = "src/pages";

const runs = new WeakMap<UserConfig, Run>();

/** Gives a configuration its pages before `.eleventy.ts` is read. */
export const provide = (config: UserConfig, run: Run): void => void runs.set(config, run);

/**
 * A collection of ready pages for each kind, which the templates of `src/pages/` paginate over.
 *
 * @param standalone makes the edition when plain `eleventy` reads the configuration and nobody provided one
 */
export async function pages(
  config: UserConfig,
  { standalone }: { standalone: () => Promise<Run & { assets: readonly Asset[] }> },
): Promise<void> {
  const run = runs.get(config) ?? (await standAlone(config, standalone));
  for (const [name, value] of Object.entries(run.globals)) config.addGlobalData(name, value);
  for (const kind of kinds()) config.addCollection(kind, () => run.pages.filter((page) => page.kind === kind));
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

/** One template for each kind of page, named after it. */
const kinds = (): string[] => readdirSync(FOLDER).map((name) => basename(name, ".njk"));

const permalink = ({ sheet }: { sheet: Page }): string => sheet.file;
