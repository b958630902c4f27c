import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { causesOf } from "../model/error-text.ts";
import { misspellingOf } from "../model/problem.ts";

type Values = Readonly<Record<string, unknown>>;

/** What is kept beside errors: of each, what came first. */
class Kept<T> {
  readonly #beside = new WeakMap<object, T>();

  keep(error: unknown, value: T): void {
    if (typeof error === "object" && error !== null && !this.#beside.has(error)) this.#beside.set(error, value);
  }

  /** What is kept beside the innermost error that has something. @param chain an error and what it came from, the innermost last */
  of(chain: readonly unknown[]): T | undefined {
    return chain
      .map((error) => (typeof error === "object" && error !== null ? this.#beside.get(error) : undefined))
      .findLast((value) => value !== undefined);
  }
}

const values = new Kept<Values>();
const given = new Kept<readonly unknown[]>();

/** Remembers what a template that failed was rendered with. Of templates within one another, the innermost. */
export const rememberValues = (error: unknown, own: Values): void => values.keep(error, own);

/** Remembers what a filter that failed was given. Nunjucks leaves out what it does not know between an error and its origin. */
export function rememberGiven(error: unknown, args: readonly unknown[]): void {
  for (const each of causesOf(error)) given.keep(each, args);
}

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
  const [, path = expression, filters = ""] = /^([\w.]+)(\s*\|.*)?$/s.exec(expression) ?? [];
  const own = values.of(chain);
  return {
    what: isOfPage(path) ? notOfPage(path) : `"${expression}" has no value${onPage(own)}`,
    fix: fixOf(path, filters, own),
  };
}

/** What to say of a filter that failed since the value before it is not there; nothing where it failed otherwise. @param line of the template */
export function missingArgument(
  chain: readonly unknown[],
  filter: string,
  line: string,
): { what: string; fix: string } | undefined {
  const args = given.of(chain);
  if (!args || (args[0] ?? undefined) !== undefined) return undefined;
  const own = values.of(chain);
  const name = filter.replaceAll("$", "\\$");
  const [, path, others = ""] = new RegExp(`([\\w.]+)(\\s*\\|\\s*${name}\\b)`).exec(line) ?? [];
  const what = `the filter "${filter}" was given nothing`;
  if (path === undefined) return { what: what + onPage(own), fix: "Give it a value." };
  return { what: `${what}: "${path}" has no value${onPage(own)}`, fix: fixOf(path, others, own) };
}

/** What a filter that failed was given, as a message says it: nothing of lists and objects. */
export function argumentOf(chain: readonly unknown[]): string {
  const value = given.of(chain)?.[0];
  return ["string", "number", "boolean"].includes(typeof value) ? `, given ${shown(JSON.stringify(value))}` : "";
}

const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…"` : text);

/** ` on /world/`, where the page that was printed is known: a partial that is rendered once for many has none. */
export const pageIn = (chain: readonly unknown[]): string => onPage(values.of(chain));

const isOfPage = (path: string): boolean => {
  const [, key] = /^page\.(\w+)/.exec(path) ?? [];
  return key !== undefined && !PAGE_KEYS.includes(key) && misspellingOf(key, PAGE_KEYS) === undefined;
};
const notOfPage = (path: string): string => `"${path}" is not known: "page" is what Eleventy says of a page`;

/** How to correct a path of names that has no value. @param filters that stand behind it */
function fixOf(path: string, filters: string, own: Values | undefined): string {
  const meant = own && correction(path.split("."), own);
  if (meant !== undefined) return `Did you mean "${meant}${filters}"?`;
  if (isOfPage(path)) return `Write "${path.replace("page.", "view.")}" for what the story or list says.`;
  const printed = `{% if ${path} %}{{ ${path}${filters} }}{% endif %}`;
  return `Correct the name, or print it only where it has one: ${printed}.`;
}

function onPage(own: Values | undefined): string {
  const page = own?.page;
  return typeof page === "object" && page !== null && "url" in page && typeof page.url === "string"
    ? ` on ${page.url}`
    : "";
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
