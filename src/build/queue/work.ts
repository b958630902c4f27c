import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { hostname } from "node:os";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { listSeeds } from "../../content/files.ts";
import { outputFolder } from "../../output/output-folder.ts";
import { differences, inputsSoFar, sourcesOf } from "../edition-inputs.ts";
import { codeFingerprints } from "../inputs.ts";
import type { BuildOptions } from "../options.ts";
import { isShardOf, readShard } from "../shard-record.ts";
import { shareName } from "../share.ts";
import { untilSignal } from "../signal.ts";
import { connectionTo, isOrder, loadBullmq, nameOf, PATIENCE, QUEUE, type ShardOrder, within } from "./queue.ts";

/** What this process works with. */
export interface WorkOptions {
  /** Of the project, absolute. */
  readonly root: string;
  /** Of Redis. */
  readonly url: string;
  /** What flags of `build` mean on this machine. */
  readonly optionsOf: (flags: readonly string[]) => BuildOptions;
  /** Called with lines for the terminal. */
  readonly tell: (line: string) => void;
}

/** For how long a worker may be silent until another one takes its shard, and how often it is looked for, in milliseconds. */
const LOCK = { lockDuration: 5000, stalledInterval: 2500, maxStalledCount: 100 };

/**
 * Prints shards that builds ask for, one after the other, until it is ended by SIGINT or SIGTERM. A shard is printed by a process of its own:
 * this one has to renew its claim to the shard all the time.
 *
 * @returns whether it may start again: not where this machine has another edition than the build, whose shard it has given back then
 * @throws UsageError where BullMQ is not installed
 * @throws Error where Redis does not answer
 */
export async function work({ root, url, optionsOf, tell }: WorkOptions): Promise<boolean> {
  const { Worker, WaitingError, UnrecoverableError } = await loadBullmq();
  let printing: ChildProcess | undefined;
  /** What builds remember of the stages, which have this process in their names. */
  const records = new Set<string>();
  let refuse: () => void = () => {};
  const refused = new Promise<false>((resolve) => {
    refuse = () => resolve(false);
  });
  const worker = new Worker(
    QUEUE,
    async (job, token) => {
      const order = orderIn(job.data, root, optionsOf);
      if (typeof order === "string") {
        tell(order);
        refuse();
        await job.moveToWait(token);
        throw new WaitingError();
      }
      const { share, folder, flags, inputs } = order;
      const stage = join(folder, `${hostname()}-${process.pid}`);
      records.add(outputFolder(root, stage).records);
      // Redis forgot that it is done. To print it again would empty a stage that is being merged.
      if (isShardOf(readShard(resolve(root, stage)), share, inputs)) return;
      tell(`printing shard ${shareName(share)}`);
      const argv = ["build", ...flags, "--shard", shareName(share), "--stage", stage];
      const child = spawn(process.execPath, [join(root, "src/cli/broadsheet.mjs"), ...argv], {
        cwd: root,
        stdio: ["ignore", "ignore", "pipe"],
      });
      printing = child;
      const [errors, [code]] = await Promise.all([text(child.stderr), once(child, "close")]);
      printing = undefined;
      if (code === 0) return tell(`printed shard ${shareName(share)}`);
      tell(`shard ${shareName(share)} failed:\n${errors.trimEnd()}`);
      // Problems in the copy will be there again; a process that was killed may be luckier.
      throw code === 1 ? new UnrecoverableError(errors) : new Error(errors);
    },
    { connection: connectionTo(url, true), concurrency: 1, ...LOCK },
  );
  // Redis may go and come back.
  worker.on("error", () => {});
  const ended = untilSignal();
  try {
    await within(PATIENCE, worker.waitUntilReady());
    tell(`Waits for shards at ${nameOf(url)}. Ctrl-C ends it.`);
    return (await Promise.race([ended, refused])) ?? true;
  } finally {
    printing?.kill();
    await within(PATIENCE, worker.close(true)).catch(() => {});
    for (const folder of records) rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns the shard that a job asks for, or why this machine cannot print it, as a line for the terminal */
function orderIn(data: unknown, root: string, optionsOf: WorkOptions["optionsOf"]): ShardOrder | string {
  if (!isOrder(data))
    return "The build is of another version of Broadsheet. Give this machine the same, and start the worker again.";
  const options = optionsOf(data.flags);
  const ours = inputsSoFar(options, codeFingerprints(root), sourcesOf(options, listSeeds(root, options.seeds)));
  const others = differences(data.inputs, ours);
  if (others.length === 0) return data;
  return `Shard ${shareName(data.share)} is to be printed ${new Intl.ListFormat("en").format(others)}. Give this machine the same as the one that builds, and start the worker again.`;
}
