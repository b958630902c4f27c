import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statfsSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** What a run may not share with another one, or with the person who works in this clone. */
const APART = new Set([".git", ".broadsheet", "_site"]);

/** What no test may change: the code, which is loaded from where it is, and what is large. */
const LINKED = new Set(["node_modules", "src", "tests"]);

/** A file system in memory, on many machines. Tests write and remove 100,000 small files, which takes 20 times as long on a disk. */
const MEMORY = "/dev/shm";

/** What a run may need there, in bytes. */
const ROOM = 4e9;

/**
 * Gives the run a folder of its own, in which all temporary folders are. Tests work in `clone` there: a copy of the repository with the
 * code by links, without what builds note down about it. Vitest loads this file before anything that reads TypeScript on Node 20.
 *
 * @returns what removes the folder
 */
export default function makeRunFolder() {
  const folder = inMemory() ?? mkdtempSync(join(tmpdir(), "broadsheet-run-"));
  // Servers read in it as a user of their own (`tests/long/servers.ts`).
  chmodSync(folder, 0o711);
  const clone = join(folder, "clone");
  process.env.TMPDIR = folder;
  process.env.TEST_CLONE = clone;
  mkdirSync(clone);
  for (const name of readdirSync("."))
    if (LINKED.has(name)) symlinkSync(resolve(name), join(clone, name), "junction");
    else if (!APART.has(name)) cpSync(name, join(clone, name), { recursive: true });
  // Again where something was added meanwhile: a browser ends a moment after the process that opened it, and still writes its profile.
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
}

/** @returns a new folder in memory, or undefined where there is none that has room and lets programs run */
function inMemory() {
  if (!existsSync(MEMORY)) return undefined;
  const { bavail, bsize } = statfsSync(MEMORY);
  if (bavail * bsize < ROOM) return undefined;
  const folder = mkdtempSync(join(MEMORY, "broadsheet-run-"));
  const program = join(folder, "program");
  writeFileSync(program, "#!/bin/sh\n", { mode: 0o755 });
  const isFit = spawnSync(program).status === 0;
  rmSync(isFit ? program : folder, { recursive: true });
  return isFit ? folder : undefined;
}
