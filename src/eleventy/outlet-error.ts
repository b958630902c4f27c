import { existsSync, readdirSync, readFileSync } from "node:fs";
import { parse, relative, resolve } from "node:path";
import { causesOf } from "../model/error-text.ts";
import { misspellingOf, type Problem, problem } from "../model/problem.ts";
import { CONFIGURATION, placeInCode, stackOf } from "./code-place.ts";
import { NoSuchList } from "./collections.ts";
import { argumentOf, missingArgument, missingValue, pageIn } from "./missing-value.ts";
import { keyProblem } from "./page-keys.ts";
import { templateOf } from "./template-place.ts";
import { unclosedTag } from "./template-syntax.ts";

/** What a filter, shortcode, partial or name is used like in a template. */
interface Culprit {
  readonly use: RegExp;
  /** As a message says it: `the filter "shout"`. */
  readonly name?: string;
  /** The name alone, of a filter. */
  readonly filter?: string;
}

/**
 * What a layout, filter, page or plugin of the outlet, or its `.eleventy.ts`, threw: where, and the innermost message, since Eleventy and
 * Nunjucks wrap an error several times. A problem without a line is of a key of a page.
 *
 * @param root of the project, absolute
 */
export function outletProblem(error: unknown, root: string): Problem {
  const chain = causesOf(error);
  const all = chain.map(textOf).join("\n");
  const transform = /Transform `([^`]+)`/.exec(all)?.[1];
  const message = said(chain.at(-1));
  if (transform !== undefined)
    return inConfiguration(root, chain, "transform", `the transform "${transform}" fails: ${message}`);
  const absent = /template not found: (\S+)/.exec(all)?.[1];
  const culprit = culpritOf(all);
  const template = placeInTemplate(root, chain, culprit);
  if (absent !== undefined && !template) return missingLayout(absent);
  const page = pageNamedIn(all) ?? (template && isPage(template.file) ? template.file : undefined);
  const ofKey = page === undefined ? undefined : keyProblem(error, page);
  if (ofKey) return ofKey;
  const thrown = placeInCode(root, chain);
  const failure =
    culprit?.name === undefined ? message : `${culprit.name} fails${pageIn(chain)}${argumentOf(chain)}: ${message}`;
  const what = thrown ? `${failure} (thrown at ${thrown.file}:${thrown.line})` : failure;
  if (template) return inTemplate(root, { ...template, chain, absent, filter: culprit?.filter }, what);
  return page === undefined ? inConfiguration(root, chain, "file", failure) : inPage(root, page, chain, all, what);
}

/** The page of the outlet's own that an error is of, as Eleventy names it. */
const pageNamedIn = (message: string): string | undefined =>
  [...message.matchAll(/(src\/pages\/[^\s"'`)]+?\.(?:njk|md|liquid|html|11ty\.[cm]?[jt]s))/g)]
    .map(([name]) => name)
    .findLast((name) => !name.endsWith(BATCH));

interface InTemplate {
  readonly file: string;
  readonly line?: number;
  readonly chain: readonly unknown[];
  /** The template that is not there, if one is not. */
  readonly absent: string | undefined;
  /** The name of the filter that failed, if one did. */
  readonly filter: string | undefined;
}

function inTemplate(root: string, { file, line, chain, absent, filter }: InTemplate, what: string): Problem {
  const place = { file, ...(line === undefined ? {} : { line }) };
  const field = /^_includes\/partials\//.test(file) ? "partial" : isPage(file) ? "page" : "layout";
  if (absent !== undefined)
    return problem({ ...place, field }, `${INCLUDES}${absent} is missing`, templateFix(root, absent));
  const text = read(root, file).split("\n")[(line ?? 0) - 1] ?? "";
  const missing =
    noSuchList(chain) ??
    missingValue(root, chain, file, linesAbove(root, file)) ??
    (filter === undefined || !IS_OF_NOTHING.test(what) ? undefined : missingArgument(chain, filter, text));
  if (missing) return problem({ ...place, field }, missing.what, missing.fix);
  const isSyntax = /^(?:parse\w*: |expected |unexpected |unknown block tag|Unexpected closing)/.test(what);
  const unclosed = isSyntax ? unclosedTag(read(root, file)) : undefined;
  if (unclosed) return problem({ ...place, line: unclosed.line, field }, unclosed.what, unclosed.fix);
  return problem({ ...place, field }, what, isSyntax ? syntaxFix(what) : fixOf(what));
}

