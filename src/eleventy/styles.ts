import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { UserConfig } from "@11ty/eleventy";
import nunjucks from "nunjucks";

const FOLDER = "src/assets/css";

/** `{{ styles.page }}`: the stylesheet `page.css`. Every page carries the styles of its kind, so that it reads well from the first byte. */
export function styles(config: UserConfig): void {
  config.on("eleventy.engine.njk", ({ environment }) => {
    const sheets = readdirSync(FOLDER)
      .filter((name) => name.endsWith(".css"))
      .map((name) => [
        name.slice(0, -".css".length),
        new nunjucks.runtime.SafeString(squeeze(readFileSync(join(FOLDER, name), "utf8"))),
      ]);
    environment.addGlobal("styles", Object.fromEntries(sheets));
  });
}

/** Without comments, indentation and the spaces that mean nothing: a third less on each of 24,000 pages. */
const squeeze = (css: string): string =>
  css
    .replace(/\/\*.*?\*\//gs, "")
    .replace(/\s+/g, " ")
    .replace(/ ?([{};,]) ?/g, "$1")
    .replaceAll(": ", ":")
    .replaceAll(";}", "}")
    .trim();
