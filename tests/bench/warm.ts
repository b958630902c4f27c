import { spawn } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { type Figures, measure, median } from "./process.ts";

/** What happens between two builds, by its name in the table. `texts` are those of the corpus, the newest first. */
type Change = (clone: string, seeds: string, run: number, texts: readonly string[]) => void;

const firstSeed = (seeds: string): string => {
  const [name = ""] = readdirSync(seeds, { recursive: true, encoding: "utf8" }).filter((each) => each.endsWith(".md"));
  return join(seeds, name);
};

const changes: Record<string, Change> = {
  "nothing changed": () => {},
  "one story edited": (_clone, seeds, run) => appendFileSync(firstSeed(seeds), `\nEdited ${run}.\n`),
  "one story added": (_clone, seeds, run, texts) => addStory(seeds, `added-${run}`, texts),
  // It shifts the stories of every page of a list from its day on.
  "an old story added": (_clone, seeds, run, texts) => addStory(seeds, `old-${run}`, texts.toReversed()),
  "front.ts edited": (clone, _seeds, run) => edit(join(clone, "_data/front.ts"), /top: \d+/, `top: ${(run % 9) + 1}`),
  "a layout edited": (clone, _seeds, run) =>
    appendFileSync(join(clone, "_includes/layouts/base.njk"), `<!-- ${run} -->\n`),
};

/** Adds a story of the day of the first of these seeds, with three tags and two authors that they have. */
function addStory(seeds: string, name: string, near: readonly string[]): void {
  const valuesOf = (key: string, most: number) =>
    JSON.stringify([...new Set(near.flatMap((seed): string[] => JSON.parse(keyOf(seed, key) || "[]")))].slice(0, most));
  const [first = ""] = near;
  const lines = [`title: ${name}`, `date: ${keyOf(first, "date")}`, `section: ${keyOf(first, "section")}`];
  const lists = [`tags: ${valuesOf("tags", 3)}`, `authors: ${valuesOf("authors", 2)}`];
  writeFileSync(join(seeds, `${name}.md`), ["---", ...lines, ...lists, "---", "The text.", ""].join("\n"));
}

/** A value of the front matter, as it is written. */
const keyOf = (seed: string, key: string): string => new RegExp(`^${key}: *(.*)$`, "m").exec(seed)?.[1] ?? "";

function textsByDate(seeds: string): string[] {
  const names = readdirSync(seeds, { recursive: true, encoding: "utf8" }).filter((each) => each.endsWith(".md"));
  const texts = names.map((name) => readFileSync(join(seeds, name), "utf8"));
  const dated = texts.map((text) => ({ text, date: keyOf(text, "date") }));
  return dated.sort((a, b) => (a.date < b.date ? 1 : -1)).map(({ text }) => text);
}

function edit(file: string, pattern: RegExp, text: string): void {
  writeFileSync(file, readFileSync(file, "utf8").replace(pattern, text));
}

/** File systems tell times in steps; a build trusts what is older than two seconds. */
const SETTLED = 2100;

/**
 * Builds a corpus once from nothing, and again after each kind of change. Prints a row each, with the files that were written.
 *
 * @param work a folder for a clone of the repository, seeds that may be changed, and the output
 */
export async function measureWarm(work: string, corpus: string, runs: number): Promise<void> {
  const [clone, seeds, output] = ["clone", "warm-seeds", "warm-site"].map((name) => join(work, name)) as [
    string,
    string,
    string,
  ];
  for (const folder of [clone, seeds, output]) rmSync(folder, { recursive: true, force: true });
  mkdirSync(clone);
  for (const path of [
    "src/cli/broadsheet.mjs",
    "package.json",
    "package-lock.json",
    ".eleventy.ts",
    "src",
    "_includes",
    "_data",
  ])
    cpSync(path, join(clone, path), { recursive: true });
  symlinkSync(resolve("node_modules"), join(clone, "node_modules"));
  cpSync(corpus, seeds, { recursive: true });
  const texts = textsByDate(corpus);
  const build = () =>
    measure(process.execPath, ["src/cli/broadsheet.mjs", "build", "--seeds", seeds, "--output", output], {
      cwd: clone,
    });
  const row = (name: string, figures: readonly Figures[], written: readonly string[]) => {
    const pages = written.filter((file) => !file.startsWith("search/"));
    const cells = (["wall", "cpu", "memory"] as const).map((key) =>
      median(figures.map((each) => each[key] ?? Number.NaN)).toFixed(key === "memory" ? 0 : 2),
    );
    console.log(
      name.padEnd(26) +
        [...cells, String(pages.length), String(written.length)].map((cell) => cell.padStart(9)).join(""),
    );
  };
  console.log("warm, after                 wall s    CPU s  peak MB    pages    files");
  row("a build from nothing", [await build()], filesSince(output, 0));
  for (const [name, change] of Object.entries(changes)) {
    const figures: Figures[] = [];
    let written: readonly string[] = [];
    for (let run = 0; run < runs; run++) {
      // What the last change left behind is read once more.
      await new Promise((done) => setTimeout(done, SETTLED));
      await build();
      await new Promise((done) => setTimeout(done, SETTLED));
      const before = Date.now();
      change(clone, seeds, run, texts);
      figures.push(await build());
      written = filesSince(output, before);
    }
    row(name, figures, written);
  }
  await measureResident(["build", "--watch", "--seeds", seeds, "--output", output], clone, async (published) => {
    for (const name of ["one story edited", "one story added"] as const) {
      const figures: Figures[] = [];
      let written: readonly string[] = [];
      for (let run = 0; run < runs; run++) {
        const before = Date.now();
        const done = published();
        changes[name]?.(clone, seeds, runs + run, texts);
        figures.push({ wall: ((await done) - before) / 1000 });
        written = filesSince(output, before);
      }
      row(`resident: ${name}`, figures, written);
    }
  });
}

/**
 * Starts a build that stays.
 *
 * @param use given a function that waits for the next edition, and says when it was published, in milliseconds
 */
async function measureResident(
  argv: readonly string[],
  cwd: string,
  use: (published: () => Promise<number>) => Promise<void>,
): Promise<void> {
  const builder = spawn(process.execPath, ["src/cli/broadsheet.mjs", ...argv], {
    cwd,
    stdio: ["ignore", "pipe", "ignore"],
  });
  const published = () =>
    new Promise<number>((resolve) =>
      builder.stdout.on("data", function hear(text: Buffer) {
        if (!/^built /m.test(text.toString())) return;
        builder.stdout.off("data", hear);
        resolve(Date.now());
      }),
    );
  try {
    await published();
    await use(published);
  } finally {
    builder.kill("SIGTERM");
    await new Promise((resolve) => builder.once("exit", resolve));
  }
}

/** The files that were written since, below the folder: pages, feeds, sitemaps, and the search index. */
const filesSince = (folder: string, time: number): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => {
    const state = statSync(join(folder, name));
    return state.isFile() && state.mtimeMs >= time;
  });
