import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { setImmediate } from "node:timers/promises";
import Eleventy from "@11ty/eleventy";
import type { Edition } from "../site/edition.ts";
import type { Route, ViewAddress } from "../site/route.ts";
import { provide } from "./pages.ts";

/** The composition root, compiled where this is (`src/cli/broadsheet.mjs`). */
const CONFIGURATION = import.meta.filename.endsWith(".ts")
  ? ".eleventy.ts"
  : relative(".", join(import.meta.dirname, "eleventy.js"));

/** How often progress is told and messages of other processes are heard, in pages. */
const TELL = 500;

/** Who looks on while pages are printed. */
export interface PrintObserver {
  /** Is given each page before it is written, and throws where it must not be published. */
  read?(file: string, text: string): void;
  /** Is given each page when it is written. */
  printed?(route: Route, page: ViewAddress): void;
  /** Is told now and then how many pages are done. */
  told?(done: number): void;
}

/**
 * Renders pages of an edition with Eleventy into a folder. Eleventy gets them as one view (`Signature`), which is cut into pages
 * as it is printed: no page is made before it is needed, and none is kept.
 *
 * @param folder is created where it is missing
 */
export async function print(
  { routes, globals }: Pick<Edition, "globals"> & { readonly routes: Iterable<Route> },
  folder: string,
  { read, printed, told }: PrintObserver = {},
): Promise<void> {
  const made = new Set<string>();
  let done = 0;
  // Nunjucks keeps the message of an error and loses the rest: a full disk and a damaged store are told by more than that.
  let first: unknown;
  const known = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      first ??= error;
      throw error;
    }
  };
  const write = (file: string, text: string): void => {
    read?.(file, text);
    const path = join(folder, file);
    const parent = dirname(path);
    if (!made.has(parent)) {
      mkdirSync(parent, { recursive: true });
      made.add(parent);
    }
    writeFileSync(path, text);
  };
  const make = (route: Route): ViewAddress => known(() => route.view());
  const deliver = (route: Route, page: ViewAddress, text: string): Promise<unknown> | undefined => {
    known(() => write(page.file, text));
    printed?.(route, page);
    if (++done % TELL > 0) return undefined;
    told?.(done);
    return setImmediate();
  };
  const signature = { kind: "signature", file: "signature.html", pages: routes, make, deliver } as const;
  const eleventy = new Eleventy("src/pages", relative(".", folder) || ".", {
    configPath: CONFIGURATION,
    quietMode: true,
    config: (config) => provide(config, { globals, views: [signature] }),
  });
  eleventy.disableLogger();
  // What is left of the signature once it is cut is nothing, and nothing of it is written.
  await eleventy.toJSON().catch((error) => {
    throw first ?? error;
  });
  told?.(done);
}
