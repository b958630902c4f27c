import { build } from "../../build/build.ts";
import type { BuildOptions } from "../../build/options.ts";
import { type BuildReport, type BuildRequest, FAULT } from "../../build/preview.ts";
import { dropEdition, isKept, savePublished } from "../../build/rebuild-stories.ts";
import { errorText } from "../../model/error-text.ts";
import { format, forTerminal } from "../../model/problem.ts";
import { optionsOf } from "../options.ts";
import { type Command, exit } from "./command.ts";

/**
 * Builds whenever the dev server asks, in a process of its own, which is replaced when the code changes: Node keeps modules.
 *
 * @param argv the flags, as the dev server was given them; the clock is read again for each build
 */
export const previewBuilder: Command = async (_options, argv, surroundings) => {
  let queue = Promise.resolve();
  process.on("message", (order: BuildRequest) => {
    queue = queue.then(async () => {
      const options = { ...optionsOf(argv, surroundings), ...order };
      const told = await tell(options);
      process.send?.(told);
      // What changed since that edition was begun is known to us alone, and forgotten.
      if (told.trouble.length > 0) dropEdition(options.output);
      // What goes wrong now is told by the next build, which meets it too.
      else await prepare(options).catch(() => dropEdition(options.output));
    });
  });
  // Ctrl-C reaches every process of the terminal; the dev server decides.
  process.on("SIGINT", () => {});
  await new Promise((resolve) => process.once("disconnect", resolve));
  // Where something is still at work, nobody waits for it.
  setImmediate(() => process.exit());
  return exit.done;
};

/** What nobody has to wait for. */
async function prepare(options: BuildOptions): Promise<void> {
  savePublished(options.output);
  // Nothing had changed since another process built: the next story that is saved shall not wait for the whole edition.
  if (!isKept(options.output) && !options.hold) await build({ ...options, keepsEdition: true });
}

async function tell(options: BuildOptions): Promise<BuildReport> {
  const began = performance.now();
  try {
    const { problems, notices, published, pages, printed, removed, home } = await build(options);
    const lines = problems.map(format);
    for (const line of [...notices, ...lines]) console.error(forTerminal(line));
    if (!published) return { trouble: lines };
    const time = Math.round(performance.now() - began);
    console.log(`built ${pages} pages: ${printed} printed, ${removed} removed, in ${time} ms`);
    return { trouble: [], home };
  } catch (error) {
    const lines = [FAULT, ...errorText(error).split("\n")];
    console.error(lines.join("\n"));
    return { trouble: lines };
  }
}
