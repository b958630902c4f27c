import { closeSync, copyFileSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { decodePath, encodePath, fileOf } from "../edition/address.ts";
import type { Edition } from "../edition/edition.ts";
import type { Slot } from "../edition/slot.ts";
import type { Asset } from "../model/page.ts";
import { look, type Move, type Printed } from "../press/manifest.ts";
import { inTheWay, type Plan } from "../press/plan.ts";
import { Proofreader } from "../press/proof.ts";
import { fingerprintOfPage, type Wanted } from "../press/wanted.ts";
import type { Told } from "./build.ts";
import type { Crew } from "./crew.ts";
import type { Assignment, PrintOrder } from "./worker.ts";

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

/** Pages that a process takes at once: half a second's work. */
const CUT = 500;

/**
 * The pages that this process prints: those of its share, then what the others have not come to. Whoever makes the file of a cut first
 * has taken it.
 */
function* toPrint(pages: readonly Slot[], { taken, share, shares }: PrintOrder): Generator<Slot> {
  if (taken === undefined) return yield* pages;
  const cuts = Math.ceil(pages.length / CUT);
  const first = Math.floor((cuts * share) / shares);
  for (let after = 0; after < cuts; after++) {
    const cut = (first + after) % cuts;
    if (take(join(taken, `cut-${cut}`))) yield* pages.slice(cut * CUT, (cut + 1) * CUT);
  }
}

/** @returns whether nobody had made the file before */
function take(file: string): boolean {
  try {
    closeSync(openSync(file, "wx"));
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/**
 * Prints some pages of an edition into the stage, and reads them.
 *
 * @param told how many are done, now and then
 * @param each called after each
 * @returns how each lies there
 */
export async function printShare(
  edition: Edition,
  order: PrintOrder,
  { told, each }: { told(done: number): void; each?(): void },
): Promise<[string, Printed][]> {
  const { print } = await import("../eleventy/print.ts");
  const { pages, globals, house } = edition;
  const { files, assets, stage } = order;
  const wanted = new Set(files);
  const lying: [string, Printed][] = [];
  const all = pages.filter(({ path }) => wanted.has(fileOf(path)));
  await print({ globals, pages: toPrint(all, order) }, stage, {
    read: proofOf(edition, assets, files.length),
    printed(slot, page) {
      each?.();
      const lies = look(join(stage, page.file));
      if (!lies) throw new Error(`${page.file} was not printed`);
      lying.push([page.file, { fingerprint: fingerprintOfPage(slot, house, page), ...lies }]);
    },
    told,
  });
  return lying;
}

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

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}

const hasSameBytes = (one: string, other: string): boolean =>
  existsSync(other) && readFileSync(one).equals(readFileSync(other));

/** Reads each page against what the edition has. @param count how many will be read */
export function proofOf(
  { pages, globals, isOpen }: Pick<Edition, "pages" | "globals" | "isOpen">,
  assets: readonly string[],
  count = pages.length,
): (file: string, text: string) => void {
  const { home } = globals.site;
  const root = home.slice(0, -1);
  const files = new Set(assets);
  const exists = (path: string) =>
    isOpen(path) || isOpen(path.replace(/\/index\.html$/, "/")) || files.has(fileOf(path));
  const reader = new Proofreader(
    // For a few pages it is not worth while to know every address as it is written.
    new Set(
      count < 100
        ? []
        : [...pages.map(({ path }) => path), ...assets.map((file) => `/${file}`)].map(
            (path) => root + encodePath(path),
          ),
    ),
    (address) => address.startsWith(home) && exists(decodePath(address.slice(root.length))),
  );
  return (file, text) => reader.read(file, text);
}
