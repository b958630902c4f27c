import { existsSync } from "node:fs";
import { join } from "node:path";
import { icons } from "../media/icons.ts";
import { renderImages } from "../media/image-cache.ts";
import { type Problem, problem } from "../model/problem.ts";
import { fingerprintOf } from "../model/text.ts";
import type { Asset } from "../model/view.ts";
import { clean, commit, emptyStage, obstacles } from "../output/commit.ts";
import { diffOf } from "../output/diff.ts";
import { editionFiles } from "../output/edition-files.ts";
import { movedAddresses, movedNotices, notePublished, readPublished } from "../output/moved.ts";
import { fileOf } from "../site/address.ts";
import type { Edition } from "../site/edition.ts";
import { explain } from "./explain.ts";
import type { Inspection } from "./inspection.ts";
import type { BuildOptions, EditionOptions, Progress } from "./options.ts";
import { prepare, sorted } from "./prepare.ts";
import { pageCheckFor } from "./print-shard.ts";
import { dropEdition, keepEdition } from "./rebuild-stories.ts";
import { type LastResult, notPublished, type Result } from "./result.ts";
import { fillStage } from "./stage.ts";

/** Makes the edition, prints what differs from the last one into a stage, and moves it into the output folder. */
export async function publish(
  options: BuildOptions,
  found: Inspection,
  printed: Progress | undefined,
): Promise<Result> {
  dropEdition(options.output);
  const { crew: workers } = found;
  const { edition, assignment, store, problems, removals, held, notices } = await prepare(options, found);
  const begun = { ...notPublished, problems, removals, held, notices };
  if (!edition) return begun;
  const { output, full = false } = options;
  const { manifest } = found;
  const { assets, problems: damaged } = await renderImages([...edition.assets, ...iconsOf(edition)]);
  if (damaged.length > 0) return { ...begun, problems: await sorted([...problems, ...damaged]) };
  const job = { edition, assets };
  const wanted = editionFiles({ ...edition, ...job });
  const press = `${found.code.layout} ${fingerprintOf(JSON.stringify(edition.globals))}`;
  const work = diffOf(wanted, { manifest, output, press, full });
  found.watch.lap("compare");
  if (options.explain !== undefined)
    return { ...begun, explanation: explain(options.explain, edition, work, manifest.files) };
  const blocked = obstacles(output, work.print.keys(), options.clean ? { ...manifest, strays: [] } : manifest);
  if (blocked.length > 0)
    return { ...begun, problems: [...problems, ...blocked.map((path) => inTheWay(output, path))] };

  const stage = emptyStage(output);
  const move = await fillStage(stage, { ...job, work, wanted, output, crew: workers, assignment }, printed);
  found.watch.lap("print");
  const result: Result = {
    ...begun,
    published: true,
    pages: edition.routes.length,
    printed: edition.routes.filter(({ path }) => move.staged.has(fileOf(path))).length,
    removed: work.remove.length,
    home: edition.globals.site.home,
    ...(edition.changesAt === undefined ? {} : { changesAt: edition.changesAt }),
  };
  const moved = movedAddresses(readPublished(output), edition, existsSync);
  // Of what is no more than missing, nobody can tell while stories are held back.
  const open = movedNotices(held.length > 0 ? moved.filter(({ to }) => to !== undefined) : moved);
  const lasting = { ...result, notices: open };
  const memo = lastResultOf(options, found, lasting);
  let published = uninterrupted(() =>
    commit(output, { ...move.move, stage, layout: press, ...(memo ? { lastResult: memo } : {}) }, manifest, () =>
      notePublished(output, edition, moved),
    ),
  );
  found.watch.lap("publish");
  if (options.clean) published = clean(output);
  const all = { ...lasting, edition, strays: published.strays };
  if (assignment && store && !options.hold)
    keepEdition(output, {
      edition,
      assets,
      assignment,
      store,
      seeds: found.seeds.files,
      manifest: published,
      former: moved,
      result: all,
      from: options.now,
      isOwing: false,
    });
  return { ...all, notices: [...notices, ...open] };
}

/** Prints everything into a folder and reads it, and publishes nothing. */
export async function tryBuild(folder: string, options: EditionOptions): Promise<Result> {
  const made = join(folder, "made");
  const { edition, problems, removals, held } = await prepare(options, undefined, made);
  const begun = { ...notPublished, problems, removals, held };
  if (!edition) return begun;
  const { print } = await import("../eleventy/print.ts");
  const { assets, problems: damaged } = await renderImages([...edition.assets, ...iconsOf(edition)], made);
  // A lapse is what the clock alone brought about: it stops no build, but whoever checks is told to mend it.
  const told = [...problems, ...damaged, ...edition.advice()].map(
    (each): Problem => (each.severity === "expired" ? { ...each, severity: "problem" } : each),
  );
  if (damaged.length === 0) {
    const read = pageCheckFor(
      edition,
      assets.map(({ file }) => file),
    );
    await print(edition, folder, { read });
  }
  const { length } = edition.routes;
  const result = { ...begun, edition, problems: await sorted(told), pages: length, printed: length };
  return { ...result, published: damaged.length === 0 };
}

const iconsOf = ({ globals }: Edition): Asset[] => icons(globals.site.colors.light);

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

const inTheWay = (output: string, path: string): Problem =>
  problem(
    { file: join(output, path), field: "output" },
    "is in the way of the edition, and Broadsheet did not put it there",
    "Move it elsewhere.",
  );
