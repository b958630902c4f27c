import { relative, resolve, sep } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { readShard } from "../content/content.ts";
import { type ListedSeed, stateOf } from "../content/files.ts";
import { openCache, type StoryCache } from "../content/story-cache.ts";
import type { Announced } from "../eleventy/run.ts";
import type { CheckedStory } from "../model/article.ts";
import { Problems } from "../model/problem.ts";
import type { Asset } from "../model/view.ts";
import { commit, emptyStage, obstacles } from "../output/commit.ts";
import { reasonsOf } from "../output/diff.ts";
import { type EditionFile, editionFiles } from "../output/edition-files.ts";
import type { LostAddress } from "../output/fates.ts";
import { lock } from "../output/lock.ts";
import { isLast, type Manifest } from "../output/manifest.ts";
import { notePublished, readPublished } from "../output/moved.ts";
import type { OwnRecord } from "../output/own-record.ts";
import { fileOf } from "../site/address.ts";
import type { Edition } from "../site/edition.ts";
import type { Placed } from "../site/place.ts";
import type { EditionSource } from "./edition-source.ts";
import type { BuildOptions, Progress } from "./options.ts";
import type { Result } from "./result.ts";
import { fillStage } from "./stage.ts";
import { Stopwatch } from "./stopwatch.ts";

/** A published edition with all that it was made of. */
export interface KeptEdition {
  readonly edition: Edition;
  readonly placed: Placed;
  readonly own: OwnRecord;
  /** Of the edition, the icons, and what the outlet has copied. */
  readonly assets: readonly Asset[];
  /** Every file of it. */
  readonly wanted: readonly EditionFile[];
  readonly assignment: EditionSource;
  /** What its texts are read from. */
  readonly store: StoryCache;
  /** Sorted by path. */
  readonly seeds: readonly ListedSeed[];
  readonly manifest: Manifest;
  readonly former: readonly LostAddress[];
  readonly result: Result;
  /** When it was made, in milliseconds. */
  readonly from: number;
  /** Whether the addresses and texts of its stories have not been noted down yet. */
  readonly isOwing: boolean;
}

/** The edition that this process published last, by output folder. */
const all = new Map<string, KeptEdition>();

export const keepEdition = (output: string, kept: KeptEdition): void => void all.set(output, kept);

export const isKept = (output: string): boolean => all.has(output);

/** What is kept is of no use once another edition is begun. */
export const dropEdition = (output: string): void => void all.delete(output);

/**
 * Publishes stories again of which only words changed, from the edition that is kept: of 20,000 stories none is looked at but these.
 *
 * @param changed every file that changed since that edition was begun, came or went
 * @returns nothing, and nothing is published, where the edition has to be made anew
 */
export async function rebuildStories(
  { output, seeds: folder, now }: BuildOptions,
  changed: readonly string[],
  printed: Progress | undefined,
): Promise<Result | undefined> {
  const began = Date.now();
  const last = all.get(output);
  if (!last || now < last.from || now >= (last.result.changesAt ?? Number.POSITIVE_INFINITY)) return undefined;
  const { edition, placed, own, assets, wanted, assignment, manifest } = last;
  // A layout that reads collections may show any story.
  if (own.readers.length > 0) return undefined;
  if (!isLast(output, manifest) || openCache(assignment.drafts, assignment.key, began) !== last.store) return undefined;
  const watch = new Stopwatch(() => performance.now());
  const paths = new Set(changed.map((file) => pathBelow(folder, file)));
  const seeds = last.seeds.map((seed) => (paths.has(seed.path) ? { ...seed, ...stateOf(seed.file) } : seed));
  const edited = seeds.filter(({ path }) => paths.has(path));
  if (edited.length < paths.size || edited.some(({ state }) => state === "")) return undefined;
  watch.lap("look");
  dropEdition(output);
  const stories = await draftsOf(paths, last, folder, seeds);
  watch.lap("read");
  const routes = stories && edition.replaceStories(stories);
  if (!routes) return undefined;
  watch.lap("make up");
  const touched = editionFiles({ ...edition, routes, assets: [] });
  const print = reasonsOf(touched, { manifest, output, layout: manifest.layout, full: false });
  watch.lap("compare");
  if (obstacles(output, print.keys(), manifest).length > 0) return undefined;
  const stage = emptyStage(output);
  const plan = {
    edition,
    assets,
    made: new Map<string, string>(),
    work: { print, remove: [] },
    wanted,
    reading: { kinds: new Set<string>(), collections: "" },
  };
  const isAsBefore = ({ pages, copies, data }: Announced) =>
    isDeepStrictEqual({ pages, copies, data }, { pages: own.pages, copies: own.copies, data: own.data });
  const filled = await fillStage(
    stage,
    { placed, output, manifest },
    async (announced) => {
      if (!isAsBefore(announced)) throw new Problems([]);
      return plan;
    },
    printed,
  ).catch((error) => {
    // The build that comes instead meets it again, and tells it with all else.
    if (!(error instanceof Problems)) throw error;
  });
  if (!filled || filled.own.readers.length > 0) return undefined;
  watch.lap("print");
  const published = commit(output, { ...filled.move, stage, layout: manifest.layout }, manifest);
  watch.lap("publish");
  const result = {
    ...last.result,
    printed: [...routes, ...edition.ownPages].filter(({ path }) => filled.staged.has(fileOf(path))).length,
    removed: filled.move.remove.length,
    strays: published.strays,
    phases: watch.phases,
  };
  keepEdition(output, { ...last, seeds, manifest: published, result, isOwing: true });
  return result;
}

/** Notes down what nobody has to wait for: by the texts of stories, the next build will know those that move. */
export function savePublished(output: string): void {
  const kept = all.get(output);
  if (!kept?.isOwing) return;
  const { edition, former: moved, manifest } = kept;
  keepEdition(output, { ...kept, isOwing: false });
  const locked = lock(output);
  // Whoever builds meanwhile notes it down too.
  if ("holder" in locked) return;
  try {
    if (isLast(output, manifest)) notePublished(output, edition, moved, readPublished(output));
  } finally {
    locked.unlock();
  }
}

/** Reads stories again. @returns nothing where one is none, or there is something to say of it */
async function draftsOf(
  paths: ReadonlySet<string>,
  { assignment, store }: KeptEdition,
  folder: string,
  seeds: readonly ListedSeed[],
): Promise<readonly CheckedStory[] | undefined> {
  const { timeZone: zone, language } = assignment.outlet.site;
  const made = () => {
    const all = [...paths].map((path) => store.made(path));
    const quiet = all.flatMap((each) => (each?.story && each.problems.length === 0 ? each.story : []));
    return quiet.length === all.length ? quiet : undefined;
  };
  if (!made()) return undefined;
  store.adopt(await readShard({ folder, zone, language, files: seeds, paths, now: store.now }));
  store.save();
  return made();
}

/** As `ListedSeed` has it. */
const pathBelow = (folder: string, file: string): string =>
  relative(resolve(folder), resolve(file)).split(sep).join("/").normalize("NFC");
