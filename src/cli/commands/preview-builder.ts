import { build } from "../../build/build.ts";
import type { BuildOptions } from "../../build/options.ts";
import { type BuildReport, type BuildRequest, FAULT, previewOptions } from "../../build/preview.ts";
import { dropEdition, isKept, savePublished } from "../../build/rebuild-stories.ts";
import { errorText } from "../../model/error-text.ts";
import { format, forTerminal } from "../../model/problem.ts";
import { optionsOf } from "../options.ts";
import { type Command, exit } from "./command.ts";

/**
 * Builds when the dev server asks for it. This is a separate process, because Node keeps loaded modules: when the code changes, the dev
 * server starts a new one.
 *
 * @param argv the flags of the dev server; the clock is read again for each build
 */
export const previewBuilder: Command = async (_options, argv, surroundings) => {
  let queue = Promise.resolve();
  process.on("message", (request: BuildRequest) => {
    queue = queue.then(async () => {
      const options = previewOptions({ ...optionsOf(argv, surroundings), ...request });
      const report = await runBuild(options);
      process.send?.(report);
      // The build failed: drop the kept edition, because it may hold only some of the changes.
      if (report.trouble.length > 0) dropEdition(options.output);
      // Ignore errors here: the next build meets them too, and reports them.
      else await prepare(options).catch(() => dropEdition(options.output));
    });
  });
  // Ctrl-C reaches every process of the terminal. The dev server decides when this process ends.
  process.on("SIGINT", () => {});
  await new Promise((resolve) => process.once("disconnect", resolve));
  // Do not wait for work that is still running.
  setImmediate(() => process.exit());
  return exit.done;
};

/** Prepares the next build, after the result of this one has been reported. */
async function prepare(options: BuildOptions): Promise<void> {
  savePublished(options.output);
  // This process has not built the edition, because nothing had changed. Build it now, so that the next saved story need not wait for it.
  if (!isKept(options.output)) await build({ ...options, keepsEdition: true });
}

async function runBuild(options: BuildOptions): Promise<BuildReport> {
  const began = performance.now();
  try {
    const { problems, notices, published, overview, held, pages, printed, removed } = await build(options);
    const lines = problems.map(format);
    for (const line of [...notices, ...lines]) console.error(forTerminal(line));
    if (!published || !overview) return { trouble: lines };
    const time = Math.round(performance.now() - began);
    console.log(`built ${pages} pages: ${printed} printed, ${removed} removed, in ${time} ms`);
    return { trouble: [], shown: { overview, problems, held } };
  } catch (error) {
    const lines = [FAULT, ...errorText(error).split("\n")];
    console.error(lines.join("\n"));
    return { trouble: lines };
  }
}
