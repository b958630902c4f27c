import { build as buildSite } from "../../build/build.ts";
import { progress } from "../progress-bar.ts";
import { report } from "../report.ts";
import type { Command } from "./command.ts";

/** `npm run build`: prints what differs from the last edition and publishes it; with `--shard`, prints a share of it for a merge. */
export const build: Command = async (options) => {
  const { shard } = options;
  const pages = progress("pages");
  if (!shard) return report(await buildSite(options, { pictures: progress("pictures"), pages }), "built", options);
  const { buildShard } = await import("../../build/build-shard.ts");
  return report(await buildShard(options, shard, pages), "built", options);
};
