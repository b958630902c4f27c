import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import Eleventy from "@11ty/eleventy";
import type { Globals } from "../edition/chrome.ts";
import type { Page } from "../model/page.ts";
import { provide, type Run } from "./pages.ts";

/** One Eleventy that renders batch after batch of ready pages into a folder. */
export class Printer {
  readonly #run: Run;
  readonly #eleventy: Eleventy;
  /** Folders that are there already. */
  readonly #folders = new Set<string>();

  /** @param folder is created where it is missing */
  constructor(folder: string, globals: Globals) {
    const run: Run = { globals, pages: [] };
    this.#run = run;
    this.#eleventy = new Eleventy("src/pages", relative(".", folder) || ".", {
      configPath: ".eleventy.ts",
      quietMode: true,
      config: (config) => provide(config, run),
    });
    this.#eleventy.disableLogger();
  }

  /** One batch at a time: a call before the last one is done is an error. */
  async print(pages: readonly Page[]): Promise<void> {
    this.#run.pages = pages;
    // Eleventy's own write asks for every page whether its folder exists, and keeps count: a fifth of the time that printing takes.
    for (const { outputPath, content } of await this.#eleventy.toJSON()) this.#write(outputPath, content);
  }

  #write(file: string, content: string): void {
    const folder = dirname(file);
    if (!this.#folders.has(folder)) {
      mkdirSync(folder, { recursive: true });
      this.#folders.add(folder);
    }
    writeFileSync(file, content);
  }
}
