import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { memoize } from "../model/memoize.ts";
import { type Problem, problem } from "../model/problem.ts";
import { readChecked, writeChecked } from "../model/record.ts";
import { shortHash } from "../model/text.ts";
import type { Asset, Crop, Logo } from "../model/view.ts";
import { clean } from "./metadata/clean.ts";

const METADATA = join("src", "media", "metadata");

/** What was made before, by names that hold a hash of what it was made of, and of what makes it. */
const cacheFolder = memoize((root: string): string => {
  const metadata = readdirSync(resolve(root, METADATA)).map((name) => join(METADATA, name));
  const code = ["src/media/render.ts", "package.json", ...metadata];
  const hash = shortHash(code.map((file) => readFileSync(resolve(root, file), "utf8")).join(""));
  return resolve(root, ".broadsheet", "made", hash);
});

/**
 * Makes what is not copied as it is, each file once for as long as `.broadsheet` is kept.
 *
 * @param root of the project, absolute: where `from` is relative, it is relative to it
 * @param imageFolder where they are kept, absolute, if not where builds keep them; created where it is missing
 * @returns the assets, every one a file to copy, with an absolute `from`; and a problem for each picture that is damaged
 */
export async function renderImages(
  assets: readonly Asset[],
  root: string,
  imageFolder?: string,
): Promise<{ assets: Asset[]; problems: Problem[] }> {
  const folder = imageFolder ?? cacheFolder(root);
  if (imageFolder === undefined && !existsSync(folder)) forgetOtherVersions(folder);
  const ready: Asset[] = [];
  const damaged = new Map<string, Problem>();
  for (const asset of assets) {
    const { file, from, made } = asset;
    const source = resolve(root, from);
    const kept = made && join(folder, nameOf(made, basename(file)));
    const content = await contentOf({ ...asset, from: source }, kept);
    if (content instanceof Error) {
      const what = `cannot be read (${content.message.trim()})`;
      const fix = "Check that it opens, and save it again, with fewer pixels if it is very large.";
      damaged.set(from, problem({ file: from, field: "file" }, what, fix));
      continue;
    }
    if (kept !== undefined && content) keep(kept, content);
    ready.push({ ...asset, from: source, ...(kept === undefined ? {} : { kept }) });
  }
  return { assets: ready, problems: [...damaged.values()] };
}

/** What is made with other code has another folder, which nobody would look into again. */
function forgetOtherVersions(folder: string): void {
  const all = dirname(folder);
  for (const name of existsSync(all) ? readdirSync(all) : [])
    if (name !== basename(folder)) rmSync(join(all, name), { recursive: true, force: true });
}

/**
 * The only way of a picture into an edition: whatever it was made of, it says no more than it may. One that was made and is damaged by now
 * is made again.
 */
export async function copyClean(asset: Asset, to: string): Promise<void> {
  const content = asset.kept === undefined ? readFileSync(asset.from) : await keptContent(asset, asset.kept);
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, clean(content).content);
}

async function keptContent(asset: Asset, kept: string): Promise<Buffer> {
  const known = readChecked(kept);
  if (typeof known !== "string") return known;
  const content = await contentOf(asset, undefined);
  if (!(content instanceof Buffer)) throw content ?? new Error(`${kept} is missing`);
  return keep(kept, content);
}

const nameOf = (made: Crop | Logo, name: string): string =>
  made.kind === "crop" ? name : `${made.hash}-${made.ground.slice(1)}-${name}`;

/**
 * @param kept where it may lie already
 * @returns nothing where nothing has to be made; the error of a picture that cannot be read
 */
async function contentOf({ file, from, made }: Asset, kept: string | undefined): Promise<Buffer | Error | undefined> {
  // Whether a picture can be cleaned was seen when it was measured; nobody measured an icon.
  if (made ? kept !== undefined && existsSync(kept) : file.startsWith("media/")) return undefined;
  // Loading what makes pictures takes 160 ms, and most builds make none.
  const renderer = made && (await import("./render.ts"));
  try {
    // From memory: a drawing that is read by its path could draw other files of this machine.
    const source = readFileSync(from);
    if (made && renderer)
      return await (made.kind === "crop" ? renderer.crop(source, made) : renderer.drawLogo(source, made));
    clean(source);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** Under its name when it is whole: others may be making the same. @returns what is kept */
function keep(to: string, content: Buffer): Buffer {
  const whole = to.endsWith(".ico") ? icon(content) : content;
  writeChecked(to, whole, `${to}.${process.pid}`);
  return whole;
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
