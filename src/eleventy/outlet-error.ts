import { existsSync, readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { relative, resolve } from "node:path";
import { causesOf } from "../model/error-text.ts";
import { type Problem, problem } from "../model/problem.ts";
import { templateOf } from "./template-place.ts";

const CONFIGURATION = ".eleventy.ts";

/** What a filter, shortcode, partial or name is used like in a template. */
interface Culprit {
  readonly use: RegExp;
  /** As a message says it: `the filter "shout"`. */
  readonly name?: string;
}

/**
 * What a layout, filter, page or plugin of the outlet, or its `.eleventy.ts`, threw: where, and the innermost message, since Eleventy and
 * Nunjucks wrap an error several times.
 *
 * @param root of the project, absolute
 */
export function outletProblem(error: unknown, root: string): Problem {
  const chain = causesOf(error);
  const all = chain.map(textOf).join("\n");
  const transform = /Transform `([^`]+)`/.exec(all)?.[1];
  const message = said(chain.at(-1));
  if (transform !== undefined)
    return inConfiguration(chain, "transform", `the transform "${transform}" fails: ${message}`);
  const culprit = culpritOf(all);
  const what = culprit?.name === undefined ? message : `${culprit.name} fails: ${message}`;
  const template = placeInTemplate(root, chain, culprit);
  if (template) {
    const field = /^_includes\/partials\//.test(template.file) ? "partial" : isPage(template.file) ? "page" : "layout";
    const key = /null or undefined/.test(message) && unknownPageKey(root, template);
    if (key)
      return problem(
        { ...template, field },
        `"page.${key}" is not known: "page" is what Eleventy says of a page`,
        `Write "view.${key}" for what the story or list says.`,
      );
    const fix = "Mend the line, or the filter, shortcode or data that it uses.";
    return problem({ ...template, field }, what, fix);
  }
  const file = [...all.matchAll(/(src\/pages\/[^\s"'`)]+?\.(?:njk|md|liquid|html|11ty\.[cm]?[jt]s))/g)]
    .map(([name]) => name)
    .findLast((name) => !name.endsWith(BATCH));
  if (file === undefined) return inConfiguration(chain, "file", what);
  return problem({ file, field: "page", ...lineIn(root, file, chain, all) }, what, "Mend the page.");
}

const PAGE_KEYS = "url date inputPath outputPath fileSlug filePathStem outputFileExtension templateSyntax lang".split(
  " ",
);

/** What a line reads of `page` that Eleventy does not say. */
function unknownPageKey(root: string, { file, line = 0 }: { file: string; line?: number }): string | undefined {
  const text = read(root, file).split("\n")[line - 1] ?? "";
  const keys = [...text.matchAll(/(?<![\w.])page\.(\w+)/g)].map(([, key = ""]) => key);
  return keys.find((key) => !PAGE_KEYS.includes(key));
}

const read = (root: string, file: string): string => readFileSync(resolve(root, file), "utf8");

/** The template that stands for the edition. */
const BATCH = "broadsheet.njk";

const isPage = (file: string): boolean => file.startsWith("src/pages/");

const inConfiguration = (chain: readonly unknown[], field: string, what: string): Problem => {
  const fix = /^Cannot find (?:package|module)/.test(what) ? "Install it with npm install." : "Mend it there.";
  return problem({ file: CONFIGURATION, field, ...lineOfConfiguration(chain) }, what, fix);
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
    return { use: new RegExp(use), name: `the ${kind.toLowerCase()} "${hook}"` };
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

/** The innermost first. */
const stackOf = (chain: readonly unknown[]): string =>
  chain
    .map((each) => (each instanceof Error ? (each.stack ?? "") : ""))
    .reverse()
    .join("\n");

/** The line of `.eleventy.ts` where the innermost call in it was, if the stack tells. */
function lineOfConfiguration(chain: readonly unknown[]): { line?: number } {
  const stack = stackOf(chain);
  const plain = /\.eleventy\.ts:(\d+)/.exec(stack)?.[1];
  if (plain !== undefined) return { line: Number(plain) };
  const [, file = "", line, column] = /(?:file:\/\/)?(\/[^\s()]*\/eleventy\.js)[^:\s]*:(\d+):(\d+)/.exec(stack) ?? [];
  if (!existsSync(`${file}.map`)) return {};
  const map = new SourceMap(JSON.parse(readFileSync(`${file}.map`, "utf8")));
  const entry = map.findEntry(Number(line) - 1, Number(column) - 1);
  const isThere = "originalLine" in entry && entry.originalSource.endsWith(CONFIGURATION);
  return isThere ? { line: entry.originalLine + 1 } : {};
}
