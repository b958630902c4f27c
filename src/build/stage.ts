import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Announced } from "../eleventy/run.ts";
import { copyClean } from "../media/image-cache.ts";
import { Problems } from "../model/problem.ts";
import type { Asset } from "../model/view.ts";
import { obstacleProblem, obstacles } from "../output/commit.ts";
import { type Diff, inTheWay } from "../output/diff.ts";
import { type EditionFile, type Reading, withCollections } from "../output/edition-files.ts";
import { fileState, type Manifest, type Move, type Printed } from "../output/manifest.ts";
import { isOwn, type OwnFile, ownCollisions, ownFiles, stageOwnFiles } from "../output/own-files.ts";
import type { OwnRecord } from "../output/own-record.ts";
import { fileOf } from "../site/address.ts";
import type { Edition } from "../site/edition.ts";
import type { Placed } from "../site/place.ts";
import { lostLinks, pageCheckFor } from "./check-pages.ts";
import type { EditionSource } from "./edition-source.ts";
import type { Progress } from "./options.ts";
import { ownFolder, type PrintedShard, printShard } from "./print-shard.ts";
import type { WorkerPool } from "./worker-pool.ts";

/** What is printed and copied. */
export interface Plan {
  readonly edition: Edition;
  /** Of the edition, the icons, and what the outlet has copied. */
  readonly assets: readonly Asset[];
  /** Where each asset that was made lies, by its file. */
  readonly made: ReadonlyMap<string, string>;
  readonly work: Diff;
  readonly wanted: readonly EditionFile[];
  /** What pages of kinds depend on whose layouts read collections. */
  readonly reading: Reading;
}

interface Job {
  readonly placed: Placed;
  readonly output: string;
  readonly manifest: Manifest;
  /** Print with us where it pays. */
  readonly workers?: WorkerPool | undefined;
  /** What they make the edition from. */
  readonly assignment?: EditionSource | undefined;
}

/** What is ready to be published. */
export interface Filled {
  readonly plan: Plan;
  /** The files that are to be moved. */
  readonly staged: ReadonlySet<string>;
  readonly move: Omit<Move, "stage" | "layout" | "lastResult">;
  readonly own: OwnRecord;
}

/**
 * Prints and copies into an empty stage what has to be printed, and reads it.
 *
 * @param decide what has to be, once the outlet's own pages are known
 * @throws Problems where it must not be published
 */
export async function fillStage(
  stage: string,
  job: Job,
  decide: (announced: Announced) => Promise<Plan>,
  told: Progress | undefined,
): Promise<Filled> {
  const { output, manifest } = job;
  const { plan, announced, shards } = await printAll(stage, job, decide, told);
  const { edition, assets, made, work, wanted } = plan;
  const readers = new Set([...plan.reading.kinds, ...shards.flatMap(({ readers }) => readers)]);
  const reading = { ...plan.reading, kinds: readers };
  for (const asset of assets)
    if (work.print.has(asset.file)) copy(asset, made.get(asset.file), join(stage, asset.file));
  const lying = new Map(shards.flatMap(({ lying }) => lying));
  const staged = new Set<string>();
  const printed = new Map<string, Printed>();
  for (const each of wanted) {
    const { file } = each;
    const reason = work.print.get(file);
    if (reason === undefined) continue;
    const isSame = reason === "full" && hasSameBytes(join(stage, file), join(output, file));
    const page = lying.get(file);
    const state = isSame || !page ? fileState(join(isSame ? output : stage, file)) : page;
    if (!state) throw new Error(`${file} was not printed`);
    if (state.size === 0 && file.endsWith(".html")) throw new Error(`${file} is empty`);
    if (isSame) rmSync(join(stage, file));
    else staged.add(file);
    const fingerprint = page ? withCollections(page.fingerprint, page.kind, reading) : each.fingerprint();
    const { size, modified, inode } = state;
    printed.set(file, { fingerprint, size, modified, inode });
  }
  const own = ownFiles(
    ownFolder(stage),
    shards.flatMap((shard) => shard.own),
  );
  checkOwn(own, plan, stage, job, shards);
  const ownStaged = stageOwnFiles(own, { folder: ownFolder(stage), stage, output, manifest });
  for (const [file, state] of ownStaged) printed.set(file, state);
  const files = new Set([...wanted, ...own].map(({ file }) => file));
  const gone = [...manifest.files].flatMap(([file, each]) => (isOwn(each) && !files.has(file) ? file : []));
  const remove = [...work.remove, ...gone];
  // Styles and scripts are there before the pages that want them.
  const order = [...ownStaged.keys(), ...inOrder(assets, edition, work, staged)];
  for (const file of ownStaged.keys()) staged.add(file);
  const roots = shards.flatMap((shard) => shard.roots);
  return {
    plan,
    staged,
    move: { files: order, clear: inTheWay(remove, [...wanted, ...own]), remove, printed },
    own: { ...announced, roots: [...new Set(roots)], readers: [...readers].sort() },
  };
}

