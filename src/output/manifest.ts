// What the last edition put into the output folder, and how it lies there; and the move that a killed build did not finish.

import { existsSync, lstatSync, type Stats } from "node:fs";
import { join } from "node:path";
import { codeOf } from "../model/error-code.ts";
import { hasShape, readRecord, removeRecord, writeRecord } from "../model/record.ts";
import type { Asset } from "../model/view.ts";
import type { OwnPage } from "../site/place.ts";
import type { PageNeeds } from "./hosting/page-needs.ts";
import type { OutputFolder } from "./output-folder.ts";

/** A file of an edition, and its state in the output folder after it was published: any change to the file changes one of these. */
export interface Printed {
  /** Of its content. */
  readonly fingerprint: string;
  readonly size: number;
  /** Milliseconds. */
  readonly modified: number;
  readonly inode: number;
}

/** What a build knew of the outlet's own pages and code. */
export interface OwnRecord {
  readonly pages: readonly OwnPage[];
  readonly copies: readonly Asset[];
  /** Fingerprint of global data that the configuration adds. */
  readonly data: string;
  /** Files, folders and globs that are copied or watched. */
  readonly roots: readonly string[];
  /** The kinds of pages whose layouts read collections. */
  readonly readers: readonly string[];
  /** What pages need of the security policy, by their layouts. */
  readonly needs: Readonly<Record<string, PageNeeds>>;
}

/** What was published last into an output folder. Paths are below it, `/` between the parts. */
export interface Manifest {
  /** Fingerprint of what all pages are printed with: code, layouts, chrome, the versions beneath. */
  readonly layout: string;
  readonly files: ReadonlyMap<string, Printed>;
  /** Every folder of the edition (`""` is the output folder itself) and when an entry was last added or removed, in milliseconds. */
  readonly folders: ReadonlyMap<string, number>;
  /** Foreign files and folders in these folders. */
  readonly strays: readonly string[];
  readonly own: OwnRecord;
  /** What the next build needs to see that nothing changed at all; the manifest does not look into it. */
  readonly lastResult?: unknown;
}

/** An edition on its way from the stage into the output folder. */
export interface Move {
  readonly stage: string;
  /** Files of the stage in the order in which they go. */
  readonly files: readonly string[];
  /** What has to be removed first, since it is a file where the edition has a folder, or the other way round. */
  readonly clear: readonly string[];
  /** What is removed last. */
  readonly remove: readonly string[];
  /** What the manifest says when all is done, files that stay as they are left out. */
  readonly printed: ReadonlyMap<string, Printed>;
  readonly layout: string;
  readonly own: OwnRecord;
  readonly lastResult?: unknown;
}

/** Before anything is published. */
export const NOTHING: Manifest = {
  layout: "",
  files: new Map(),
  folders: new Map(),
  strays: [],
  own: { pages: [], copies: [], data: "", roots: [], readers: [], needs: {} },
};

/** Files as they are recorded: as columns, 27,000 of them are read and written in a fifth of the time that an object of objects takes. */
interface Columns {
  readonly names: readonly string[];
  readonly fingerprints: readonly string[];
  readonly sizes: readonly number[];
  readonly modified: readonly number[];
  readonly inodes: readonly number[];
}

interface NotedMove extends Omit<Move, "printed"> {
  readonly printed: Columns;
}

interface Noted extends Omit<Manifest, "files" | "folders"> {
  readonly files: Columns;
  readonly folders: { readonly names: readonly string[]; readonly changed: readonly number[] };
}

const MANIFEST = "edition.json";
const manifestFile = (output: OutputFolder): string => join(output.records, MANIFEST);
const moveFile = (output: OutputFolder): string => join(output.records, "moving.json");

/** @returns also a line for the terminal where the record cannot be used */
export function readManifest(output: OutputFolder): { manifest: Manifest; notice?: string } {
  const read = readRecord(manifestFile(output));
  if (read === "missing") return { manifest: NOTHING };
  const value = read === "damaged" ? undefined : inPresentWords(read.value);
  const manifest = isNoted(value) ? manifestOf(value) : undefined;
  if (!manifest) {
    return {
      manifest: NOTHING,
      notice: `${join(output.recordsName, MANIFEST)} is damaged: everything is printed again.`,
    };
  }
  return { manifest };
}

/** A note of the versions that said `press` for `layout` and `memo` for the last result, which is of no use to another version. */
function inPresentWords(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("press" in value)) return value;
  const { press, memo: _, ...rest }: { readonly press: unknown; readonly memo?: unknown } = value;
  return { ...rest, layout: press };
}

/** Nothing where columns are not equally long. */
function manifestOf({ files, folders, ...rest }: Noted): Manifest | undefined {
  const lie = filesIn(files);
  if (!lie || folders.changed.length !== folders.names.length) return undefined;
  const known = new Map(folders.names.map((name, at) => [name, folders.changed[at] ?? 0]));
  return { ...rest, files: lie, folders: known, own: isOwnRecord(rest.own) ? rest.own : NOTHING.own };
}

const notedOf = ({ files, folders, ...rest }: Manifest): Noted => ({
  ...rest,
  files: columnsOf(files),
  folders: { names: [...folders.keys()], changed: [...folders.values()] },
});

