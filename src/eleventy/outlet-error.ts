import { existsSync, readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { relative } from "node:path";
import { type Problem, problem } from "../model/problem.ts";
import { templateOf } from "./template-place.ts";

const CONFIGURATION = ".eleventy.ts";

/**
 * What a layout, filter, page or plugin of the outlet, or its `.eleventy.ts`, threw: where, and the innermost message, since Eleventy and
 * Nunjucks wrap an error several times.
 */
export function outletProblem(error: unknown): Problem {
  const chain = chainOf(error);
  const all = chain.map(textOf).join("\n");
  const what = withCulprit(said(chain.at(-1)), all);
  const template = placeInTemplate(chain, all);
  if (template) {
    const isPage = template.file.startsWith("src/pages/");
    const fix = "Mend the line, or the filter, shortcode or data that it uses.";
    return problem({ ...template, field: isPage ? "page" : template.file.startsWith("_includes/partials/") ? "partial" : "layout" }, what, fix);
  }
  const page = [...all.matchAll(/\.?\/?(src\/pages\/[^\s"'`)]+?\.(?:njk|md|liquid|html|11ty\.[cm]?[jt]s))/g)].at(-1)?.[1];
  if (page !== undefined) return problem({ file: page, field: "page", ...lineIn(page, chain, all) }, what, "Mend the page.");
  const layout = /Transform `([^`]+)`/.exec(all);
  const fix = /^Cannot find (?:package|module)/.test(what) ? "Install it with npm install." : "Mend it there.";
  return problem(
    { file: CONFIGURATION, field: layout ? "transform" : "file", ...lineOfConfiguration(chain) },
    what,
    fix,
  );
}

/** An error and what it came from. */
function chainOf(error: unknown): unknown[] {
  const chain: unknown[] = [];
  for (let each = error; each !== undefined && each !== null && !chain.includes(each); ) {
    chain.push(each);
    if (!(each instanceof Error)) break;
    each = "originalError" in each && each.originalError !== undefined ? each.originalError : each.cause;
  }
  return chain;
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The last line of a message of Nunjucks says what is wrong, the ones above it where. */
function said(error: unknown): string {
  const lines = textOf(error)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !/^\(.*\)(?: \[Line.*\])?$/.test(line));
  const line = lines[0] ?? "fails";
  return line.replace(/^(?:(?:\w*Error|Template render error): ?)+/, "").replace(/,? (?:file|line):.*$/, "").replace(/\.$/, "") || "fails";
}

/** With the filter, shortcode or transform that it happened in. */
function withCulprit(what: string, all: string): string {
  const hook = /(?:in|with) Nunjucks (filter|shortcode|paired shortcode) `([^`]+)`|(Transform) `([^`]+)`/i.exec(all);
  if (!hook) return what;
  const [, kind = "", name, transform, ofTransform] = hook;
  const culprit = transform === undefined ? `the ${kind.toLowerCase()} "${name}"` : `the transform "${ofTransform}"`;
  return what.includes(culprit) ? what : `${culprit} fails: ${what}`;
}

/** The template and line that an error of Nunjucks names; of an extended or included one, that one. */
function placeInTemplate(chain: readonly unknown[], all: string): { file: string; line?: number } | undefined {
  const known = chain.map(templateOf).findLast((name) => name !== undefined);
  const [, name = "", line] =
    [...all.matchAll(/\(([^()\n]+\.(?:njk|md|html|liquid))\)(?: \[Line (\d+)(?:, Column \d+)?\])?/g)].findLast(
      (match) => match[2] !== undefined,
    ) ?? [];
  const file = fileOf(known ?? name);
  if (file === undefined) return undefined;
  return line === undefined ? { file } : { file, line: Number(line) + linesAbove(file) };
}

/** As the outlet knows it. */
function fileOf(name: string): string | undefined {
  if (name === "" || name.endsWith("broadsheet.njk")) return undefined;
  const path = relative(".", name);
  return [path, `_includes/${name}`].find((each) => !each.startsWith("..") && existsSync(each));
}

/** The front matter, which Eleventy takes off before it counts. */
function linesAbove(file: string): number {
  const [, front = ""] = /^(---\r?\n[\s\S]*?\n---[^\n]*\n)/.exec(readFileSync(file, "utf8")) ?? [];
  return front.split("\n").length - 1;
}

function lineIn(file: string, chain: readonly unknown[], all: string): { line?: number } {
  const stack = chain.map((each) => (each instanceof Error ? (each.stack ?? "") : "")).join("\n");
  const inCode = new RegExp(`${file.replaceAll(".", "\\.")}[^:\\s]*:(\\d+)`).exec(stack)?.[1];
  const inText = /\bline:(\d+)/.exec(all)?.[1];
  if (inText !== undefined) return { line: Number(inText) + linesAbove(file) };
  return inCode === undefined ? {} : { line: Number(inCode) };
}

/** The line of `.eleventy.ts` where the innermost call in it was, if the stack tells. */
function lineOfConfiguration(chain: readonly unknown[]): { line?: number } {
  const stack = chain.map((each) => (each instanceof Error ? (each.stack ?? "") : "")).reverse().join("\n");
  const plain = /\.eleventy\.ts:(\d+)/.exec(stack)?.[1];
  if (plain !== undefined) return { line: Number(plain) };
  const [, file, line, column] = /(?:file:\/\/)?(\/[^\s()]*\/eleventy\.js)[^:\s]*:(\d+):(\d+)/.exec(stack) ?? [];
  if (file === undefined || !existsSync(`${file}.map`)) return {};
  const entry = new SourceMap(JSON.parse(readFileSync(`${file}.map`, "utf8"))).findEntry(Number(line) - 1, Number(column) - 1);
  return "originalLine" in entry && /\.eleventy\.ts$/.test(entry.originalSource) ? { line: entry.originalLine + 1 } : {};
}
