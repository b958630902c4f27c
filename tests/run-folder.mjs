import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** What a run may not share with another one, or with the person who works in this clone. */
const apart = new Set([".git", ".broadsheet", "_site"]);

/**
 * Gives the run a folder of its own, in which all temporary folders are. Tests work in `clone` there: the repository by links, without
 * what builds note down about it. Vitest loads this file before anything that reads TypeScript on Node 20.
 *
 * @returns what removes the folder
 */
export default function makeRunFolder() {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-run-"));
  process.env.TMPDIR = folder;
  process.env.TEST_CLONE = join(folder, "clone");
  mkdirSync(process.env.TEST_CLONE);
  for (const name of readdirSync("."))
    if (!apart.has(name)) symlinkSync(resolve(name), join(process.env.TEST_CLONE, name), "junction");
  return () => rmSync(folder, { recursive: true, force: true });
}
