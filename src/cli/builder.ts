import { format } from "../model/problem.ts";
import { build, type Orders } from "./build.ts";
import { faultOf } from "./fault.ts";
import { optionsOf } from "./options.ts";
import { isKept, settle } from "./revise.ts";

/** What the dev server must know of a build; the terminal has been told already. */
export interface Told {
  /** What stands in place of every page: nothing where an edition was published. */
  readonly trouble: readonly string[];
  /** The address of the front page, below the host; known once there is an edition. */
  readonly home?: string | undefined;
}

/** Above a fault, in the terminal and in the browser. */
export const FAULT = "This is a fault in the code or a layout, not in your copy.";

/**
 * Builds whenever the dev server asks, in a process of its own, which is replaced when the code changes: Node keeps modules.
 * Seeds, `_data`, layouts, styles and the clock are read afresh each time.
 *
 * It is sent the files that changed since it was asked last.
 *
 * @param argv the flags, as the dev server was given them
 */
export async function builder(argv: readonly string[]): Promise<void> {
  let queue = Promise.resolve();
  let isFirst = true;
  process.on("message", (changed: readonly string[]) => {
    queue = queue.then(async () => {
      const orders = { ...optionsOf(argv, process.env, Date.now), changed };
      const told = await tell(orders);
      process.send?.(told);
      settle(orders.output);
      // Nothing had changed since another process built: the first story that is saved shall not wait for the whole edition.
      if (isFirst && told.trouble.length === 0 && !isKept(orders.output)) await build({ ...orders, anew: true });
      isFirst = false;
    });
  });
  // Ctrl-C reaches every process of the terminal; the dev server decides.
  process.on("SIGINT", () => {});
  await new Promise((resolve) => process.once("disconnect", resolve));
  process.exit();
}

async function tell(orders: Orders): Promise<Told> {
  const began = performance.now();
  try {
    const { problems, notices, published, pages, printed, removed, home } = await build(orders);
    const lines = problems.map(format);
    for (const line of [...notices, ...lines]) console.error(line);
    if (!published) return { trouble: lines };
    const time = Math.round(performance.now() - began);
    console.log(`built ${pages} pages: ${printed} printed, ${removed} removed, in ${time} ms`);
    return { trouble: [], home };
  } catch (error) {
    const lines = [FAULT, ...faultOf(error).split("\n")];
    console.error(lines.join("\n"));
    return { trouble: lines };
  }
}
