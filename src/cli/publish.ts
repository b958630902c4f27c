import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileOf } from "../edition/address.ts";
import type { Edition } from "../edition/edition.ts";
import type { Asset } from "../model/page.ts";
import { type Problem, problem } from "../model/problem.ts";
import { fingerprintOf } from "../model/text.ts";
import { clean, commit, emptyStage, obstacles } from "../press/commit.ts";
import { develop } from "../press/develop.ts";
import { formerOf, notePublished, readPublished } from "../press/former.ts";
import { planOf } from "../press/plan.ts";
import { wantedOf } from "../press/wanted.ts";
import { type Choices, type Found, type Memo, nothing, type Orders, type Result, type Told } from "./build.ts";
import { explain } from "./explain.ts";
import { icons } from "./icons.ts";
import { tellOfDisplaced, tellOfFormer } from "./moved.ts";
import { plan, sorted } from "./plan.ts";
import { keep, letGo } from "./revise.ts";
import { proofOf } from "./share.ts";
import { fill } from "./stage.ts";

/** Makes the edition, prints what differs from the last one into a stage, and moves it into the output folder. */
export async function publish(orders: Orders, found: Found, printed: Told | undefined): Promise<Result> {
  letGo(orders.output);
  const { crew } = found;
  const { edition, assignment, store, problems, removals, held, notices } = await plan(orders, found);
  const begun = { ...nothing, problems, removals, held, notices };
  if (!edition) return begun;
  const { output, full = false } = orders;
  const { manifest } = found;
  const { assets, problems: damaged } = await develop([...edition.assets, ...iconsOf(edition)]);
  if (damaged.length > 0) return { ...begun, problems: await sorted([...problems, ...damaged]) };
  const job = { edition, assets };
  const wanted = wantedOf({ ...edition, ...job });
  const press = `${found.code.press} ${fingerprintOf(JSON.stringify(edition.globals))}`;
  const work = planOf(wanted, { manifest, output, press, full });
  found.watch.lap("compare");
  if (orders.explain !== undefined)
    return { ...begun, explanation: explain(orders.explain, edition, work, manifest.files) };
  const blocked = obstacles(output, work.print.keys(), orders.clean ? { ...manifest, strays: [] } : manifest);
  if (blocked.length > 0)
    return { ...begun, problems: [...problems, ...blocked.map((path) => inTheWay(output, path))] };

  const stage = emptyStage(output);
  const move = await fill(stage, { ...job, work, wanted, output, crew, assignment }, printed);
  found.watch.lap("print");
  const result: Result = {
    ...begun,
    published: true,
    pages: edition.pages.length,
    printed: edition.pages.filter(({ path }) => move.staged.has(fileOf(path))).length,
    removed: work.remove.length,
    home: edition.globals.site.home,
    ...(edition.changesAt === undefined ? {} : { changesAt: edition.changesAt }),
  };
  const last = readPublished(output);
  const { former, displaced } = formerOf(last, edition, existsSync, held.length === 0);
  const open = [...tellOfFormer(former), ...displaced.map(tellOfDisplaced)];
  const lasting = { ...result, notices: open };
  const memo = memoOf(orders, found, lasting);
  let published = uninterrupted(() =>
    commit(output, { ...move.move, stage, press, ...(memo ? { memo } : {}) }, manifest, () =>
      notePublished(output, edition, former, last),
    ),
  );
  found.watch.lap("publish");
  if (orders.clean) published = clean(output);
  const all = { ...lasting, edition, strays: published.strays };
  if (assignment && store && !orders.hold)
    keep(output, {
      edition,
      assets,
      assignment,
      store,
      seeds: found.seeds.files,
      manifest: published,
      former,
      result: all,
      from: orders.now,
      isOwing: false,
    });
  return { ...all, notices: [...notices, ...open] };
}

/** Prints everything into a folder and reads it, and publishes nothing. */
export async function prove(folder: string, orders: Choices): Promise<Result> {
  const made = join(folder, "made");
  const { edition, problems, removals, held } = await plan(orders, undefined, made);
  const begun = { ...nothing, problems, removals, held };
  if (!edition) return begun;
  const { print } = await import("../eleventy/print.ts");
  const { assets, problems: damaged } = await develop([...edition.assets, ...iconsOf(edition)], made);
  // A lapse is what the clock alone brought about: it stops no build, but whoever checks is told to mend it.
  const told = [...problems, ...damaged, ...edition.advice()].map(
    (each): Problem => (each.severity === "lapse" ? { ...each, severity: "problem" } : each),
  );
  if (damaged.length === 0) {
    const read = proofOf(
      edition,
      assets.map(({ file }) => file),
    );
    await print(edition, folder, { read });
  }
  const { length } = edition.pages;
  const result = { ...begun, edition, problems: await sorted(told), pages: length, printed: length };
  return { ...result, published: damaged.length === 0 };
}

const iconsOf = ({ globals }: Edition): Asset[] => icons(globals.site.colors.light);

/** Nothing where the next build has to look again in any case. */
function memoOf({ now }: Orders, { inputs }: Found, result: Result): Memo | undefined {
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
