import { lstatSync, realpathSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { stateOf } from "../model/disk.ts";
import { composed } from "../model/text.ts";
import { isHidden, type ListedSeed, PUBLIC_FOLDER } from "./files.ts";

/**
 * The same files after some of them changed, came or went, of which no other is looked at: a walk through 19,040 takes 0.1 s.
 *
 * @param known as `listSeeds` had them, where it had no problems
 * @param changed absolute, or relative to the project
 * @returns nothing where only a walk can tell, as where a folder or a link came, or something outside of the folder changed
 */
export function relistSeeds(
  root: string,
  folder: string,
  known: readonly ListedSeed[],
  changed: readonly string[],
): ListedSeed[] | undefined {
  const at = resolve(root, folder);
  const files = new Map(known.map((seed) => [seed.path, seed]));
  for (const each of changed) {
    const there = resolve(root, each);
    const below = relative(at, there).split(sep).join("/");
    const names = below.split("/");
    const isHiddenName = names.some(isHidden);
    // Of what is hidden below `public/`, a walk warns.
    if (names.includes("..") || (isHiddenName && below.startsWith(PUBLIC_FOLDER))) return undefined;
    if (isHiddenName) continue;
    const seed = { file: `${folder}/${below}`, path: composed(below) };
    const before = files.get(seed.path);
    const isFile = isOrdinary(there);
    if (before ? before.file !== seed.file : !isFile || !isInFolder(there, at)) return undefined;
    if (isFile) files.set(seed.path, { ...seed, ...stateOf(there) });
    else if (isFile === undefined) files.delete(seed.path);
    else return undefined;
  }
  return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Whether a path is that of a file and of no link; nothing where there is nothing. */
function isOrdinary(path: string): boolean | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isFile();
  } catch {
    return false;
  }
}

/** Whether no folder between two is a link. */
function isInFolder(file: string, folder: string): boolean {
  try {
    return realpathSync(dirname(file)) === join(realpathSync(folder), relative(folder, dirname(file)));
  } catch {
    return false;
  }
}
