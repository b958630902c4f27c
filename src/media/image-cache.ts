import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { encodings } from "../model/encoding.ts";
import { largestScale } from "../model/picture-roles.ts";
import { type Problem, Problems, problem } from "../model/problem.ts";
import { readChecked, writeChecked } from "../model/record.ts";
import { shortHash } from "../model/text.ts";
import type { Asset, Logo, Variant } from "../model/view.ts";
import { inColors } from "./drawing-colors.ts";
import { encoderOf } from "./encoder.ts";
import { clean } from "./metadata/clean.ts";

/**
 * Where files that are made are kept. The name of each holds a hash of everything that it is made from, and what is in it lies under its
 * CRC-32: the folder may be carried from machine to machine, and deleted at any time. What another encoder makes has another folder.
 */
const cacheFolder = (root: string): string =>
  resolve(root, ".broadsheet", "made", shortHash(encoderOf(root) + JSON.stringify(encodings)));

/** Called with how many pictures are made, and how many there are to make. */
export type MakingProgress = (done: number, of: number) => void;

interface Choices {
  readonly told?: MakingProgress | undefined;
  /** Whether to only find out which pictures are damaged, and write nothing. */
  readonly isTrial?: boolean;
}

/** An asset that is made of a file. */
type Made = Asset & { readonly made: Variant | Logo };

const isMade = (asset: Asset): asset is Made => asset.made !== undefined;

/**
 * Makes files of pictures, each once for as long as the cache is kept. As many pictures as there are cores are open at a time.
 *
 * @param root of the project, absolute: where `from` is relative, it is relative to it
 * @returns a problem for each picture that is damaged
 */
export async function makeImages(
  assets: readonly Asset[],
  root: string,
  { told, isTrial = false }: Choices = {},
): Promise<Problem[]> {
  const damaged = new Map<string, Problem>();
  const folder = cacheFolder(root);
  const known = namesIn(folder);
  /** What is not there yet, by the picture that it is made of. */
  const missing = new Map<string, Made[]>();
  for (const asset of assets) {
    if (isMade(asset)) {
      if (!known.has(nameOf(asset, root))) missing.set(asset.from, [...(missing.get(asset.from) ?? []), asset]);
    } else if (!asset.isOwn && !asset.file.startsWith("media/")) {
      // Whether a picture can be cleaned was seen when it was measured; nobody measured an icon.
      const fault = faultIn(() => clean(sourceOf(asset, root)));
      if (fault) damaged.set(asset.from, damage(asset.from, fault));
    }
  }
  const open = [...missing];
  const total = open.reduce((sum, [, wanted]) => sum + wanted.length, 0);
  let done = 0;
  if (!isTrial && total > 0) {
    forgetOtherEncoders(folder);
    removeUnfinished(folder, known);
  }
  const work = async (): Promise<void> => {
    for (let next = open.pop(); next; next = open.pop()) {
      const [from, wanted] = next;
      for await (const each of imagesOf(resolve(root, from), wanted, isTrial)) {
        if (each instanceof Error) damaged.set(from, damage(from, each));
        else keep(join(folder, nameOf(each.asset, root)), each.content);
        told?.(++done, total);
      }
    }
  };
  open.reverse();
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), open.length) }, work));
  return [...damaged.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
}

/**
 * The only way of a picture into an edition: what is made is copied from the cache, what is not says no more than it may.
 *
 * @param to absolute
 * @throws Problems where the cache has lost the file and the picture is damaged by now
 */
export async function copyClean(asset: Asset, root: string, to: string): Promise<void> {
  const content = isMade(asset) ? await keptContent(asset, root) : clean(sourceOf(asset, root)).content;
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, content);
}

const sourceOf = ({ from, colors }: Asset, root: string): Buffer => inColors(readFileSync(resolve(root, from)), colors);

/** A file of the cache; one that is damaged by now is made again. */
async function keptContent(asset: Made, root: string): Promise<Buffer> {
  const kept = join(cacheFolder(root), nameOf(asset, root));
  const known = readChecked(kept);
  if (typeof known !== "string") return known;
  for await (const each of imagesOf(resolve(root, asset.from), [asset], false)) {
    if (each instanceof Error) throw new Problems([damage(asset.from, each)]);
    return keep(kept, each.content);
  }
  throw new Error(`${asset.file} was not made`);
}

const nameOf = ({ file, made }: Made, root: string): string =>
  made.kind === "variant"
    ? basename(file)
    : `${shortHash(`${made.hash} ${encoderOf(root)}`)}-${made.ground.slice(1)}-${basename(file)}`;

/** What another encoder made, or another version of Broadsheet: nobody would look into it again. */
function forgetOtherEncoders(folder: string): void {
  const all = dirname(folder);
  for (const name of existsSync(all) ? readdirSync(all) : [])
    if (name !== basename(folder)) rmSync(join(all, name), { recursive: true, force: true });
}

/** Every file that is wanted of a picture, one after the other; the error of a picture that cannot be read, and then no more. */
async function* imagesOf(
  from: string,
  wanted: readonly Made[],
  isTrial: boolean,
): AsyncGenerator<{ asset: Made; content: Buffer } | Error> {
  const encoder = await import("./encode.ts");
  try {
    // From memory: a drawing that is read by its path could draw other files of this machine.
    const source = readFileSync(from);
    let picture = isTrial ? await encoder.openPicture(source, largestScale) : undefined;
    for (const asset of isTrial ? [] : wanted) {
      const { made } = asset;
      if (made.kind === "logo") yield { asset, content: await encoder.drawLogo(inColors(source, asset.colors), made) };
      else {
        picture ??= await encoder.openPicture(source, largestScale);
        yield { asset, content: await encoder.encode(picture, made) };
      }
    }
  } catch (error) {
    yield error instanceof Error ? error : new Error(String(error));
  }
}

function faultIn(read: () => unknown): Error | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** What libvips says is left out: where several pictures are open, it may be of another one. */
function damage(from: string, error: Error): Problem {
  const what = error instanceof SyntaxError ? `is damaged (${error.message})` : "is damaged";
  return problem({ file: from, field: "file" }, what, "Check that it opens, and save it again.");
}

function namesIn(folder: string): Set<string> {
  try {
    return new Set(readdirSync(folder));
  } catch {
    return new Set();
  }
}

/** What a file is called until it is whole: whatever is stopped leaves no half of one. */
const UNFINISHED = /^unfinished-(\d+)-/;

/** Under its name when it is whole: others may be making the same. @returns what is kept */
function keep(to: string, content: Buffer): Buffer {
  const whole = to.endsWith(".ico") ? icon(content) : content;
  writeChecked(to, whole, join(dirname(to), `unfinished-${process.pid}-${basename(to)}`));
  return whole;
}

/** Removes what builds left that were killed. */
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

/** A PNG as the only picture of an ICO file: a directory of one entry before it, which says "as large as it is, 32 bits". */
function icon(png: Buffer): Buffer {
  const { width, height } = { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  head.writeUInt8(width % 256, 6);
  head.writeUInt8(height % 256, 7);
  head.writeUInt16LE(1, 10);
  head.writeUInt16LE(32, 12);
  head.writeUInt32LE(png.length, 14);
  head.writeUInt32LE(head.length, 18);
  return Buffer.concat([head, png]);
}
