import { type ChildProcess, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { writeCorpus } from "../bench/corpus.ts";
import { filesIn, story } from "../site/site.ts";
import { outcomeOf, type Paper, paper } from "./paper.ts";

// From 2,000 seeds on, processes are started that read and print with the one that builds.
const STORIES = 2100;

function archive(): Paper {
  const site = paper({
    "_data/sections.ts": `export default { ${["world", "politics", "business", "town"].map((id) => `${id}: { title: "${id}", description: "${id}" }`).join(", ")} };`,
    "seeds/media/quay.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>',
    "seeds/pages/about.md": "---\ntitle: About\n---\nSee [the wall](../wall.md).\n",
    "seeds/wall.md": story({ title: "Wall rises", image: { src: "quay.svg", alt: "A quay" } }),
    "seeds/bell.txt": "Bell rings\n\nThe bell rang.\n",
    "seeds/bell.11tydata.ts": 'export default { date: "2026-05-01", tags: ["Bells"] };\n',
  });
  writeCorpus(join(site.folder, "seeds"), STORIES);
  return site;
}

const contents = (folder: string): Map<string, string> =>
  new Map(filesIn(folder).map((file) => [file, readFileSync(join(folder, file), "latin1")]));

/** @returns the processes that a build has started to work with it */
function workersOf(build: ChildProcess): number[] {
  const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" });
  return [...stdout.matchAll(/^ *(\d+) +(\d+) .*\bworker\.js/gm)].flatMap(([, worker, parent]) =>
    Number(parent) === build.pid ? Number(worker) : [],
  );
}

async function until<T>(look: () => T | undefined): Promise<T> {
  for (;;) {
    const seen = look();
    if (seen !== undefined) return seen;
    await setTimeout(20);
  }
}

it("prints the same with one process, two and four", { timeout: 120_000 }, async () => {
  const site = archive();
  const output = (jobs: number) => join(site.folder, `site-${jobs}`);
  for (const jobs of [1, 2, 4]) {
    const { code, stdout } = await site.run(["build", "--output", output(jobs), "--jobs", String(jobs)]);
    expect([code, stdout], `${jobs} jobs`).toEqual([0, expect.stringMatching(/: (\d+) printed, 0 unchanged/)]);
  }
  const one = contents(output(1));
  expect(one.size).toBeGreaterThan(STORIES);
  for (const jobs of [2, 4]) {
    const other = contents(output(jobs));
    expect([...other.keys()], `${jobs} jobs`).toEqual([...one.keys()]);
    for (const [file, bytes] of one) expect(other.get(file) === bytes, `${file} with ${jobs} jobs`).toBe(true);
  }
  // What they noted down is what one alone would have: the next build finds nothing to do.
  const again = await site.run(["build", "--output", output(4), "--jobs", "1"]);
  expect(again.stdout).toMatch(/: 0 printed, \d+ unchanged, 0 removed/);
});

it("tells of the same problems, and holds the same stories back", { timeout: 120_000 }, async () => {
  const site = archive();
  site.write({
    "seeds/a-first.md": story({ title: "First", section: "nowhere" }),
    "seeds/m-middle.md": "---\ntitle: No date\n---\nText.\n",
    "seeds/z-last.md": story({ title: "Last", section: "elsewhere" }),
  });
  const said = await Promise.all(["1", "2"].map((jobs) => site.run(["build", "--output", `o${jobs}`, "--jobs", jobs])));
  expect(said.map(({ code }) => code)).toEqual([1, 1]);
  expect(said[0]?.stderr).toMatch(/a-first.md.*\n.*m-middle.md.*\n.*z-last.md/);
  expect(said[1]?.stderr).toBe(said[0]?.stderr);
  for (const jobs of ["1", "2"]) {
    const { code, stderr } = await site.run(["build", "--hold", "--output", `o${jobs}`, "--jobs", jobs]);
    expect([code, stderr]).toEqual([1, expect.stringContaining("held back: seeds/z-last.md")]);
  }
  expect(contents(join(site.folder, "o2"))).toEqual(contents(join(site.folder, "o1")));
});

it("fails cleanly when a process that prints with it is killed, and publishes with the next build", {
  timeout: 120_000,
}, async () => {
  const site = archive();
  const build = site.begin(["build", "--jobs", "2"]);
  const ended = outcomeOf(build);
  process.kill(await until(() => workersOf(build)[0]), "SIGKILL");
  expect(await ended).toEqual({
    code: 1,
    stdout: "",
    stderr: expect.stringMatching(
      /^_site:1: output: is as it was: a process that helped to print was killed\. Build again; with --jobs 1 it needs less memory\.\n1 problem: nothing was published/,
    ),
  });
  expect(site.has("_site")).toBe(false);
  expect((await site.run(["build", "--jobs", "2"])).code).toBe(0);
});

it("leaves no process behind when it is killed itself", { timeout: 120_000 }, async () => {
  const site = archive();
  const build = site.begin(["build", "--jobs", "3"]);
  const workers = await until(() => {
    const found = workersOf(build);
    return found.length === 2 ? found : undefined;
  });
  // All of them have the output of the test open: it ends with the last of them.
  const ended = outcomeOf(build);
  build.kill("SIGKILL");
  await ended;
  const alive = (pid: number) => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  await until(() => (workers.some(alive) ? undefined : true));
  expect(site.has("_site")).toBe(false);
  const { code, stdout } = await site.run(["build", "--jobs", "1"]);
  expect([code, stdout]).toEqual([0, expect.stringMatching(/: (\d+) printed/)]);
});
