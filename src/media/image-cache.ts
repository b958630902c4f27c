import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, dirname, join } from "node:path";
import { largestScale } from "../model/picture-roles.ts";
import { type Problem, problem } from "../model/problem.ts";
import { shortHash } from "../model/text.ts";
import type { Asset, Logo, Variant } from "../model/view.ts";
import { ENCODER } from "./encoder.ts";
import { clean } from "./metadata/clean.ts";

/**
 * What was made before. The name of each file holds a hash of everything that it is made from, and it is whole as soon as it has that
 * name: the folder may be carried from machine to machine, and deleted at any time.
 */
const FOLDER = join(".broadsheet", "pictures");

/** Called with how many pictures are made, and how many there are to make. */
export type MakingProgress = (done: number, of: number) => void;

interface Choices {
  readonly told?: MakingProgress | undefined;
  /** Whether to only find out which pictures are damaged, and write nothing. */
  readonly isTrial?: boolean;
  /** Where files are kept, created where it is missing. */
  readonly folder?: string;
}

/** An asset that is made of a file. */
type Made = Asset & { readonly made: Variant | Logo };

const isMade = (asset: Asset): asset is Made => asset.made !== undefined;

/**
 * Makes files of pictures, each once for as long as the cache is kept. As many pictures as there are cores are open at a time.
 *
 * @returns where each file that is made lies, by its place in the edition; and a problem for each picture that is damaged
 */
export async function makeImages(
  assets: readonly Asset[],
  { told, isTrial = false, folder = FOLDER }: Choices = {},
): Promise<{ made: ReadonlyMap<string, string>; problems: Problem[] }> {
  const damaged = new Map<string, Problem>();
  const known = namesIn(folder);
  const made = new Map<string, string>();
  /** What is not there yet, by the picture that it is made of. */
  const missing = new Map<string, Made[]>();
  for (const asset of assets) {
    if (isMade(asset)) {
      const name = nameOf(asset);
      made.set(asset.file, join(folder, name));
      if (!known.has(name)) missing.set(asset.from, [...(missing.get(asset.from) ?? []), asset]);
    } else if (!asset.isOwn && !asset.file.startsWith("media/")) {
      // Whether a picture can be cleaned was seen when it was measured; nobody measured an icon.
      const fault = faultIn(() => clean(readFileSync(asset.from)));
      if (fault) damaged.set(asset.from, damage(asset.from, fault));
    }
  }
  const open = [...missing];
  const total = open.reduce((sum, [, wanted]) => sum + wanted.length, 0);
  let done = 0;
  if (!isTrial && total > 0) removeUnfinished(folder, known);
  const work = async (): Promise<void> => {
    for (let next = open.pop(); next; next = open.pop()) {
      const [from, wanted] = next;
      for await (const each of imagesOf(from, wanted, isTrial)) {
        if (each instanceof Error) damaged.set(from, damage(from, each));
        else keep(join(folder, nameOf(each.asset)), each.content);
        told?.(++done, total);
      }
    }
  };
  open.reverse();
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), open.length) }, work));
  const problems = [...damaged.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
  return { made, problems };
}

/** The only way of a file into an edition that is not made: whatever it was made of, it says no more than it may. */
export function copyClean(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, clean(readFileSync(from)).content);
}

const nameOf = ({ file, made }: Made): string =>
  made.kind === "variant"
    ? basename(file)
    : `${shortHash(`${made.hash} ${ENCODER}`)}-${made.ground.slice(1)}-${basename(file)}`;

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
      if (made.kind === "logo") yield { asset, content: await encoder.drawLogo(source, made) };
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

/** Under its name when it is whole: others may be making the same. */
function keep(to: string, content: Buffer): void {
  mkdirSync(dirname(to), { recursive: true });
  const part = join(dirname(to), `unfinished-${process.pid}-${basename(to)}`);
  writeFileSync(part, to.endsWith(".ico") ? icon(content) : content);
  renameSync(part, to);
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
