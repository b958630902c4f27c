import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "../../src/build/build.ts";
import { loadOutlet } from "../../src/build/load-outlet.ts";
import type { BuildOptions, EditionOptions } from "../../src/build/options.ts";
import { prepare } from "../../src/build/prepare.ts";
import { readContent } from "../../src/content/content.ts";
import type { CheckedStory } from "../../src/model/article.ts";
import { format } from "../../src/model/problem.ts";
import { fingerprintOf } from "../../src/model/text.ts";
import { outputFolder } from "../../src/output/output-folder.ts";
import type { View } from "../../src/site/edition.ts";
import { inTurn } from "../in-turn.ts";
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
}

/** What the repository's own paper is made from, and when. */
export const shippedOptions: EditionOptions = {
  root: ROOT,
  seeds: "seeds",
  data: "_data",
  now: SHIPPED,
  hold: false,
};

const printed = new Map<string, Promise<Shipped>>();

/**
 * The paper as it is on 23 November 2026. It is printed once for all files of a run: they only read it.
 *
 * @param url in the place of its own address
 */
export function shipped(url = ""): Promise<Shipped> {
  const paper = printed.get(url) ?? print(url);
  printed.set(url, paper);
  return paper;
}

async function print(url: string): Promise<Shipped> {
  // Goes with the folder of the run. The first process prints it, the others find it unchanged.
  const name = `shipped${fingerprintOf(url)}`;
  const output = join(tmpdir(), name);
  const orders: BuildOptions = {
    ...shippedOptions,
    output: outputFolder(ROOT, output),
    clock: Date.now,
    keepsEdition: true,
    ...(url === "" ? {} : { url }),
  };
  const { edition, problems } = await inTurn(name, () => build(orders));
  if (!edition) throw new Error(`seeds/ or _data/ has problems:\n${problems.map(format).join("\n")}`);
  return {
    folder: output,
    files: filesIn(output),
    pages: edition.routes.map((route) => route.view()),
    stories: await storiesIn(orders),
    read: (file) => readFileSync(join(output, file), "utf8"),
  };
}

/** What is printed of the paper at a time, as data. @param now in milliseconds */
export async function viewsAt(now: number): Promise<readonly View[]> {
  const { edition, problems } = await prepare({ ...shippedOptions, now });
  if (!edition) throw new Error(`seeds/ or _data/ has problems:\n${problems.map(format).join("\n")}`);
  return edition.routes.map((route) => route.view());
}

async function storiesIn({ root, seeds, data }: BuildOptions): Promise<readonly CheckedStory[]> {
  const loaded = await loadOutlet(root, data);
  if ("problems" in loaded) throw new Error(loaded.problems.map(format).join("\n"));
  const { timeZone, language } = loaded.outlet.site;
  return (await readContent({ root, folder: seeds, zone: timeZone, language })).stories;
}
