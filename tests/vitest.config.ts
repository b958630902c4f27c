import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: "tests/run-folder.mjs",
    setupFiles: "tests/in-clone.ts",
    // The code runs as Node runs it, not as Vite would: Eleventy loads the same modules.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    execArgv: ["--import", "./src/cli/broadsheet.mjs"],
    // Files share a process: to load the program anew for each takes a second. Vitest would leave one processor alone.
    isolate: false,
    maxWorkers: availableParallelism(),
    // Whole sites and browsers on a small machine: this is no measure of speed.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
