import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { UserConfig } from "@11ty/eleventy";
import nunjucks from "nunjucks";

const FOLDER = "src/assets/css";

/** The stylesheets in the order of their names, without comments and indentation. */
export function stylesheet(folder = FOLDER): string {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".css"))
    .sort()
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n")
    .replace(/\/\*.*?\*\//gs, "")
    .replace(/\s+/g, " ")
    .replace(/ ?([{};,]) ?/g, "$1")
    .replace(/: /g, ":")
    .replaceAll(";}", "}")
    .trim();
}

/** `{{ styles }}`: every page carries its style, so that it reads well from the first byte and from a saved copy. */
export function styles(config: UserConfig): void {
  config.on("eleventy.engine.njk", ({ environment }) => {
    environment.addGlobal("styles", new nunjucks.runtime.SafeString(stylesheet()));
  });
}
