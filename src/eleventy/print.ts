import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { setImmediate } from "node:timers/promises";
import Eleventy from "@11ty/eleventy";
import type { Edition } from "../edition/edition.ts";
import type { Slot } from "../edition/slot.ts";
import type { Page } from "../model/page.ts";
import { provide } from "./pages.ts";

/** The composition root, compiled where this is (`broadsheet.mjs`). */
const CONFIGURATION = import.meta.filename.endsWith(".ts")
  ? ".eleventy.ts"
  : relative(".", join(import.meta.dirname, "eleventy.js"));

/** How often progress is told and messages of other processes are heard, in pages. */
const TELL = 500;

/** Who looks on while pages are printed. */
export interface Onlooker {
  /** Is given each page before it is written, and throws where it must not be published. */
  read?(file: string, text: string): void;
  /** Is given each page when it is written. */
  printed?(slot: Slot, page: Page): void;
  /** Is told now and then how many pages are done. */
  told?(done: number): void;
}

/**
 * Renders pages of an edition with Eleventy into a folder. Eleventy gets them as one sheet (`Signature`), which is cut into pages
 * as it is printed: no page is made before it is needed, and none is kept.
 *
 * @param folder is created where it is missing
 */
export async function print(
  { pages, globals }: Pick<Edition, "globals"> & { readonly pages: Iterable<Slot> },
  folder: string,
  { read, printed, told }: Onlooker = {},
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
  const make = (slot: Slot): Page => known(() => slot.page());
  const deliver = (slot: Slot, page: Page, text: string): Promise<unknown> | undefined => {
    known(() => write(page.file, text));
    printed?.(slot, page);
    if (++done % TELL > 0) return undefined;
    told?.(done);
    return setImmediate();
  };
  const signature = { kind: "signature", file: "signature.html", pages, make, deliver } as const;
  const eleventy = new Eleventy("src/pages", relative(".", folder) || ".", {
    configPath: CONFIGURATION,
    quietMode: true,
    config: (config) => provide(config, { globals, sheets: [signature] }),
  });
  eleventy.disableLogger();
  // What is left of the signature once it is cut is nothing, and nothing of it is written.
  await eleventy.toJSON().catch((error) => {
    throw first ?? error;
  });
  told?.(done);
}
