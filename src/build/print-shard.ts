import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import type { Printed } from "../eleventy/print.ts";
import type { Announced, Run } from "../eleventy/run.ts";
import { fingerprintOfRoute } from "../output/edition-files.ts";
import type { NeedsReader } from "../output/hosting/page-needs.ts";
import { fileState, type Printed as PrintedFile } from "../output/manifest.ts";
import { fileOf } from "../site/address.ts";
import type { Edition } from "../site/edition.ts";
import type { Route } from "../site/route.ts";
import { type PageCheck, pageCheckFor, type UnknownLink } from "./check-pages.ts";
import { layoutOf, type Needs, needsReaderFor } from "./host-files.ts";

/** What several processes print together. */
export interface PrintShard {
  /** The pages that all together print. */
  readonly files: readonly string[];
  /** Where a process notes down which pages it has taken; absent where there is one process. */
  readonly taken?: string;
  /** Into how many shares the pages are cut, and which of them is to be begun with, counted from 0. */
  readonly shares: number;
  readonly share: number;
  /** Pictures, icons and other files that are copied. */
  readonly assets: readonly string[];
}

/** Pages that a process takes at once: half a second's work. */
const CUT = 500;

/**
 * The pages that this process prints: those of its share, then what the others have not come to. Whoever makes the file of a cut first
 * has taken it.
 */
function* toPrint(pages: readonly Route[], { taken, share, shares }: PrintShard): Generator<Route> {
  if (taken === undefined) return yield* pages;
  const cuts = Math.ceil(pages.length / CUT);
  const first = Math.floor((cuts * share) / shares);
  for (let after = 0; after < cuts; after++) {
    const cut = (first + after) % cuts;
    if (take(join(taken, `cut-${cut}`))) yield* pages.slice(cut * CUT, (cut + 1) * CUT);
  }
}

/** @returns whether nobody had made the file before */
function take(file: string): boolean {
  try {
    closeSync(openSync(file, "wx"));
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/** What a process printed. */
export interface PrintedShard extends Printed {
  /** How each page lies in the stage. */
  readonly lying: readonly [file: string, Lying][];
  /** Links to what the edition has not; Eleventy may yet write it. */
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
 * @param decide says what is due once the outlet's own pages are known
 * @param job of a check, which reads every page thoroughly, or of a build
 * @param told how many are done, now and then
 * @param each called after each
 * @returns how each lies there
 */
export async function printShard(
  job: Pick<Run, "placed" | "output" | "isHelper"> & { readonly isCheck?: boolean | undefined },
  stage: string,
  decide: (announced: Announced) => Promise<Due>,
  { told, each }: { told(done: number): void; each?(): void },
): Promise<PrintedShard> {
  const { print } = await import("../eleventy/print.ts");
  const lying: [string, Lying][] = [];
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
        each?.();
        const lies = fileState(join(stage, view.file));
        if (!lies) throw new Error(`${view.file} was not printed`);
        lying.push([view.file, { kind: view.kind, fingerprint: fingerprintOfRoute(route, shared, view), ...lies }]);
      },
      told,
    },
  );
  return { ...printed, lying, links: check?.links() ?? [], needs: needs?.needs() ?? {} };
}

/** A printed page. */
export interface Lying extends PrintedFile {
  readonly kind: string;
}

/** Where Eleventy writes for the outlet. */
export const ownFolder = (stage: string): string => join(stage, ".eleventy");
