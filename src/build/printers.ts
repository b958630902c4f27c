import type { Announced } from "../eleventy/run.ts";
import { fileOf } from "../site/address.ts";
import type { EditionRoute } from "../site/edition.ts";
import type { EditionSource } from "./edition-source.ts";
import type { BuildOptions } from "./options.ts";
import { byTime, type Plan } from "./plan.ts";
import type { PrintedShard } from "./print-shard.ts";
import { taken } from "./share.ts";
import type { WorkerPool } from "./worker-pool.ts";

/** What is to be printed, once that is known. */
export interface Work {
  readonly plan: Plan;
  readonly announced: Announced;
  /** The folder to print into. */
  readonly stage: string;
  /** Called now and then with how many pages the others have printed. */
  told(done: number): void;
}

/** Who prints pages of an edition beside this process. */
export interface Printers {
  /** Whether a thread of this process has a processor to check and write pages while it prints the next ones. */
  readonly hasThread: boolean;
  /**
   * Begins to print.
   *
   * @returns the routes that are left to this process, and what the others have printed into the stage when they are done
   */
  print(work: Work): { readonly ours: Iterable<EditionRoute>; readonly theirs: Promise<readonly PrintedShard[]> };
}

/** This process alone. */
export const noPrinters: Printers = {
  hasThread: false,
  print: ({ plan }) => ({ ours: byTime(plan.due), theirs: Promise.resolve([]) }),
};

/**
 * Workers of this build, where there is enough to print; for two processors, a thread of this process instead. This process makes the search
 * index after that, so that it leaves more to workers where there is one.
 */
export const workerPrinters = (
  workers: WorkerPool,
  source: EditionSource,
  { root, output }: Pick<BuildOptions, "root" | "output">,
): Printers => ({
  hasThread: workers.isThreadEnough,
  print(work) {
    const { due } = work.plan;
    const processes = 1 + workers.count;
    if (processes === 1 || due.length < (workers.isAtWork ? SOME : MANY)) return noPrinters.print(work);
    const parcels = workers.parcels(PARCELS * processes);
    const order = {
      root,
      source,
      ownPages: work.announced.pages,
      output: output.name,
      stage: work.stage,
      files: due.map(({ path }) => fileOf(path)),
      parcels,
      assets: work.plan.assets.map(({ file }) => file),
    };
    const done: number[] = [];
    const theirs = Array.from({ length: workers.count }, (_, worker) =>
      workers.print({ ...order, first: PARCELS * (1 + worker) }, (pages) => {
        done[worker] = pages;
        work.told(done.reduce((sum, each) => sum + each, 0));
      }),
    );
    const most = source.outlet.site.search === false ? parcels.count : MOST_WITH_SEARCH;
    return { ours: taken(due, parcels, 0, most), theirs: Promise.all(theirs) };
  },
});

/** How many parcels there are for each process. */
const PARCELS = 12;
/** The index of 19,040 stories takes as long as a quarter of their pages. */
const MOST_WITH_SEARCH = 8;

/** From this many pages on, workers make a build faster: those that run already, and those that have to be started. */
const SOME = 500;
const MANY = 5000;
