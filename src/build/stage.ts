import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Announced } from "../eleventy/run.ts";
import { type Problem, Problems } from "../model/problem.ts";
import { emptyStage, obstacleProblem, obstacles } from "../output/commit.ts";
import { inTheWay } from "../output/diff.ts";
import { type Reading, withCollections } from "../output/edition-files.ts";
import { mergeNeeds } from "../output/hosting/page-needs.ts";
import { fileState, type Manifest, type Move, type Printed } from "../output/manifest.ts";
import type { OutputFolder } from "../output/output-folder.ts";
import { isOwn, ownFiles, stageOwnFiles } from "../output/own-files.ts";
import { fileOf } from "../site/address.ts";
import type { Placed } from "../site/place.ts";
import { publicAssets } from "../site/public-files.ts";
import { copyAsset } from "./assets.ts";
import { type HostAnswers, withTwins, writeHostFiles } from "./host-files.ts";
import type { Progress } from "./options.ts";
import { misspeltKeys, noTitle } from "./own-page-problems.ts";
import { ownFaults, pagesOf } from "./own-pages.ts";
import type { Plan } from "./plan.ts";
import { type Due, ownFolder, type PrintedShard, printShard } from "./print-shard.ts";
import { noPrinters, type Printers } from "./printers.ts";
import { HEAD, isHashed, searchCacheOf, searchFiles, stageSearch } from "./search-files.ts";
import { shadowedFilters } from "./shadowed-filters.ts";

/** What a stage is filled from, and which processes print. */
interface Job {
  /** Of the project, absolute. */
  readonly root: string;
  readonly placed: Placed;
  readonly output: OutputFolder;
  /** Of the edition that was published last. */
  readonly manifest: Manifest;
  readonly printers?: Printers | undefined;
  /** Whether nothing is published, and every page is read thoroughly. */
  readonly isCheck?: boolean;
}

/** A stage that is ready to be published. */
export interface Filled {
  readonly plan: Plan;
  /** The files that are to be moved. */
  readonly staged: ReadonlySet<string>;
  readonly move: Move;
  /** How many files go, without compressed twins and files of the search index, which are replaced all the time. */
  readonly removed: number;
  readonly answers: HostAnswers;
  /** Of the outlet's own pages, without lines. */
  readonly warnings: readonly Problem[];
}

/**
 * Prints and copies into an empty stage what has to be printed, and checks it.
 *
 * @param makePlan called once, when the outlet's own pages are known
 * @throws Problems where it must not be published
 */
export async function fillStage(
  job: Job,
  makePlan: (announced: Announced) => Promise<Plan>,
  progress: Progress | undefined,
): Promise<Filled> {
  const { output, manifest } = job;
  const siteName = job.placed.outlet.site.name;
  const stage = emptyStage(output);
  const { plan, announced, ours, theirs } = await printPages(stage, job, makePlan, progress);
  const { assets, diff, layout } = plan;
  for (const asset of assets) if (diff.print.has(asset.file)) await copyAsset(asset, job.root, join(stage, asset.file));
  const own = ownFiles(ownFolder(stage), ours.own);
  const cache = job.isCheck ? undefined : searchCacheOf(output, layout);
  const search = await searchFiles(job.placed, plan.edition, own, ownFolder(stage), cache);
  const shards = [ours, ...(await theirs)];

  const readers = new Set([...plan.reading.kinds, ...shards.flatMap((shard) => shard.readers)]);
  const printed = listStage(stage, plan, shards, { ...plan.reading, kinds: readers }, output);
  const needs = mergeNeeds([plan.needs, ...shards.map((shard) => shard.needs)]);
  const copies = [...publicAssets(job.placed), ...announced.copies];
  const answers = writeHostFiles(ownFolder(stage), own, plan.edition, job.placed, needs, copies);
  const searched = [...search.keys()].map((file) => ({ file }));
  const others = new Set([...plan.files, ...searched].map(({ file }) => file));
  const late = [...own, ...searched].map(({ file }) => file);
  const blocked = obstacles(output, late, manifest).map((path) => obstacleProblem(output, path));
  const links = shards.flatMap((shard) => shard.links);
  const faults = ownFaults(own, { root: job.root, folder: ownFolder(stage), plan, others, links });
  const stopping = [...faults.filter(({ severity }) => severity === "problem"), ...blocked];
  if (stopping.length > 0) throw new Problems(stopping);
  const ownPrinted = stageOwnFiles(own, { folder: ownFolder(stage), stage, output, manifest });
  const searchPrinted = stageSearch(search, { stage, output, manifest });

  const all = [...plan.files, ...own, ...searched];
  // Nunjucks is loaded by now.
  const { filterNames } = await import("../eleventy/filters.ts");
  const made = new Set(own.map(({ file }) => file));
  const isGone = (file: string) => !made.has(file) && !others.has(file);
  const gone = [...manifest.files].flatMap(([file, each]) => (isOwn(each) && isGone(file) ? file : []));
  const remove = [...diff.remove, ...gone];
  const staged = new Set([...ownPrinted.keys(), ...searchPrinted.keys(), ...printed.staged]);
  const roots = new Set(shards.flatMap((shard) => shard.roots));
  const move: Move = {
    stage,
    layout,
    // Styles and scripts are there before the pages that want them, and all that the head of the index names before it.
    files: [
      ...ownPrinted.keys(),
      ...[...searchPrinted.keys()].filter((file) => file !== HEAD),
      ...inOrder(plan, printed.staged),
      ...(searchPrinted.has(HEAD) ? [HEAD] : []),
    ],
    clear: inTheWay(remove, all),
    remove,
    printed: new Map([...printed.files, ...ownPrinted, ...searchPrinted]),
    own: { ...announced, roots: [...roots], readers: [...readers].sort(), needs: answers.needs },
  };
  return {
    plan,
    staged,
    move: job.isCheck ? move : await withTwins(move, job.placed, { stage, output, manifest }),
    removed: remove.filter((file) => !isHashed(file)).length,
    answers,
    warnings: [
      ...shards.flatMap(({ untitled }) => untitled.map((file) => noTitle(job.root, file, siteName))),
      ...pagesOf(job.root, own).flatMap((file) => misspeltKeys(job.root, file)),
      ...faults,
      ...shadowedFilters(job.root, filterNames),
    ],
  };
}

