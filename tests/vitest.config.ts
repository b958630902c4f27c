import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The files that take longest. They begin first: otherwise one processor waits for the other at the end. */
const SLOWEST = [
  "eleventy/errors",
  "eleventy/contract",
  "browser/embeds",
  "browser/layout",
  "site/shipped",
  "browser/pictures",
  "browser/founded",
  "cli/commands",
  "browser/hostile-copy",
  "site/hostile-copy",
  "build/history",
  "cli/records",
];

class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = SLOWEST.findIndex((name) => moduleId.endsWith(`tests/${name}.test.ts`));
      return place < 0 ? SLOWEST.length : place;
    };
    return files.toSorted((a, b) => rank(a) - rank(b) || (a.moduleId < b.moduleId ? -1 : 1));
  }
}

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: "tests/run-folder.mjs",
    setupFiles: "tests/in-clone.ts",
    sequence: { sequencer: SlowestFirst },
    // The code runs as Node runs it, not as Vite would: Eleventy loads the same modules.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    execArgv: ["--import", "./src/cli/broadsheet.mjs"],
    // Files share a process: to load the program anew for each takes a second. Vitest would leave one processor alone.
    isolate: false,
    // One more than processors: files wait for browsers and programs a quarter of their time.
    maxWorkers: availableParallelism() + 1,
    // Whole sites and browsers on a small machine: this is no measure of speed.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
