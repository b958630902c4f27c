import { existsSync, readdirSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Queue } from "bullmq";
import { listSeeds } from "../../content/files.ts";
import { codeOf } from "../../model/error-code.ts";
import { readManifest } from "../../output/manifest.ts";
import { build } from "../build.ts";
import { flagList, inputsSoFar, sourcesOf } from "../edition-inputs.ts";
import { type CodeFingerprints, codeFingerprints } from "../inputs.ts";
import { publishShards } from "../merge.ts";
import type { BuildOptions, Told } from "../options.ts";
import type { Result } from "../result.ts";
import { forgetShard, isShardOf, type NamedFolder, readShard } from "../shard-record.ts";
import { Shards } from "../shards.ts";
import { shareName } from "../share.ts";
import { connectionTo, loadBullmq, nameOf, PATIENCE, QUEUE, type ShardOrder, within } from "./queue.ts";

/** A Redis, and the folder that workers print into: each shard into a folder of its own. */
export interface QueueJob {
  readonly url: string;
  /** As the user typed it; each machine resolves it in its project. */
  readonly stage: string;
}

/** How often the stages are looked at, in milliseconds. */
const INTERVAL = 200;
/** For how long there may be no worker before this process builds alone, in milliseconds. */
const ABANDONED = 30_000;

/** Workers will not print all shards. The message says why, as a sentence. */
class NotPrinted extends Error {}

/**
 * Builds with the workers that listen on a queue: each prints a shard, and this process merges them. Redis only says who prints what. What is
 * done is seen in the stages, so that a shard which is lost on the way is asked for again, and one that is printed twice changes nothing.
 * Where the queue is of no use, this process builds alone, and says why.
 *
 * @param least from how many seeds on it asks for workers
 * @throws UsageError where BullMQ is not installed
 */
export async function buildOnQueue(options: BuildOptions, job: QueueJob, least: number, told?: Told): Promise<Result> {
  try {
    return await buildWithWorkers(options, job, least, told);
  } catch (error) {
    if (!(error instanceof NotPrinted)) throw error;
    const result = await build(options, told);
    return { ...result, notices: [`--queue: ${error.message} This process built alone.`, ...result.notices] };
  }
}

/** @throws NotPrinted */
async function buildWithWorkers(
  options: BuildOptions,
  { url, stage }: QueueJob,
  least: number,
  told: Told | undefined,
): Promise<Result> {
  const { root, output } = options;
  const listed = listSeeds(root, options.seeds);
  const code = codeFingerprints(root);
  const why = useless(options, listed.files.length, code, least);
  if (why !== undefined) throw new NotPrinted(why);
  // Machines may remember different editions; all pages are the same for all.
  const whole = { ...options, full: true };
  const { Queue } = await loadBullmq();
  const queue = new Queue(QUEUE, { connection: connectionTo(url, false) });
  // What goes wrong is met where an answer is awaited.
  queue.on("error", () => {});
  const end = new AbortController();
  try {
    const workers = await within(PATIENCE, countWorkers(queue)).catch((error) => noAnswer(url, error));
    if (workers === 0)
      throw new NotPrinted(`No worker listens at ${nameOf(url)} (npm run work -- --queue ${nameOf(url)}).`);
    const order = {
      flags: [...flagList(whole), "--now", new Date(options.now).toISOString()],
      inputs: inputsSoFar(whole, code, sourcesOf(options, listed)),
    };
    const orders = Array.from({ length: workers }, (_, index): ShardOrder => {
      const share = { shard: index + 1, of: workers };
      return { ...order, share, folder: join(stage, `${share.shard}-of-${share.of}`) };
    });
    for (const each of orders) for (const { path } of stagesIn(root, each.folder)) forgetShard(path);
    // Of a build that was killed.
    await within(PATIENCE, queue.obliterate({ force: true })).catch((error) => noAnswer(url, error));
    const printed = allPrinted(queue, orders, options, end.signal);
    const shards = printed.then((stages) => new Shards(stages, output.name, false));
    const result = await publishShards(whole, shards, told);
    if (result.published) for (const { path } of await printed) removeAll(dirname(path));
    return result;
  } finally {
    end.abort();
    await within(PATIENCE, queue.close()).catch(() => queue.disconnect());
  }
}

function noAnswer(url: string, error: unknown): never {
  throw new NotPrinted(`${nameOf(url)} does not answer (${error instanceof Error ? error.message : String(error)}).`);
}

/** Removes what workers have printed of a shard. One of them may be printing it a second time: the next build removes what that leaves. */
function removeAll(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    if (codeOf(error) !== "ENOTEMPTY") throw error;
  }
}

/** Why a build is no faster with others, as a sentence. */
function useless(
  { output, full }: BuildOptions,
  seeds: number,
  { layout }: CodeFingerprints,
  least: number,
): string | undefined {
  if (seeds < least) return `It pays from ${least} seeds on.`;
  const printsAll = full || !readManifest(output).manifest.layout.startsWith(layout);
  return printsAll ? undefined : "It pays where every page has to be printed.";
}

async function countWorkers(queue: Queue): Promise<number> {
  await queue.waitUntilReady();
  return queue.getWorkersCount();
}

/** Where workers have printed a shard, or have begun to. */
function stagesIn(root: string, folder: string): NamedFolder[] {
  const path = resolve(root, folder);
  return existsSync(path)
    ? readdirSync(path).map((name) => ({ name: join(folder, name), path: join(path, name) }))
    : [];
}

/** Where a worker has printed this shard. What it was asked for by an earlier build may be of another edition. */
const stageOf = (root: string, { folder, share, inputs }: ShardOrder): NamedFolder | undefined =>
  stagesIn(root, folder).find(({ path }) => isShardOf(readShard(path), share, inputs));

/**
 * Waits until each shard lies in a stage.
 *
 * @param end of the build, which may find problems before that
 * @returns the stages of all shards
 * @throws NotPrinted
 */
async function allPrinted(
  queue: Queue,
  orders: readonly ShardOrder[],
  { root, clock }: BuildOptions,
  end: AbortSignal,
): Promise<NamedFolder[]> {
  const done = new Map<ShardOrder, NamedFolder>();
  let heard = clock();
  while (!end.aborted) {
    const looked = clock();
    const before = done.size;
    for (const order of orders) {
      const stage = done.get(order) ?? stageOf(root, order);
      if (stage) done.set(order, stage);
    }
    if (done.size === orders.length) return [...done.values()];
    if (done.size > before) heard = clock();
    try {
      if ((await within(PATIENCE, queue.getWorkersCount())) > 0) heard = clock();
      for (const order of orders)
        if (!done.has(order) && !(await within(PATIENCE, ask(queue, order))))
          throw new NotPrinted(`Shard ${shareName(order.share)} failed.`);
    } catch (error) {
      if (error instanceof NotPrinted) throw error;
      // Redis may come back; workers go on with what they have.
    }
    // This process makes the edition meanwhile, and may have heard an answer too late: how long this look took does not count.
    if (looked - heard > ABANDONED) throw new NotPrinted("Neither a worker nor Redis was heard of for half a minute.");
    await pause(INTERVAL);
  }
  throw new NotPrinted("The build is over.");
}

/** Puts a shard into the queue if it is not there: Redis may have lost it. @returns whether it may still be printed */
async function ask(queue: Queue, order: ShardOrder): Promise<boolean> {
  const id = `shard-${order.share.shard}-of-${order.share.of}`;
  const job = await queue.getJob(id);
  if (job) return !(await job.isFailed());
  await queue.add("print", order, { jobId: id, attempts: 3, removeOnComplete: true });
  return true;
}
