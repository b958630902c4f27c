import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeCorpus } from "./corpus.ts";
import { median } from "./process.ts";
import { Site } from "./site.ts";

const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800"><rect width="1200" height="800"/></svg>';

/** What three stories of ten carry, in turn. */
const BLOCKS = [
  "::: embed https://www.youtube.com/watch?v=aqz-KE-bpKQ What happened that night :::",
  "::: box facts The night in figures\n- **640 metres** of wall\n- **£38m**\n:::",
  "::: pullquote\nIt will outlast us all.\n:::\n\n::: gallery\n![One](bench-wall.svg)\n![Two](bench-wall.svg)\n:::",
];

/**
 * Builds so many stories with blocks in three of ten, and in turn with it the same stories without, each time from nothing. Prints the
 * processor time of both, and the median of the ratios of the pairs.
 */
export async function measureBlocks(work: string, stories: number, runs: number): Promise<void> {
  const [plain, blocks] = [new Site(join(work, "plain")), new Site(join(work, "blocks"))];
  for (const { seeds } of [plain, blocks]) {
    writeCorpus(seeds, stories);
    mkdirSync(join(seeds, "media"), { recursive: true });
    writeFileSync(join(seeds, "media", "bench-wall.svg"), DRAWING);
  }
  const files = readdirSync(blocks.seeds, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".md"));
  const chosen = files.sort().filter((_, index) => index % 10 < BLOCKS.length);
  for (const [index, name] of chosen.entries()) {
    const [front, text = ""] = readFileSync(join(blocks.seeds, name), "utf8").split("\n---\n");
    writeFileSync(join(blocks.seeds, name), `${front}\n---\n${BLOCKS[index % BLOCKS.length]}\n\n${text}`);
  }
  const times: { plain: number; blocks: number }[] = [];
  const build = async (site: Site) => {
    site.clean();
    return (await site.build()).cpu ?? Number.NaN;
  };
  for (let run = 0; run < runs; run++) times.push({ plain: await build(plain), blocks: await build(blocks) });
  const cpu = (of: "plain" | "blocks") => median(times.map((each) => each[of])).toFixed(2);
  const ratio = median(times.map((each) => each.blocks / each.plain)).toFixed(3);
  console.log(`\n${stories} generated stories, blocks in ${chosen.length} of them`);
  console.log(`CPU s without ${cpu("plain")}, with ${cpu("blocks")}; of the plain ones' ${ratio}`);
}
