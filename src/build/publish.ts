import { existsSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { fingerprintOfCollections } from "../eleventy/collections.ts";
import type { Announced } from "../eleventy/run.ts";
import { icons } from "../media/icons.ts";
import { makeImages } from "../media/image-cache.ts";
import { type Problem, Problems, problem } from "../model/problem.ts";
import { fingerprintOf } from "../model/text.ts";
import type { Asset } from "../model/view.ts";
import { clean, commit, emptyStage, obstacleProblem, obstacles } from "../output/commit.ts";
import { diffOf } from "../output/diff.ts";
import { editionFiles } from "../output/edition-files.ts";
import type { LostAddress } from "../output/fates.ts";
import type { Manifest } from "../output/manifest.ts";
import { lostAddresses, movedNotices, notePublished, readPublished, tellOfDisplaced } from "../output/moved.ts";
import { type OwnRecord, readOwnRecord, writeOwnRecord } from "../output/own-record.ts";
import { fileOf } from "../site/address.ts";
import type { Edition } from "../site/edition.ts";
import type { OwnPage } from "../site/place.ts";
import { explain } from "./explain.ts";
import { ownPagesFingerprint } from "./inputs.ts";
import type { Inspection } from "./inspection.ts";
import type { BuildOptions, Told } from "./options.ts";
import { type Prepared, placeCopy, sorted } from "./prepare.ts";
import { dropEdition, keepEdition } from "./rebuild-stories.ts";
import { type LastResult, notPublished, type Result } from "./result.ts";
import { type Filled, fillStage, type Plan } from "./stage.ts";

/** Makes the edition, prints what differs from the last one into a stage, and moves it into the output folder. */
export async function publish(options: BuildOptions, found: Inspection, told: Told | undefined): Promise<Result> {
  dropEdition(options.output);
  const last = readOwnRecord(options.output);
  try {
    return await publishWith(last, options, found, told);
  } catch (error) {
    if (!(error instanceof OtherOwnPages)) throw error;
    return publishWith({ ...last, pages: error.pages }, options, found, told);
  }
}

/** With `--hold`, stories were held back, or were not, by what links lead to; and it leads elsewhere. */
class OtherOwnPages extends Error {
  readonly pages: readonly OwnPage[];

  constructor(pages: readonly OwnPage[]) {
    super("the outlet's own pages are others");
    this.pages = pages;
  }
}

/** @param last what the last build knew of the outlet's own pages */
async function publishWith(
  last: OwnRecord,
  options: BuildOptions,
  found: Inspection,
  told: Told | undefined,
): Promise<Result> {
  const { output, full = false } = options;
  const { manifest } = found;
  const { copy, ...stopped } = await placeCopy(options, { found, ownPages: last.pages });
  if (!copy) return { ...notPublished, ...stopped };
  const { placed, store } = copy;
  let prepared: Prepared = stopped;
  let layout = "";
  const decide = async ({ pages, copies, data }: Announced): Promise<Plan> => {
    if (options.hold && !isDeepStrictEqual(pages, last.pages)) throw new OtherOwnPages(pages);
    prepared = await copy.complete(pages);
    const { edition } = prepared;
    if (!edition) throw new Problems([]);
    const own = [...edition.assets, ...iconsOf(edition)];
    const assets = [...own, ...copies];
    const clashes = copyCollisions(copies, [
      ...edition.routes.map(({ path }) => fileOf(path)),
      ...own.map(({ file }) => file),
    ]);
    if (clashes.length > 0) throw new Problems(clashes);
    layout = `${found.code.layout} ${fingerprintOf(JSON.stringify([edition.globals, placed.outlet.own, data]))}`;
    const reading = {
      kinds: new Set(manifest.layout === layout ? last.readers : []),
      collections: fingerprintOf(fingerprintOfCollections(placed) + ownPagesFingerprint()),
    };
    const wanted = editionFiles({ ...edition, assets }, reading);
    const work = diffOf(wanted, { manifest, output, layout, full });
    found.watch.lap("compare");
    return { edition, assets, made: new Map(), wanted, work, reading };
  };
  try {
    if (options.explain !== undefined) {
      const { edition, work } = await decide(last);
      return { ...notPublished, ...resultOf(prepared), explanation: explain(options.explain, edition, work, manifest) };
    }
    const stage = emptyStage(output);
    const due = async (announced: Announced): Promise<Plan> => {
      const plan = await decide(announced);
      const before = options.clean ? { ...manifest, strays: [] } : manifest;
      const blocked = obstacles(output, plan.work.print.keys(), before);
      if (blocked.length > 0) throw new Problems(blocked.map((path) => obstacleProblem(output, path)));
      const { made, problems: damaged } = await makeImages(
        plan.assets.filter(({ file }) => plan.work.print.has(file)),
        { told: told?.pictures },
      );
      if (damaged.length > 0) throw new Problems(damaged);
      found.watch.lap("pictures");
      return { ...plan, made };
    };
    const job = { placed, output, manifest, workers: found.workers, assignment: copy.assignment };
    const filled = await fillStage(stage, job, due, told?.pages);
    found.watch.lap("print");
    const { edition, assets, wanted } = filled.plan;
    const { published, ...rest } = commitFilled(filled, stage, layout, prepared, options, found);
    if (copy.assignment && store && !options.hold) {
      const { assignment } = copy;
      const seeds = found.seeds.files;
      const kept = { edition, placed, assignment, assets, wanted, store, seeds, manifest: published };
      keepEdition(output, { ...kept, ...rest, own: filled.own, from: options.now, isOwing: false });
    }
    return { ...rest.result, notices: [...prepared.notices, ...rest.result.notices] };
  } catch (error) {
    if (!(error instanceof Problems)) throw error;
    return {
      ...notPublished,
      ...resultOf(prepared),
      problems: await sorted([...prepared.problems, ...error.problems]),
    };
  }
}

/** What a result says of what was read. */
export const resultOf = ({ problems, removals, held, notices }: Prepared) => ({ problems, removals, held, notices });

/** Publishes what lies in the stage. */
function commitFilled(
  { plan: { edition }, staged, move, own }: Filled,
  stage: string,
  layout: string,
  prepared: Prepared,
  options: BuildOptions,
  found: Inspection,
): { published: Manifest; result: Result; former: readonly LostAddress[] } {
  const { output } = options;
  const ofPages = [...edition.routes, ...edition.ownPages].map(({ path }) => fileOf(path));
  const result: Result = {
    ...notPublished,
    ...resultOf(prepared),
    published: true,
    pages: ofPages.length,
    printed: ofPages.filter((file) => staged.has(file)).length,
    removed: move.remove.length,
    home: edition.globals.site.home,
    ...(edition.changesAt === undefined ? {} : { changesAt: edition.changesAt }),
  };
  const last = readPublished(output);
  const { former, displaced } = lostAddresses(last, edition, existsSync, prepared.held.length === 0);
  const open = [...movedNotices(former), ...displaced.map(tellOfDisplaced)];
  const lasting = { ...result, notices: open };
  const memo = lastResultOf(options, found, lasting);
  let published = uninterrupted(() =>
    commit(output, { ...move, stage, layout, ...(memo ? { lastResult: memo } : {}) }, found.manifest, () => {
      notePublished(output, edition, former, last);
      writeOwnRecord(output, own);
    }),
  );
  found.watch.lap("publish");
  if (options.clean) published = clean(output);
  return { published, result: { ...lasting, edition, strays: published.strays }, former };
}

/** Files that the outlet has copied to where the edition has something. @param taken below the output folder */
function copyCollisions(copies: readonly Asset[], taken: readonly string[]): Problem[] {
  if (copies.length === 0) return [];
  const made = new Map(copies.map(({ file, from }) => [file, from]));
  return taken.flatMap((file) => {
    const from = made.get(file);
    const what = `is copied to "${file}", which is a file of the edition`;
    return from === undefined
      ? []
      : problem({ file: from, field: "file" }, what, "Have it copied elsewhere (.eleventy.ts).");
  });
}

export const iconsOf = ({ globals }: Edition): Asset[] => icons(globals.site.colors.light);

/** Nothing where the next build has to look again in any case. */
function lastResultOf({ now }: BuildOptions, { inputs }: Inspection, result: Result): LastResult | undefined {
  const isFaulty = result.problems.some(({ severity }) => severity === "problem");
  if (inputs === undefined || isFaulty) return undefined;
  return { inputs, from: now, until: result.changesAt ?? null, result: { ...result, removals: [] } };
}

/** Ctrl-C waits until all is moved: half an edition would be finished by the next build only. */
function uninterrupted<T>(work: () => T): T {
  const wait = () => {};
  process.on("SIGINT", wait);
  try {
    return work();
  } finally {
    process.off("SIGINT", wait);
  }
}
