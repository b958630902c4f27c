import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { expect, test } from "vitest";

/** The rooms of `src`, and of which other rooms each may import. What is not here is an arrow that runs up. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  model: [],
  media: ["model"],
  content: ["media", "model"],
  search: ["model"],
  site: ["search", "model"],
  output: ["site", "search", "media", "model"],
  eleventy: ["site", "model"],
  build: ["eleventy", "output", "site", "search", "content", "media", "model"],
  cli: ["build", "output", "site", "content", "media", "model"],
};

const LONGEST = 250;

/** An import of one file by another, with what it takes. */
interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly names: string;
}

const nameOf = ({ from, to }: Pick<Arrow, "from" | "to">): string => `${from} → ${to}`;

/**
 * Imports by a relative path: `import … from`, `import type … from`, `export … from`, `import "…"` and `import("…")`, as a value or as a
 * type. Comments are passed over.
 */
function arrowsOf(from: string, source: string): Arrow[] {
  const code = source.replace(/\/\*.*?\*\//gs, "").replace(/^\s*\/\/.*$/gm, "");
  const IMPORT = /\b(?:(?:import|export)\b(?<names>[^;"'()]*?)\bfrom|import)\s*\(?\s*["'](?<path>\.[^"']*)["']/g;
  return [...code.matchAll(IMPORT)].map(({ groups: { names = "", path = "" } = {} }) => ({
    from,
    to: posix.join(posix.dirname(from), path),
    names: names.replace(/\s+/g, " ").trim(),
  }));
}

/**
 * Every circle of files, each once, as a line that names what ties it: `a.ts takes { x } from b.ts; b.ts takes { y } from a.ts`.
 */
function circlesOf(arrows: readonly Arrow[]): string[] {
  const next = new Map<string, Arrow[]>();
  for (const arrow of arrows) next.set(arrow.from, [...(next.get(arrow.from) ?? []), arrow]);
  const lines = new Map<string, string>();
  for (const first of arrows) {
    const circle = wayBack(first, next);
    if (!circle) continue;
    const files = circle.map(({ from }) => from);
    const line = circle.map(({ from, to, names }) => `${from} takes ${names || "all"} from ${to}`).join("; ");
    if (!lines.has([...files].sort().join())) lines.set([...files].sort().join(), line);
  }
  return [...lines.values()];
}

/** The shortest way along arrows back to where an arrow begins, this arrow first. */
function wayBack(first: Arrow, next: ReadonlyMap<string, readonly Arrow[]>): Arrow[] | undefined {
  const ways: Arrow[][] = [[first]];
  const seen = new Set<string>();
  for (const way of ways) {
    const at = way.at(-1)?.to ?? "";
    if (at === first.from) return way;
    if (seen.has(at)) continue;
    seen.add(at);
    for (const arrow of next.get(at) ?? []) ways.push([...way, arrow]);
  }
  return undefined;
}

const roomOf = (file: string): string => file.split("/")[1] ?? "";
const runsUp = ({ from, to }: Arrow): boolean =>
  roomOf(from) !== roomOf(to) && !mayImport[roomOf(from)]?.includes(roomOf(to));

const sources = new Map(
  readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => posix.join("src", name.replaceAll("\\", "/")))
    .sort()
    .map((file) => [file, readFileSync(file, "utf8")]),
);
const arrows = [...sources].flatMap(([file, source]) => arrowsOf(file, source));
const isLong = (source: string): boolean => source.split("\n").length - 1 > LONGEST && !/^\s*\/[*/]/.test(source);

test("an import is found however it is written, and one in a comment is none", () => {
  const source = `
    import "./a.ts";
    import { b, type B } from "./b.ts";
    import type { C } from "../room/c.ts";
    import {
      d,
    } from "./d.ts";
    export { e } from "./e.ts";
    export * from "./f.ts";
    const load = () => import("./g.ts");
    type H = typeof import("./h.ts");
    import fs from "node:fs";
    // import { i } from "./i.ts";
    /** import { k } from "./k.ts"; */
  `;
  expect(arrowsOf("src/room/file.ts", source).map(({ to, names }) => `${posix.basename(to)} ${names}`.trim())).toEqual([
    "a.ts",
    "b.ts { b, type B }",
    "c.ts type { C }",
    "d.ts { d, }",
    "e.ts { e }",
    "f.ts *",
    "g.ts",
    "h.ts",
  ]);
  expect(arrowsOf("src/room/file.ts", source)[2]?.to).toBe("src/room/c.ts");
});

test("a circle is named once, with what ties it", () => {
  const tie = (from: string, to: string) => ({ from, to, names: `{ ${to[0]} }` });
  const three = [tie("a.ts", "b.ts"), tie("b.ts", "c.ts"), tie("c.ts", "a.ts"), tie("c.ts", "d.ts")];
  expect(circlesOf(three)).toEqual([
    "a.ts takes { b } from b.ts; b.ts takes { c } from c.ts; c.ts takes { a } from a.ts",
  ]);
  expect(circlesOf(three.slice(1))).toEqual([]);
});

test("every import leads to a file that is there", () => {
  const missing = arrows.filter(({ to }) => !sources.has(to) && !to.endsWith(".mjs")).map(nameOf);
  expect(missing).toEqual([]);
});

test("files do not import each other in a circle", () => {
  expect(circlesOf(arrows)).toEqual([]);
});

test("rooms import one way", () => {
  const up = arrows.filter(runsUp).map(nameOf);
  expect(up).toEqual([]);
});

test(`a file of more than ${LONGEST} lines begins with a comment that says which one idea it is`, () => {
  const long = [...sources].filter(([, source]) => isLong(source)).map(([file]) => file);
  expect(long).toEqual([]);
});

test("views are made without disk, process or clock: `site` loads a module when it is needed, and takes nothing else of Node", () => {
  const ofSite = [...sources].filter(([file]) => roomOf(file) === "site");
  const modules = ofSite.flatMap(([file, source]) =>
    [...source.matchAll(/"node:(\w+)/g)].map(([, module]) => `${file} ${module}`),
  );
  expect(modules).toEqual(["src/site/as-markdown.ts module"]);
  const reads = ofSite.filter(([, source]) => /\bprocess\.|\bDate\.now\b|\bnew Date\(\)|\bperformance\b/.test(source));
  expect(reads.map(([file]) => file)).toEqual([]);
});

test("only `cli` looks at the working directory, the environment and the clock, and hands them down", () => {
  const LOOKS =
    /\bprocess\.(?:cwd|chdir|env)\b|\bDate\.now\b|\bnew Date\(\)|\bperformance\b|\b(?:relative|resolve)\("|\b(?:read\w*|stat|exists)Sync\("/g;
  const looks = [...sources].flatMap(([file, source]) =>
    roomOf(file) === "cli" ? [] : [...source.matchAll(LOOKS)].map(([found]) => `${file} ${found}`),
  );
  // Eleventy takes the working directory for the project. Processes that encode or deploy inherit the environment. Fontconfig
  // reads there, and nowhere else, which fonts there are.
  expect([...new Set(looks)]).toEqual([
    "src/eleventy/print.ts process.cwd",
    "src/eleventy/print.ts process.chdir",
    "src/media/drawing-fonts.ts process.env",
    "src/media/encoders.ts process.env",
    "src/output/deploy/programs.ts process.env",
  ]);
});
