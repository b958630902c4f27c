import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { decodePath, encodePath, fileOf } from "../edition/address.ts";
import type { Edition } from "../edition/edition.ts";
import type { Slot } from "../edition/slot.ts";
import type { Asset } from "../model/page.ts";
import { look, type Move, type Printed } from "../press/manifest.ts";
import { inTheWay, type Plan } from "../press/plan.ts";
import { Proofreader } from "../press/proof.ts";
import type { Wanted } from "../press/wanted.ts";
import type { Told } from "./build.ts";

interface Job {
  readonly edition: Edition;
  /** Of the edition, and the icons. */
  readonly assets: readonly Asset[];
  readonly work: Plan;
  readonly wanted: readonly Wanted[];
  readonly output: string;
}

/**
 * Prints and copies into an empty stage what has to be printed, and reads it.
 *
 * @returns the files that are to be moved, and the move
 */
export async function fill(
  stage: string,
  { edition, assets, work, wanted, output }: Job,
  told: Told | undefined,
): Promise<{ staged: ReadonlySet<string>; move: Omit<Move, "stage" | "press" | "memo"> }> {
  for (const { file, from } of assets) if (work.print.has(file)) copy(from, join(stage, file));
  const pages = edition.pages.filter(({ path }) => work.print.has(fileOf(path)));
  if (pages.length > 0) {
    const { print } = await import("../eleventy/print.ts");
    const proof = proofOf(edition, assets, pages.length);
    await print({ ...edition, pages }, stage, proof, (done) => told?.(done, pages.length));
  }
  const staged = new Set<string>();
  const printed: Record<string, Printed> = {};
  for (const { file, fingerprint } of wanted) {
    const reason = work.print.get(file);
    if (reason === undefined) continue;
    const isSame = reason === "full" && hasSameBytes(join(stage, file), join(output, file));
    if (isSame) rmSync(join(stage, file));
    else staged.add(file);
    const lies = look(join(isSame ? output : stage, file));
    if (!lies) throw new Error(`${file} was not printed`);
    if (lies.size === 0 && file.endsWith(".html")) throw new Error(`${file} is empty`);
    printed[file] = { fingerprint, ...lies };
  }
  const names = new Set(wanted.map(({ file }) => file));
  const clear = inTheWay(work.remove, names);
  return { staged, move: { files: inOrder(assets, pages, work, staged), clear, remove: work.remove, printed } };
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

/** Reads each page against what the edition has. @param pages how many will be read */
export function proofOf(
  edition: Edition,
  assets: readonly Asset[],
  pages = edition.pages.length,
): (file: string, text: string) => void {
  const { home } = edition.globals.site;
  const root = home.slice(0, -1);
  const paths = [...edition.pages.map(({ path }) => path), ...assets.map(({ file }) => `/${file}`)];
  const files = new Set(paths.map(fileOf));
  const reader = new Proofreader(
    // For a few pages it is not worth while to know every address as it is written.
    new Set(pages < 100 ? [] : paths.map((path) => root + encodePath(path))),
    (address) => address.startsWith(home) && files.has(fileOf(decodePath(address.slice(root.length)))),
  );
  return (file, text) => reader.read(file, text);
}