/**
 * What the manifest will say of each file that was printed or copied. With `--full`, a file that has the bytes of the published one is
 * taken out of the stage.
 *
 * @returns also the files that are left in the stage
 */
function listStage(
  stage: string,
  { files, diff }: Plan,
  shards: readonly PrintedShard[],
  reading: Reading,
  output: OutputFolder,
): { files: ReadonlyMap<string, Printed>; staged: ReadonlySet<string> } {
  const pages = new Map(shards.flatMap((shard) => shard.pages));
  const staged = new Set<string>();
  const printed = new Map<string, Printed>();
  for (const each of files) {
    const { file } = each;
    const reason = diff.print.get(file);
    if (reason === undefined) continue;
    const isSame = reason === "full" && hasSameBytes(join(stage, file), join(output.path, file));
    const page = pages.get(file);
    const state = isSame || !page ? fileState(join(isSame ? output.path : stage, file)) : page;
    if (!state) throw new Error(`${file} was not printed`);
    if (state.size === 0 && file.endsWith(".html")) throw new Error(`${file} is empty`);
    if (isSame) rmSync(join(stage, file));
    else staged.add(file);
    const fingerprint = page ? withCollections(page.fingerprint, page.kind, reading) : each.fingerprint();
    const { size, modified, inode } = state;
    printed.set(file, { fingerprint, size, modified, inode });
  }
  return { files: printed, staged };
}

/** Prints what is left to this process of the pages that are due. @returns also what others print meanwhile */
async function printPages(
  stage: string,
  { root, placed, output, printers = noPrinters, isCheck }: Job,
  makePlan: (announced: Announced) => Promise<Plan>,
  progress: Progress | undefined,
): Promise<{ plan: Plan; announced: Announced; ours: PrintedShard; theirs: Promise<readonly PrintedShard[]> }> {
  let known: { plan: Plan; announced: Announced; theirs: Promise<readonly PrintedShard[]> } | undefined;
  const done = { ours: 0, theirs: 0, all: 0 };
  const tell = (news: Partial<typeof done>): void => {
    Object.assign(done, news);
    progress?.(done.ours + done.theirs, done.all);
  };
  const due = async (announced: Announced): Promise<Due> => {
    const plan = await makePlan(announced);
    done.all = plan.due.length;
    const { ours, theirs } = printers.print({ plan, announced, stage, told: (pages) => tell({ theirs: pages }) });
    // A failure is thrown where the pages are awaited.
    theirs.catch(() => {});
    known = { plan, announced, theirs };
    return { edition: plan.edition, routes: ours, count: done.all, assets: plan.assets.map(({ file }) => file) };
  };
  const job = { root, placed, output: output.name, isHelper: false, isCheck, hasThread: printers.hasThread };
  const ours = await printShard(job, stage, due, { progress: (pages) => tell({ ours: pages }) });
  if (!known) throw new Error("Eleventy has not printed the batch");
  return { ...known, ours };
}

/** Pictures, new pages, changed pages, then feeds and whatever else machines read, in the order of the edition: sitemaps are last. */
function inOrder({ assets, due, diff }: Plan, staged: ReadonlySet<string>): string[] {
  const files = due.flatMap(({ path }) => (staged.has(fileOf(path)) ? fileOf(path) : []));
  const html = files.filter((file) => file.endsWith(".html"));
  const isNew = (file: string) => diff.print.get(file) === "new";
  return [
    ...assets.map(({ file }) => file),
    ...html.filter(isNew),
    ...html.filter((file) => !isNew(file)),
    ...files.filter((file) => !file.endsWith(".html")),
  ].filter((file) => staged.has(file));
}

const hasSameBytes = (one: string, other: string): boolean =>
  existsSync(other) && readFileSync(one).equals(readFileSync(other));