/** How code fails that took it for granted that there is a value. */
const IS_OF_NOTHING = /\b(?:undefined|null|no date)\b/;

const syntaxFix = (what: string): string =>
  /^unknown block tag/.test(what) ? "Correct the name, or add the shortcode in .eleventy.ts." : "Correct the line.";

const fixOf = (what: string): string =>
  /^filter not found: /.test(what)
    ? "Correct the name, or add the filter in .eleventy.ts."
    : "Correct the line, or the filter, shortcode or data that it uses.";

/** In a page of the outlet's own, or before any of its templates is rendered. */
function inPage(root: string, file: string, chain: readonly unknown[], all: string, what: string): Problem {
  const layout = /layout that does not exist: (\S+)/.exec(all)?.[1];
  if (layout !== undefined)
    return problem({ file, field: "layout" }, `${layout} is missing`, templateFix(root, layout.replace(INCLUDES, "")));
  const place = { file, field: "page", ...lineIn(root, file, chain, all) };
  const list = noSuchList(chain);
  if (list) return problem(place, list.what, list.fix);
  return frontMatterProblem(file, chain) ?? problem(place, what, "Correct the page.");
}

function noSuchList(chain: readonly unknown[]): { what: string; fix: string } | undefined {
  const error = chain.find((each) => each instanceof NoSuchList);
  return error && { what: error.message, fix: error.fix };
}

const INCLUDES = "_includes/";

/** @param name of a template that is not there, below `_includes` */
function templateFix(root: string, name: string): string {
  const all = readdirSync(resolve(root, INCLUDES), { recursive: true, encoding: "utf8" });
  const near = misspellingOf(
    name,
    all.map((each) => each.replaceAll("\\", "/")),
  );
  return near === undefined ? "Write it, or correct the name." : `Did you mean "${near}"?`;
}

/** A kind of page whose layout nobody wrote. */
const missingLayout = (name: string): Problem =>
  problem(
    { file: INCLUDES + name, field: "file" },
    "is missing",
    `Write this layout: it prints the pages of the kind "${parse(name).name}".`,
  );

/** Of the keys above a page of the outlet's own. */
function frontMatterProblem(file: string, chain: readonly unknown[]): Problem | undefined {
  // Eleventy has a js-yaml of its own.
  const error = chain.find((each) => each instanceof Error && each.name === "YAMLException");
  if (error === undefined) return undefined;
  const line = Number(/\((\d+):\d+\)/.exec(textOf(error))?.[1] ?? 1);
  return problem({ file, line, field: "front matter" }, `is not YAML: ${said(error)}`, "Correct the line.");
}

const read = (root: string, file: string): string => readFileSync(resolve(root, file), "utf8");

/** The template that stands for the edition. */
const BATCH = "broadsheet.njk";

const isPage = (file: string): boolean => file.startsWith("src/pages/");

const inConfiguration = (root: string, chain: readonly unknown[], field: string, what: string): Problem => {
  const fix = /^Cannot find (?:package|module)/.test(what) ? "Install it with npm install." : "Correct it there.";
  return problem({ file: CONFIGURATION, field, ...placeInCode(root, chain) }, what, fix);
};

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What is wrong, without the kind of the error and without the place that Nunjucks and Liquid put into a message. */
function said(error: unknown): string {
  const lines = textOf(error)
    .split("\n")
    .map((line) => line.trim());
  const line = lines.find((each) => each !== "" && !/^\(.*\)(?: \[Line.*\])?$/.test(each)) ?? "";
  return (
    line
      .replace(/^(?:(?:\w*Error|Template render error): ?)+/, "")
      .replace(/,? (?:file|line):.*$/, "")
      .replace(/\.$/, "") || "fails"
  );
}

