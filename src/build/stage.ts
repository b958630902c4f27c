import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Asset } from "../model/view.ts";
import { type Diff, inTheWay } from "../output/diff.ts";
import type { EditionFile } from "../output/edition-files.ts";
import { fileState, type Move, type Printed } from "../output/manifest.ts";
import { fileOf } from "../site/address.ts";
import type { Edition } from "../site/edition.ts";
import type { Route } from "../site/route.ts";
import type { EditionSource } from "./edition-source.ts";
import type { Progress } from "./options.ts";
import { printShard } from "./print-shard.ts";
import type { WorkerPool } from "./worker-pool.ts";

interface Job {
  readonly edition: Edition;
  /** Of the edition, and the icons. */
  readonly assets: readonly Asset[];
  readonly work: Diff;
  readonly wanted: readonly EditionFile[];
  readonly output: string;
  /** Print with us where it pays. */
  readonly crew?: WorkerPool | undefined;
  /** What they make the edition from. */
  readonly assignment?: EditionSource | undefined;
}

/**
 * Prints and copies into an empty stage what has to be printed, and reads it.
 *
 * @returns the files that are to be moved, and the move
 */
export async function fillStage(
  stage: string,
  job: Job,
  told: Progress | undefined,
): Promise<{ staged: ReadonlySet<string>; move: Omit<Move, "stage" | "layout" | "lastResult"> }> {
  const { edition, assets, work, wanted, output } = job;
  for (const { file, from } of assets) if (work.print.has(file)) copy(from, join(stage, file));
  const pages = edition.routes.filter(({ path }) => work.print.has(fileOf(path)));
  const lying = pages.length === 0 ? new Map<string, Printed>() : await printAll(stage, pages, job, told);
  const staged = new Set<string>();
  const printed = new Map<string, Printed>();
  for (const each of wanted) {
    const { file } = each;
    const reason = work.print.get(file);
    if (reason === undefined) continue;
    const isSame = reason === "full" && hasSameBytes(join(stage, file), join(output, file));
    const page = lying.get(file);
    const lies = isSame ? fileState(join(output, file)) : (page ?? fileState(join(stage, file)));
    if (!lies) throw new Error(`${file} was not printed`);
    if (lies.size === 0 && file.endsWith(".html")) throw new Error(`${file} is empty`);
    if (isSame) rmSync(join(stage, file));
    else staged.add(file);
    printed.set(file, lies === page ? page : { ...lies, fingerprint: page?.fingerprint ?? each.fingerprint() });
  }
  const clear = inTheWay(work.remove, wanted);
  return { staged, move: { files: inOrder(assets, pages, work, staged), clear, remove: work.remove, printed } };
}

/** Prints the pages, with others where there are many. @returns how each lies in the stage */
async function printAll(
  stage: string,
  pages: readonly Route[],
  { edition, assets, crew: workers, assignment }: Job,
  told: Progress | undefined,
): Promise<Map<string, Printed>> {
  const beside = workers && assignment && pages.length >= (workers.isAtWork ? SOME : MANY) ? workers.count : 0;
  const done = Array.from({ length: 1 + beside }, () => 0);
  const tell = (share: number) => (pagesDone: number) => {
    done[share] = pagesDone;
    told?.(
      done.reduce((sum, each) => sum + each),
      pages.length,
    );
  };
  const order = {
    files: pages.map(({ path }) => fileOf(path)),
    assets: assets.map(({ file }) => file),
    stage,
    ...(workers && beside > 0 ? { taken: workers.folder } : {}),
    shares: 1 + beside,
  };
  const theirs = Array.from({ length: beside }, (_, index) =>
    workers && assignment ? workers.print(assignment, { ...order, share: 1 + index }, tell(1 + index)) : [],
  );
  const ours = await printShard(edition, { ...order, share: 0 }, { told: tell(0) });
  return new Map([ours, ...(await Promise.all(theirs))].flat());
}

/** From here on it pays to have others print with us: those that are at work already, and those that have to be started. */
const SOME = 500;
const MANY = 5000;

/** Pictures, new pages, changed pages, then feeds and whatever else machines read, in the order of the edition: sitemaps are last. */
function inOrder(
  assets: readonly Asset[],
  pages: readonly Route[],
  { print }: Diff,
  staged: ReadonlySet<string>,
): string[] {
  const files = pages.map(({ path }) => fileOf(path));
  const html = files.filter((file) => file.endsWith(".html"));
  const isNew = (file: string) => print.get(file) === "new";
  return [
    ...assets.map(({ file }) => file),
    ...html.filter(isNew),
    ...html.filter((file) => !isNew(file)),
    ...files.filter((file) => !file.endsWith(".html")),
  ].filter((file) => staged.has(file));
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}

const hasSameBytes = (one: string, other: string): boolean =>
  existsSync(other) && readFileSync(one).equals(readFileSync(other));
