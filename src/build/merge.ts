import { cpSync, existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Problems } from "../model/problem.ts";
import { outputFolder } from "../output/output-folder.ts";
import { build } from "./build.ts";
import type { BuildOptions, Told } from "./options.ts";
import { notPublished, type Result } from "./result.ts";
import type { NamedFolder } from "./shard-record.ts";
import { Shards } from "./shards.ts";

/**
 * Publishes what shards have printed, all or nothing, as one build would have. It makes the edition of their moment once more, and what they
 * leave to it: the outlet's own pages, pictures, the search index, and the check of all that is known only at the end.
 */
export async function merge(options: BuildOptions, stages: readonly NamedFolder[], told?: Told): Promise<Result> {
  try {
    const shards = new Shards(stages, options.output.name);
    takeDrafts(options, stages);
    return await build({ ...options, now: shards.now }, told, shards);
  } catch (error) {
    if (!(error instanceof Problems)) throw error;
    return { ...notPublished, problems: error.problems };
  }
}

/**
 * Takes what a shard of this project on this machine read from the seeds, where nothing is remembered of them: a merge reads 4,739
 * stories in 0.2 s instead of 1.4 s. Records never come from another machine. The cache looks at each seed itself, and a torn copy is not used.
 */
function takeDrafts({ root, output }: BuildOptions, stages: readonly NamedFolder[]): void {
  const ours = join(output.records, "drafts");
  const theirs = stages.map(({ path }) => join(outputFolder(root, path).records, "drafts")).find(existsSync);
  if (existsSync(ours) || theirs === undefined) return;
  const copy = `${ours}.new`;
  try {
    rmSync(copy, { recursive: true, force: true });
    cpSync(theirs, copy, { recursive: true });
    renameSync(copy, ours);
  } catch {
    // A worker that ends takes its records along. All seeds are read then.
  }
}
