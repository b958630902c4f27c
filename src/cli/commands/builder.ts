import { isDeepStrictEqual } from "node:util";
import { build } from "../../build/build.ts";
import { previewOptions } from "../../build/preview.ts";
import { dropEdition, isKept, savePublished } from "../../build/rebuild-stories.ts";
import { type BuildReport, type BuildRequest, FAULT } from "../../build/resident-builder.ts";
import type { Result } from "../../build/result.ts";
import { errorText } from "../../model/error-text.ts";
import { format, forTerminal } from "../../model/problem.ts";
import { type Options, optionsOf } from "../options.ts";
import { report } from "../report.ts";
import { type Command, exit } from "./command.ts";

/**
 * Builds when the process asks for it that watches the files, `start` or `build --watch`. This is a process of its own, because Node keeps
 * loaded modules: when the code changes, a new one is started.
 *
 * @param argv the flags of the other process; the clock is read again for each build
 */
export const builder: Command = async (_options, argv, surroundings) => {
  let queue = Promise.resolve();
  process.on("message", (request: BuildRequest) => {
    queue = queue.then(async () => {
      const given = { ...optionsOf(argv, surroundings), ...request };
      const options = given.watch ? given : previewOptions(given);
      const report = await runBuild(options);
      // The other process may have ended meanwhile.
      process.send?.(report, () => {});
      // The build failed: drop the kept edition, because it may hold only some of the changes.
      if (report.trouble.length > 0) dropEdition(options.output);
      // Ignore errors here: the next build meets them too, and reports them.
      else await prepare(options).catch(() => dropEdition(options.output));
    });
  });
  // Ctrl-C reaches every process of the terminal. The other process decides when this one ends.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => {});
  await new Promise((resolve) => process.once("disconnect", resolve));
  // Do not wait for work that is still running.
  setImmediate(() => process.exit());
  return exit.done;
};

/** Prepares the next build, after the result of this one has been reported. */
async function prepare(options: Options): Promise<void> {
  if (!isKept(options.output)) {
    // This process has not built the edition, because nothing had changed. Build it now, so that the next saved story need not wait for it.
    const began = options.clock();
    const result = await build({ ...options, keepsEdition: true });
    // What is saved meanwhile is published by this build: the next one, which it brings about, finds nothing to print.
    if (result.printed + result.removed > 0) sayBuilt(result, options, options.clock() - began);
  }
  savePublished(options.output);
}

async function runBuild(options: Options): Promise<BuildReport> {
  const began = options.clock();
  try {
    const result = await build(options);
    const { problems, overview, held, changesAt, isBusy } = result;
    const lines = problems.map(format);
    const took = options.clock() - began;
    if (!options.watch || !isBusy) sayBuilt(result, options, took);
    return {
      trouble: result.published ? [] : lines,
      isBusy,
      ...(overview ? { shown: { overview, problems, held } } : {}),
      changesAt,
    };
  } catch (error) {
    const lines = [FAULT, ...errorText(error).split("\n")];
    console.error(lines.join("\n"));
    return { trouble: lines };
  }
}

/** The warnings and notices of the last build. */
let said: ReadonlySet<string> = new Set();
/** What it took out of copy. */
let removals: Result["removals"] = [];

/**
 * What the last build said too is not said again, but for problems: a paper may have hundreds of warnings, and would have them with every save.
 *
 * @param took how long the build took, in milliseconds
 */
function sayBuilt(result: Result, options: Options, took: number): void {
  const isNew = (line: string): boolean => !said.has(line);
  const warnings = result.problems.flatMap((each) => (each.severity === "warning" ? format(each) : []));
  const problems = result.problems.filter((each) => each.severity === "problem" || isNew(format(each)));
  const repeated = result.problems.length - problems.length;
  const asBefore = repeated === 0 ? [] : [`${repeated} ${repeated === 1 ? "warning" : "warnings"} as before.`];
  const fresh = {
    ...result,
    notices: [...result.notices.filter(isNew), ...asBefore],
    problems,
    removals: isDeepStrictEqual(result.removals, removals) ? [] : result.removals,
  };
  said = new Set([...warnings, ...result.notices]);
  removals = result.removals;
  if (options.watch) report(fresh, "built", options, took);
  else sayPreview(fresh, took);
}

function sayPreview({ problems, notices, published, pages, printed, removed }: Result, took: number): void {
  for (const line of [...notices, ...problems.map(format)]) console.error(forTerminal(line));
  if (published) console.log(`built ${pages} pages: ${printed} printed, ${removed} removed, in ${took} ms`);
}
