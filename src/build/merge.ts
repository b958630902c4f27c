import { Problems } from "../model/problem.ts";
import { build } from "./build.ts";
import type { BuildOptions, Told } from "./options.ts";
import { forgetRead, togetherIn } from "./read-together.ts";
import { notPublished, type Result } from "./result.ts";
import type { NamedFolder } from "./shard-record.ts";
import { Shards } from "./shards.ts";

/**
 * Publishes what shards have printed, all or nothing, as one build would have. It makes the edition of their moment once more, and what they
 * leave to it: the outlet's own pages, pictures, the search index, and the check of all that is known only at the end.
 */
export async function merge(options: BuildOptions, stages: readonly NamedFolder[], told?: Told): Promise<Result> {
  try {
    const shards = new Shards(stages, options.output.name, true);
    return await publishShards({ ...options, now: shards.now }, Promise.resolve(shards), told);
  } catch (error) {
    if (!(error instanceof Problems)) throw error;
    return { ...notPublished, problems: error.problems };
  }
}

/**
 * The same with shards that may still be at print: meanwhile it makes what they leave to it.
 *
 * @param options with the moment of the edition
 */
export async function publishShards(options: BuildOptions, shards: Promise<Shards>, told?: Told): Promise<Result> {
  // A failure is thrown where the pages are awaited, and a build with problems does not come that far.
  shards.catch(() => {});
  const result = await build(options, told, shards);
  if (result.published) forgetRead(togetherIn(options.output.records));
  return result;
}
