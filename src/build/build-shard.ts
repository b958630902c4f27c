import { rmSync } from "node:fs";
import { join } from "node:path";
import { listSeeds } from "../content/files.ts";
import type { Announced } from "../eleventy/run.ts";
import { isWithin } from "../model/disk.ts";
import { type Problem, Problems, problem } from "../model/problem.ts";
import { diskProblem } from "../output/disk-problem.ts";
import { lock, lockedProblem } from "../output/lock.ts";
import { readManifest } from "../output/manifest.ts";
import type { OutputFolder } from "../output/output-folder.ts";
import { outputProblem } from "../output/output-problem.ts";
import { type EditionInputs, editionInputs, sourcesOf } from "./edition-inputs.ts";
import { type Held, holding } from "./hold.ts";
import { codeFingerprints } from "./inputs.ts";
import type { Inspection } from "./inspection.ts";
import type { BuildOptions, Progress } from "./options.ts";
import { planOf } from "./plan.ts";
import { placeCopy, sorted } from "./prepare.ts";
import { type Due, ownFolder, printShard } from "./print-shard.ts";
import { togetherIn } from "./read-together.ts";
import { notPublished, type Result } from "./result.ts";
import { emptyShard, pagesFolder, writeShard } from "./shard-record.ts";
import { type Share, shareName, shareOf } from "./share.ts";
import { Stopwatch } from "./stopwatch.ts";
import { WorkerPool } from "./worker-pool.ts";

/** A share of an edition, and the folder that it is printed into. */
export interface ShardJob {
  readonly share: Share;
  readonly stage: OutputFolder;
}

/**
 * Prints a share of the pages that are due into a stage of its own, for a merge. The outlet's own pages, pictures and the search index are
 * made by the merge. Nothing is published, and only the stage, its records and what shards read together are written to, so that shards may be
 * printed at the same time.
 */
export async function buildShard(options: BuildOptions, job: ShardJob, progress?: Progress): Promise<Result> {
  const { stage } = job;
  const unfit = unfitStage(options, stage);
  if (unfit) return { ...notPublished, problems: [unfit] };
  try {
    const locked = lock(stage);
    if ("holder" in locked) return { ...notPublished, problems: [lockedProblem(stage, "stage", locked)] };
    try {
      const foreign = emptyShard(stage);
      return foreign ? { ...notPublished, problems: [foreign] } : await print(options, job, progress);
    } finally {
      locked.unlock();
    }
  } catch (error) {
    const refused = diskProblem(error, options.root, stage);
    if (!refused) throw error;
    return { ...notPublished, problems: [{ ...refused, field: "stage" }] };
  }
}

function unfitStage(options: BuildOptions, stage: OutputFolder): Problem | undefined {
  const { output } = options;
  const unfit = outputProblem({ ...options, output: stage });
  const fix = "Name another folder with --stage.";
  if (unfit) return { ...unfit, field: "stage", fix };
  const isApart =
    stage.path !== output.path && !isWithin(output.path, stage.path) && !isWithin(stage.path, output.path);
  return isApart ? undefined : problem({ file: stage.name, field: "stage" }, `is not apart from ${output.name}`, fix);
}

async function print(options: BuildOptions, { share, stage }: ShardJob, progress?: Progress): Promise<Result> {
  const { root, output, clock } = options;
  const { manifest } = readManifest(output);
  const found: Inspection = {
    watch: new Stopwatch(clock),
    manifest,
    isTrusted: false,
    cacheFolder: join(stage.records, "drafts"),
    together: togetherIn(output.records),
    code: codeFingerprints(root),
    seeds: listSeeds(root, options.seeds),
    began: clock(),
    workers: new WorkerPool(1, join(stage.records, "tasks")),
  };
  const result = await holding((held) => printWithout(held, options, found, { share, stage }, progress));
  return { ...result, phases: found.watch.phases };
}

async function printWithout(
  held: Held,
  options: BuildOptions,
  found: Inspection,
  { share, stage }: ShardJob,
  progress: Progress | undefined,
): Promise<Result> {
  const { root, output } = options;
  const { own } = found.manifest;
  const sources = sourcesOf(options, found.seeds);
  const { copy, ...read } = await placeCopy(options, { held, found, ownPages: own.pages });
  if (!copy) return { ...notPublished, ...read };
  const { placed } = copy;
  let problems = read.problems;
  let known: { readonly inputs: EditionInputs; readonly due: number; readonly pages: number } | undefined;
  const decide = async (announced: Announced): Promise<Due> => {
    const prepared = await copy.complete(announced.pages);
    problems = prepared.problems;
    if (!prepared.edition) throw new Problems([]);
    const plan = planOf(prepared.edition, placed, own, announced, options, found);
    const { due } = plan;
    const { routes, ownPages } = prepared.edition;
    known = {
      inputs: editionInputs(options, found.code, sources, announced, plan, due),
      due: due.length,
      pages: routes.length + ownPages.length,
    };
    const ours = shareOf(due, share);
    return { edition: plan.edition, routes: ours, count: ours.length, assets: plan.assets.map(({ file }) => file) };
  };
  try {
    const pages = pagesFolder(stage.path);
    const job = { root, placed, output: output.name, isHelper: true };
    const printed = await printShard(job, pages, decide, { progress: (done) => progress?.(done, known?.due ?? 0) });
    rmSync(ownFolder(pages), { recursive: true });
    if (!known) throw new Error("Eleventy has not printed the batch");
    writeShard(stage.path, { share, inputs: known.inputs, printed });
    found.watch.lap("print");
    return {
      ...notPublished,
      ...read,
      problems,
      pages: known.pages,
      printed: printed.pages.length,
      shard: shareName(share),
    };
  } catch (error) {
    if (!(error instanceof Problems)) throw error;
    return { ...notPublished, ...read, problems: await sorted(root, [...problems, ...error.problems]) };
  }
}
