import { readFileSync } from "node:fs";
import { deserialize } from "node:v8";
import { worker, workerEmit } from "workerpool";
import type { CachePart } from "../content/cache-writer.ts";
import { readShard, type SeedShard } from "../content/content.ts";
import { DamagedCache, StoryCache } from "../content/story-cache.ts";
import type { Printed } from "../output/manifest.ts";
import { type Edition, editionOf } from "../site/edition.ts";
import type { EditionSource } from "./edition-source.ts";
import { type PrintShard, printShard } from "./print-shard.ts";

// The process beside the one that builds (`crew.ts`): it reads a share of the seeds and prints a share of the pages.

const parent = process.ppid;
let last: { id: string; edition: Edition } | undefined;

function editionFor({ id, drafts: stories, key, files, withdrawn, outlet, circumstances }: EditionSource): Edition {
  if (last?.id === id) return last.edition;
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
  };
  last = { id, edition: editionOf(copy, outlet, circumstances) };
  return last.edition;
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
  makeUp(file: string): void {
    const [assignment]: [EditionSource] = told(file);
    editionFor(assignment);
  },
  print(file: string): Promise<[string, Printed][]> {
    const [assignment, order]: [EditionSource, PrintShard] = told(file);
    return printShard(editionFor(assignment), order, { told: workerEmit, each: staysWithParent });
  },
});
