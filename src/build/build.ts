import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { listSeeds } from "../content/files.ts";
import { isDamagedCache, isSettled, removeCache } from "../content/story-cache.ts";
import { KilledWorker } from "../model/error-text.ts";
import { type Problem, problem } from "../model/problem.ts";
import { finish } from "../output/commit.ts";
import { diskProblem } from "../output/disk-problem.ts";
import { lock } from "../output/lock.ts";
import { isUntouchedAll, type Manifest, readManifest, readMove } from "../output/manifest.ts";
import { outputProblem } from "../output/output-folder.ts";
import { stateFolder } from "../output/state-folder.ts";
import { codeFingerprints, inputsOf } from "./inputs.ts";
import type { Inspection } from "./inspection.ts";
import type { BuildOptions, EditionOptions, Told } from "./options.ts";
import { type LastResult, notPublished, type Result } from "./result.ts";
import { Stopwatch } from "./stopwatch.ts";

/**
 * Prints what differs from the last edition and publishes it, all or nothing. With problems nothing is written. Where nothing changed
 * at all, neither the seeds nor the printing code is even loaded.
 *
 * @param told of the pictures that are made and the pages that are printed
 */
export async function build(options: BuildOptions, told?: Told): Promise<Result> {
  const unfit = outputProblem(options);
  if (unfit) return { ...notPublished, problems: [unfit] };
  try {
    const locked = lock(options.output);
    if ("holder" in locked) return { ...notPublished, problems: [lockedBy(options.output, locked)] };
    try {
      return await withLock(options, told);
    } finally {
      locked.unlock();
    }
  } catch (error) {
    const refused = error instanceof KilledWorker ? killed(options.output) : diskProblem(error, options.output);
    if (!refused) throw error;
    return { ...notPublished, unfinished: readMove(options.output) !== undefined, problems: [refused] };
  }
}

async function withLock(options: BuildOptions, told: Told | undefined): Promise<Result> {
  if (options.changed) {
    const { rebuildStories } = await import("./rebuild-stories.ts");
    // A damaged store is seen again by the build that comes instead, which says so.
    const revised = await rebuildStories(options, options.changed, told?.pages).catch((error) => {
      if (!isDamagedCache(error)) throw error;
    });
    if (revised) return revised;
  }
  const began = Date.now();
  const watch = new Stopwatch(() => performance.now());
  const notices = finish(options.output)
    ? ["The last build was stopped in the middle: what it had printed is published now."]
    : [];
  const { manifest, notice } = readManifest(options.output);
  if (notice !== undefined) notices.push(notice);
  const code = codeFingerprints();
  const seeds = listSeeds(options.seeds);
  const inputs = inputsOf(options, seeds, code);
  const known =
    options.anew || options.full || options.clean || options.explain !== undefined
      ? undefined
      : unchangedResult(manifest, inputs, options);
  watch.lap("look");
  if (known) return { ...known, notices: [...notices, ...known.notices], phases: watch.phases };
  const { publish } = await import("./publish.ts");
  const settled = seeds.files.every(({ changed }) => isSettled(changed, began));
  const stories = join(stateFolder(options.output), "drafts");
  watch.lap("load");
  const { WorkerPool, heapFlag } = await import("./worker-pool.ts");
  const flag = heapFlag(seeds.files.length);
  if (seeds.files.length >= MANY) setFlagsFromString(flag);
  const workers = new WorkerPool(
    options.explain === undefined ? (options.jobs ?? 1) : 1,
    join(stateFolder(options.output), "tasks"),
    flag,
  );
  const isAnew = options.full || !manifest.layout.startsWith(code.layout);
  if (isAnew && seeds.files.length >= MANY) workers.start();
  const found: Inspection = {
    watch,
    manifest,
    drafts: stories,
    code,
    seeds,
    began,
    workers,
    ...(settled ? { inputs } : {}),
  };
  const publishing = publish(options, found, told).catch(async (error) => {
    if (!isDamagedCache(error)) throw error;
    notices.push(`${error.message}: all seeds are read again.`);
    // They may still print what this build has given up.
    await workers.stop();
    removeCache(stories);
    return publish(options, found, told);
  });
  const result = await publishing.finally(() => workers.stop());
  return { ...result, notices: [...notices, ...result.notices], phases: watch.phases };
}

/** All that a build checks and prints, in a folder that is thrown away; and what a validator would say. What has lapsed is a problem here. */
export async function check(options: EditionOptions): Promise<Result> {
  const { tryBuild } = await import("./try-build.ts");
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-"));
  try {
    return await tryBuild(folder, options);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The last result, where all inputs and the output folder are what they were then. */
function unchangedResult(manifest: Manifest, inputs: string, { output, now }: BuildOptions): Result | undefined {
  const lastResult = manifest.lastResult;
  if (
    !isLastResult(lastResult) ||
    lastResult.inputs !== inputs ||
    now < lastResult.from ||
    (lastResult.until !== null && now >= lastResult.until)
  )
    return undefined;
  return isUntouchedAll(output, manifest)
    ? { ...lastResult.result, printed: 0, removed: 0, strays: manifest.strays }
    : undefined;
}

const isLastResult = (value: unknown): value is LastResult =>
  typeof value === "object" &&
  value !== null &&
  "inputs" in value &&
  "from" in value &&
  "until" in value &&
  "result" in value;

/** From here on, if all is to be printed, it pays to work with several processes. */
const MANY = 2000;

const killed = (output: string): Problem =>
  problem(
    { file: output, field: "output" },
    "is as it was: a process that printed with this one was killed",
    "Build again; with --jobs 1 it needs less memory.",
  );

function lockedBy(
  output: string,
  { holder, file }: { holder: { host: string; process: number }; file: string },
): Problem {
  return problem(
    { file: output, field: "output" },
    `is being built by process ${holder.process} on ${holder.host}`,
    `Wait until it is done, or end it. If it is none of Broadsheet's, remove ${file}.`,
  );
}
