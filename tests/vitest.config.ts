import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: "tests/tidy.mjs",
    // The code runs as Node runs it, not as Vite would: Eleventy loads the same modules.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    execArgv: ["--import", "./src/cli/broadsheet.mjs"],
    // Whole sites and browsers on a small machine: this is no measure of speed.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