function filesIn({ names, fingerprints, sizes, modified, inodes }: Columns): Map<string, Printed> | undefined {
  if (![fingerprints, sizes, modified, inodes].every(({ length }) => length === names.length)) return undefined;
  const files = new Map<string, Printed>();
  names.forEach((name, at) => {
    files.set(name, {
      fingerprint: fingerprints[at] ?? "",
      size: sizes[at] ?? 0,
      modified: modified[at] ?? 0,
      inode: inodes[at] ?? 0,
    });
  });
  return files;
}

function columnsOf(files: ReadonlyMap<string, Printed>): Columns {
  const lie = [...files.values()];
  return {
    names: [...files.keys()],
    fingerprints: lie.map(({ fingerprint }) => fingerprint),
    sizes: lie.map(({ size }) => size),
    modified: lie.map(({ modified }) => modified),
    inodes: lie.map(({ inode }) => inode),
  };
}

const written = new WeakMap<Manifest, Omit<Printed, "fingerprint"> | undefined>();

/** Whether this process wrote a manifest, and since then nothing was published and the output folder was not removed. */
export function isLast(output: OutputFolder, manifest: Manifest): boolean {
  const before = written.get(manifest);
  const now = fileState(manifestFile(output));
  const isSame = now?.inode === before?.inode && now?.modified === before?.modified && now?.size === before?.size;
  const isThere = folderState(`${output.path}/`) === manifest.folders.get("");
  return before !== undefined && isSame && isThere && !existsSync(moveFile(output));
}

/** The move that a killed build did not finish. A damaged record counts as none, since builds look at every file anyway. */
export function readMove(output: OutputFolder): Move | undefined {
  const read = readRecord(moveFile(output));
  const move = typeof read === "object" ? inPresentWords(read.value) : undefined;
  if (!isMove(move)) return undefined;
  const printed = filesIn(move.printed);
  return printed && { ...move, printed, own: isOwnRecord(move.own) ? move.own : NOTHING.own };
}

/** Until `endMove`, each file of the output folder is of the old edition or of the new one. */
export const beginMove = (output: OutputFolder, move: Move): void =>
  writeRecord(moveFile(output), { ...move, printed: columnsOf(move.printed) } satisfies NotedMove);

/** From now on the output folder holds the new edition. */
export function endMove(output: OutputFolder, manifest: Manifest): void {
  writeRecord(manifestFile(output), notedOf(manifest));
  written.set(manifest, fileState(manifestFile(output)));
  removeRecord(moveFile(output));
}

/** What lies at a path, links not followed; nothing too where a file stands in the place of one of its folders. */
export function entryAt(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (codeOf(error) === "ENOTDIR") return undefined;
    throw error;
  }
}

/** How a file is recognized without reading it; nothing where there is no ordinary file. */
export function fileState(path: string): Omit<Printed, "fingerprint"> | undefined {
  const stats = entryAt(path);
  return stats?.isFile() ? { size: stats.size, modified: stats.mtimeMs, inode: stats.ino } : undefined;
}

/** When an entry was last added to a folder or removed from it; nothing where there is no folder. */
export function folderState(path: string): number | undefined {
  const stats = entryAt(path);
  return stats?.isDirectory() ? stats.mtimeMs : undefined;
}

/** Whether a file of the output folder is as the last build left it. */
export function isUntouched(path: string, printed: Printed): boolean {
  const now = fileState(path);
  return now?.size === printed.size && now.modified === printed.modified && now.inode === printed.inode;
}

/** Whether all of the output folder is as the last build left it. */
export function isUntouchedAll(output: OutputFolder, { files, folders }: Manifest): boolean {
  for (const [folder, changed] of folders) if (folderState(`${output.path}/${folder}`) !== changed) return false;
  for (const [file, printed] of files) if (!isUntouched(`${output.path}/${file}`, printed)) return false;
  return true;
}

/** Every folder of these files, the output folder itself among them. */
export function allFolders(files: Iterable<string>): Set<string> {
  const all = new Set([""]);
  for (const file of files) {
    // From the innermost on: above one that is known, all are.
    for (let at = file.lastIndexOf("/"); at >= 0; at = file.lastIndexOf("/", at - 1)) {
      const folder = file.slice(0, at);
      if (all.has(folder)) break;
      all.add(folder);
    }
  }
  return all;
}

const COLUMNS = { names: "list", fingerprints: "list", sizes: "list", modified: "list", inodes: "list" } as const;

const isNoted = (value: unknown): value is Noted =>
  hasShape<Noted>(value, {
    layout: "text",
    files: COLUMNS,
    folders: { names: "list", changed: "list" },
    strays: "list",
    own: "any",
    lastResult: "any",
  });

const isOwnRecord = (value: unknown): value is OwnRecord =>
  hasShape<OwnRecord>(value, {
    pages: "list",
    copies: "list",
    data: "text",
    roots: "list",
    readers: "list",
    needs: {},
  });

const isMove = (value: unknown): value is NotedMove =>
  hasShape<NotedMove>(value, {
    stage: "text",
    files: "list",
    clear: "list",
    remove: "list",
    printed: COLUMNS,
    layout: "text",
    own: "any",
    lastResult: "any",
  });
