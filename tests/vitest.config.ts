import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    // Whole sites and browsers on a small machine: this is no measure of speed.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
