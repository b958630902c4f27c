import type { Announced } from "../eleventy/run.ts";
import { fileOf } from "../site/address.ts";
import type { EditionRoute } from "../site/edition.ts";
import type { EditionSource } from "./edition-source.ts";
import type { BuildOptions } from "./options.ts";
import { dueRoutes, type Plan } from "./plan.ts";
import type { PrintedShard } from "./print-shard.ts";
import { shareOf } from "./share.ts";
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

/** Other processes that print pages of an edition. */
export interface Printers {
  /**
   * Begins to print.
   *
   * @returns the routes that are left to this process, and what the others have printed into the stage when they are done
   */
  print(work: Work): { readonly ours: readonly EditionRoute[]; readonly theirs: Promise<readonly PrintedShard[]> };
}

/** This process alone. */
export const noPrinters: Printers = {
  print: ({ plan }) => ({ ours: dueRoutes(plan), theirs: Promise.resolve([]) }),
};

/**
 * Workers of this build, where there is enough to print. This process has the outlet's own pages, the search index and the move to do as
 * well, so each of them takes several shares of the pages and this one takes one.
 */
export const workerPrinters = (
  workers: WorkerPool,
  source: EditionSource,
  { root, output }: Pick<BuildOptions, "root" | "output">,
): Printers => ({
  print(work) {
    const due = dueRoutes(work.plan);
    const { count } = workers;
    if (count === 0 || due.length < (workers.isAtWork ? SOME : MANY)) return noPrinters.print(work);
    const of = 1 + SHARES * count;
    const done: number[] = [];
    const assets = work.plan.assets.map(({ file }) => file);
    const theirs = Array.from({ length: count }, (_, worker) => {
      const shares = Array.from({ length: SHARES }, (_, share) => ({ shard: 2 + SHARES * worker + share, of }));
      const files = shares.flatMap((share) => shareOf(due, share)).map(({ path }) => fileOf(path));
      const order = {
        root,
        source,
        ownPages: work.announced.pages,
        output: output.name,
        stage: work.stage,
        files,
        assets,
      };
      return workers.print(order, (pages) => {
        done[worker] = pages;
        work.told(done.reduce((sum, each) => sum + each, 0));
      });
    });
    return { ours: shareOf(due, { shard: 1, of }), theirs: Promise.all(theirs) };
  },
});

/** With as many, the two processes of a build of 7,053 stories take about the same processor time. */
const SHARES = 3;

/** From this many pages on, workers make a build faster: those that run already, and those that have to be started. */
const SOME = 500;
const MANY = 5000;