/** Names what Eleventy wrote in the place of something else, and links to what nobody wrote. @throws Problems */
function checkOwn(
  own: readonly OwnFile[],
  { edition, assets, wanted }: Plan,
  stage: string,
  { output, manifest }: Job,
  shards: readonly PrintedShard[],
): void {
  const files = new Set(wanted.map(({ file }) => file));
  const check = pageCheckFor(
    edition,
    assets.map(({ file }) => file),
    own.length,
  );
  for (const { file, from = ".eleventy.ts" } of own)
    if (file.endsWith(".html"))
      check.read(file, readFileSync(join(ownFolder(stage), file), "utf8"), { file: from, field: "page" });
  const links = [...shards.flatMap((shard) => shard.links), ...check.links()];
  const blocked = obstacles(
    output,
    own.map(({ file }) => file),
    manifest,
  );
  const problems = [
    ...ownCollisions(own, files),
    ...lostLinks(links, new Set([...files, ...own.map(({ file }) => file)])),
    ...blocked.map((path) => obstacleProblem(output, path)),
  ];
  if (problems.length > 0) throw new Problems(problems);
}

/** Prints the pages, with others where there are many. */
async function printAll(
  stage: string,
  { placed, output, workers, assignment }: Job,
  decide: (announced: Announced) => Promise<Plan>,
  told: Progress | undefined,
): Promise<{ plan: Plan; announced: Announced; shards: PrintedShard[] }> {
  let decided: { plan: Plan; announced: Announced } | undefined;
  let theirs: Promise<PrintedShard>[] = [];
  let done = [0];
  let count = 0;
  const tell = (share: number) => (pagesDone: number) => {
    done[share] = pagesDone;
    told?.(
      done.reduce((sum, each) => sum + each),
      count,
    );
  };
  const ours = await printShard(
    { placed, output, isHelper: false },
    stage,
    async (announced) => {
      const plan = await decide(announced);
      decided = { plan, announced };
      const { edition, assets, work } = plan;
      const files = edition.routes.flatMap(({ path }) => (work.print.has(fileOf(path)) ? fileOf(path) : []));
      count = files.length;
      const beside = workers && assignment && count >= (workers.isAtWork ? SOME : MANY) ? workers.count : 0;
      done = Array.from({ length: 1 + beside }, () => 0);
      const shard = {
        files,
        assets: assets.map(({ file }) => file),
        ...(workers && beside > 0 ? { taken: workers.folder } : {}),
        shares: 1 + beside,
      };
      if (workers && assignment) {
        const order = { source: assignment, ownPages: announced.pages, output, stage };
        theirs = Array.from({ length: beside }, (_, index) =>
          workers.print({ ...order, shard: { ...shard, share: 1 + index } }, tell(1 + index)),
        );
      }
      return { edition, shard: { ...shard, share: 0 } };
    },
    { told: (pages) => tell(0)(pages) },
  );
  if (!decided) throw new Error("Eleventy has not printed the batch");
  return { ...decided, shards: [ours, ...(await Promise.all(theirs))] };
}

/** From here on it pays to have others print with us: those that are at work already, and those that have to be started. */
const SOME = 500;
const MANY = 5000;

/** Pictures, new pages, changed pages, then feeds and whatever else machines read, in the order of the edition: sitemaps are last. */
function inOrder(
  assets: readonly Asset[],
  { routes }: Edition,
  { print }: Diff,
  staged: ReadonlySet<string>,
): string[] {
  const files = routes.flatMap(({ path }) => (staged.has(fileOf(path)) ? fileOf(path) : []));
  const html = files.filter((file) => file.endsWith(".html"));
  const isNew = (file: string) => print.get(file) === "new";
  return [
    ...assets.map(({ file }) => file),
    ...html.filter(isNew),
    ...html.filter((file) => !isNew(file)),
    ...files.filter((file) => !file.endsWith(".html")),
  ].filter((file) => staged.has(file));
}

/** What the outlet has copied is whatever it likes, and stays as it is, as Eleventy copies it. @param made where it lies if it was made */
function copy({ from, isOwn }: Asset, made: string | undefined, to: string): void {
  if (made === undefined && !isOwn) copyClean(from, to);
  else {
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(made ?? from, to);
  }
}

const hasSameBytes = (one: string, other: string): boolean =>
  existsSync(other) && readFileSync(one).equals(readFileSync(other));