function culpritOf(all: string): Culprit | undefined {
  const quoted = (name: string) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const [, kind = "", hook] = /(?:in|with) Nunjucks (filter|shortcode|paired shortcode) `([^`]+)`/i.exec(all) ?? [];
  if (hook !== undefined) {
    const use = kind.toLowerCase() === "filter" ? `\\|\\s*${quoted(hook)}\\b` : `\\{%-?\\s*${quoted(hook)}\\b`;
    const name = `the ${kind.toLowerCase()} "${hook}"`;
    return { use: new RegExp(use), name, ...(kind.toLowerCase() === "filter" ? { filter: hook } : {}) };
  }
  const named =
    /(?:filter not found: |template not found: |Unable to call `|^")([^\s"`]+)|^(\S+) waits for a filter/m.exec(
      all.replaceAll(/^\s*(?:\w*Error: )+/gm, ""),
    );
  const name = named?.[1] ?? named?.[2];
  return name === undefined ? undefined : { use: new RegExp(`(?<![\\w-])${quoted(name)}(?![\\w-])`) };
}

/** The template and line that an error of Nunjucks comes from; of an extended or included one, that one. */
function placeInTemplate(
  root: string,
  chain: readonly unknown[],
  culprit: Culprit | undefined,
): { file: string; line?: number } | undefined {
  const known = chain.map(templateOf).findLast((name) => name !== undefined);
  // The template that was asked for is not loaded by name.
  const told = chain.flatMap((each) => [...textOf(each).matchAll(/^\(([^()\n]+)\)(?: \[Line (\d+))?/gm)]).at(-1);
  const file = fileOf(root, known ?? told?.[1] ?? "");
  if (file === undefined) return undefined;
  const wrapped = chain.findLast(
    (each) => lineOf(each) !== undefined && (known === undefined || templateOf(each) === known),
  );
  const line = lineOf(wrapped) ?? (known === undefined ? Number(told?.[2] ?? 0) : 0);
  // Nunjucks counts lines from 1 where it reads a template and checks what is printed, else from 0; and where a filter stands it does not say.
  const isExact = /attempted to output|expected|unexpected|unknown block tag|parse/.test(textOf(chain.at(-1)));
  const above = isPage(file) || !known ? linesAbove(root, file) : 0;
  const lines = read(root, file).split("\n");
  const least = isExact ? line + above : Math.max(line, 1) + above;
  const uses = lines.flatMap((text, index) => (culprit?.use.test(text) ? index + 1 : []));
  return { file, line: uses.find((use) => use >= least) ?? uses[0] ?? least + (isExact || line === 0 ? 0 : 1) };
}

const lineOf = (error: unknown): number | undefined =>
  error instanceof Error && "lineno" in error && typeof error.lineno === "number" && error.lineno > 0
    ? error.lineno
    : undefined;

/** As the outlet knows it. */
function fileOf(root: string, name: string): string | undefined {
  if (name === "" || name.endsWith(BATCH)) return undefined;
  const path = relative(root, resolve(root, name));
  return [path, `_includes/${name}`].find((each) => !each.startsWith("..") && existsSync(resolve(root, each)));
}

/** The front matter, which Eleventy takes off before it counts. */
function linesAbove(root: string, file: string): number {
  const [front = ""] = /^---\r?\n[\s\S]*?\n---[^\n]*\n/.exec(read(root, file)) ?? [];
  return front.split("\n").length - 1;
}

function lineIn(root: string, file: string, chain: readonly unknown[], all: string): { line?: number } {
  const inText = /\bline:(\d+)/.exec(all)?.[1];
  if (inText !== undefined) return { line: Number(inText) + linesAbove(root, file) };
  const inCode = new RegExp(`${file.replaceAll(".", "\\.")}[^:\\s]*:(\\d+)`).exec(stackOf(chain))?.[1];
  return inCode === undefined ? {} : { line: Number(inCode) };
}
