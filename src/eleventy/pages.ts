import type { UserConfig } from "@11ty/eleventy";
import type { Asset } from "../model/view.ts";
import type { Globals } from "../site/globals.ts";
import type { Route, ViewAddress } from "../site/route.ts";
import { nunjucksEngine } from "./nunjucks.ts";

/** What Eleventy prints: views that are ready, and what every layout may read beside its page. */
export interface Run {
  readonly globals: Globals;
  readonly views: readonly (ViewAddress | Signature)[];
}

/**
 * Many pages that Eleventy renders as one and the layout cuts apart, as newspapers are printed. A page of its own costs Eleventy 0.1 ms
 * of clones, paths and merges, 2.5 of 9 seconds for 24,000 pages, and keeps its HTML until all are done.
 */
export interface Signature {
  readonly kind: "signature";
  readonly file: string;
  readonly pages: Iterable<Route>;
  make(route: Route): ViewAddress;
  /** Takes each page as it is printed. Where it promises something, the next page waits for that. */
  deliver(slot: Route, page: ViewAddress, text: string): Promise<unknown> | undefined;
}

const runs = new WeakMap<UserConfig, Run>();

/** Gives a configuration its pages before `.eleventy.ts` is read. */
export const provide = (config: UserConfig, run: Run): void => void runs.set(config, run);

/**
 * The collection that `src/pages/view.njk` paginates over.
 *
 * @param standalone makes the edition when plain `eleventy` reads the configuration and nobody provided one
 */
export async function pages(
  config: UserConfig,
  { standalone }: { standalone: () => Promise<Run & { assets: readonly Asset[] }> },
): Promise<void> {
  const run = runs.get(config) ?? (await standAlone(config, standalone));
  nunjucksEngine(config, run.globals);
  config.addCollection("views", () => run.views);
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

const permalink = ({ view }: { view: ViewAddress | Signature }): string => view.file;
