import { availableParallelism } from "node:os";
import { join } from "node:path";
import { listSeeds } from "../content/files.ts";
import { isSettled } from "../content/story-cache.ts";
import { KilledWorker } from "../model/error-text.ts";
import { type Problem, problem } from "../model/problem.ts";
import { recordBuilt } from "../output/built.ts";
import { finish } from "../output/commit.ts";
import { diskProblem } from "../output/disk-problem.ts";
import { areServersUntouched } from "../output/hosting/server-files.ts";
import { lock, lockedProblem } from "../output/lock.ts";
import { isUntouchedAll, type Manifest, readManifest, readMove } from "../output/manifest.ts";
import { type OutputFolder, withNames } from "../output/output-folder.ts";
import { outputProblem } from "../output/output-problem.ts";
import { codeFingerprints, inputsOf, withContents } from "./inputs.ts";
import type { Inspection } from "./inspection.ts";
import { growSlowly, mostProcesses } from "./memory.ts";
import type { BuildOptions, Told } from "./options.ts";
import { togetherIn } from "./read-together.ts";
import type { Known } from "./rebuild-stories.ts";
import { isLastResult, type LastResult, notPublished, type Result } from "./result.ts";
import type { Shards } from "./shards.ts";
import { Stopwatch } from "./stopwatch.ts";

/**
 * Prints what differs from the last edition and publishes it, all or nothing. With problems nothing is written. Where nothing changed
 * at all, neither the seeds nor the code that prints is loaded.
 *
 * @param told of the pictures that are made and the pages that are printed
 * @param shards of other processes: the pages are taken from them once they are printed
 */
export async function build(options: BuildOptions, told?: Told, shards?: Promise<Shards>): Promise<Result> {
  const unfit = outputProblem(options);
  if (unfit) return { ...notPublished, problems: [unfit] };
  try {
    const locked = lock(options.output);
    if ("holder" in locked)
      return { ...notPublished, isBusy: true, problems: [lockedProblem(options.output, "output", locked)] };
    try {
      const result = await withLock(options, told, shards);
      if (result.published) recordBuilt(options.output, { now: options.now, home: result.home });
      return result;
    } finally {
      locked.unlock();
    }
  } catch (error) {
    const refused =
      error instanceof KilledWorker ? killed(options.output) : diskProblem(error, options.root, options.output);
    if (!refused) throw error;
    return { ...notPublished, unfinished: readMove(options.output) !== undefined, problems: [refused] };
  }
}

async function withLock(
  options: BuildOptions,
  told: Told | undefined,
  shards: Promise<Shards> | undefined,
): Promise<Result> {
  const began = options.clock();
  const watch = new Stopwatch(options.clock);
  const cacheFolder = join(options.output.records, "drafts");
  let known: Known | undefined;
  if (options.changed) {
    const { knownOf, rebuildStories } = await import("./rebuild-stories.ts");
    known = knownOf(options, options.changed);
    const rebuilt = known && (await rebuildStories(options, known, told?.pages));
    if (rebuilt) return rebuilt;
  }
  const notices = finish(options.output)
    ? ["The last build was stopped in the middle: what it had printed is published now."]
    : [];
  const { manifest, notice }: ReturnType<typeof readManifest> = known ?? readManifest(options.output);
  if (notice !== undefined) notices.push(notice);
  const { code, seeds } = known ?? {
    code: codeFingerprints(options.root),
    seeds: listSeeds(options.root, options.seeds),
  };
  const inputs = inputsOf(options, seeds, code, manifest.own.roots);
  const isPlain = !(options.keepsEdition || options.full || options.clean || options.explain !== undefined || shards);
  const last = isPlain ? lastResultAt(options.now, manifest) : undefined;
  const unchanged = last && unchangedResult(last, manifest, inputs, options);
  watch.lap("look");
  if (unchanged) return { ...unchanged, notices: [...notices, ...unchanged.notices], phases: watch.phases };
  const { publish } = await import("./publish.ts");
  const { readPublished } = await import("../output/moved.ts");
  const { published, notice: lost }: ReturnType<typeof readPublished> = known ?? readPublished(options.output);
  if (lost !== undefined) notices.push(lost);
  const young = seeds.files.flatMap(({ file, changed }) => (isSettled(changed, began) ? [] : file));
  watch.lap("load");
  const { WorkerPool } = await import("./worker-pool.ts");
  const workers = new WorkerPool(
    options.explain === undefined && !shards
      ? (options.jobs ?? Math.min(availableParallelism(), MOST_JOBS, Math.max(2, mostProcesses(seeds.files))))
      : 1,
    join(options.output.records, "tasks"),
  );
  const printsAll = options.full || !manifest.layout.startsWith(code.layout);
  if (seeds.files.length >= MANY) {
    growSlowly(seeds.files);
    if (printsAll) workers.start();
  }
  const found: Inspection = {
    watch,
    manifest,
    isTrusted: known !== undefined,
    ...(published ? { published } : {}),
    cacheFolder,
    together: shards && togetherIn(options.output.records),
    code,
    seeds,
    began,
    workers,
    // Taken before any seed is read, so that the next build finds later edits.
    ...(young.length <= FEW
      ? { inputs: { ...inputs, young, fingerprint: withContents(inputs, options.root, young) } }
      : {}),
    last: last?.inputs.others === inputs.others ? last : undefined,
  };
  const result = await publish(options, found, told, shards).finally(() => workers.stop());
  const allNotices = [...notices, ...result.notices].map((notice) => withNames(options.output, notice));
  return { ...result, notices: allNotices, phases: watch.phases };
}

/** The most files changed just now whose contents are read. To read more takes longer than to find all pages unchanged. */
const FEW = 100;

/** The last result, if the clock alone has changed nothing since. */
function lastResultAt(now: number, { lastResult }: Manifest): LastResult | undefined {
  if (!isLastResult(lastResult)) return undefined;
  const { from, until } = lastResult;
  return now < from || (until !== null && now >= until) ? undefined : lastResult;
}

/** The last result, where all inputs and the output folder are what they were then. */
function unchangedResult(
  { inputs: { fingerprint, young }, result }: LastResult,
  manifest: Manifest,
  inputs: ReturnType<typeof inputsOf>,
  { root, output }: BuildOptions,
): Result | undefined {
  if (fingerprint !== withContents(inputs, root, young)) return undefined;
  return isUntouchedAll(output, manifest) && areServersUntouched(output)
    ? { ...result, printed: 0, removed: 0, strays: manifest.strays }
    : undefined;
}

/** The most processors by default, if there is room for as many processes: from three on, each makes the whole edition. */
const MOST_JOBS = 4;

/** From this many seeds on, a build that prints everything is faster with several processes. */
export const MANY = 2000;

const killed = (output: OutputFolder): Problem =>
  problem(
    { file: output.name, field: "output" },
    "is as it was: a process that helped with the build was killed",
    "Build again; with --jobs 1 it needs less memory.",
  );
