import { resolve } from "node:path";
import { setImmediate } from "node:timers/promises";
import { Tinypool } from "tinypool";
import type { Edition } from "../edition/edition.ts";
import type { Page } from "../model/page.ts";
import { Printer } from "./printer.ts";
import type { Task } from "./worker.ts";

/**
 * Eleventy keeps the HTML of all it wrote until the end of a write. What lives that long grows old in V8, and is cleared away late:
 * 24,000 pages peak at 1,000 MB in batches of 1,000 and at 540 MB in batches of 50, in the same time.
 */
const BATCH = 50;

/** A second process takes half a second to be ready: below this many pages it does not pay. */
const PAGES_THAT_PAY = 4000;

/**
 * Renders an edition with Eleventy into a folder: the same bytes by one process as by several.
 *
 * @param folder is created where it is missing
 * @param jobs how many processes at most, this one included
 * @param printed is told after each batch how many pages are done
 */
export async function print(
  edition: Pick<Edition, "pages" | "globals">,
  folder: string,
  jobs: number,
  printed: (done: number) => void = () => {},
): Promise<void> {
  const { globals } = edition;
  const batches = cut(edition.pages);
  let done = 0;
  const printAll = async (printBatch: (pages: readonly Page[]) => Promise<void>) => {
    for (const pages of batches) {
      await printBatch(pages);
      // Eleventy's work is all microtasks: without a turn of the event loop the other processes would never hear from us.
      await setImmediate();
      done += pages.length;
      printed(done);
    }
  };
  const printer = new Printer(folder, globals);
  if (jobs === 1 || edition.pages.length < PAGES_THAT_PAY) return printAll((pages) => printer.print(pages));

  const pool = new Tinypool({
    runtime: "child_process",
    filename: new URL("worker.ts", import.meta.url).href,
    minThreads: jobs - 1,
    maxThreads: jobs - 1,
    // The next batch is there when one is done, although this process is busy printing.
    concurrentTasksPerWorker: 2,
    execArgv: ["--import", resolve("broadsheet.mjs")],
    serialization: "advanced",
  });
  try {
    const others = Array.from({ length: 2 * (jobs - 1) }, () =>
      printAll((pages) => pool.run({ folder, globals, pages } satisfies Task)),
    );
    await Promise.all([printAll((pages) => printer.print(pages)), ...others]);
  } finally {
    await pool.destroy();
  }
}

/** Batches in order. Several may take from it at once: each is given out once. */
function* cut(pages: readonly Page[]): Generator<readonly Page[]> {
  for (let from = 0; from < pages.length; from += BATCH) yield pages.slice(from, from + BATCH);
}
