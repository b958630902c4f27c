import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { causesOf } from "../model/error-text.ts";
import { type Problem, problem } from "../model/problem.ts";

/** What a layout of an earlier version may say, and what it is called now: all names that are gone, the longest first. */
const presentNames: ReadonlyMap<string, string> = new Map([
  ["sheet.twin", "view.markdown"],
  ["sheet", "view"],
]);

/** A template has read something by a former name. */
class FormerName extends Error {}

/** Stand for the values that had these names; an outlet's own values of the same names take their place. */
export const formerGlobals: Readonly<Record<string, object>> = {
  sheet: new Proxy(
    {},
    {
      get() {
        throw new FormerName(`"sheet" is called "view" now`);
      },
    },
  ),
};

/**
 * Every former name in the templates of `_includes`, once a file, where an error says that one was read: which of the other layouts has
 * one too is not known until it prints.
 *
 * @param root of the project, absolute
 */
export function formerNames(root: string, error: unknown): Problem[] {
  if (!causesOf(error).some((cause) => cause instanceof FormerName)) return [];
  const all = readdirSync(resolve(root, "_includes"), { recursive: true, encoding: "utf8" });
  const templates = all.filter((name) => name.endsWith(".njk")).sort();
  return templates.flatMap((name) => formerNamesIn(root, join("_includes", name)));
}

function formerNamesIn(root: string, file: string): Problem[] {
  const lines = linesOfNames(readFileSync(resolve(root, file), "utf8"));
  const field = file.startsWith(join("_includes", "partials")) ? "partial" : "layout";
  return [...lines].map(([name, [line, ...others]]) => {
    const more =
      others.length === 0 ? "" : `, here and on ${others.length} more ${others.length === 1 ? "line" : "lines"}`;
    const what = `"${name}" has another name now${more}`;
    return problem({ file, ...(line ? { line } : {}), field }, what, `Write "${presentNames.get(name)}" in its place.`);
  });
}

/** The lines on which Nunjucks reads former names, by name. */
function linesOfNames(template: string): Map<string, number[]> {
  const uses = new RegExp(`(?<![\\w./-])(?:${[...presentNames.keys()].join("|").replaceAll(".", "\\.")})\\b`, "g");
  const lines = new Map<string, number[]>();
  for (const { 0: code, index: start } of template.matchAll(/\{[{%][\s\S]*?[%}]\}/g)) {
    for (const { 0: name, index } of code.matchAll(uses)) {
      const line = template.slice(0, start + index).split("\n").length;
      const known = lines.get(name) ?? [];
      if (!known.includes(line)) lines.set(name, [...known, line]);
    }
  }
  return lines;
}
