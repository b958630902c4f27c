import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { MANY } from "../../src/build/build.ts";
import { missingForQueue } from "../redis.ts";
import { measureArticle } from "./article.ts";
import { measureBlocks } from "./blocks.ts";
import { type Builder, HUGO, hugo, measureCold } from "./cold.ts";
import { copyStories, writeCorpus } from "./corpus.ts";
import { queueOf } from "./queue.ts";
import { Site } from "./site.ts";
import { LARGE, tablesOf } from "./table.ts";
import { measureWarm } from "./warm.ts";

// npm run bench -- [--seeds DIR] [--peers hugo,hugo-same] [--runs 5] [--sizes 1000,5000,19040,95200] [--blocks 2000]
//
// Builds corpora of these sizes, generated or from the stories of a folder, and prints for each what a build takes and how far the goals
// are reached, as Markdown. Broadsheet and its peers build in turn, each from nothing: `hugo` is a plain news site, `hugo-same` prints page
// for page what Broadsheet prints, as far as Hugo can. Then Broadsheet alone builds again after small changes. HUGO names the binary if it
// is not `hugo`. TMPDIR on a tmpfs takes the disk out of the figures. The default takes two hours on two processors.

const PEERS = ["hugo", "hugo-same"];

const { values } = parseArgs({
  options: {
    seeds: { type: "string" },
    peers: { type: "string", default: PEERS.join(",") },
    runs: { type: "string", default: "5" },
    sizes: { type: "string", default: "1000,5000,19040,95200" },
    blocks: { type: "string" },
  },
});
const { seeds } = values;
const runs = Number(values.runs);
if (seeds !== undefined && !existsSync(seeds)) throw new Error(`there is no folder ${seeds}`);
const peers = values.peers.split(",").filter(Boolean);
for (const peer of peers)
  if (!PEERS.includes(peer)) throw new Error(`there is no peer "${peer}", only ${PEERS.join(" and ")}`);
const found = spawnSync(HUGO, ["version"], { encoding: "utf8" }).stdout?.split(" ")[1];
// The layouts of `hugo-same` were written with 0.169; those of Debian 12, 0.111, fail in them.
const isNew = found !== undefined && Number(/^v0\.(\d+)/.exec(found)?.[1]) >= 160;
const version = isNew ? found : undefined;
if (!version)
  console.log(
    `Hugo is not measured: ${HUGO} is ${found ? `${found}, older than 0.160` : "missing"} (HUGO names the binary).`,
  );
if (missingForQueue.length > 0) console.log(`A queue is not measured: ${missingForQueue.join(" and ")} is missing.`);
console.log(
  `Node ${process.version}, Hugo ${version ?? "none"}, ${availableParallelism()} processors, medians of ${runs}`,
);

const work = mkdtempSync(join(tmpdir(), "broadsheet-bench-"));

async function measureSize(stories: number): Promise<void> {
  const folder = join(work, String(stories));
  const site = new Site(folder);
  if (seeds === undefined) writeCorpus(site.seeds, stories);
  else copyStories(seeds, site.seeds, stories);
  const isLarge = stories >= LARGE;
  // Below that, neither further processes nor workers help.
  const isShared = stories >= MANY && !isLarge;
  const queue = isShared && missingForQueue.length === 0 ? await queueOf(site) : undefined;
  const builders: Record<string, Builder> = {
    cold: () => site.build(),
    ...(version ? Object.fromEntries(peers.map((peer) => [peer, hugo(site, peer)])) : {}),
    ...(isShared
      ? { "one process": () => site.build("--jobs", "1"), "two processes": () => site.build("--jobs", "2") }
      : {}),
    ...(queue ? { "one queue worker": queue.withWorkers(1), "two queue workers": queue.withWorkers(2) } : {}),
  };
  try {
    const rows = new Map([...(await measureCold(site, builders, runs)), ...(await measureWarm(site, runs, isLarge))]);
    const heading = `${stories.toLocaleString("en")} ${seeds === undefined ? "generated stories" : `stories of ${seeds}`}`;
    console.log(tablesOf(heading, rows, measureArticle(site), stories));
  } finally {
    await queue?.redis.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

try {
  for (const size of values.sizes.split(",").filter(Boolean).map(Number)) await measureSize(size);
  if (values.blocks !== undefined) await measureBlocks(work, Number(values.blocks), runs);
} finally {
  rmSync(work, { recursive: true, force: true });
}
