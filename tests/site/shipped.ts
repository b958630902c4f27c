import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "../../src/build/build.ts";
import { loadOutlet } from "../../src/build/load-outlet.ts";
import type { BuildOptions, EditionOptions } from "../../src/build/options.ts";
import { readContent } from "../../src/content/content.ts";
import type { CheckedStory } from "../../src/model/article.ts";
import { format } from "../../src/model/problem.ts";
import { outputFolder } from "../../src/output/output-folder.ts";
import type { View } from "../../src/site/edition.ts";
import { filesIn, ROOT } from "./site.ts";

/** When the tests of the repository's own paper print it: its newest story is a few days old. */
export const SHIPPED = Date.UTC(2026, 10, 23, 12);

/** The repository's `seeds` and `_data` as a website. */
export interface Shipped {
  /** The output folder. */
  readonly folder: string;
  /** Everything in it, below it. */
  readonly files: readonly string[];
  /** What was printed, as data. */
  readonly pages: readonly View[];
  /** Every story, public or not. */
  readonly stories: readonly CheckedStory[];
  read(file: string): string;
  remove(): void;
}

/** What the repository's own paper is made from, and when. */
export const shippedOptions: EditionOptions = {
  root: ROOT,
  seeds: "seeds",
  data: "_data",
  now: SHIPPED,
  hold: false,
};

/** Builds it into a folder of its own, on 23 November 2026 unless told. */
export async function printShipped(choices: Partial<BuildOptions> = {}): Promise<Shipped> {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-shipped-"));
  const output = outputFolder(ROOT, folder);
  const orders: BuildOptions = { ...shippedOptions, output, clock: Date.now };
  const { edition, problems } = await build({ ...orders, ...choices });
  if (!edition) throw new Error(`seeds/ or _data/ has problems:\n${problems.map(format).join("\n")}`);
  return {
    folder,
    files: filesIn(folder),
    pages: edition.routes.map((route) => route.view()),
    stories: await storiesIn(orders),
    read: (file) => readFileSync(join(folder, file), "utf8"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function storiesIn({ root, seeds, data }: BuildOptions): Promise<readonly CheckedStory[]> {
  const loaded = await loadOutlet(root, data);
  if ("problems" in loaded) throw new Error(loaded.problems.map(format).join("\n"));
  const { timeZone, language } = loaded.outlet.site;
  return (await readContent({ root, folder: seeds, zone: timeZone, language })).stories;
}
