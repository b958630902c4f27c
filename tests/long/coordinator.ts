import { realpathSync } from "node:fs";
import { buildOnQueue } from "../../src/build/queue/build-on-queue.ts";
import { format } from "../../src/model/problem.ts";
import { outputFolder } from "../../src/output/output-folder.ts";

// node --import ./src/cli/broadsheet.mjs tests/long/coordinator.ts PROJECT REDIS NOW: builds on a queue, however small the paper is.

const [, , project = "", url = "", now = ""] = process.argv;
const root = realpathSync(project);
const options = {
  root,
  seeds: "seeds",
  data: "_data",
  output: outputFolder(root, "_site"),
  now: Number(now),
  hold: false,
  full: true,
  clock: Date.now,
};
const { published, notices, problems } = await buildOnQueue(options, { url, stage: ".broadsheet/shards" }, 1);
for (const line of [...notices, ...problems.map(format)]) console.error(line);
process.exitCode = published ? 0 : 1;
