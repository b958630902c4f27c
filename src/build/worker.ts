import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { deserialize } from "node:v8";
import { worker, workerEmit } from "workerpool";
import { readShard, type SeedShard } from "../content/content.ts";
import { StoryCache } from "../content/story-cache.ts";
import { type Answer, answerOf } from "../model/answer.ts";
import { fileOf } from "../site/address.ts";
import { complete, type Edition } from "../site/edition.ts";
import type { OwnPage } from "../site/place.ts";
import { type Placed, place } from "../site/place.ts";
import type { EditionSource } from "./edition-source.ts";
import { type PrintedShard, printShard } from "./print-shard.ts";
import { taken } from "./share.ts";
import type { PrintOrder } from "./worker-pool.ts";

// A worker process (`worker-pool.ts`): it reads a share of the seeds and prints a share of the pages.

const parent = process.ppid;
/** The last edition that was made. It may have to be made again from the same source, with other pages of the outlet's own. */
let last: { id: string; placed: Placed; edition: Edition } | undefined;

function editionFor(source: EditionSource, ownPages: readonly OwnPage[]): { placed: Placed; edition: Edition } {
  const placed = last?.id === source.id ? last.placed : placedFrom(source);
  const isMade = last?.id === source.id && isDeepStrictEqual(last.edition.ownPages, ownPages);
  last = { id: source.id, placed, edition: isMade && last ? last.edition : complete(placed, ownPages) };
  return last;
}

function placedFrom({ cacheFolder, key, files, withdrawn, publicFiles, outlet, circumstances }: EditionSource): Placed {
  const cache = new StoryCache(cacheFolder, key, 0, "read");
  const made = new Map([...cache.all()].map((seed) => [(seed.story ?? seed.page)?.file, seed]));
  const read = files.map((file) => {
    const seed = made.get(file);
    if (!seed) throw new Error(`${cacheFolder}: ${file} is missing`);
    return seed;
  });
  const copy = {
    stories: read.flatMap(({ story }) => story ?? []),
    pages: read.flatMap(({ page }) => page ?? []),
    withdrawn,
    publicFiles,
  };
  return place(copy, outlet, circumstances);
}

/** Ends this process when its parent has died: the stage may belong to the next build. */
function exitWithoutParent(): void {
  if (process.ppid !== parent) process.exit(1);
}

/** A task whose argument the parent has written into a file. */
const answering =
  <Given, T>(task: (given: Given) => T | Promise<T>) =>
  (file: string): Promise<Answer<T>> =>
    answerOf(() => task(deserialize(readFileSync(file))));

worker({
  hello: answering(() => {}),
  read: answering((share: SeedShard): Promise<Uint8Array> => readShard(share)),
  makeEdition: answering((source: EditionSource) => void editionFor(source, source.ownPages)),
  print: answering((order: PrintOrder): Promise<PrintedShard> => {
    const { root, source, ownPages, output, stage, files, parcels, first, assets } = order;
    const { placed, edition } = editionFor(source, ownPages);
    const job = { root, placed, output, isHelper: true };
    const listeners = { progress: workerEmit, afterEach: exitWithoutParent };
    const wanted = new Set(files);
    const due = edition.routes.filter(({ path }) => wanted.has(fileOf(path)));
    const routes = taken(due, parcels, first);
    return printShard(job, stage, async () => ({ edition, routes, count: due.length, assets }), listeners);
  }),
});
