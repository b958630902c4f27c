import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { outputFolder } from "../../src/output/output-folder.ts";
import { measureBlocks } from "./blocks.ts";
import { writeCorpus } from "./corpus.ts";
import { type Figures, measure, median } from "./process.ts";
import { measureWarm } from "./warm.ts";

// npm run bench -- [--seeds DIR] [--peers hugo,hugo-same] [--runs 5] [--sizes 1000,5000,20000] [--blocks 2000]
//
// Builds each corpus with Broadsheet and, in turn with it, with the peers: `hugo` is a plain news site, `hugo-same` prints page for page
// what Broadsheet prints, as far as Hugo can. Prints medians, and as ratios the medians of the pairs; then Broadsheet alone again after
// small changes, with the files that it wrote. Broadsheet makes no search index here, since the peers have none: `search.ts` measures it.
// HUGO names the binary if it is not `hugo`. TMPDIR on a tmpfs takes the disk out of the figures.

const PEERS = ["hugo", "hugo-same"];

const { values } = parseArgs({
  options: {
    seeds: { type: "string" },
    peers: { type: "string", default: "" },
    runs: { type: "string", default: "5" },
    sizes: { type: "string", default: "1000,5000,20000" },
    blocks: { type: "string" },
  },
});
const peers = values.peers.split(",").filter(Boolean);
for (const peer of peers)
  if (!PEERS.includes(peer)) throw new Error(`there is no peer "${peer}", only ${PEERS.join(" and ")}`);

const work = mkdtempSync(join(tmpdir(), "broadsheet-bench-"));
const output = join(work, "site");
const hugoSite = join(work, "hugo");
const data = join(work, "data");
cpSync("_data", data, { recursive: true });
writeFileSync(
  join(data, "site.ts"),
  readFileSync("_data/site.ts", "utf8").replace("export default {", "export default { search: false,"),
);

/** Removes what was built, and what a build remembers of it: every run is a build from nothing. */
function clean(): void {
  rmSync(output, { recursive: true, force: true });
  rmSync(outputFolder(process.cwd(), output).records, { recursive: true, force: true });
}

type Builder = (seeds: string) => Promise<Figures>;

const broadsheet: Builder = (seeds) =>
  measure(process.execPath, ["src/cli/broadsheet.mjs", "build", "--data", data, "--seeds", seeds, "--output", output]);

const styles = join(work, "styles");

/** A page of Broadsheet whose styles each of the partials `style-*.html` has. */
const PRINTED_LIKE = {
  story: /^\d{4}\/\d\d\/\d\d\/[^/]+\/index\.html$/,
  list: /^latest\/index\.html$/,
  year: /^\d{4}\/index\.html$/,
};

/** Keeps the style elements of pages that Broadsheet has printed, as partials for layouts that print the same pages. */
function keepStyles(): void {
  const files = readdirSync(output, { recursive: true, encoding: "utf8" }).sort();
  mkdirSync(styles, { recursive: true });
  for (const [name, pattern] of Object.entries(PRINTED_LIKE)) {
    const page = files.find((file) => pattern.test(file));
    if (page === undefined) throw new Error(`Broadsheet has printed no page for style-${name}.html`);
    const elements = readFileSync(join(output, page), "utf8").match(/<style>.*?<\/style>/gs) ?? [];
    writeFileSync(join(styles, `style-${name}.html`), elements.join(""));
  }
}

/** @param site the folder beside this file that holds the layouts */
const hugo =
  (site: string): Builder =>
  async (seeds) => {
    rmSync(hugoSite, { recursive: true, force: true });
    cpSync(join(import.meta.dirname, site), hugoSite, { recursive: true });
    if (existsSync(styles)) cpSync(styles, join(hugoSite, "layouts/partials"), { recursive: true });
    appendFileSync(
      join(hugoSite, "hugo.toml"),
      `\n[[module.mounts]]\nsource = ${JSON.stringify(resolve(seeds))}\ntarget = "content/articles"\n`,
    );
    return measure(process.env.HUGO ?? "hugo", ["--quiet", "--source", hugoSite, "--destination", output]);
  };

const builders: Record<string, Builder> = {
  broadsheet,
  ...Object.fromEntries(peers.map((peer) => [peer, hugo(peer)])),
};

/** What a generator wrote. */
interface Written {
  readonly pages: number;
  /** Megabytes, as the files are long. */
  readonly size: number;
}

function written(folder: string): Written {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
  return { pages: files.filter(({ name }) => /\.(?:html|xml)$/.test(name)).length, size: bytes / 1e6 };
}

const KEYS = ["wall", "cpu", "memory"] as const;
const valuesOf = (runs: readonly Figures[], key: keyof Figures): number[] =>
  runs.map((figures) => figures[key] ?? Number.NaN);
const padded = (cells: readonly string[]): string => cells.map((cell) => cell.padStart(9)).join("");

/** Runs the builders in turn, each into an empty folder, and prints a row each. */
async function compare(name: string, seeds: string): Promise<void> {
  const runs = new Map<string, Figures[]>(Object.keys(builders).map((builder) => [builder, []]));
  const results = new Map<string, Written>();
  for (let run = 0; run < Number(values.runs); run++) {
    for (const [builder, build] of Object.entries(builders)) {
      clean();
      runs.get(builder)?.push(await build(seeds));
      if (run > 0) continue;
      results.set(builder, written(output));
      if (builder === "broadsheet" && peers.includes("hugo-same")) keepStyles();
    }
  }
  console.log(`\n${name}`);
  console.log("generator".padEnd(17) + padded(["wall s", "CPU s", "peak MB", "pages", "MB", "ms/page"]));
  for (const [builder, figures] of runs) {
    const [wall = 0, cpu = 0, memory = 0] = KEYS.map((key) => median(valuesOf(figures, key)));
    const { pages, size } = results.get(builder) ?? { pages: 0, size: 0 };
    const ofPage = ((wall / pages) * 1000).toFixed(3);
    const cells = [wall.toFixed(2), cpu.toFixed(2), memory.toFixed(0), String(pages), size.toFixed(0), ofPage];
    console.log(builder.padEnd(17) + padded(cells));
  }
  const ours = runs.get("broadsheet") ?? [];
  for (const peer of peers) {
    const theirs = runs.get(peer) ?? [];
    const ratio = (key: keyof Figures) => {
      const [a, b] = [valuesOf(ours, key), valuesOf(theirs, key)];
      return median(a.map((value, run) => value / (b[run] ?? Number.NaN)));
    };
    console.log(`of ${peer}'s`.padEnd(17) + padded(KEYS.map((key) => ratio(key).toFixed(2))));
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
  if (values.blocks !== undefined)
    await measureBlocks(work, Number(values.blocks), Number(values.runs), (seeds) => {
      clean();
      return broadsheet(seeds);
    });
} finally {
  rmSync(outputFolder(process.cwd(), output).records, { recursive: true, force: true });
  rmSync(work, { recursive: true, force: true });
}
