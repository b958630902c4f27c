import { build as buildSite, MANY } from "../../build/build.ts";
import { UsageError } from "../../build/options.ts";
import type { Options } from "../options.ts";
import { progress } from "../progress-bar.ts";
import { report } from "../report.ts";
import { type Command, exit } from "./command.ts";

/**
 * `npm run build`: prints what differs from the last edition and publishes it; with `--shard`, prints a share of it for a merge. With `--watch`
 * it stays, and publishes whenever something changes.
 */
export const build: Command = async (options, argv) => {
  const { shard, queue } = options;
  if (options.watch) return stay(options, argv);
  const pages = progress("pages");
  if (queue) {
    const { buildOnQueue } = await import("../../build/queue/build-on-queue.ts");
    return report(
      await buildOnQueue(options, queue, MANY, { pictures: progress("pictures"), pages }),
      "built",
      options,
    );
  }
  if (!shard) return report(await buildSite(options, { pictures: progress("pictures"), pages }), "built", options);
  const { buildShard } = await import("../../build/build-shard.ts");
  return report(await buildShard(options, shard, pages), "built", options);
};

async function stay(options: Options, argv: readonly string[]): Promise<number> {
  const { full, clean, json, explain, shard } = options;
  if (full || clean || json || explain !== undefined || shard)
    throw new UsageError("--watch publishes what changes. Leave out --full, --clean, --explain, --shard and --json.");
  const { watch } = await import("../../build/watch.ts");
  await watch(options, argv);
  return exit.done;
}
