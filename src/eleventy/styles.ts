import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const FOLDER = "src/assets/css";

/** The stylesheets by name (`page.css` is `page`), without comments, indentation and the spaces that mean nothing. @param root of the project, absolute */
export function stylesheets(root: string): Record<string, string> {
  const folder = resolve(root, FOLDER);
  const names = readdirSync(folder).filter((name) => name.endsWith(".css"));
  return Object.fromEntries(
    names.map((name) => [name.slice(0, -".css".length), squeeze(readFileSync(join(folder, name), "utf8"))]),
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
