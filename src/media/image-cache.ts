import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { encodings } from "../model/encoding.ts";
import { type Problem, Problems, problem } from "../model/problem.ts";
import { readChecked } from "../model/record.ts";
import { shortHash } from "../model/text.ts";
import type { Asset, DrawnCard, Logo, Variant } from "../model/view.ts";
import { inColors } from "./drawing-colors.ts";
import { encoderOf } from "./encoder.ts";
import { Encoders } from "./encoders.ts";
import { clean } from "./metadata/clean.ts";
import { damageIn, makeFiles, UNFINISHED } from "./picture-files.ts";

const CACHE = ".broadsheet/made";
const FONTS = ".broadsheet/fonts";

/**
 * The folder of the files that are made. The name of each file holds a hash of everything that it is made from, and its content follows a
 * line with its CRC-32: the folder may be carried from machine to machine, and deleted at any time. Each encoder has a folder of its own.
 */
const cacheFolder = (root: string): string =>
  resolve(root, CACHE, shortHash(encoderOf(root) + JSON.stringify(encodings)));

/** Called with how many files are made, and how many there are to make. */
export type MakingProgress = (done: number, of: number) => void;

interface Choices {
  readonly told?: MakingProgress | undefined;
  /** Whether to find out only which pictures are damaged, and write nothing. */
  readonly isTrial?: boolean;
  /** How many pictures are encoded at once, each by a process of its own. Left out: one a core. */
  readonly jobs?: number | undefined;
}

/** An asset that is made from a file. */
type Made = Asset & { readonly made: Variant | Logo | DrawnCard };

const isMade = (asset: Asset): asset is Made => asset.made !== undefined;

/**
 * Makes the files of pictures that are not in the cache.
 *
 * @param root of the project, absolute: where `from` is relative, it is relative to it
 * @returns a problem for each picture that is damaged
 */
export async function makeImages(
  assets: readonly Asset[],
  root: string,
  { told, isTrial = false, jobs = availableParallelism() }: Choices = {},
): Promise<Problem[]> {
  const damaged = new Map<string, Problem>();
  const folder = cacheFolder(root);
  const known = namesIn(folder);
  /** Files that are not in the cache, by the picture that they are made from. */
  const missing = new Map<string, Made[]>();
  for (const asset of assets) {
    if (isMade(asset)) {
      // A card is drawn from words, which cannot be damaged.
      const isNeeded = !isTrial || asset.made.kind !== "card";
      if (isNeeded && !known.has(nameOf(asset, root)))
        missing.set(asset.from, [...(missing.get(asset.from) ?? []), asset]);
    } else if (!asset.isOwn && !asset.file.startsWith("media/")) {
      // Pictures were cleaned once when they were measured. Icons are not measured.
      const fault = faultIn(() => clean(sourceOf(asset, root)));
      if (fault) damaged.set(asset.from, damage(asset.from, damageIn(fault)));
    }
  }
  if (missing.size === 0) return inOrder(damaged);
  if (!isTrial) {
    forgetOtherEncoders(folder);
    removeUnfinished(folder, known);
  }
  const total = [...missing.values()].reduce((sum, { length }) => sum + length, 0);
  let done = 0;
  const afterEach = (): void => told?.(++done, total);
  const open = [...missing].reverse();
  const count = Math.min(jobs, open.length);
  const isLight = total <= FEW && [...missing.values()].flat().every(({ made }) => made.kind === "card");
  const encoders = new Encoders(isLight ? 0 : count);
  const work = async (): Promise<void> => {
    for (let next = open.pop(); next; next = open.pop()) {
      const [from, wanted] = next;
      const files = isTrial ? [] : wanted.map((each) => ({ ...each, to: join(folder, nameOf(each, root)) }));
      const what = await encoders.make({ from: resolve(root, from), fonts: resolve(root, FONTS), files }, afterEach);
      if (what !== undefined) damaged.set(from, damage(from, what));
    }
  };
  await Promise.all(Array.from({ length: count }, work)).finally(() => encoders.stop());
  return inOrder(damaged);
}

/** So many cards are drawn sooner than a process has started. */
const FEW = 20;

/** The same order in every build, whichever process finds them. */
const inOrder = (damaged: ReadonlyMap<string, Problem>): Problem[] =>
  [...damaged.values()].sort((a, b) => (a.file < b.file ? -1 : 1));

/**
 * Copies a picture into an edition: a file that was made from the cache, any other without its private data. There is no other way.
 *
 * @param to absolute
 * @throws Problems where the cache has lost the file and the picture is damaged by now
 */
export async function copyClean(asset: Asset, root: string, to: string): Promise<void> {
  const content = isMade(asset) ? await keptContent(asset, root) : clean(sourceOf(asset, root), asset.rights).content;
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, content);
}

/**
 * Counts the files of the cache that none of these assets needs.
 *
 * @returns also their size in bytes, and the folder that holds all files of the cache, relative to the project
 */
export function unusedFiles(assets: readonly Asset[], root: string): { folder: string; files: number; bytes: number } {
  const folder = cacheFolder(root);
  const used = new Set(assets.filter(isMade).map((asset) => nameOf(asset, root)));
  const unused = [...namesIn(folder)].filter((name) => !used.has(name));
  const sizes = unused.map((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0);
  return { folder: CACHE, files: unused.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

const sourceOf = ({ from, colors }: Asset, root: string): Buffer => inColors(readFileSync(resolve(root, from)), colors);

/** A file of the cache. If it is damaged, it is made again. */
async function keptContent(asset: Made, root: string): Promise<Buffer> {
  const { from } = asset;
  const to = join(cacheFolder(root), nameOf(asset, root));
  const known = readChecked(to);
  if (typeof known !== "string") return known;
  const what = await makeFiles(
    { from: resolve(root, from), fonts: resolve(root, FONTS), files: [{ ...asset, to }] },
    () => {},
  );
  if (what !== undefined) throw new Problems([damage(from, what)]);
  const again = readChecked(to);
  if (typeof again === "string") throw new Error(`${to} is ${again} although it was just written`);
  return again;
}

const nameOf = ({ file, made }: Made, root: string): string =>
  made.kind !== "logo"
    ? basename(file)
    : `${shortHash(`${made.hash} ${encoderOf(root)}`)}-${made.ground.slice(1)}-${basename(file)}`;

/** Removes the files of other encoders and of other versions of Broadsheet, which no build of this version reads. */
function forgetOtherEncoders(folder: string): void {
  const all = dirname(folder);
  // Another version of Broadsheet may fill its folder at this moment.
  for (const name of existsSync(all) ? readdirSync(all) : [])
    if (name !== basename(folder)) rmSync(join(all, name), { recursive: true, force: true, maxRetries: 5 });
}

function faultIn(read: () => unknown): Error | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

const damage = (from: string, what: string): Problem =>
  problem({ file: from, field: "file" }, what, "Check that it opens, and save it again.");

function namesIn(folder: string): Set<string> {
  try {
    return new Set(readdirSync(folder));
  } catch {
    return new Set();
  }
}

/** Removes the incomplete files of processes that were killed. */
function removeUnfinished(folder: string, names: Iterable<string>): void {
  for (const name of names) {
    const [, owner] = UNFINISHED.exec(name) ?? [];
    if (owner !== undefined && !isAlive(Number(owner))) rmSync(join(folder, name), { force: true });
  }
}

function isAlive(owner: number): boolean {
  try {
    return process.kill(owner, 0);
  } catch {
    return false;
  }
}
