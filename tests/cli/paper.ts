import { type ChildProcess, spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, posix, resolve } from "node:path";
import { PassThrough } from "node:stream";
import { format } from "node:util";
import { expect, onTestFinished, vi } from "vitest";
import { main } from "../../src/cli/main.ts";
import type { Terminal } from "../../src/cli/options.ts";
import { type Files, NOW, outlet, write } from "../site/site.ts";

/** A view of the repository with an outlet of its own, where a command may be run. Its code is that of the repository. */
export interface Paper {
  /** The folder, which is removed after the test. */
  readonly folder: string;
  write(files: Files): void;
  /** Changes a file. @returns a function that undoes the change */
  edit(file: string, change: (text: string) => string): () => void;
  remove(path: string): void;
  has(path: string): boolean;
  read(path: string): string;
  /** Starts `node src/cli/broadsheet.mjs …`, with the clock at 1 June 2026. */
  begin(argv: readonly string[], env?: Record<string, string>): ChildProcess;
  /** Runs a command in this process, with the clock at 1 June 2026. The command of a clone runs in a process of its own. */
  run(argv: readonly string[], env?: Record<string, string>): Promise<Outcome>;
  /** Runs a command in a process of its own, for tests of that. It takes two seconds; `run` takes a fifth of a second. */
  spawn(argv: readonly string[], env?: Record<string, string>): Promise<Outcome>;
}

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What of `src` is no code, and may differ from paper to paper. */
const OWN_ROOMS = ["src/pages", "src/assets"];

/** @param files seeds, and what differs from the test outlet's `_data` */
export function paper(files: Files): Paper {
  const folder = newFolder();
  copyInto(folder, [".eleventy.ts", "_includes", ...OWN_ROOMS]);
  const rooms = readdirSync("src").map((name) => posix.join("src", name));
  for (const path of ["package.json", "node_modules", ...rooms.filter((room) => !OWN_ROOMS.includes(room))])
    symlinkSync(resolve(path), join(folder, path), "junction");
  return paperIn(folder, files, false);
}

/** The same with the repository's own `_data` and those of its seeds that are named. */
export function examplePaper(seeds: readonly string[]): Paper {
  const site = paper({});
  rmSync(join(site.folder, "_data"), { recursive: true });
  copyInto(site.folder, ["_data", ...seeds]);
  return site;
}

/** A copy of the repository, of which the code may be edited too. Each is compiled when its first command is run, always as a process. */
export function clone(files: Files): Paper {
  const folder = newFolder();
  copyInto(folder, ["package.json", ".eleventy.ts", "src", "_includes"]);
  linkPackages(folder);
  return paperIn(folder, files, true);
}

/** Packages by links, one by one: what is compiled is noted down beside them, and goes with the folder. */
function linkPackages(folder: string): void {
  mkdirSync(join(folder, "node_modules"));
  for (const name of readdirSync("node_modules"))
    if (name !== ".cache") symlinkSync(resolve("node_modules", name), join(folder, "node_modules", name), "junction");
}

function copyInto(folder: string, paths: readonly string[]): void {
  for (const path of paths) cpSync(path, join(folder, path), { recursive: true, dereference: true });
}

const isLink = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;

/** Writes files of a paper. @throws where they would be written through a link, into the repository */
function writeOwn(folder: string, files: Files): void {
  for (const path of Object.keys(files))
    if (isLink(join(folder, ...path.split("/").slice(0, 2))))
      throw new Error(`${path} is the repository's: only a clone() may change it.`);
  write(folder, files);
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-cli-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function paperIn(folder: string, files: Files, isClone: boolean): Paper {
  mkdirSync(join(folder, "_data"));
  write(folder, outlet);
  writeOwn(folder, files);
  const atNoon = { SOURCE_DATE_EPOCH: String(NOW / 1000) };
  const begin: Paper["begin"] = (argv, env = {}) => {
    // The program is compiled where it is, and the configuration with it.
    if (!isClone && read(".eleventy.ts") !== readFileSync(".eleventy.ts", "utf8"))
      throw new Error("A process has an .eleventy.ts of its own in a clone() only.");
    return spawn(process.execPath, ["src/cli/broadsheet.mjs", ...argv], {
      cwd: folder,
      env: { ...process.env, ...atNoon, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
  };
  const read: Paper["read"] = (path) => readFileSync(join(folder, path), "utf8");
  const asProcess: Paper["spawn"] = (argv, env) => outcomeOf(begin(argv, env));
  return {
    folder,
    begin,
    write: (changes) => writeOwn(folder, changes),
    edit(file, change) {
      const before = read(file);
      writeOwn(folder, { [file]: change(before) });
      return () => write(folder, { [file]: before });
    },
    remove: (path) => rmSync(join(folder, path), { recursive: true }),
    has: (path) => existsSync(join(folder, path)),
    read,
    run: isClone ? asProcess : (argv, env) => runWithin(folder, argv, { ...process.env, ...atNoon, ...env }),
    spawn: asProcess,
  };
}

/**
 * Runs a command in this process as if on a terminal, where a user answers question by question.
 *
 * @returns also what the terminal shows of the questions
 */
export async function onTerminal(folder: string, argv: readonly string[], answers: readonly string[]) {
  const input = new PassThrough();
  const output = new PassThrough();
  const waiting = [...answers];
  let asked = "";
  output.setEncoding("utf8").on("data", (text: string) => {
    asked += text;
    // A question is the one thing that does not end its line.
    if (text.endsWith("\n")) return;
    const answer = waiting.shift();
    if (answer === undefined) input.end();
    else input.write(`${answer}\n`);
  });
  const env = { ...process.env, SOURCE_DATE_EPOCH: String(NOW / 1000) };
  return { ...(await runWithin(folder, argv, env, { input, output })), asked };
}

async function runWithin(
  folder: string,
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
  terminal?: Terminal,
): Promise<Outcome> {
  const said = { stdout: "", stderr: "" };
  const hear = (method: "log" | "warn" | "error", stream: "stdout" | "stderr") =>
    vi.spyOn(console, method).mockImplementation((...values) => {
      said[stream] += `${format(...values)}\n`;
    });
  const heard = [hear("log", "stdout"), hear("warn", "stderr"), hear("error", "stderr")];
  const root = realpathSync(folder);
  try {
    return { code: await main(argv, { root, workingDirectory: root, env, clock: Date.now, terminal }), ...said };
  } finally {
    for (const each of heard) each.mockRestore();
  }
}

/** Waits for a process and for all that it began: as long as one of them lives, its output is open. */
export function outcomeOf(process: ChildProcess): Promise<Outcome> {
  const said = { stdout: "", stderr: "" };
  process.stdout?.setEncoding("utf8").on("data", (text: string) => (said.stdout += text));
  process.stderr?.setEncoding("utf8").on("data", (text: string) => (said.stderr += text));
  return new Promise((resolve) => process.once("close", (code) => resolve({ code, ...said })));
}

/** An edit that puts lines in behind the first one that holds `after`. */
export const behind = (after: string, lines: string) => (text: string) => {
  expect(text, after).toContain(after);
  const end = text.indexOf("\n", text.indexOf(after));
  return `${text.slice(0, end)}\n${lines}${text.slice(end)}`;
};

/** What TypeScript says of the code of a clone. */
export function compile({ folder }: Paper): Promise<Outcome> {
  cpSync("tsconfig.json", join(folder, "tsconfig.json"));
  const tsc = join(folder, "node_modules/typescript/bin/tsc");
  return outcomeOf(
    spawn(process.execPath, [tsc, "--pretty", "false"], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] }),
  );
}
