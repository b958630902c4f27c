import { format, forTerminal } from "../model/problem.ts";
import { build, type Orders } from "./build.ts";
import { faultOf } from "./fault.ts";
import { optionsOf } from "./options.ts";
import { isKept, letGo, settle } from "./revise.ts";

/** What the dev server must know of a build; the terminal has been told already. */
export interface Told {
  /** What stands in place of every page: nothing where an edition was published. */
  readonly trouble: readonly string[];
  /** The address of the front page, below the host; known once there is an edition. */
  readonly home?: string | undefined;
}

/** What the dev server asks for: a build after these files changed; where it does not know, after any may have. */
export type Order = Pick<Orders, "changed">;

/** Above a fault, in the terminal and in the browser. */
export const FAULT = "This is a fault in the code or a layout, not in your copy.";

/**
 * Builds whenever the dev server asks, in a process of its own, which is replaced when the code changes: Node keeps modules.
 *
 * @param argv the flags, as the dev server was given them
 */
export async function builder(argv: readonly string[]): Promise<void> {
  let queue = Promise.resolve();
  process.on("message", (order: Order) => {
    queue = queue.then(async () => {
      const orders = { ...optionsOf(argv, process.env, Date.now), ...order };
      const told = await tell(orders);
      process.send?.(told);
      // What changed since that edition was begun is known to us alone, and forgotten.
      if (told.trouble.length > 0) letGo(orders.output);
      // What goes wrong now is told by the next build, which meets it too.
      else await prepare(orders).catch(() => letGo(orders.output));
    });
  });
  // Ctrl-C reaches every process of the terminal; the dev server decides.
  process.on("SIGINT", () => {});
  await new Promise((resolve) => process.once("disconnect", resolve));
  // Where something is still at work, nobody waits for it.
  setImmediate(() => process.exit());
}

/** What nobody has to wait for. */
async function prepare(orders: Orders): Promise<void> {
  settle(orders.output);
  // Nothing had changed since another process built: the next story that is saved shall not wait for the whole edition.
  if (!isKept(orders.output) && !orders.hold) await build({ ...orders, anew: true });
}

async function tell(orders: Orders): Promise<Told> {
  const began = performance.now();
  try {
    const { problems, notices, published, pages, printed, removed, home } = await build(orders);
    const lines = problems.map(format);
    for (const line of [...notices, ...lines]) console.error(forTerminal(line));
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
