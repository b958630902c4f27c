import { existsSync, mkdirSync, statSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { codeOf } from "./error-code.ts";

/** The state of a file on the disk. */
export interface DiskState {
  /** Size, modification time and change time in nanoseconds. When the content changes, the state changes. */
  readonly state: string;
  /** The later of modification time and change time, in milliseconds. */
  readonly changed: number;
}

/** The state of a file, which is named by its absolute path; one that nothing equals where there is no file. */
export function stateOf(file: string): DiskState {
  const stats = statSync(file, { bigint: true, throwIfNoEntry: false });
  // The file was deleted after the folder was listed. Reading it will report that.
  if (!stats) return { state: "", changed: Number.POSITIVE_INFINITY };
  const { size, mtimeNs, ctimeNs } = stats;
  return {
    state: `${size} ${mtimeNs} ${ctimeNs}`,
    changed: Number((mtimeNs > ctimeNs ? mtimeNs : ctimeNs) / 1_000_000n),
  };
}

/**
 * Makes a folder that the user named, and those that it is in. Below `/proc`, where Linux makes none and says ENOENT, `mkdirSync` with
 * `recursive` would try for ever (seen in Node.js 20.20).
 *
 * @param path absolute
 * @throws an error of the disk, with EACCES where the system makes no folders
 */
export function makeFolder(path: string): void {
  const above = dirname(path);
  if (existsSync(path) || above === path) return;
  makeFolder(above);
  try {
    mkdirSync(path);
  } catch (error) {
    if (codeOf(error) === "EEXIST") return;
    throw codeOf(error) === "ENOENT"
      ? Object.assign(new Error(`no folder can be made: ${path}`), { code: "EACCES", path })
      : error;
  }
}

/** Whether a real path is below a real folder. */
export const isWithin = (root: string, path: string): boolean => path.startsWith(join(root, sep));

/** The folder below the seeds with the pictures that any story may use. Nothing in it is a story. */
export const MEDIA_FOLDER = "media";
