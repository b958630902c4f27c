import { existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { basename, join } from "node:path";
import sharp from "sharp";
import type { Asset, Cut } from "../model/page.ts";
import { type Problem, problem } from "../model/problem.ts";

/** Cuts made before, by their names, which hold a hash of the picture; of one version of the library that makes them. */
const folder = join(".broadsheet", "cuts", sharp.versions.sharp);

/**
 * Makes the cuts among the assets, each once for as long as `.broadsheet` is kept.
 *
 * @returns the assets, every one a file to copy; and a problem for each picture that is damaged
 */
export async function makeCuts(assets: readonly Asset[]): Promise<{ assets: Asset[]; problems: Problem[] }> {
  const made: Asset[] = [];
  const damaged = new Map<string, Problem>();
  for (const { file, from, cut } of assets) {
    const kept = cut ? join(folder, basename(file)) : from;
    try {
      if (cut && !existsSync(kept)) await make(from, cut, kept);
      made.push({ file, from: kept });
    } catch (error) {
      const what = `is damaged (${error instanceof Error ? error.message : error})`;
      damaged.set(from, problem({ file: from, field: "file" }, what, "Check that it opens, and save it again."));
    }
  }
  return { assets: made, problems: [...damaged.values()] };
}

const DENSITY = 72;

async function make(from: string, { width, height, focus }: Cut, to: string): Promise<void> {
  // From memory: a drawing that is read by its path could draw other files of this machine.
  const source = readFileSync(from);
  const { autoOrient, format } = await sharp(source).metadata();
  const scale = Math.max(width / autoOrient.width, height / autoOrient.height);
  const [across, down] = [Math.ceil(autoOrient.width * scale), Math.ceil(autoOrient.height * scale)];
  // A drawing is drawn at the size that it is wanted in.
  const density = format === "svg" ? Math.max(1, Math.min(100 * DENSITY, DENSITY * scale)) : DENSITY;
  mkdirSync(folder, { recursive: true });
  const part = `${to}.${process.pid}`;
  await sharp(source, { density })
    .autoOrient()
    .resize(across, down, { fit: "fill" })
    .extract({
      left: Math.round((across - width) * focus.x),
      top: Math.round((down - height) * focus.y),
      width,
      height,
    })
    .flatten({ background: "#ffffff" })
    .jpeg({ quality: 80, mozjpeg: true })
    .toFile(part);
  renameSync(part, to);
}
