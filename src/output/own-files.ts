import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Problem, problem } from "../model/problem.ts";
import { fingerprintOf } from "../model/text.ts";
import type { Asset } from "../model/view.ts";
import { foldersOf } from "./folders.ts";
import { allFolders, fileState, isUntouched, type Manifest, type Printed } from "./manifest.ts";
import type { OutputFolder } from "./output-folder.ts";

/** A file that Eleventy wrote for the outlet, and what it was made from where that is known. */
export interface OwnFile {
  readonly file: string;
  readonly from?: string | undefined;
}

const MARK = "own ";

/** The fingerprint of a file that no layout prints and that is no asset: it is removed when a build does not make it any more. */
export const markOwn = (fingerprint: string): string => MARK + fingerprint;

/** Whether a file of the last edition was made after the pages: Eleventy wrote it for the outlet, or the search has it. */
export const isOwn = ({ fingerprint }: Printed): boolean => fingerprint.startsWith(MARK);

/** What lies in Eleventy's own folder. */
export function ownFiles(folder: string, made: readonly Required<OwnFile>[]): OwnFile[] {
  const from = new Map(made.map((each) => [each.file, each.from]));
  const listed = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = listed.flatMap((entry) =>
    entry.isDirectory() ? [] : join(entry.parentPath, entry.name).slice(folder.length + 1),
  );
  return files.sort().map((file) => ({ file, from: from.get(file) }));
}

/** Files that Eleventy wrote in the place of a file or folder of the edition. @param ours all other files of the edition */
export function ownCollisions(own: readonly OwnFile[], ours: ReadonlySet<string>): Problem[] {
  if (own.length === 0) return [];
  const folders = allFolders(ours);
  return own.flatMap(({ file, from = ".eleventy.ts" }) => {
    const isTaken = ours.has(file) || folders.has(file) || foldersOf(file).some((folder) => ours.has(folder));
    const what = `is made into "${file}", which is a file or folder of the edition`;
    return isTaken ? problem({ file: from, field: "file" }, what, "Give it another name.") : [];
  });
}

/** Files that the outlet has copied to where the edition has something. @param taken below the output folder */
export function copyCollisions(copies: readonly Asset[], taken: readonly string[]): Problem[] {
  if (copies.length === 0) return [];
  const made = new Map(copies.map(({ file, from }) => [file, from]));
  return taken.flatMap((file) => {
    const from = made.get(file);
    const what = `is copied to "${file}", which is a file of the edition`;
    return from === undefined
      ? []
      : problem({ file: from, field: "file" }, what, "Have it copied elsewhere (.eleventy.ts).");
  });
}

/** Moves these files into the stage, but not those that are published already. @returns the state of each in the stage */
export function stageOwnFiles(
  own: readonly OwnFile[],
  {
    folder,
    stage,
    output,
    manifest,
  }: Record<"folder" | "stage", string> & { readonly output: OutputFolder; readonly manifest: Manifest },
): Map<string, Printed> {
  const staged = new Map<string, Printed>();
  for (const { file } of own) {
    const path = join(folder, file);
    const fingerprint = markOwn(fingerprintOf(readFileSync(path, "latin1")));
    const before = manifest.files.get(file);
    if (before?.fingerprint === fingerprint && isUntouched(join(output.path, file), before)) continue;
    mkdirSync(dirname(join(stage, file)), { recursive: true });
    renameSync(path, join(stage, file));
    const state = fileState(join(stage, file));
    if (state) staged.set(file, { fingerprint, ...state });
  }
  rmSync(folder, { recursive: true, force: true });
  return staged;
}
