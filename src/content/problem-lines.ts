import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { Place, Problem } from "../model/problem.ts";
import { meantKey } from "./front-matter/foreign-keys.ts";
import { splitFrontMatter } from "./front-matter/front-matter.ts";
import { misreadings } from "./front-matter/misread.ts";
import { splitToml } from "./front-matter/toml.ts";
import { writtenIn } from "./front-matter/yaml-places.ts";
import { SIDECAR, stemOf } from "./sidecars.ts";
import { lineInTypeScript } from "./typescript-lines.ts";

/**
 * Fills in the lines of problems that have none, by reading their files again. A key that stands in the sidecar and not in the story is placed there. What is missing gets the line of
 * what it is missing from; at the top level line 1. Never throws.
 *
 * @param root of the project, absolute
 */
export async function addLines(root: string, problems: readonly Problem[]): Promise<Problem[]> {
  const finders = new Map<string, Promise<Finder>>();
  const finderFor = (file: string): Promise<Finder> => {
    const known = finders.get(file) ?? openFile(resolve(root, file));
    finders.set(file, known);
    return known;
  };
  const located = async ({ file, field, line }: Place): Promise<Place> => {
    if (line !== undefined) return { file, field, line };
    for (const each of [file, stemOf(file) + SIDECAR]) {
      const found = (await finderFor(each))(field.split("."));
      if (found !== undefined) return { file: each, field, line: found };
    }
    return { file, field };
  };
  return Promise.all(
    problems.map(async (each) => {
      const other = each.other && (await located(each.other));
      return { ...each, line: 1, ...(await located(each)), ...(other ? { other } : {}) };
    }),
  );
}

/** Looks up the line of a key, or of the innermost group around it that is there; nothing if its first part is not. */
type Finder = (path: readonly string[]) => number | undefined;

const nowhere: Finder = () => undefined;

async function openFile(file: string): Promise<Finder> {
  try {
    // A pipe would never end.
    if (!(await stat(file)).isFile()) return nowhere;
    const text = (await readFile(file, "utf8")).replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
    if (file.endsWith(".ts")) return (path) => lineInTypeScript(text, path);
    const yaml = splitFrontMatter(text)?.yaml;
    const toml = splitToml(text)?.toml;
    if (toml !== undefined) return (path) => lineInToml(toml, path);
    return yaml === undefined ? nowhere : finderInYaml(yaml);
  } catch {
    return nowhere;
  }
}

function finderInYaml(yaml: string): Finder {
  const { mended } = misreadings(yaml);
  const all = writtenIn(mended);
  return (path) => {
    let at = all;
    let offset: number | undefined;
    for (const part of path) {
      const found =
        at?.parts.find(({ name }) => name === part) ?? at?.parts.find(({ name }) => meantKey(name) === part);
      if (found === undefined) break;
      offset = found.start;
      at = found.value;
    }
    // The front matter begins on line 2 of the file.
    return offset === undefined ? undefined : mended.slice(0, offset).split("\n").length + 1;
  };
}

/** Of `key = …` below the `[group]` that it is in, or of that group. The front matter begins on line 2 of the file. */
function lineInToml(toml: string, path: readonly string[]): number | undefined {
  const lines = toml.split("\n");
  const keyOf = (line: string): string => /^\s*["']?([\w.-]+)["']?\s*=/.exec(line)?.[1] ?? "";
  const groups = lines.flatMap((line, index) => (/^\s*\[/.test(line) ? index : []));
  const start = lines.findIndex((line) => /^\s*\[+\s*([\w.-]+)\s*\]/.exec(line)?.[1] === path[0]);
  const end = start < 0 ? (groups[0] ?? lines.length) : (groups.find((index) => index > start) ?? lines.length);
  const name = start < 0 ? path[0] : path[1];
  const own = lines.slice(0, end);
  const is = (test: (key: string) => boolean): number =>
    own.findIndex((line, index) => index > start && test(keyOf(line)));
  const exact = is((key) => key === name);
  const found = exact >= 0 ? exact : start >= 0 ? start : is((key) => meantKey(key) === name);
  return found < 0 ? undefined : found + 2;
}
