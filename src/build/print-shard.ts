import { join } from "node:path";
import type { Printed } from "../eleventy/print.ts";
import type { Announced, Run } from "../eleventy/run.ts";
import { Problems } from "../model/problem.ts";
import { fingerprintOfRoute } from "../output/edition-files.ts";
import type { NeedsReader } from "../output/hosting/page-needs.ts";
import { fileState, type Printed as PrintedFile } from "../output/manifest.ts";
import type { Edition } from "../site/edition.ts";
import type { Route } from "../site/route.ts";
import { type PageCheck, pageCheckFor, type UnknownLink } from "./check-pages.ts";
import { layoutOf, type Needs, needsReaderFor } from "./host-files.ts";
import { inOurWords } from "./own-page-problems.ts";

/** What a process printed. */
export interface PrintedShard extends Printed {
  /** Each page in the stage. */
  readonly pages: readonly [file: string, StagedPage][];
  /** Links to what is not in the edition; Eleventy may write it later. */
  readonly links: readonly UnknownLink[];
  readonly needs: Needs;
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
 * @param job of a check, which reads every page thoroughly, or of a build
 * @param progress called now and then with how many pages are done
 * @param afterEach called after each page
 */
export async function printShard(
  job: Pick<Run, "root" | "placed" | "output" | "isHelper"> & { readonly isCheck?: boolean | undefined },
  stage: string,
  decide: (announced: Announced) => Promise<Due>,
  { progress, afterEach }: { progress(done: number): void; afterEach?(): void },
): Promise<PrintedShard> {
  const { print } = await import("../eleventy/print.ts");
  const pages: [string, StagedPage][] = [];
  let check: PageCheck | undefined;
  let needs: NeedsReader | undefined;
  let shared = "";
  const due: Run["due"] = async (announced) => {
    const { edition, routes, count, assets } = await decide(announced);
    shared = edition.shared;
    check = pageCheckFor(edition, assets, count);
    needs = needsReaderFor(edition);
    return { edition, routes };
  };
  const printed = await print(
    { ...job, due },
    { stage, own: ownFolder(stage) },
    {
      read(file, text, view) {
        check?.read(file, text, { file: layoutOf(view), field: "layout" });
        if (file.endsWith(".html")) needs?.read(layoutOf(view), file, text, job.isCheck === true);
      },
      printed(route, view) {
        afterEach?.();
        const state = fileState(join(stage, view.file));
        if (!state) throw new Error(`${view.file} was not printed`);
        pages.push([view.file, { kind: view.kind, fingerprint: fingerprintOfRoute(route, shared, view), ...state }]);
      },
      told: progress,
    },
  ).catch((error) => {
    if (!(error instanceof Problems)) throw error;
    throw new Problems(
      error.problems.map((each) => inOurWords(job.root, each)),
      { cause: error.cause },
    );
  });
  return { ...printed, pages, links: check?.links() ?? [], needs: needs?.needs() ?? {} };
}

/** A printed page, as it lies in the stage. */
export interface StagedPage extends PrintedFile {
  readonly kind: string;
}

/** Where Eleventy writes for the outlet. */
export const ownFolder = (stage: string): string => join(stage, ".eleventy");
