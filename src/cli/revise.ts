import { relative, resolve, sep } from "node:path";
import { fileOf } from "../edition/address.ts";
import type { Edition } from "../edition/edition.ts";
import { type ListedSeed, stateOf } from "../ingest/files.ts";
import { readShare } from "../ingest/ingest.ts";
import { openStore, type Store } from "../ingest/store.ts";
import type { Draft } from "../model/article.ts";
import type { Asset } from "../model/page.ts";
import { commit, emptyStage, obstacles } from "../press/commit.ts";
import type { Former } from "../press/fates.ts";
import { notePublished, readPublished } from "../press/former.ts";
import { lock } from "../press/lock.ts";
import { isLast, type Manifest } from "../press/manifest.ts";
import { reasonsOf } from "../press/plan.ts";
import { wantedOf } from "../press/wanted.ts";
import type { Orders, Result, Told } from "./build.ts";
import { fill } from "./stage.ts";
import { Stopwatch } from "./stopwatch.ts";
import type { Assignment } from "./worker.ts";

/** A published edition with all that it was made of. */
export interface Kept {
  readonly edition: Edition;
  /** Of the edition, and the icons. */
  readonly assets: readonly Asset[];
  readonly assignment: Assignment;
  /** What its texts are read from. */
  readonly store: Store;
  /** Sorted by path. */
  readonly seeds: readonly ListedSeed[];
  readonly manifest: Manifest;
  readonly former: readonly Former[];
  readonly result: Result;
  /** When it was made, in milliseconds. */
  readonly from: number;
  /** Whether the addresses and texts of its stories have not been noted down yet. */
  readonly isOwing: boolean;
}

/** The edition that this process published last, by output folder. */
const all = new Map<string, Kept>();

export const keep = (output: string, kept: Kept): void => void all.set(output, kept);

export const isKept = (output: string): boolean => all.has(output);

/** What is kept is of no use once another edition is begun. */
export const letGo = (output: string): void => void all.delete(output);

/**
 * Publishes stories again of which only words changed, from the edition that is kept: of 20,000 stories none is looked at but these.
 *
 * @param changed every file that changed since that edition was begun, came or went
 * @returns nothing, and nothing is published, where the edition has to be made anew
 */
export async function revise(
  { output, seeds: folder, now }: Orders,
  changed: readonly string[],
  printed: Told | undefined,
): Promise<Result | undefined> {
  const began = Date.now();
  const last = all.get(output);
  if (!last || now < last.from || now >= (last.result.changesAt ?? Number.POSITIVE_INFINITY)) return undefined;
  const { edition, assets, assignment, manifest } = last;
  if (!isLast(output, manifest) || openStore(assignment.drafts, assignment.key, began) !== last.store) return undefined;
  const watch = new Stopwatch(() => performance.now());
  const paths = new Set(changed.map((file) => pathBelow(folder, file)));
  const seeds = last.seeds.map((seed) => (paths.has(seed.path) ? { ...seed, ...stateOf(seed.file) } : seed));
  const edited = seeds.filter(({ path }) => paths.has(path));
  if (edited.length < paths.size || edited.some(({ state }) => state === "")) return undefined;
  watch.lap("look");
  letGo(output);
  const drafts = await draftsOf(paths, last, folder, seeds);
  watch.lap("read");
  const slots = drafts && edition.revise(drafts);
  if (!slots) return undefined;
  watch.lap("make up");
  const touched = { ...edition, pages: slots };
  const wanted = wantedOf({ ...touched, assets: [] });
  const print = reasonsOf(wanted, { manifest, output, press: manifest.press, full: false });
  watch.lap("compare");
  if (obstacles(output, print.keys(), manifest).length > 0) return undefined;
  const stage = emptyStage(output);
  const move = await fill(stage, { edition: touched, assets, work: { print, remove: [] }, wanted, output }, printed);
  watch.lap("print");
  const published = commit(output, { ...move.move, stage, press: manifest.press }, manifest);
  watch.lap("publish");
  const result = {
    ...last.result,
    printed: slots.filter(({ path }) => move.staged.has(fileOf(path))).length,
    removed: 0,
    strays: published.strays,
    phases: watch.phases,
  };
  keep(output, { ...last, seeds, manifest: published, result, isOwing: true });
  return result;
}

/** Notes down what nobody has to wait for: by the texts of stories, the next build will know those that move. */
export function settle(output: string): void {
  const kept = all.get(output);
  if (!kept?.isOwing) return;
  const { edition, former, manifest } = kept;
  keep(output, { ...kept, isOwing: false });
  const locked = lock(output);
  // Whoever builds meanwhile notes it down too.
  if ("holder" in locked) return;
  try {
    if (isLast(output, manifest)) notePublished(output, edition, former, readPublished(output));
  } finally {
    locked.unlock();
  }
}

/** Reads stories again. @returns nothing where one is none, or there is something to say of it */
async function draftsOf(
  paths: ReadonlySet<string>,
  { assignment, store }: Kept,
  folder: string,
  seeds: readonly ListedSeed[],
): Promise<readonly Draft[] | undefined> {
  const { timeZone: zone, language } = assignment.outlet.site;
  const made = () => {
    const all = [...paths].map((path) => store.made(path));
    const quiet = all.flatMap((each) => (each?.story && each.problems.length === 0 ? each.story : []));
    return quiet.length === all.length ? quiet : undefined;
  };
  if (!made()) return undefined;
  store.adopt(await readShare({ folder, zone, language, files: seeds, paths, now: store.now }));
  store.save();
  return made();
}

/** As `ListedSeed` has it. */
const pathBelow = (folder: string, file: string): string =>
  relative(resolve(folder), resolve(file)).split(sep).join("/").normalize("NFC");
