import { existsSync, readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { relative } from "node:path";
import { memoize } from "../model/memoize.ts";

export const CONFIGURATION = ".eleventy.ts";

/** The rooms of Broadsheet in `src`: all else there is code of the outlet's, but for its pages, which Eleventy names itself. */
const OTHERS = /^src\/(?:model|content|media|site|eleventy|output|build|cli|pages)\//;

/**
 * The file and line of the outlet's code (`.eleventy.ts`, or a module of its own in `src`) where the innermost call was, if a stack tells.
 *
 * @param root of the project, absolute
 * @param chain an error and what it came from, the innermost last
 */
export function placeInCode(root: string, chain: readonly unknown[]): { file: string; line: number } | undefined {
  const mapOf = memoize((file: string) => new SourceMap(JSON.parse(readFileSync(`${file}.map`, "utf8"))));
  const frames = stackOf(chain).matchAll(/(?:file:\/\/)?(\/[^\s():]+\.[cm]?[jt]s)[^:\s()]*:(\d+):(\d+)/g);
  for (const [, file = "", line, column] of frames) {
    if (!existsSync(`${file}.map`)) {
      const path = relative(root, file);
      if (isOfOutlet(path)) return { file: path, line: Number(line) };
      continue;
    }
    const entry = mapOf(file).findEntry(Number(line) - 1, Number(column) - 1);
    if (!("originalSource" in entry)) continue;
    // Counted from the folder of the compiled program, which may be reached by another path.
    const path = entry.originalSource.replace(/^(?:\.\.\/)+/, "");
    if (isOfOutlet(path)) return { file: path, line: entry.originalLine + 1 };
  }
  return undefined;
}

const isOfOutlet = (path: string): boolean => path === CONFIGURATION || (path.startsWith("src/") && !OTHERS.test(path));

/** The stacks of errors, the innermost first. */
export const stackOf = (chain: readonly unknown[]): string =>
  chain
    .map((each) => (each instanceof Error ? (each.stack ?? "") : ""))
    .reverse()
    .join("\n");
