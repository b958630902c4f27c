import { existsSync, mkdirSync, readdirSync, realpathSync, renameSync, rmdirSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { makeFolder } from "../model/disk.ts";
import { codeOf } from "../model/error-code.ts";
import { memoize } from "../model/memoize.ts";
import { type Problem, problem } from "../model/problem.ts";
import { folderOf, foldersOf, removeEmpty } from "./folders.ts";
import {
  allFolders,
  beginMove,
  endMove,
  entryAt,
  folderState,
  type Manifest,
  type Move,
  readManifest,
  readMove,
} from "./manifest.ts";
import type { OutputFolder } from "./output-folder.ts";

/**
 * The folder in which an edition is made before it is published. It lies next to the output folder, since a rename cannot cross file
 * systems; where the output folder is a mount point, it lies within.
 */
export function stageOf(output: Pick<OutputFolder, "path">): string {
  const path = existsSync(output.path) ? realpathSync(output.path) : output.path;
  const parent = dirname(path);
  const isMounted = existsSync(path) && statSync(path).dev !== statSync(parent).dev;
  return isMounted ? join(path, STAGE_WITHIN) : join(parent, `.${basename(path)}.stage`);
}
const STAGE_WITHIN = ".broadsheet.stage";

/** Makes an empty stage. @returns its path, absolute */
export function emptyStage(output: OutputFolder): string {
  const stage = stageOf(output);
  rmSync(stage, { recursive: true, force: true });
  makeFolder(stage);
  return stage;
}

/**
 * Moves what was printed from the stage into the output folder, then removes what is not in the new edition. One `rename` replaces each
 * file, so that it is the old one or the new one at every moment, and what a page links to is there before the page is.
 * A build that is killed in the middle leaves a record, from which the next one finishes the move (`finish`).
 *
 * @param files in the order in which they go: pictures, new pages, changed pages, feeds, sitemaps
 * @param before the manifest of the last edition
 * @param writeRecords writes what else has to be recorded before the move is over
 * @returns the manifest as it was recorded
 */
export function commit(output: OutputFolder, move: Move, before: Manifest, writeRecords?: () => void): Manifest {
  if (move.files.length + move.remove.length > 0) beginMove(output, move);
  return carryOut(output, move, before, writeRecords);
}

/** Removes what others put into the output folder. */
export function clean(output: OutputFolder): Manifest {
  const { manifest } = readManifest(output);
  for (const stray of manifest.strays) rmSync(join(output.path, stray), { recursive: true, force: true });
  // The time of a folder does not tell that a file went, where another change came just before.
  const before = { ...manifest, strays: [] };
  const cleaned = surveyed(output, before, manifest, { isSuspect: () => true, isOurs: () => false });
  endMove(output, cleaned);
  return cleaned;
}

/** Finishes what a killed build began. @returns whether there was something to finish */
export function finish(output: OutputFolder): boolean {
  const move = readMove(output);
  if (!move) return false;
  // Without `lastResult`, so that the next build makes the edition again: the one that was killed may have had more to record.
  const { lastResult: _, ...rest } = move;
  carryOut(output, rest, readManifest(output).manifest);
  return true;
}

/** May be repeated from any point: a file that is no longer in the stage has been moved. */
function carryOut(output: OutputFolder, move: Move, before: Manifest, writeRecords?: () => void): Manifest {
  const touched = allFolders([...move.files, ...move.remove]);
  // Nothing foreign is in these folders yet: what comes into them during the move is taken for part of the edition.
  const ours = new Set([...touched].filter((folder) => isAsLeft(output, folder, before)));
  for (const file of move.clear) remove(output, file);
  const isNew = moveAll(output, move);
  for (const file of move.remove) remove(output, file);
  const files = new Map(before.files);
  for (const [file, printed] of move.printed) files.set(file, printed);
  for (const file of move.remove) files.delete(file);
  const { layout, own, lastResult } = move;
  const manifest = surveyed(
    output,
    // A folder that was gone holds no foreign files.
    isNew ? { ...before, strays: [] } : before,
    { layout, files, own, lastResult },
    {
      // Where nothing moved, there is time to look into all folders.
      isSuspect: (folder) => touched.size === 1 || touched.has(folder),
      isOurs: (folder) => isNew || ours.has(folder),
    },
  );
  writeRecords?.();
  endMove(output, manifest);
  if (!isNew) removeEmpty(move.stage, touched);
  rmSync(move.stage, { recursive: true, force: true });
  return manifest;
}

/** @returns whether the output folder was not there before */
function moveAll(output: OutputFolder, { stage, files }: Move): boolean {
  if (!existsSync(output.path) && existsSync(stage)) {
    // A new folder is moved as a whole: one rename instead of thousands.
    mkdirSync(dirname(output.path), { recursive: true });
    renameSync(stage, output.path);
    return true;
  }
  for (const file of files) {
    const source = join(stage, file);
    const target = join(output.path, file);
    try {
      renameSync(source, target);
    } catch (error) {
      if (codeOf(error) !== "ENOENT") throw error;
      if (!existsSync(source)) continue;
      mkdirSync(dirname(target), { recursive: true });
      renameSync(source, target);
    }
  }
  return false;
}

/** Removes a file and the folders that it leaves empty. */
function remove(output: OutputFolder, file: string): void {
  const path = join(output.path, file);
  if (lookAt(path) === "file") rmSync(path);
  for (const folder of foldersOf(file).reverse()) {
    const above = join(output.path, folder);
    if (folderState(above) === undefined) continue;
    if (readdirSync(above).length > 0) return;
    rmdirSync(above);
  }
}

/** Whether nothing came into a folder or left it since the last edition was published. */
const isAsLeft = (output: OutputFolder, folder: string, { folders }: Manifest): boolean => {
  const known = folders.get(folder);
  return known !== undefined && known === folderState(`${output.path}/${folder}`);
};

/**
 * The manifest with the folders as they are now, and with the foreign files in them. A folder is read only if a file was added to it or
 * removed from it since the last time.
 *
 * @param before the manifest of the last edition
 * @param isSuspect whether a folder that was known before is looked at again
 * @param isOurs whether what came into a folder since then is ours
 */
function surveyed(
  output: OutputFolder,
  before: Manifest,
  manifest: Omit<Manifest, "folders" | "strays">,
  { isSuspect, isOurs }: Record<"isSuspect" | "isOurs", (folder: string) => boolean>,
): Manifest {
  const names = allFolders(manifest.files.keys());
  const folders = new Map<string, number>();
  const strays: string[] = [];
  const named = new Map<string, string[]>();
  for (const stray of before.strays) {
    const folder = folderOf(stray);
    named.set(folder, [...(named.get(folder) ?? []), stray]);
  }
  // A foreign file is part of the edition once the edition has a page there.
  const isTheirs = (path: string) => !names.has(path) && !manifest.files.has(path);
  for (const folder of names) {
    const known = before.folders.get(folder);
    const changed = known === undefined || isSuspect(folder) ? folderState(`${output.path}/${folder}`) : known;
    if (changed === undefined) continue;
    folders.set(folder, changed);
    if (known === changed || isOurs(folder)) strays.push(...(named.get(folder) ?? []).filter(isTheirs));
    else strays.push(...straysIn(output, folder, manifest.files, names));
  }
  return { ...manifest, folders, strays: strays.sort() };
}

function straysIn(
  output: OutputFolder,
  folder: string,
  files: Manifest["files"],
  folders: ReadonlySet<string>,
): string[] {
  return readdirSync(join(output.path, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    const isOurs = entry.isDirectory()
      ? folders.has(path) || path === STAGE_WITHIN || path === ".git"
      : files.has(path);
    return isOurs ? [] : path;
  });
}

/**
 * Foreign files and folders in the place of a folder or file of the edition: a move would fail, or would replace what earlier builds have
 * reported and left alone.
 *
 * @param files that are to be moved
 * @param before the last edition: its own files are removed first where they are in the way
 */
export function obstacles(output: OutputFolder, files: Iterable<string>, before: Manifest): string[] {
  if (!existsSync(output.path)) return [];
  const isOld = (path: string) => before.files.has(path);
  const named = new Set(before.strays);
  const isClear = memoize((folder: string) => before.strays.length === 0 && isAsLeft(output, folder, before));
  const judged = new Map<string, boolean>();
  const found = new Set<string>();
  for (const file of files) {
    if (isOld(file) && isClear(folderOf(file))) continue;
    const folders = foldersOf(file);
    for (const folder of folders) {
      const blocked = judged.get(folder) ?? (lookAt(join(output.path, folder)) === "file" && !isOld(folder));
      judged.set(folder, blocked);
      if (blocked) found.add(folder);
    }
    const there = lookAt(join(output.path, file));
    const isNamed = () => [file, ...folders].some((path) => named.has(path));
    if (there === "folder" ? !allBelow(output, file).every(isOld) : there === "file" && isNamed()) found.add(file);
  }
  return [...found].sort();
}

/** @param path below the output folder */
export const obstacleProblem = (output: OutputFolder, path: string): Problem =>
  problem(
    { file: join(output.name, path), field: "output" },
    "is in the way of the edition, and Broadsheet did not put it there",
    "Move it elsewhere.",
  );

function lookAt(path: string): "file" | "folder" | undefined {
  const stats = entryAt(path);
  return stats && (stats.isDirectory() ? "folder" : "file");
}

/** Files, and folders that are empty. */
function allBelow(output: OutputFolder, folder: string): string[] {
  const entries = readdirSync(join(output.path, folder), { withFileTypes: true });
  if (entries.length === 0) return [folder];
  return entries.flatMap((entry) =>
    entry.isDirectory() ? allBelow(output, `${folder}/${entry.name}`) : `${folder}/${entry.name}`,
  );
}
