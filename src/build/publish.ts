import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Announced } from "../eleventy/run.ts";
import { type Problem, Problems } from "../model/problem.ts";
import { clean, commit } from "../output/commit.ts";
import type { LostAddress, Published } from "../output/fates.ts";
import { addressNotices } from "../output/former-addresses.ts";
import { serverObstacles, writeServers } from "../output/hosting/server-files.ts";
import type { Manifest } from "../output/manifest.ts";
import { displacedNotice, lostAddresses, movedNotices, publishedAfter, writePublished } from "../output/moved.ts";
import { fileOf } from "../site/address.ts";
import type { Edition } from "../site/edition.ts";
import { overviewOf } from "../site/overview.ts";
import type { Placed } from "../site/place.ts";
import { explain } from "./explain.ts";
import { topOf } from "./history/git.ts";
import { type Held, holding } from "./hold.ts";
import type { HostAnswers } from "./host-files.ts";
import type { Inspection } from "./inspection.ts";
import type { BuildOptions, Told } from "./options.ts";
import { makeReady, type Plan, planOf } from "./plan.ts";
import { type PlacedCopy, type Prepared, placeCopy, sorted } from "./prepare.ts";
import { workerPrinters } from "./printers.ts";
import { dropEdition, keepEdition } from "./rebuild-stories.ts";
import { type LastResult, notPublished, type Result } from "./result.ts";
import { type Shards, shardPrinters } from "./shards.ts";
import { type Filled, fillStage } from "./stage.ts";

/** Makes the edition, prints what differs from the last one into a stage, and moves it into the output folder. */
export async function publish(
  options: BuildOptions,
  found: Inspection,
  told: Told | undefined,
  shards: Promise<Shards> | undefined,
): Promise<Result> {
  dropEdition(options.output);
  return holding((held) => publishWithout(held, options, found, told, shards));
}

async function publishWithout(
  held: Held,
  options: BuildOptions,
  found: Inspection,
  told: Told | undefined,
  shards: Promise<Shards> | undefined,
): Promise<Result> {
  const { root, output } = options;
  const { manifest, watch, workers } = found;
  const last = manifest.own;
  const { copy, ...read } = await placeCopy(options, { held, found, ownPages: last.pages });
  if (!copy) return { ...notPublished, ...read };
  const { placed, source } = copy;
  let problems = read.problems;
  /** Those of the edition. */
  let known = problems;
  /** Eleventy knows the outlet's own pages only once it runs, so that the edition and the plan are made in the middle of its run. */
  const plan = async (announced: Announced): Promise<Plan> => {
    const prepared = await copy.complete(announced.pages);
    problems = prepared.problems;
    known = problems;
    if (!prepared.edition) throw new Problems([]);
    return planOf(prepared.edition, placed, last, announced, options, found, copy.edited);
  };
  try {
    if (options.explain !== undefined) {
      const { edition, diff } = await plan(last);
      return { ...notPublished, ...read, problems, explanation: explain(options.explain, edition, diff, manifest) };
    }
    const readyPlan = async (announced: Announced): Promise<Plan> => {
      const made = await plan(announced);
      await makeReady(made, options, found, told);
      return made;
    };
    const printers = shards
      ? shardPrinters(shards, options, found)
      : source && workerPrinters(workers, source, options);
    const job = { root, placed, output, manifest, printers };
    const filled = await fillStage(job, readyPlan, told?.pages);
    watch.lap("print");
    const blocked = serverObstacles(output, filled.answers.servers);
    if (blocked.length > 0) throw new Problems(blocked);
    problems = await sorted(root, [...problems, ...filled.warnings, ...toldByBuild(filled.answers)]);
    const { published, notice } = await lastPublished(found, options, filled.plan.edition);
    const committed = commitStage(filled, { ...read, problems }, options, { ...found, published }, placed, {
      problems: known,
      drafts: copy.cache?.mark ?? "",
    });
    keep(copy, filled, committed, options, found);
    const notices = [...read.notices, ...(notice === undefined ? [] : [notice]), ...committed.result.notices];
    return { ...committed.result, notices };
  } catch (error) {
    if (!(error instanceof Problems)) throw error;
    return { ...notPublished, ...read, problems: await sorted(root, [...problems, ...error.problems]) };
  }
}

/** A page that browsers refuse in part is published all the same: at a host without headers, they do not. */
const toldByBuild = ({ told, contradicted }: HostAnswers): Problem[] => [
  ...told,
  ...contradicted.map((each): Problem => ({ ...each, severity: "warning" })),
];

