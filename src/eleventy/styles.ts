import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = "src/assets/css";

/** The stylesheets by name (`page.css` is `page`), without comments, indentation and the spaces that mean nothing. */
export function stylesheets(): Record<string, string> {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith(".css"));
  return Object.fromEntries(
    names.map((name) => [name.slice(0, -".css".length), squeeze(readFileSync(join(FOLDER, name), "utf8"))]),
  );
}

const squeeze = (css: string): string =>
  css
    .replace(/\/\*.*?\*\//gs, "")
    .replace(/\s+/g, " ")
    .replace(/ ?([{};,]) ?/g, "$1")
    .replaceAll(": ", ":")
    .replaceAll(";}", "}")
    .trim();
