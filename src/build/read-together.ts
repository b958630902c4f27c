import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { readShard, type SeedShard } from "../content/content.ts";
import type { StoryCache } from "../content/story-cache.ts";
import { readChecked, writeChecked } from "../model/record.ts";
import { shortHash } from "../model/text.ts";
import { fingerprintOfSeeds } from "./inputs.ts";
import { canMake } from "./share.ts";

/** From this many seeds on, it is faster to read them together. */
const MANY = 2000;
/** How many parts the seeds are read in. */
const PARCELS = 16;

/**
 * Fills an empty story cache together with the other processes of this project that make the same edition: the shards of one machine, and
 * their merge. Each takes parcels of the seeds that no other has taken, and leaves what it read to the others. Nobody waits: when all parcels
 * are taken, a process reads those itself that the others have not finished. What is missing at the end, or has changed, the cache lets the
 * build read.
 *
 * @param folder of the project's shards and merges, absolute
 * @param key of the cache
 */
export async function readTogether(
  cache: StoryCache,
  folder: string,
  key: string,
  seeds: Omit<SeedShard, "paths" | "now">,
): Promise<void> {
  const { files } = seeds;
  if (!cache.isEmpty || files.length < MANY) return;
  const ours = join(folder, shortHash(`${key} ${fingerprintOfSeeds(files)}`, 12));
  const parcels = Array.from({ length: PARCELS }, (_, at) => {
    const [from, to] = [at, at + 1].map((each) => Math.floor((files.length * each) / PARCELS));
    return { name: join(ours, String(at)), paths: new Set(files.slice(from, to).map(({ path }) => path)) };
  });
  const read = ({ paths }: { readonly paths: ReadonlySet<string> }) => readShard({ ...seeds, paths, now: cache.now });
  /** @returns whether another process has finished it */
  const adopt = ({ name }: { readonly name: string }): boolean => {
    const bytes = readChecked(fileOf(name));
    if (typeof bytes === "string") return false;
    cache.adopt(bytes);
    return true;
  };
  begin(ours);
  const others: typeof parcels = [];
  for (const parcel of parcels) {
    if (!canMake(parcel.name)) {
      others.push(parcel);
      continue;
    }
    const bytes = await read(parcel);
    writeChecked(fileOf(parcel.name), bytes, `${parcel.name}.new`);
    cache.adopt(bytes);
    // A process that asks others meanwhile hears their answers.
    await setImmediate();
  }
  for (const parcel of others.filter((each) => !adopt(each))) if (!adopt(parcel)) cache.adopt(await read(parcel));
}

const fileOf = (parcel: string): string => `${parcel}.entries`;

/** Makes the folder of an edition, and removes those of earlier ones. */
function begin(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const all = dirname(folder);
  for (const name of readdirSync(all))
    if (join(all, name) !== folder) rmSync(join(all, name), { recursive: true, force: true });
}

/** Where the processes that make an edition for one output folder read together. @param records of that folder */
export const togetherIn = (records: string): string => join(records, "together");