/** A published edition. */
interface Committed {
  readonly manifest: Manifest;
  readonly lost: readonly LostAddress[];
  readonly published: readonly Published[];
  /** Whether these are still to be recorded. */
  readonly isUnsaved: boolean;
  readonly result: Result;
}

/** What was published last, as this folder remembers it, or else as Git does. Without a repository, most papers are new. */
async function lastPublished(
  { published }: Inspection,
  options: BuildOptions,
  edition: Edition,
): Promise<{ published: readonly Published[]; notice?: string }> {
  const isKnown = published !== undefined || options.isPreview;
  if (isKnown || topOf(resolve(options.root, options.seeds)) === undefined) return { published: published ?? [] };
  const { publishedByGit } = await import("./history/history.ts");
  return publishedByGit(options, edition);
}

/** Moves what lies in the stage into the output folder, and records what the next build needs to know. */
function commitStage(
  { plan: { edition }, staged, move, removed, answers }: Filled,
  read: Prepared,
  options: BuildOptions,
  found: Inspection & Required<Pick<Inspection, "published">>,
  placed: Placed,
  made: Pick<LastResult, "problems" | "drafts">,
): Committed {
  const { root, output } = options;
  const last = found.published;
  const seedExists = (file: string) => existsSync(resolve(root, file));
  const { lost, displaced } = lostAddresses(last, edition, seedExists, read.held.length === 0);
  const files = [...edition.routes, ...edition.ownPages].map(({ path }) => fileOf(path));
  const result: Result = {
    ...notPublished,
    ...read,
    notices: [
      ...movedNotices(lost),
      ...displaced.map(displacedNotice),
      // A paper that has published no story, as after `init`, has no readers who know former addresses.
      ...(last.length > 0 ? addressNotices(move.remove, placed.outlet.site, placed.outlet.folder) : []),
    ],
    published: true,
    pages: files.length,
    printed: files.filter((file) => staged.has(file)).length,
    removed,
    home: placed.base.url("/"),
    ...(edition.changesAt === undefined ? {} : { changesAt: edition.changesAt }),
    ...(edition.nextSeen ? { nextSeen: edition.nextSeen } : {}),
    ...(options.isPreview ? { overview: overviewOf(placed, edition, formerPaths(last, read.held)) } : {}),
  };
  const published = publishedAfter(edition, lost, last);
  // Where files are watched, no page waits for the record (`savePublished`), unless an address is lost.
  const isUnsaved = options.changed !== undefined && lost.length + displaced.length === 0;
  const lastResult = lastResultOf(options, found, result, made);
  const committed = uninterrupted(() =>
    commit(output, { ...move, ...(lastResult ? { lastResult } : {}) }, found.manifest, () => {
      if (!isUnsaved) writePublished(output, published);
      writeServers(output, answers.servers);
    }),
  );
  found.watch.lap("publish");
  const manifest = options.clean ? clean(output) : committed;
  return { manifest, lost, published, isUnsaved, result: { ...result, edition, strays: manifest.strays } };
}

/** The addresses that stories had before they were held back, by file. */
function formerPaths(last: readonly Published[], held: readonly string[]): Map<string, string> {
  const files = new Set(held);
  return new Map(last.flatMap(({ file, path }): [string, string][] => (files.has(file) ? [[file, path]] : [])));
}

/** Keeps the edition for the next build of this process. */
function keep(
  { placed, source, cache }: PlacedCopy,
  { plan: { edition, assets, files }, move: { own } }: Filled,
  committed: Committed,
  { output, now }: BuildOptions,
  { seeds, code }: Inspection,
): void {
  if (!source || !cache) return;
  const made = { edition, placed, assets, files, own, source, cache, seeds, code };
  keepEdition(output, { ...made, ...committed, from: now });
}

/** What lets the next build see that nothing changed; nothing where it has to look at everything in any case. */
function lastResultOf(
  { now }: BuildOptions,
  { inputs }: Inspection,
  result: Result,
  made: Pick<LastResult, "problems" | "drafts">,
): LastResult | undefined {
  const isFaulty = result.problems.some(({ severity }) => severity === "problem");
  if (inputs === undefined || isFaulty) return undefined;
  return { inputs, from: now, until: result.changesAt ?? null, result: { ...result, removals: [] }, ...made };
}

/** Makes Ctrl-C wait until all is moved: only the next build would finish half an edition. */
function uninterrupted<T>(work: () => T): T {
  const wait = () => {};
  process.on("SIGINT", wait);
  try {
    return work();
  } finally {
    process.off("SIGINT", wait);
  }
}
