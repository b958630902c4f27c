import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { deserialize } from "node:v8";
import { worker, workerEmit } from "workerpool";
import type { CachePart } from "../content/cache-writer.ts";
import { readShard, type SeedShard } from "../content/content.ts";
import { DamagedCache, StoryCache } from "../content/story-cache.ts";
import { type Problem, Problems } from "../model/problem.ts";
import { complete, type Edition } from "../site/edition.ts";
import type { OwnPage } from "../site/place.ts";
import { type Placed, place } from "../site/place.ts";
import type { EditionSource } from "./edition-source.ts";
import { type PrintedShard, printShard } from "./print-shard.ts";
import type { PrintOrder } from "./worker-pool.ts";

// The process beside the one that builds (`worker-pool.ts`): it reads a share of the seeds and prints a share of the pages.

const parent = process.ppid;
/** What was made of the last source: the edition may have to be made again, with other pages of the outlet's own. */
let last: { id: string; placed: Placed; edition: Edition } | undefined;

function editionFor(source: EditionSource, ownPages: readonly OwnPage[]): { placed: Placed; edition: Edition } {
  const placed = last?.id === source.id ? last.placed : placedFrom(source);
  const isMade = last?.id === source.id && isDeepStrictEqual(last.edition.ownPages, ownPages);
  last = { id: source.id, placed, edition: isMade && last ? last.edition : complete(placed, ownPages) };
  return last;
}

function placedFrom({
  drafts: stories,
  key,
  files,
  withdrawn,
  publicFiles,
  outlet,
  circumstances,
}: EditionSource): Placed {
  const store = new StoryCache(stories, key, 0, "read");
  const made = new Map([...store.all()].map((edited) => [(edited.story ?? edited.page)?.file, edited]));
  const drafted = files.map((file) => {
    const edited = made.get(file);
    if (!edited) throw new DamagedCache(`${stories}: ${file} is missing`);
    return edited;
  });
  const copy = {
    stories: drafted.flatMap(({ story }) => story ?? []),
    pages: drafted.flatMap(({ page }) => page ?? []),
    withdrawn,
    publicFiles,
  };
  return place(copy, outlet, circumstances);
}

/** Whose builder was killed must not print into the stage of the next build. */
function staysWithParent(): void {
  if (process.ppid !== parent) process.exit(1);
}

/** What the builder has written down for a task, each part as it was given. */
const told = (file: string) => deserialize(readFileSync(file));

worker({
  hello(): void {},
  read(file: string): Promise<CachePart> {
    const [share]: [SeedShard] = told(file);
    return readShard(share);
  },
  makeEdition(file: string): void {
    const [source]: [EditionSource] = told(file);
    editionFor(source, source.ownPages);
  },
  async print(file: string): Promise<PrintedShard | { problems: readonly Problem[] }> {
    const [{ source, ownPages, output, stage, shard }]: [PrintOrder] = told(file);
    const { placed, edition } = editionFor(source, ownPages);
    const job = { placed, output, isHelper: true };
    const looks = { told: workerEmit, each: staysWithParent };
    try {
      return await printShard(job, stage, async () => ({ edition, shard }), looks);
    } catch (error) {
      // Between processes an error is no more than its message.
      if (error instanceof Problems) return { problems: error.problems };
      throw error;
    }
  },
});
