import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { misspellingOf } from "../model/problem.ts";

type Values = Readonly<Record<string, unknown>>;

const values = new WeakMap<object, Values>();

/** Remembers what a template that failed was rendered with. Of templates within one another, the innermost. */
export function rememberValues(error: unknown, own: Values): void {
  if (typeof error === "object" && error !== null && !values.has(error)) values.set(error, own);
}

const valuesAt = (error: unknown): Values | undefined =>
  typeof error === "object" && error !== null ? values.get(error) : undefined;

/** What Eleventy says of a page. */
const PAGE_KEYS: readonly string[] =
  "url date inputPath outputPath fileSlug filePathStem outputFileExtension templateSyntax lang".split(" ");

/**
 * What to say of an expression in a template whose value is not there. Nunjucks knows where the expression begins, and not what it is.
 *
 * @param root of the project, absolute
 * @param chain an error and what it came from, the innermost last
 * @param file the template
 * @param above the lines above what Nunjucks was given of it
 */
export function missingValue(
  root: string,
  chain: readonly unknown[],
  file: string,
  above: number,
): { what: string; fix: string } | undefined {
  const error = chain.findLast((each) => each instanceof Error && each.message.includes("attempted to output null"));
  if (!(error instanceof Error && "lineno" in error && "colno" in error) || error.lineno === 0) return undefined;
  const rest = readFileSync(resolve(root, file), "utf8")
    .split("\n")
    .slice(above + Number(error.lineno) - 1)
    .join("\n")
    .slice(Number(error.colno) - 1);
  const [, expression] = /^\{\{-?\s*([\s\S]*?)\s*-?\}\}/.exec(rest) ?? [];
  if (expression === undefined) return undefined;
  const own = chain.map(valuesAt).findLast((each) => each !== undefined);
  const url = pageOf(own);
  const what = `"${expression}" has no value${url === undefined ? "" : ` on ${url}`}`;
  const [, path = expression, filters = ""] = /^([\w.]+)(\s*\|.*)?$/s.exec(expression) ?? [];
  const meant = own && correction(path.split("."), own);
  if (meant !== undefined) return { what, fix: `Did you mean "${meant}${filters}"?` };
  const [, key] = /^page\.(\w+)/.exec(path) ?? [];
  if (key !== undefined && !PAGE_KEYS.includes(key))
    return {
      what: `"page.${key}" is not known: "page" is what Eleventy says of a page`,
      fix: `Write "view.${key}" for what the story or list says.`,
    };
  return {
    what,
    fix: `Correct the name, or print it only where it has one: {% if ${path} %}{{ ${expression} }}{% endif %}.`,
  };
}

/** The address of the page that was printed; a partial that is rendered once for many has none. */
function pageOf(own: Values | undefined): string | undefined {
  const page = own?.page;
  return typeof page === "object" && page !== null && "url" in page && typeof page.url === "string"
    ? page.url
    : undefined;
}

/** A path of names as it was probably meant, if one of them is a slip of what is there. */
function correction(names: readonly string[], own: Values): string | undefined {
  let at: unknown = own;
  for (const [index, name] of names.entries()) {
    if (typeof at !== "object" || at === null) return undefined;
    if (!(name in at)) {
      const near = misspellingOf(name, Object.keys(at));
      return near === undefined ? undefined : names.with(index, near).join(".");
    }
    at = Reflect.get(at, name);
  }
  return undefined;
}
