import { merge as mergeShards } from "../../build/merge.ts";
import { UsageError } from "../../build/options.ts";
import { outputFolder } from "../../output/output-folder.ts";
import { folder } from "../options.ts";
import { progress } from "../progress-bar.ts";
import { report } from "../report.ts";
import type { Command } from "./command.ts";

/** `npm run merge -- DIR…`: publishes what shards have printed, as one build would have. */
export const merge: Command = async (options, _, surroundings) => {
  const { root, words } = options;
  if (words.length === 0) throw new UsageError("Name the stage of each shard: npm run merge -- one two three.");
  const stages = words.map((word) => outputFolder(root, folder("merge", word, surroundings)));
  return report(await mergeShards(options, stages, { pictures: progress("pictures") }), "built", options);
};
