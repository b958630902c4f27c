import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import { outcomeOf, type Paper } from "./paper.ts";
import { PATIENCE } from "./served.ts";

export interface Watched {
  /** Waits until the terminal shows a text. */
  says(words: RegExp): Promise<void>;
  /** Waits until a file of the output folder has a text. */
  has(file: string, words: string): Promise<void>;
  /** Waits until a file is no longer in the output folder. */
  lacks(file: string): Promise<void>;
  /** Sends a signal, and waits until the process and its builder are gone. */
  end(signal: NodeJS.Signals): Promise<{ code: number | null; stderr: string }>;
}

/** Begins `build --watch`; it is ended with the test. */
export function watched({ begin, folder }: Paper, env?: Record<string, string>): Watched {
  const process = begin(["build", "--watch"], env);
  let terminal = "";
  const hear = (text: Buffer) => {
    terminal += text;
  };
  process.stdout?.on("data", hear);
  process.stderr?.on("data", hear);
  const outcome = outcomeOf(process);
  const end: Watched["end"] = (signal) => {
    process.kill(signal);
    return outcome;
  };
  onTestFinished(async () => void (await end("SIGTERM")));
  const pathOf = (file: string) => join(folder, "_site", file);
  const text = (file: string) => (existsSync(pathOf(file)) ? readFileSync(pathOf(file), "utf8") : "");
  return {
    says: async (words) => void (await expect.poll(() => terminal, PATIENCE).toMatch(words)),
    has: async (file, words) => void (await expect.poll(() => text(file), PATIENCE).toContain(words)),
    lacks: async (file) => void (await expect.poll(() => existsSync(pathOf(file)), PATIENCE).toBe(false)),
    end,
  };
}
