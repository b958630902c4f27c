import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { outputFolder } from "../../src/output/output-folder.ts";
import { type Figures, measure } from "./process.ts";

/** What a build wrote. */
export interface Written {
  readonly pages: number;
  readonly files: number;
  /** Megabytes, as the files are long. */
  readonly size: number;
}

const PROGRAM = "src/cli/broadsheet.mjs";
const COPIED = [PROGRAM, "package.json", "package-lock.json", ".eleventy.ts", "src", "_includes", "_data"];

/**
 * A copy of the repository whose layouts and data may be edited, with a folder for seeds and one for the output. It makes no search index,
 * since the peers have none: `search.ts` measures it.
 */
export class Site {
  /** Absolute, as all folders here. */
  readonly clone: string;
  readonly seeds: string;
  readonly output: string;

  constructor(folder: string) {
    this.clone = join(folder, "clone");
    this.seeds = join(folder, "seeds");
    this.output = join(folder, "site");
    mkdirSync(this.clone, { recursive: true });
    for (const path of COPIED) cpSync(path, join(this.clone, path), { recursive: true });
    symlinkSync(resolve("node_modules"), join(this.clone, "node_modules"));
    this.edit("_data/site.ts", (text) => text.replace("export default {", "export default { search: false,"));
  }

  edit(file: string, change: (text: string) => string): void {
    const path = join(this.clone, file);
    writeFileSync(path, change(readFileSync(path, "utf8")));
  }

  build(...flags: readonly string[]): Promise<Figures> {
    return measure(process.execPath, [PROGRAM, ...this.#build(flags)], { cwd: this.clone });
  }

  /** Starts a build that stays. */
  watch(): ChildProcess {
    return this.start(...this.#build(["--watch"]));
  }

  start(...argv: readonly string[]): ChildProcess {
    return spawn(process.execPath, [PROGRAM, ...argv], { cwd: this.clone, stdio: ["ignore", "pipe", "pipe"] });
  }

  #build(flags: readonly string[]): string[] {
    return ["build", "--seeds", this.seeds, "--output", this.output, ...flags];
  }

  /** Removes what was built, and what a build remembers of it: the next build is one from nothing. */
  clean(): void {
    for (const folder of [this.output, outputFolder(this.clone, this.output).records])
      rmSync(folder, { recursive: true, force: true });
  }

  /** @returns the paths of the files in the output folder, below it */
  files(): string[] {
    return readdirSync(this.output, { recursive: true, encoding: "utf8" }).sort();
  }

  /** @param since in milliseconds; the whole of the output by default */
  written(since = 0): Written {
    const states = this.files().map((name) => ({ name, ...stateOf(join(this.output, name)) }));
    const files = states.filter(({ isFile, changed }) => isFile && changed >= since);
    return {
      pages: files.filter(({ name }) => /\.(?:html|xml)$/.test(name)).length,
      files: files.length,
      size: files.reduce((sum, { size }) => sum + size, 0) / 1e6,
    };
  }
}

function stateOf(path: string): { isFile: boolean; changed: number; size: number } {
  const stats = statSync(path);
  return { isFile: stats.isFile(), changed: stats.mtimeMs, size: stats.size };
}
