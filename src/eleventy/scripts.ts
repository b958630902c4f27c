import { createRequire } from "node:module";
import { resolve } from "node:path";

const require = createRequire(import.meta.url);

/** The scripts of pages, for layouts. A script is bundled when a layout asks for it. */
export class Scripts {
  readonly #root: string;

  /** @param root of the project, absolute */
  constructor(root: string) {
    this.#root = root;
  }

  /** That of the search page. It is written on the page, so that the security policy can allow it, and nothing else, on any domain. */
  get search(): string {
    // Loaded here, since most builds do not print that page.
    const { buildSync }: typeof import("esbuild") = require("esbuild");
    const { outputFiles } = buildSync({
      entryPoints: [resolve(this.#root, "src/search/browser/page.ts")],
      absWorkingDir: this.#root,
      bundle: true,
      minify: true,
      format: "esm",
      target: "es2022",
      // Letters of many scripts are shorter than their escapes.
      charset: "utf8",
      write: false,
      logLevel: "silent",
    });
    return outputFiles[0]?.text.trim() ?? "";
  }
}
