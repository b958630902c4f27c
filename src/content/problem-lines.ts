import { readFile, stat } from "node:fs/promises";
import { isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import type { Problem } from "../model/problem.ts";
import { splitFrontMatter } from "./front-matter.ts";
import { SIDECAR, stemOf } from "./sidecars.ts";

/**
 * Fills in the lines of problems that have none, by reading their files again: only a file with a problem is worth the slow parser
 * that knows positions. A key that stands in the sidecar and not in the story is placed there. What is missing gets the line of
 * what it is missing from; at the top level line 1. Never throws.
 */
export async function addLines(problems: readonly Problem[]): Promise<Problem[]> {
  const finders = new Map<string, Promise<Finder>>();
  const finderFor = (file: string): Promise<Finder> => {
    const known = finders.get(file) ?? openFile(file);
    finders.set(file, known);
    return known;
  };
  return Promise.all(
    problems.map(async (each) => {
      if (each.line !== undefined) return each;
      const path = each.field.split(".");
      for (const file of [each.file, stemOf(each.file) + SIDECAR]) {
        const line = (await finderFor(file))(path);
        if (line !== undefined) return { ...each, file, line };
      }
      return { ...each, line: 1 };
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
    return yaml === undefined ? nowhere : finderInYaml(yaml);
  } catch {
    return nowhere;
  }
}

function finderInYaml(yaml: string): Finder {
  const lines = new LineCounter();
  // Without a limit on aliases nothing is resolved here, so that none can grow.
  const { contents } = parseDocument(yaml, { lineCounter: lines, schema: "failsafe", logLevel: "silent" });
  return (path) => {
    let at: unknown = contents;
    let offset: number | undefined;
    for (const part of path) {
      const [found, next] = step(at, part);
      if (found === undefined) break;
      offset = found;
      at = next;
    }
    // The front matter begins on line 2 of the file.
    return offset === undefined ? undefined : lines.linePos(offset).line + 1;
  };
}

/** Where the part of a path begins within a node, and the node that it names. */
function step(node: unknown, part: string): [offset?: number | undefined, node?: unknown] {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === part);
    return isPair(pair) && isScalar(pair.key) ? [pair.key.range?.[0], pair.value] : [];
  }
  if (isSeq(node)) {
    const item = node.items[Number(part)];
    return isNode(item) ? [item.range?.[0], item] : [];
  }
  return [];
}

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "range" in value;

/** The keys of the path one after the other, as far as they are found; items of lists have none, numbers at the top are keys. */
function lineInTypeScript(text: string, path: readonly string[]): number | undefined {
  let offset: number | undefined;
  for (const key of path.filter((part, index) => index === 0 || !/^\d+$/.test(part))) {
    const name = key.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const pattern = new RegExp(`(?<![\\w$-])["']?${name}["']?\\s*:|(?<=[{,]\\s*)${name}(?=\\s*[,}])`, "g");
    pattern.lastIndex = offset ?? 0;
    const found = pattern.exec(text);
    if (!found) break;
    offset = found.index + (found[0].startsWith("\n") ? 1 : 0);
  }
  return offset === undefined ? undefined : text.slice(0, offset).split("\n").length;
}
