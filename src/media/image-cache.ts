import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type Problem, problem } from "../model/problem.ts";
import { shortHash } from "../model/text.ts";
import type { Asset, Crop, Logo } from "../model/view.ts";
import { clean } from "./metadata/clean.ts";

const METADATA = join("src", "media", "metadata");

/** What was made before, by names that hold a hash of what it was made of, and of what makes it. */
const FOLDER = join(
  ".broadsheet",
  "made",
  shortHash(
    ["src/media/render.ts", "package.json", ...readdirSync(METADATA).map((name) => join(METADATA, name))]
      .map((file) => readFileSync(file, "utf8"))
      .join(""),
  ),
);

/**
 * Makes what is not copied as it is, each file once for as long as `.broadsheet` is kept.
 *
 * @param folder where they are kept, created where it is missing
 * @returns the assets, every one a file to copy; and a problem for each picture that is damaged
 */
export async function renderImages(
  assets: readonly Asset[],
  folder = FOLDER,
): Promise<{ assets: Asset[]; problems: Problem[] }> {
  const ready: Asset[] = [];
  const damaged = new Map<string, Problem>();
  for (const asset of assets) {
    const { file, from, made } = asset;
    const kept = made === undefined ? from : join(folder, nameOf(made, basename(file)));
    const content = await contentOf(asset, kept);
    if (content instanceof Error) {
      const what = `cannot be read (${content.message.trim()})`;
      const fix = "Check that it opens, and save it again, with fewer pixels if it is very large.";
      damaged.set(from, problem({ file: from, field: "file" }, what, fix));
      continue;
    }
    if (content) keep(kept, content);
    ready.push({ file, from: kept });
  }
  return { assets: ready, problems: [...damaged.values()] };
}

/** The only way of a picture into an edition: whatever it was made of, it says no more than it may. */
export function copyClean(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, clean(readFileSync(from)).content);
}

const nameOf = (made: Crop | Logo, name: string): string =>
  made.kind === "crop" ? name : `${made.hash}-${made.ground.slice(1)}-${name}`;

/** @returns nothing where nothing has to be made; the error of a picture that cannot be read */
async function contentOf({ file, from, made }: Asset, kept: string): Promise<Buffer | Error | undefined> {
  // Whether a picture can be cleaned was seen when it was measured; nobody measured an icon.
  if (made ? existsSync(kept) : file.startsWith("media/")) return undefined;
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

/** Under its name when it is whole: others may be making the same. */
function keep(to: string, content: Buffer): void {
  mkdirSync(dirname(to), { recursive: true });
  const part = `${to}.${process.pid}`;
  writeFileSync(part, to.endsWith(".ico") ? icon(content) : content);
  renameSync(part, to);
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
