import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const FOLDER = "src/assets/css";

/**
 * The stylesheets by name: `page.css` is `page`. A folder is a sheet whose files are its parts: `text/rich.css` is `text/rich`, and `text`
 * is the whole folder in the order of the names. Without comments, indentation, and the spaces and zeros that mean nothing.
 *
 * @param root of the project, absolute
 * @param design what pages and feeds take from it, as CSS. That of pages begins with it; in that of feeds, a namespace has to be first
 */
export function stylesheets(root: string, design: string): Record<string, string> {
  const folder = resolve(root, FOLDER);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".css"));
  const sheets: Record<string, string> = {};
  for (const file of files.map((name) => name.replaceAll("\\", "/")).sort()) {
    const name = file.slice(0, -".css".length);
    const css = readFileSync(join(folder, file), "utf8");
    const sheet = squeeze((name === "page" ? design : "") + css + (name === "feed" ? design : ""));
    const [whole = ""] = name.split("/");
    sheets[name] = sheet;
    if (whole !== name) sheets[whole] = (sheets[whole] ?? "") + sheet;
  }
  return sheets;
}

/** A string, which stays as it is. */
const STRING = /("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/s;

const squeeze = (css: string): string => {
  const squeezed = css.includes("writing-mode") ? squeezeCode : (code: string) => physical(squeezeCode(code));
  return css
    .replace(/\/\*.*?\*\//gs, "")
    .split(STRING)
    .map((text, index) => (index % 2 === 1 ? text : squeezed(text)))
    .join("")
    .trim();
};

const squeezeCode = (css: string): string =>
  css
    .replace(/\s+/g, " ")
    .replace(/ ?([{};,>~/]) ?/g, "$1")
    // Of selectors: a sum needs the spaces around its sign.
    .replace(/(?<=^|[{};])[^@{};][^{};]*(?=\{)/g, (selectors) => selectors.replaceAll(" + ", "+"))
    .replaceAll(": ", ":")
    .replace(/(?<![\w.])0(?=\.\d)/g, "")
    .replaceAll(";}", "}");

/** The shorter names of sides and sizes that mean the same where lines are horizontal. */
const physical = (css: string): string =>
  css
    .replace(/(?<=[;{][a-z-]*)(?:inline|block)-size(?=:)/g, (size) => (size === "inline-size" ? "width" : "height"))
    .replace(/(?<=[;{][a-z-]*(?:margin|padding|border))-block-(start|end)/g, (_, edge) =>
      edge === "start" ? "-top" : "-bottom",
    )
    .replace(/(?<=[;{])inset-block-start(?=:)/g, "top");
