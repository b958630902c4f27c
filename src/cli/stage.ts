import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileOf } from "../edition/address.ts";
import type { Edition } from "../edition/edition.ts";
import type { Slot } from "../edition/slot.ts";
import { clean } from "../media/clean.ts";
import type { Asset } from "../model/page.ts";
import { look, type Move, type Printed } from "../press/manifest.ts";
import { inTheWay, type Plan } from "../press/plan.ts";
import type { Wanted } from "../press/wanted.ts";
import type { Told } from "./build.ts";
import type { Crew } from "./crew.ts";
import { printShare } from "./share.ts";
import type { Assignment } from "./worker.ts";

interface Job {
  readonly edition: Edition;
  /** Of the edition, and the icons. */
  readonly assets: readonly Asset[];
  readonly work: Plan;
  readonly wanted: readonly Wanted[];
  readonly output: string;
  /** Print with us where it pays. */
  readonly crew?: Crew | undefined;
  /** What they make the edition from. */
  readonly assignment?: Assignment | undefined;
}

/**
 * Prints and copies into an empty stage what has to be printed, and reads it.
 *
 * @returns the files that are to be moved, and the move
 */
export async function fill(
  stage: string,
  job: Job,
  told: Told | undefined,
): Promise<{ staged: ReadonlySet<string>; move: Omit<Move, "stage" | "press" | "memo"> }> {
  const { edition, assets, work, wanted, output } = job;
  for (const { file, from } of assets) if (work.print.has(file)) copy(from, join(stage, file));
  const pages = edition.pages.filter(({ path }) => work.print.has(fileOf(path)));
  const lying = pages.length === 0 ? new Map<string, Printed>() : await printAll(stage, pages, job, told);
  const staged = new Set<string>();
  const printed = new Map<string, Printed>();
  for (const each of wanted) {
    const { file } = each;
    const reason = work.print.get(file);
    if (reason === undefined) continue;
    const isSame = reason === "full" && hasSameBytes(join(stage, file), join(output, file));
    const page = lying.get(file);
    const lies = isSame ? look(join(output, file)) : (page ?? look(join(stage, file)));
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
  pages: readonly Slot[],
  { edition, assets, crew, assignment }: Job,
  told: Told | undefined,
): Promise<Map<string, Printed>> {
  const beside = crew && assignment && pages.length >= (crew.isAtWork ? SOME : MANY) ? crew.count : 0;
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
    ...(crew && beside > 0 ? { taken: crew.folder } : {}),
    shares: 1 + beside,
  };
  const theirs = Array.from({ length: beside }, (_, index) =>
    crew && assignment ? crew.print(assignment, { ...order, share: 1 + index }, tell(1 + index)) : [],
  );
  const ours = await printShare(edition, { ...order, share: 0 }, { told: tell(0) });
  return new Map([ours, ...(await Promise.all(theirs))].flat());
}

/** From here on it pays to have others print with us: those that are at work already, and those that have to be started. */
const SOME = 500;
const MANY = 5000;

/** Pictures, new pages, changed pages, then feeds and whatever else machines read, in the order of the edition: sitemaps are last. */
function inOrder(
  assets: readonly Asset[],
  pages: readonly Slot[],
  { print }: Plan,
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

/** The only way of a picture into the edition: whatever it was made of, it says no more than it may. */
function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, clean(readFileSync(from)).content);
}

const hasSameBytes = (one: string, other: string): boolean =>
  existsSync(other) && readFileSync(one).equals(readFileSync(other));
