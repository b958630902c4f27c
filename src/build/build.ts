import { accessSync, constants, existsSync, mkdtempSync, realpathSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { setFlagsFromString } from "node:v8";
import type { Options } from "../cli/options.ts";
import { isWithin, type ListedSeed, listSeeds } from "../content/files.ts";
import { isDamagedCache, isSettled, removeCache } from "../content/story-cache.ts";
import type { Removal } from "../model/article.ts";
import { KilledWorker } from "../model/error-text.ts";
import { type Problem, problem } from "../model/problem.ts";
import { finish, stageOf } from "../output/commit.ts";
import { diskProblem } from "../output/disk-problem.ts";
import { lock } from "../output/lock.ts";
import { entryAt, isUntouchedAll, type Manifest, readManifest, readMove } from "../output/manifest.ts";
import { stateFolder } from "../output/state-folder.ts";
import type { Edition } from "../site/edition.ts";
import { codeFingerprints, inputsOf } from "./inputs.ts";
import { Stopwatch } from "./stopwatch.ts";
import type { WorkerPool } from "./worker-pool.ts";

/** What an edition is made from and when. */
export type EditionOptions = Pick<Options, "seeds" | "data" | "url" | "pathPrefix" | "now" | "hold">;

export type BuildOptions = EditionOptions &
  Pick<Options, "output"> &
  Partial<Pick<Options, "full" | "clean" | "explain" | "jobs">> & {
    /** Every file that changed since the edition that this process keeps was begun, where somebody watched them. */
    readonly changed?: readonly string[];
    /** Whether to make the edition even where nothing changed, so that it is kept for the next build of this process. */
    readonly anew?: boolean;
  };

/** What a build did. */
export interface Result {
  /** Whether the edition of these choices is published now; of a check, whether it could be. */
  readonly published: boolean;
  /** Whether a part of it is: the next build finishes that first. */
  readonly unfinished?: boolean;
  /** Absent where nothing changed at all, so that nobody made it again. */
  readonly edition?: Edition;
  /** Problems and warnings, each with its line, by file and line. */
  readonly problems: readonly Problem[];
  /** Furniture that ingest took out of stories as received; of the stories that were read. */
  readonly removals: readonly Removal[];
  /** Files of the stories that `--hold` keeps out of the edition. */
  readonly held: readonly string[];
  readonly pages: number;
  readonly printed: number;
  /** Files of the last edition that are gone. */
  readonly removed: number;
  /** Files and folders in the output folder that are none of ours. */
  readonly strays: readonly string[];
  /** When the clock alone will next change the edition, in milliseconds. */
  readonly changesAt?: number;
  /** The address of the front page, below the host. */
  readonly home?: string;
  /** Of `--explain`, which publishes nothing. */
  readonly explanation?: string;
  /** What the terminal should say beside. */
  readonly notices: readonly string[];
  /** How long each phase took, in milliseconds. */
  readonly phases: Readonly<Record<string, number>>;
}

export const nothing: Result = {
  published: false,
  problems: [],
  removals: [],
  held: [],
  pages: 0,
  printed: 0,
  removed: 0,
  strays: [],
  notices: [],
  phases: {},
};

export type Progress = (done: number, of: number) => void;

/**
 * Prints what differs from the last edition and publishes it, all or nothing. With problems nothing is written. Where nothing changed
 * at all, neither the seeds nor the printing code is even loaded.
 *
 * @param printed is told how many pages are done
 */
export async function build(options: BuildOptions, printed?: Progress): Promise<Result> {
  const unfit = faultOfOutput(options);
  if (unfit) return { ...nothing, problems: [unfit] };
  try {
    const locked = lock(options.output);
    if ("holder" in locked) return { ...nothing, problems: [lockedBy(options.output, locked)] };
    try {
      return await withLock(options, printed);
    } finally {
      locked.unlock();
    }
  } catch (error) {
    const refused = error instanceof KilledWorker ? killed(options.output) : diskProblem(error, options.output);
    if (!refused) throw error;
    return { ...nothing, unfinished: readMove(options.output) !== undefined, problems: [refused] };
  }
}

async function withLock(options: BuildOptions, printed: Progress | undefined): Promise<Result> {
  if (options.changed) {
    const { rebuildStories } = await import("./rebuild-stories.ts");
    // A damaged store is seen again by the build that comes instead, which says so.
    const revised = await rebuildStories(options, options.changed, printed).catch((error) => {
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
  const found = { watch, manifest, drafts: stories, code, seeds, began, crew: workers, ...(settled ? { inputs } : {}) };
  const publishing = publish(options, found, printed).catch(async (error) => {
    if (!isDamagedCache(error)) throw error;
    notices.push(`${error.message}: all seeds are read again.`);
    // They may still print what this build has given up.
    await workers.stop();
    removeCache(stories);
    return publish(options, found, printed);
  });
  const result = await publishing.finally(() => workers.stop());
  return { ...result, notices: [...notices, ...result.notices], phases: watch.phases };
}

/** All that a build checks and prints, in a folder that is thrown away; and what a validator would say. What has lapsed is a problem here. */
export async function check(options: EditionOptions): Promise<Result> {
  const { tryBuild } = await import("./publish.ts");
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-"));
  try {
    return await tryBuild(folder, options);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What was read of the disk before anything was decided. */
export interface Inspection {
  readonly watch: Stopwatch;
  readonly manifest: Manifest;
  /** The folder of the drafts of the last build. */
  readonly drafts: string;
  readonly code: { readonly content: string; readonly layout: string };
  /** Reads and prints with us. */
  readonly crew: WorkerPool;
  readonly seeds: { readonly files: ListedSeed[]; readonly problems: Problem[] };
  /** By the clock of the machine, in milliseconds. */
  readonly began: number;
  /** Fingerprint of all inputs but the clock; absent where one was changed so lately that its state may not tell. */
  readonly inputs?: string;
}

/** What a build leaves for the next one, which may find that nothing changed. */
export interface LastResult {
  readonly inputs: string;
  /** From when until when, in milliseconds, the clock alone makes no other edition. */
  readonly from: number;
  readonly until: number | null;
  readonly result: Result;
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

function faultOfOutput({ output, seeds, data }: BuildOptions): Problem | undefined {
  const say = (what: string) => problem({ file: output, field: "output" }, what, "Name another folder with --output.");
  const path = real(output);
  if (existsSync(path) && !statSync(path).isDirectory()) return say("is a file");
  if (entryAt(path)?.isSymbolicLink()) return say("is a link that leads nowhere");
  // `--clean` would remove them; and what is printed among seeds would be seeds.
  const holds = (folder: string, inner: string) => folder === inner || isWithin(folder, inner);
  if (holds(path, real("."))) return say("holds the whole project");
  const sources = [seeds, data].find((folder) => holds(path, real(folder)) || holds(real(folder), path));
  if (sources !== undefined) return say(`is not apart from ${sources}`);
  let nearest = path;
  while (!existsSync(nearest)) nearest = dirname(nearest);
  if (!statSync(nearest).isDirectory()) return say("lies below a file");
  try {
    // The stage lies beside the output folder.
    for (const folder of [nearest, existsSync(path) ? dirname(stageOf(path)) : nearest])
      accessSync(folder, constants.W_OK);
    return undefined;
  } catch {
    return say("cannot be written to");
  }
}

const real = (path: string): string => (existsSync(path) ? realpathSync(path) : resolve(path));
