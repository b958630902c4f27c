import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const FOLDER = "src/assets/css";

/**
 * The stylesheets by name (`page.css` is `page`), without comments, indentation and the spaces that mean nothing.
 *
 * @param root of the project, absolute
 * @param design what pages and feeds take from it, as CSS. That of pages begins with it; in that of feeds, a namespace has to be first
 */
export function stylesheets(root: string, design: string): Record<string, string> {
  const folder = resolve(root, FOLDER);
  const names = readdirSync(folder).filter((name) => name.endsWith(".css"));
  return Object.fromEntries(
    names.map((file) => {
      const name = file.slice(0, -".css".length);
      const css = readFileSync(join(folder, file), "utf8");
      return [name, squeeze((name === "page" ? design : "") + css + (name === "feed" ? design : ""))];
    }),
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
