import type { Globals } from "../edition/chrome.ts";
import type { Page } from "../model/page.ts";
import { Printer } from "./printer.ts";

/** A batch for a second process. */
export interface Task {
  readonly folder: string;
  readonly globals: Globals;
  readonly pages: readonly Page[];
}

let printer: Printer | undefined;
let queue: Promise<unknown> = Promise.resolve();

/** Prints a batch after the ones before it. All tasks of a process are of one edition. */
export default function work({ folder, globals, pages }: Task): Promise<void> {
  const own = printer ?? new Printer(folder, globals);
  printer = own;
  const printed = queue.then(() => own.print(pages));
  queue = printed.catch(() => {});
  return printed;
}
