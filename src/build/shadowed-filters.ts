import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Problem, warning } from "../model/problem.ts";

const CONFIGURATION = ".eleventy.ts";
const ADDED = /\.add(?:Nunjucks)?(?:Async)?Filter\(\s*["'`]([\w$]+)["'`]/g;

/**
 * Warns of filters that the outlet's configuration adds under the name of one of ours: its layouts never see them. Plugins may bring such
 * names along, and do not matter.
 *
 * @param root of the project, absolute
 * @param ours the names of our filters
 */
export function shadowedFilters(root: string, ours: readonly string[]): Problem[] {
  const file = join(root, CONFIGURATION);
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  return [...text.matchAll(ADDED)].flatMap(({ index, 1: name = "" }) => {
    const before = text.slice(0, index).split("\n");
    const isComment = /^\s*(?:\/\/|\*)/.test(before.at(-1) ?? "");
    if (isComment || !ours.includes(name)) return [];
    const what = `"${name}" is the name of a filter of Broadsheet's, which templates get in place of yours`;
    return warning({ file: CONFIGURATION, field: "addFilter", line: before.length }, what, "Give yours another name.");
  });
}
