import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { archive, contents, differences, STORIES } from "../cli/archive.ts";
import { outcomeOf, type Paper } from "../cli/paper.ts";

it("one process, two and four print the same", async () => {
  const site = archive();
  for (const jobs of [1, 2, 4]) {
    const { code, stdout } = await site.run(["build", "--output", `site-${jobs}`, "--jobs", String(jobs)]);
    expect([code, stdout], `${jobs} jobs`).toEqual([0, expect.stringMatching(/: (\d+) printed, 0 unchanged/)]);
  }
  const one = contents(site, "site-1");
  expect(one.size).toBeGreaterThan(STORIES);
  for (const jobs of [2, 4]) expect(differences(one, contents(site, `site-${jobs}`)), `${jobs} jobs`).toEqual([]);
  const again = await site.run(["build", "--output", "site-4", "--jobs", "1"]);
  expect(again.stdout).toMatch(/: 0 printed, \d+ unchanged, 0 removed/);
});

/**
 * An archive whose builds load code first: each process notes its number down, and one of them kills itself as it begins to print.
 *
 * @param victim a worker, or the process that was begun
 */
function deadly(victim: "worker" | "main"): { site: Paper; env: Record<string, string>; workers(): number[] } {
  const site = archive();
  site.write({
    "workers/.gitkeep": "",
    "kill.mjs": `import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
const isWorker = process.argv[1]?.endsWith("worker.js");
const write = fs.writeFileSync;
if (isWorker) write("workers/" + process.pid, "");
if (isWorker === ${victim === "worker"})
  fs.writeFileSync = (file, ...rest) => {
    if (String(file).includes(".stage")) process.kill(process.pid, "SIGKILL");
    return write(file, ...rest);
  };
syncBuiltinESMExports();
`,
  });
  return {
    site,
    env: { NODE_OPTIONS: `--import ${JSON.stringify(join(site.folder, "kill.mjs"))}` },
    workers: () =>
      readdirSync(join(site.folder, "workers"))
        .filter((name) => /^\d+$/.test(name))
        .map(Number),
  };
}

it("fails cleanly when a process that prints with it is killed, and publishes with the next build", async () => {
  const { site, env, workers } = deadly("worker");
  expect(await site.run(["build", "--jobs", "2"], env)).toEqual({
    code: 1,
    stdout: "",
    stderr: expect.stringMatching(
      /^_site:1: output: is as it was: a process that helped with the build was killed\. Build again; with --jobs 1 it needs less memory\.\n1 problem: nothing was published/,
    ),
  });
  // One that is killed has a successor, with nothing to do.
  expect(workers()).not.toEqual([]);
  expect(site.has("_site")).toBe(false);
  expect((await site.run(["build", "--jobs", "2"])).code).toBe(0);
});

it("leaves no process behind when it is killed itself", async () => {
  const { site, env, workers } = deadly("main");
  const build = site.begin(["build", "--jobs", "3"], env);
  // All of them have the output of the test open: it ends with the last of them.
  await outcomeOf(build);
  expect(build.signalCode).toBe("SIGKILL");
  expect(workers()).toHaveLength(2);
  const isAlive = (worker: number) => {
    try {
      return process.kill(worker, 0);
    } catch {
      return false;
    }
  };
  await expect.poll(() => workers().filter(isAlive), { timeout: 60_000 }).toEqual([]);
  expect(site.has("_site")).toBe(false);
  const { code, stdout } = await site.run(["build", "--jobs", "1"]);
  expect([code, stdout]).toEqual([0, expect.stringMatching(/: (\d+) printed/)]);
});
