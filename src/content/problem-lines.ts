import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { Place, Problem } from "../model/problem.ts";
import { meantKey } from "./front-matter/foreign-keys.ts";
import { splitFrontMatter } from "./front-matter/front-matter.ts";
import { misreadings } from "./front-matter/misread.ts";
import { keyBlocks } from "./front-matter/sound-keys.ts";
import { splitToml } from "./front-matter/toml.ts";
import { writtenIn } from "./front-matter/yaml-places.ts";
import { SIDECAR, stemOf } from "./sidecars.ts";
import { lineInTypeScript } from "./typescript-lines.ts";

/**
 * Adds line numbers to problems that have none, by reading their files again. A key that is only in the sidecar is reported there. A missing
 * key gets the line of the group that it is missing from, and line 1 at the top level. Never throws.
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

/** Finds the line of a key, or of the innermost existing group around it. Undefined if not even the first part of the path exists. */
type Finder = (path: readonly string[]) => number | undefined;

const nowhere: Finder = () => undefined;

async function openFile(file: string): Promise<Finder> {
  try {
    // Reading a pipe would never end.
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
  const { corrected } = misreadings(yaml);
  const all = writtenIn(corrected);
  if (all === undefined) return finderInBlocks(yaml);
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
    return offset === undefined ? undefined : corrected.slice(0, offset).split("\n").length + 1;
  };
}

/** Where one key cannot be read, the others are found one by one. */
const finderInBlocks =
  (yaml: string): Finder =>
  (path) => {
    const block = keyBlocks(yaml).find(({ name }) => name === path[0] || meantKey(name) === path[0]);
    const isReadable = block !== undefined && writtenIn(misreadings(block.yaml).corrected) !== undefined;
    return block && block.line + ((isReadable ? finderInYaml(block.yaml)(path) : undefined) ?? 2);
  };

/** The line of `key = …` below its `[group]`, or else of that group. The front matter begins on line 2 of the file. */
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
