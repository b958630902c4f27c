import { lstatSync, type Stats } from "node:fs";
import { join } from "node:path";
import { forget, note, readNote } from "../ingest/note.ts";
import { foldersOf } from "./folders.ts";
import { stateOf } from "./state.ts";

/** A file of an edition, and how it lay in the output folder when it had been put there: whoever touches it changes one of these. */
export interface Printed {
  /** Of everything that is in it. */
  readonly fingerprint: string;
  readonly size: number;
  /** Milliseconds. */
  readonly modified: number;
  readonly inode: number;
}

/** What was published last into an output folder. Paths are below it, `/` between the parts. */
export interface Manifest {
  /** Fingerprint of what all pages are printed with: code, layouts, chrome, the versions beneath. */
  readonly press: string;
  readonly files: Readonly<Record<string, Printed>>;
  /** Every folder of the edition (`""` is the output folder itself) and when something last came into it or left it, in milliseconds. */
  readonly folders: Readonly<Record<string, number>>;
  /** What lies in these folders and was put there by somebody else. */
  readonly strays: readonly string[];
  /** What the next build needs to see that nothing changed at all; the press does not look into it. */
  readonly memo?: unknown;
}

/** An edition on its way from the stage into the output folder. */
export interface Move {
  readonly stage: string;
  /** Files of the stage in the order in which they go. */
  readonly files: readonly string[];
  /** What has to go first, since it is a file where the edition has a folder, or the other way round. */
  readonly clear: readonly string[];
  /** What goes last. */
  readonly remove: readonly string[];
  /** What the manifest says when all is done, files that stay as they are left out. */
  readonly printed: Manifest["files"];
  readonly press: string;
  readonly memo?: unknown;
}

const NOTHING: Manifest = { press: "", files: {}, folders: {}, strays: [] };

const manifestFile = (output: string): string => join(stateOf(output), "edition.json");
const moveFile = (output: string): string => join(stateOf(output), "moving.json");

/** @returns also a line for the terminal where the note is of no use */
export function readManifest(output: string): { manifest: Manifest; notice?: string } {
  const read = readNote(manifestFile(output));
  if (read === "missing") return { manifest: NOTHING };
  if (read === "damaged" || !isManifest(read.value)) {
    return { manifest: NOTHING, notice: `${manifestFile(output)} is damaged: everything is printed anew.` };
  }
  return { manifest: read.value };
}

/** The move that a killed build did not finish; a damaged note of one is as good as none, since every file is looked at anyway. */
export function readMove(output: string): Move | undefined {
  const read = readNote(moveFile(output));
  return typeof read === "object" && isMove(read.value) ? read.value : undefined;
}

/** From here on the output folder holds the old edition or the new one. */
export const beginMove = (output: string, move: Move): void => note(moveFile(output), move);

/** From here on it holds the new one. */
export function endMove(output: string, manifest: Manifest): void {
  note(manifestFile(output), manifest);
  forget(moveFile(output));
}

/** What lies at a path, links not followed; nothing too where a file stands in the place of one of its folders. */
export function at(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOTDIR") return undefined;
    throw error;
  }
}

/** What a file is known by without reading it; nothing where there is no ordinary file. */
export function look(path: string): Omit<Printed, "fingerprint"> | undefined {
  const stats = at(path);
  return stats?.isFile() ? { size: stats.size, modified: stats.mtimeMs, inode: stats.ino } : undefined;
}

/** When something last came into a folder or left it; nothing where there is no folder. */
export function lookInto(path: string): number | undefined {
  const stats = at(path);
  return stats?.isDirectory() ? stats.mtimeMs : undefined;
}

/** Whether a file of the output folder is as the press left it. */
export function isUntouched(path: string, printed: Printed): boolean {
  const now = look(path);
  return now?.size === printed.size && now.modified === printed.modified && now.inode === printed.inode;
}

/** Whether all of the output folder is as the press left it. */
export const isUntouchedAll = (output: string, { files, folders }: Manifest): boolean =>
  Object.entries(folders).every(([folder, changed]) => lookInto(`${output}/${folder}`) === changed) &&
  Object.entries(files).every(([file, printed]) => isUntouched(`${output}/${file}`, printed));

/** Every folder of these files, the output folder itself among them. */
export const allFolders = (files: Iterable<string>): Set<string> => {
  const all = new Set([""]);
  for (const file of files) for (const folder of foldersOf(file)) all.add(folder);
  return all;
};

const isManifest = (value: unknown): value is Manifest =>
  typeof value === "object" && value !== null && "press" in value && "files" in value && "folders" in value;

const isMove = (value: unknown): value is Move =>
  typeof value === "object" && value !== null && "stage" in value && "files" in value && "printed" in value;
