import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { shortHash } from "../model/text.ts";

/** Where an edition is made before anybody sees it: beside the output folder, since a rename does not cross file systems. */
export const stageOf = (output: string): string =>
  join(dirname(resolve(output)), `.${basename(resolve(output))}.stage`);

/**
 * Moves a finished stage into the output folder, then removes what the last edition had and this one has not. Files that Broadsheet
 * did not write are left alone. Each page is replaced by one `rename`.
 *
 * @param files every file of the edition, below the stage
 * @returns how many files of the last edition were removed
 */
export function commit(stage: string, output: string, files: readonly string[]): number {
  const record = recordOf(output);
  const before = existsSync(record) ? readFileSync(record, "utf8").split("\n") : [];
  const now = new Set(files);
  const folders = new Set(files.flatMap(foldersOf));
  const gone = before.filter((file) => file !== "" && !now.has(file) && existsSync(join(output, file)));
  // What was a file and becomes a folder, or the other way round, has to go first.
  const inTheWay = gone.filter((file) => folders.has(file) || foldersOf(file).some((folder) => now.has(folder)));
  for (const file of inTheWay) remove(output, file);
  moveInto(stage, output);
  for (const file of gone) if (!inTheWay.includes(file)) remove(output, file);
  mkdirSync(dirname(record), { recursive: true });
  writeFileSync(record, files.join("\n"));
  rmSync(stage, { recursive: true, force: true });
  return gone.length;
}

/** Every folder that a file lies in: `a/b/c.html` in `a` and `a/b`. */
const foldersOf = (file: string): string[] => [...file.matchAll(/\//g)].map(({ index }) => file.slice(0, index));

/** What the last edition in this output folder consisted of. */
const recordOf = (output: string): string => join(".broadsheet", shortHash(resolve(output)), "files.txt");

/** A folder that is new goes as a whole: one rename instead of thousands. */
function moveInto(from: string, to: string): void {
  if (!existsSync(to)) {
    mkdirSync(dirname(to), { recursive: true });
    renameSync(from, to);
    return;
  }
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) moveInto(source, target);
    else renameSync(source, target);
  }
}

/** Removes a file and the folders that it leaves empty. */
function remove(output: string, file: string): void {
  rmSync(join(output, file), { force: true });
  for (
    let folder = dirname(file);
    folder !== "." && readdirSync(join(output, folder)).length === 0;
    folder = dirname(folder)
  )
    rmdirSync(join(output, folder));
}
