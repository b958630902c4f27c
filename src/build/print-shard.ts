import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { fingerprintOfRoute } from "../output/edition-files.ts";
import { fileState, type Printed } from "../output/manifest.ts";
import { PageChecker } from "../output/page-check.ts";
import { decodePath, encodePath, fileOf } from "../site/address.ts";
import type { Edition } from "../site/edition.ts";
import type { Route } from "../site/route.ts";

/** What several processes print together. */
export interface PrintShard {
  /** The pages that all together print. */
  readonly files: readonly string[];
  /** Where a process notes down which pages it has taken; absent where there is one process. */
  readonly taken?: string;
  /** Into how many shares the pages are cut, and which of them is to be begun with, counted from 0. */
  readonly shares: number;
  readonly share: number;
  /** Pictures and icons of the edition. */
  readonly assets: readonly string[];
  readonly stage: string;
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

/**
 * Prints some pages of an edition into the stage, and reads them.
 *
 * @param told how many are done, now and then
 * @param each called after each
 * @returns how each lies there
 */
export async function printShard(
  edition: Edition,
  order: PrintShard,
  { told, each }: { told(done: number): void; each?(): void },
): Promise<[string, Printed][]> {
  const { print } = await import("../eleventy/print.ts");
  const { routes, globals, shared } = edition;
  const { files, assets, stage } = order;
  const wanted = new Set(files);
  const lying: [string, Printed][] = [];
  const all = routes.filter(({ path }) => wanted.has(fileOf(path)));
  await print({ globals, routes: toPrint(all, order) }, stage, {
    read: pageCheckFor(edition, assets, files.length),
    printed(route, page) {
      each?.();
      const lies = fileState(join(stage, page.file));
      if (!lies) throw new Error(`${page.file} was not printed`);
      lying.push([page.file, { fingerprint: fingerprintOfRoute(route, shared, page), ...lies }]);
    },
    told,
  });
  return lying;
}

/** Reads each page against what the edition has. @param count how many will be read */
export function pageCheckFor(
  { routes, globals, isOpen }: Pick<Edition, "routes" | "globals" | "isOpen">,
  assets: readonly string[],
  count = routes.length,
): (file: string, text: string) => void {
  const { home } = globals.site;
  const root = home.slice(0, -1);
  const files = new Set(assets);
  const exists = (path: string) =>
    isOpen(path) || isOpen(path.replace(/\/index\.html$/, "/")) || files.has(fileOf(path));
  const reader = new PageChecker(
    // For a few pages it is not worth while to know every address as it is written.
    new Set(
      count < 100
        ? []
        : [...routes.map(({ path }) => path), ...assets.map((file) => `/${file}`)].map(
            (path) => root + encodePath(path),
          ),
    ),
    (address) => address.startsWith(home) && exists(decodePath(address.slice(root.length))),
  );
  return (file, text) => reader.check(file, text);
}
