import type { Edition } from "../edition/edition.ts";
import { Printer } from "./printer.ts";

/**
 * Eleventy keeps the HTML of all it wrote until the end of a write. What lives that long grows old in V8, and is cleared away late:
 * 24,000 pages peak at 1,000 MB in batches of 1,000 and at 540 MB in batches of 50, in the same time.
 */
const BATCH = 100;

/** Which part of an edition a process prints: of the batches dealt out in turn to `of` processes, those of the `nth`, from 0. */
export interface Share {
  readonly nth: number;
  readonly of: number;
}

/**
 * Renders a share of an edition with Eleventy into a folder. The bytes of a page do not depend on who prints it.
 *
 * @param folder is created where it is missing
 * @param printed is told after each batch how many pages of the share are done
 */
export async function print(
  { pages, globals }: Pick<Edition, "pages" | "globals">,
  folder: string,
  { nth, of }: Share,
  printed: (done: number) => void = () => {},
): Promise<void> {
  const printer = new Printer(folder, globals);
  let done = 0;
  for (let from = nth * BATCH; from < pages.length; from += of * BATCH) {
    const batch = pages.slice(from, from + BATCH).map((slot) => slot.page());
    await printer.print(batch);
    done += batch.length;
    printed(done);
  }
}
