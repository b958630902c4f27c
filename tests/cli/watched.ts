import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import type { Paper } from "./paper.ts";
import { type Attended, attend, PATIENCE } from "./served.ts";

export interface Watched extends Attended {
  /** Waits until a file of the output folder has a text. */
  has(file: string, words: string): Promise<void>;
  /** Waits until a file is no longer in the output folder. */
  lacks(file: string): Promise<void>;
}

/** Begins `build --watch`; it is ended with the test. */
export function watched({ begin, folder }: Paper, env?: Record<string, string>): Watched {
  const pathOf = (file: string) => join(folder, "_site", file);
  const text = (file: string) => (existsSync(pathOf(file)) ? readFileSync(pathOf(file), "utf8") : "");
  return {
    ...attend(begin(["build", "--watch"], env)),
    has: async (file, words) => void (await expect.poll(() => text(file), PATIENCE).toContain(words)),
    lacks: async (file) => void (await expect.poll(() => existsSync(pathOf(file)), PATIENCE).toBe(false)),
  };
}
