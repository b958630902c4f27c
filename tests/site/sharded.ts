import { join } from "node:path";
import type { build } from "../../src/build/build.ts";
import { buildShard } from "../../src/build/build-shard.ts";
import { merge } from "../../src/build/merge.ts";
import { outputFolder } from "../../src/output/output-folder.ts";

/**
 * A build by shards: each is printed into a stage of its own, and the merge is told of them in another order.
 *
 * @param counts of shards, of one build after the other, over and over
 */
export function sharded(counts: readonly number[]): typeof build {
  let builds = 0;
  return async ({ changed: _, ...options }) => {
    const of = counts[builds++ % counts.length] ?? 1;
    const stages = Array.from({ length: of }, (_, index) =>
      outputFolder(options.root, join(options.root, `_shard-${index + 1}`)),
    );
    for (const [index, stage] of stages.entries()) {
      const result = await buildShard(options, { share: { shard: index + 1, of }, stage });
      if (result.shard === undefined) return result;
    }
    const turned = stages.map((_, index) => stages[(index + builds) % of]).flatMap((stage) => stage ?? []);
    return merge(options, builds % 2 === 0 ? turned : turned.reverse());
  };
}
