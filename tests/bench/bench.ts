import { appendFileSync, cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { outputFolder } from "../../src/output/output-folder.ts";
import { writeCorpus } from "./corpus.ts";
import { type Figures, measure, median } from "./process.ts";
import { measureWarm } from "./warm.ts";

// npm run bench -- [--seeds DIR] [--peer hugo] [--runs 5] [--sizes 1000,5000,20000]
//
// Builds each corpus with Broadsheet and, in turn with it, the same site with the peer (`tests/bench/hugo`), and prints medians and
// ratios; then Broadsheet alone again after small changes, with the files that it wrote. HUGO names the binary if it is not `hugo`.
// TMPDIR on a tmpfs takes the disk out of the figures.

const { values } = parseArgs({
  options: {
    seeds: { type: "string" },
    peer: { type: "string" },
    runs: { type: "string", default: "5" },
    sizes: { type: "string", default: "1000,5000,20000" },
  },
});
if (values.peer !== undefined && values.peer !== "hugo")
  throw new Error(`there is no peer "${values.peer}", only hugo`);

const work = mkdtempSync(join(tmpdir(), "broadsheet-bench-"));
const output = join(work, "site");
const hugoSite = join(work, "hugo");

type Builder = (seeds: string) => Promise<Figures>;

const broadsheet: Builder = (seeds) =>
  measure(process.execPath, ["src/cli/broadsheet.mjs", "build", "--seeds", seeds, "--output", output]);

const hugo: Builder = async (seeds) => {
  rmSync(hugoSite, { recursive: true, force: true });
  cpSync(join(import.meta.dirname, "hugo"), hugoSite, { recursive: true });
  appendFileSync(
    join(hugoSite, "hugo.toml"),
    `\n[[module.mounts]]\nsource = ${JSON.stringify(resolve(seeds))}\ntarget = "content/articles"\n`,
  );
  return measure(process.env.HUGO ?? "hugo", ["--quiet", "--source", hugoSite, "--destination", output]);
};

const builders: Record<string, Builder> = { broadsheet, ...(values.peer === undefined ? {} : { hugo }) };

function countPages(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.(?:html|xml)$/.test(name))
    .length;
}

/** Runs the builders in turn, each into an empty folder, and prints a row each. */
async function compare(name: string, seeds: string): Promise<void> {
  const runs = new Map<string, Figures[]>(Object.keys(builders).map((builder) => [builder, []]));
  const pages = new Map<string, number>();
  for (let run = 0; run < Number(values.runs); run++) {
    for (const [builder, build] of Object.entries(builders)) {
      rmSync(output, { recursive: true, force: true });
      // What the press remembers of the output folder, too: every run is a build from nothing.
      rmSync(outputFolder(process.cwd(), output).records, { recursive: true, force: true });
      runs.get(builder)?.push(await build(seeds));
      if (run === 0) pages.set(builder, countPages(output));
    }
  }
  console.log(`\n${name}`);
  console.log("generator     pages   wall s    CPU s  peak MB  ms a page");
  const row = (builder: string, key: keyof Figures) =>
    median((runs.get(builder) ?? []).map((figures) => figures[key] ?? Number.NaN));
  for (const builder of runs.keys()) {
    const wall = row(builder, "wall");
    const cells = [
      String(pages.get(builder)),
      wall.toFixed(2),
      row(builder, "cpu").toFixed(2),
      row(builder, "memory").toFixed(0),
      ((wall / (pages.get(builder) ?? 1)) * 1000).toFixed(3),
    ];
    console.log(builder.padEnd(11) + cells.map((cell, index) => cell.padStart([8, 9, 9, 9, 11][index] ?? 0)).join(""));
  }
  if (runs.has("hugo")) {
    const ratio = (key: keyof Figures) =>
      median(
        (runs.get("broadsheet") ?? []).map(
          (figures, run) => (figures[key] ?? Number.NaN) / (runs.get("hugo")?.[run]?.[key] ?? Number.NaN),
        ),
      );
    console.log(
      `${"of hugo's".padEnd(19)}${(["wall", "cpu", "memory"] as const).map((key) => ratio(key).toFixed(2).padStart(9)).join("")}`,
    );
  }
}

try {
  if (values.seeds !== undefined) {
    if (!existsSync(values.seeds)) throw new Error(`there is no folder ${values.seeds}`);
    await compare(`the stories in ${values.seeds}`, values.seeds);
    await measureWarm(work, values.seeds, Number(values.runs));
  }
  for (const size of values.sizes.split(",").filter(Boolean).map(Number)) {
    const seeds = join(work, `seeds-${size}`);
    writeCorpus(seeds, size);
    await compare(`${size} generated stories`, seeds);
    await measureWarm(work, seeds, Number(values.runs));
  }
} finally {
  rmSync(outputFolder(process.cwd(), output).records, { recursive: true, force: true });
  rmSync(work, { recursive: true, force: true });
}
