import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { onTestFinished } from "vitest";
import { type Files, NOW, outlet, write } from "../site/site.ts";

/** A clone of the repository with an outlet of its own, where a command may be run and anything edited. */
export interface Paper {
  /** Gone after the test. */
  readonly folder: string;
  write(files: Files): void;
  /** Changes a file; returns what puts it back. */
  edit(file: string, change: (text: string) => string): () => void;
  remove(path: string): void;
  has(path: string): boolean;
  read(path: string): string;
  /** Begins `node src/cli/broadsheet.mjs …`, with the clock at 1 June 2026. */
  begin(argv: readonly string[], env?: Record<string, string>): ChildProcess;
  run(argv: readonly string[], env?: Record<string, string>): Promise<Outcome>;
}

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** @param files seeds, and what differs from the test outlet's `_data` */
export function paper(files: Files): Paper {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-cli-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const path of ["package.json", ".eleventy.ts", "src", "_includes", "_data/phrases.ts"])
    cpSync(path, join(folder, path), { recursive: true });
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"), "junction");
  write(folder, outlet);
  write(folder, files);
  const begin: Paper["begin"] = (argv, env = {}) =>
    spawn(process.execPath, ["src/cli/broadsheet.mjs", ...argv], {
      cwd: folder,
      env: { ...process.env, SOURCE_DATE_EPOCH: String(NOW / 1000), ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
  return {
    folder,
    begin,
    write: (changes) => write(folder, changes),
    edit(file, change) {
      const before = readFileSync(join(folder, file), "utf8");
      write(folder, { [file]: change(before) });
      return () => write(folder, { [file]: before });
    },
    remove: (path) => rmSync(join(folder, path), { recursive: true }),
    has: (path) => existsSync(join(folder, path)),
    read: (path) => readFileSync(join(folder, path), "utf8"),
    run: (argv, env) => outcomeOf(begin(argv, env)),
  };
}

/** Waits for a process and for all that it began: as long as one of them lives, its output is open. */
export function outcomeOf(process: ChildProcess): Promise<Outcome> {
  const said = { stdout: "", stderr: "" };
  process.stdout?.setEncoding("utf8").on("data", (text: string) => (said.stdout += text));
  process.stderr?.setEncoding("utf8").on("data", (text: string) => (said.stderr += text));
  return new Promise((resolve) => process.once("close", (code) => resolve({ code, ...said })));
}
