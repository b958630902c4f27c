import type { Edition } from "../edition/edition.ts";
import { Printer } from "./printer.ts";

/**
 * Eleventy keeps the HTML of all it wrote until the end of a write. What lives that long grows old in V8, and is cleared away late:
 * 24,000 pages peak at 1,000 MB in batches of 1,000 and at 540 MB in batches of 50, in the same time.
 */
const BATCH = 50;

/**
 * Renders an edition with Eleventy into a folder.
 *
 * @param folder is created where it is missing
 * @param printed is told after each batch how many pages are done
 */
export async function print(
  { pages, globals }: Pick<Edition, "pages" | "globals">,
  folder: string,
  printed: (done: number) => void = () => {},
): Promise<void> {
  const printer = new Printer(folder, globals);
  for (let from = 0; from < pages.length; from += BATCH) {
    await printer.print(pages.slice(from, from + BATCH).map((slot) => slot.page()));
    printed(Math.min(from + BATCH, pages.length));
  }
}
