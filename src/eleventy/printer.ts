import { relative } from "node:path";
import Eleventy from "@11ty/eleventy";
import type { Globals } from "../edition/chrome.ts";
import type { Page } from "../model/page.ts";
import { provide, type Run } from "./pages.ts";

/** One Eleventy that renders batch after batch of ready pages into a folder. */
export class Printer {
  readonly #run: Run;
  readonly #eleventy: Eleventy;

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
    await this.#eleventy.write();
  }
}
