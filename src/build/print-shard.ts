import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import type { Printed } from "../eleventy/print.ts";
import type { Announced, Run } from "../eleventy/run.ts";
import { codeOf } from "../model/error-code.ts";
import { Problems } from "../model/problem.ts";
import { fingerprintOfRoute } from "../output/edition-files.ts";
import type { NeedsReader } from "../output/hosting/page-needs.ts";
import { fileState, type Printed as PrintedFile } from "../output/manifest.ts";
import { fileOf } from "../site/address.ts";
import type { Edition } from "../site/edition.ts";
import type { Route } from "../site/route.ts";
import { type PageCheck, pageCheckFor, type UnknownLink } from "./check-pages.ts";
import { layoutOf, type Needs, needsReaderFor } from "./host-files.ts";
import { inOurWords } from "./own-page-problems.ts";

/** What several processes print together. */
export interface PrintShard {
  /** The pages that all together print. */
  readonly files: readonly string[];
  /** The folder in which each process claims the pages that it prints; absent where there is one process. */
  readonly claims?: string;
  /** Into how many shares the pages are divided, and with which of them this process begins, counted from 0. */
  readonly shares: number;
  readonly share: number;
  /** Pictures, icons and other files that are copied. */
  readonly assets: readonly string[];
}

/** Pages that a process claims at once: half a second's work. */
const CHUNK = 500;

/**
 * The pages that this process prints: those of its share, then those that no other process has claimed. The process that creates the file
 * of a chunk has claimed it.
 */
function* toPrint(pages: readonly Route[], { claims, share, shares }: PrintShard): Generator<Route> {
  if (claims === undefined) return yield* pages;
  const chunks = Math.ceil(pages.length / CHUNK);
  const first = Math.floor((chunks * share) / shares);
  for (let after = 0; after < chunks; after++) {
    const chunk = (first + after) % chunks;
    if (claim(join(claims, `chunk-${chunk}`))) yield* pages.slice(chunk * CHUNK, (chunk + 1) * CHUNK);
  }
}

/** @returns whether no other process had created the file */
function claim(file: string): boolean {
  try {
    closeSync(openSync(file, "wx"));
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/** What a process printed. */
export interface PrintedShard extends Printed {
  /** Each page in the stage. */
  readonly pages: readonly [file: string, StagedPage][];
  /** Links to what is not in the edition; Eleventy may write it later. */
  readonly links: readonly UnknownLink[];
  readonly needs: Needs;
}

/** What is printed, and who else prints. */
export interface Due {
  readonly edition: Edition;
  readonly shard: PrintShard;
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
    const { edition, shard } = await decide(announced);
    const wanted = new Set(shard.files);
    shared = edition.shared;
    check = pageCheckFor(edition, shard.assets, shard.files.length);
    needs = needsReaderFor(edition);
    const routes = edition.routes.filter(({ path }) => wanted.has(fileOf(path)));
    return { edition, routes: toPrint(routes, shard) };
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
