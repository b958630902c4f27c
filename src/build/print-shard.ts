import { join } from "node:path";
import type { Printed } from "../eleventy/print.ts";
import type { Announced, Run } from "../eleventy/run.ts";
import { Problems } from "../model/problem.ts";
import { fingerprintOfRoute } from "../output/edition-files.ts";
import type { Printed as PrintedFile } from "../output/manifest.ts";
import type { Edition } from "../site/edition.ts";
import type { Route } from "../site/route.ts";
import { addressesOf, type UnknownLink, unknownLinks } from "./check-pages.ts";
import { layoutOf, type Needs, originOf } from "./host-files.ts";
import { inOurWords } from "./own-page-problems.ts";
import type { FileState } from "./page-writer.ts";
import { openStage, type PageWriters } from "./page-writers.ts";

/** What a process printed. */
export interface PrintedShard extends Printed {
  /** Each page in the stage. */
  readonly pages: readonly [file: string, StagedPage][];
  /** Links to what is not in the edition; Eleventy may write it later. */
  readonly links: readonly UnknownLink[];
  readonly needs: Needs;
}

/** Whose pages a process prints, and how. */
export interface PrintJob extends Pick<Run, "root" | "placed" | "output" | "isHelper"> {
  /** Whether nothing is published, and every page is read thoroughly. */
  readonly isCheck?: boolean | undefined;
  /** Whether there is a processor for a thread that writes pages while the next ones are printed. */
  readonly hasThread?: boolean | undefined;
}

/** What a process prints. */
export interface Due {
  readonly edition: Edition;
  /** The routes of its share. */
  readonly routes: Iterable<Route>;
  /** About how many they are. */
  readonly count: number;
  /** Pictures, icons and other files that are copied. */
  readonly assets: readonly string[];
}

/**
 * Prints with Eleventy some pages of an edition into the stage, and the outlet's own into a folder within it.
 *
 * @param decide called once, when the outlet's own pages are known
 * @param progress called now and then with how many pages are done
 * @param afterEach called after each page
 */
export async function printShard(
  job: PrintJob,
  stage: string,
  decide: (announced: Announced) => Promise<Due>,
  { progress, afterEach }: { progress(done: number): void; afterEach?(): void },
): Promise<PrintedShard> {
  const { print } = await import("../eleventy/print.ts");
  const pages: (Omit<StagedPage, keyof FileState> & { readonly file: string })[] = [];
  let begun: { readonly due: Due; readonly writers: PageWriters } | undefined;
  const begin: Run["due"] = async (announced) => {
    const due = await decide(announced);
    const addresses = addressesOf(due, due.count);
    const writing = { stage, origin: originOf(due.edition), addresses, isThorough: job.isCheck === true };
    begun = { due, writers: openStage(writing, job.hasThread === true && due.count >= MANY) };
    return due;
  };
  const started = (): NonNullable<typeof begun> => {
    if (!begun) throw new Error("Eleventy has not asked what to print");
    return begun;
  };
  try {
    const printed = await print({ ...job, due: begin }, ownFolder(stage), {
      page(route, view, text) {
        const { due, writers } = started();
        const taken = writers.write({ file: view.file, text, layout: layoutOf(view) });
        const fingerprint = fingerprintOfRoute(route, due.edition.shared, view);
        pages.push({ file: view.file, kind: view.kind, fingerprint });
        afterEach?.();
        return taken;
      },
      told: progress,
    }).catch(async (error: unknown) => {
      // A page that was printed before may have a fault that the thread has not told yet: the first one is told.
      await begun?.writers.end();
      throw error;
    });
    const { due, writers } = started();
    const { states, links, needs } = await writers.end();
    return { ...printed, pages: withStates(pages, states), links: unknownLinks(links, due), needs };
  } catch (error) {
    if (!(error instanceof Problems)) throw error;
    throw new Problems(
      error.problems.map((each) => inOurWords(job.root, each)),
      { cause: error.cause },
    );
  } finally {
    await begun?.writers.stop();
  }
}

/** From this many pages on, a thread that writes pays. */
const MANY = 1000;

/** A printed page, as it lies in the stage. */
export interface StagedPage extends PrintedFile {
  readonly kind: string;
}

/** Pages in the order in which they were printed, each with how it lies in the stage. */
const withStates = (
  pages: readonly (Omit<StagedPage, keyof FileState> & { readonly file: string })[],
  states: readonly FileState[],
): [file: string, StagedPage][] =>
  pages.map(({ file, ...page }, at) => {
    const state = states[at];
    if (!state) throw new Error(`${file} was not written`);
    return [file, { ...page, ...state }];
  });

/** Where Eleventy writes for the outlet. */
export const ownFolder = (stage: string): string => join(stage, ".eleventy");
