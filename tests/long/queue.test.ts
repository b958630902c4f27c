import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it, onTestFinished, test } from "vitest";
import { INSTALL } from "../../src/build/queue/queue.ts";
import { contents, mornings, noon, quay, turn } from "../cli/kills.ts";
import { outcomeOf, type Paper, paper } from "../cli/paper.ts";
import { type Attended, attend } from "../cli/served.ts";
import { freePort } from "../free-port.ts";
import { missingForQueue, Redis } from "../redis.ts";
import { NOW, story } from "../site/site.ts";

if (missingForQueue.length > 0)
  console.warn(`Builds on a queue are not tested: ${missingForQueue.join(" and ")} is missing.`);
const queued = it.skipIf(missingForQueue.length > 0);

/** How many of the processes are killed. The full test of 60 takes ten minutes: `KILLS=60 npm run test:long`. */
const KILLS = Number(process.env.KILLS ?? 6);

test.each(["README.md", ".ci/run"])("%s installs the versions that the message asks for", (file) => {
  expect(readFileSync(file, "utf8")).toContain(INSTALL);
});

async function redis(): Promise<Redis> {
  const server = new Redis(await freePort());
  onTestFinished(() => server.kill());
  return server;
}

/** A worker, once it waits for shards. */
async function worker(site: Paper, url: string): Promise<Attended> {
  const attended = attend(site.begin(["work", "--queue", url]));
  await attended.says(/^Waits for shards at redis:/m);
  return attended;
}

const coordinator = (site: Paper, url: string): ChildProcess =>
  spawn(
    process.execPath,
    ["--import", "./src/cli/broadsheet.mjs", "tests/long/coordinator.ts", site.folder, url, String(NOW)],
    { cwd: resolve("."), stdio: ["ignore", "pipe", "pipe"] },
  );

const many = Object.fromEntries(
  Array.from({ length: 25 }, (_, n) => [`seeds/s${n}.md`, story({ title: `Story ${n}` })]),
);

queued("two workers print what one build prints, byte for byte", async () => {
  const { url } = await redis();
  const site = paper({ ...mornings, ...many });
  const workers = [await worker(site, url), await worker(site, url)];
  expect(await outcomeOf(coordinator(site, url))).toMatchObject({ code: 0, stderr: "" });
  for (const each of workers) expect(each.terminal()).toMatch(/^printed shard [12]\/2$/m);
  await site.run(["build", "--output", "alone"]);
  expect(contents(join(site.folder, "_site"))).toEqual(contents(join(site.folder, "alone")));
});

queued("a worker with other seeds refuses in one line and ends, and another one prints its shard", async () => {
  const { url } = await redis();
  const site = paper({ ...mornings, ...many });
  const other = paper({ ...mornings, ...many, "seeds/s1.md": story({ title: "Another story" }) });
  const stranger = await worker(other, url);
  await worker(site, url);
  expect(await outcomeOf(coordinator(site, url))).toMatchObject({ code: 0, stderr: "" });
  expect(await stranger.outcome).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(
      /^Waits.*\nShard \d\/2 is to be printed from other seeds\. Give this machine the same as the one that builds, and start the worker again\.\n$/,
    ),
  });
});

queued("problems in the copy are told once, whether a worker or the build finds them first", async () => {
  const { url } = await redis();
  const site = paper({ ...mornings, ...many, "seeds/s1.md": story({ section: "sprots" }) });
  await worker(site, url);
  const alone = await site.run(["build", "--output", "alone"]);
  expect(alone.code).toBe(1);
  const { code, stderr } = await outcomeOf(coordinator(site, url));
  expect([code, stderr.split("\n")[0]]).toEqual([1, alone.stderr.split("\n")[0]]);
  expect(site.has("_site")).toBe(false);
});

queued("without a worker or without Redis a build says so and builds alone", async () => {
  const { url } = await redis();
  const site = paper(mornings);
  expect(await outcomeOf(coordinator(site, url))).toMatchObject({
    code: 0,
    stderr: `--queue: No worker listens at ${url} (npm run work -- --queue ${url}). This process built alone.\n`,
  });
  const nobody = `redis://127.0.0.1:${await freePort()}`;
  expect(await outcomeOf(coordinator(site, nobody))).toMatchObject({
    code: 0,
    stderr: expect.stringMatching(/^--queue: redis:\S+ does not answer \(.+\)\. This process built alone\.\n$/),
  });
  expect(await site.spawn(["work", "--queue", nobody])).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^redis:\S+ does not answer: .+\. Start Redis there\.\n$/),
  });
});

queued(`${KILLS} workers, builds and Redis servers are killed, and nothing is lost`, async () => {
  const server = await redis();
  const site = paper({ ...mornings, ...many, "seeds/media/quay.svg": quay });
  const output = join(site.folder, "_site");
  const edition = async (seeds: Record<string, string>, from: Record<string, string>) => {
    turn(site, seeds, from);
    await site.run(["build", "--output", "alone", "--full", "--clean"]);
    return contents(join(site.folder, "alone"));
  };
  const editions = [
    { seeds: noon, from: mornings, edition: await edition(noon, mornings) },
    { seeds: mornings, from: noon, edition: await edition(mornings, noon) },
  ];
  const workers = [await worker(site, server.url), await worker(site, server.url)];
  for (let kill = 0; kill < KILLS; kill++) {
    const { seeds, from, edition } = editions[kill % 2] ?? { seeds: noon, from: mornings, edition: new Map() };
    turn(site, seeds, from);
    const build = coordinator(site, server.url);
    const built = outcomeOf(build);
    // Each time a little later, from the start of the processes to the merge.
    await Promise.race([built, new Promise((done) => setTimeout(done, 500 + ((kill * 977) % 5000)))]);
    if (kill % 3 === 0) {
      await workers[0]?.end("SIGKILL");
      workers.shift();
      workers.push(await worker(site, server.url));
    } else if (kill % 3 === 1) {
      await server.kill();
      server.restart();
    } else {
      build.kill("SIGKILL");
    }
    const outcome = await built;
    const last = kill % 3 === 2 ? await outcomeOf(coordinator(site, server.url)) : outcome;
    expect({ kill, code: last.code, stderr: last.code === 0 ? "" : last.stderr }).toEqual({
      kill,
      code: 0,
      stderr: "",
    });
    expect(contents(output), `kill ${kill}`).toEqual(edition);
  }
});
