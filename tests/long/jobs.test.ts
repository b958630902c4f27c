import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { expect, it } from "vitest";
import { archive, contents, differences, STORIES } from "../cli/archive.ts";
import { outcomeOf, type Paper } from "../cli/paper.ts";
import { story } from "../site/site.ts";

it("one process, two and four print the same", async () => {
  const site = archive();
  for (const jobs of [1, 2, 4]) {
    const { code, stdout } = await site.run(["build", "--output", `site-${jobs}`, "--jobs", String(jobs)]);
    expect([code, stdout], `${jobs} jobs`).toEqual([0, expect.stringMatching(/: (\d+) printed, 0 unchanged/)]);
  }
  const one = contents(site, "site-1");
  expect(one.size).toBeGreaterThan(STORIES);
  expect([...one.keys()].filter((file) => file.startsWith("search/index/")).length).toBeGreaterThan(100);
  for (const jobs of [2, 4]) expect(differences(one, contents(site, `site-${jobs}`)), `${jobs} jobs`).toEqual([]);
  const again = await site.run(["build", "--output", "site-4", "--jobs", "1"]);
  expect(again.stdout).toMatch(/: 0 printed, \d+ unchanged, 0 removed/);
});

it("prints the same with an empty, a full and half a cache of pictures, by one process and by several", async () => {
  const site = archive();
  site.write({
    "processes/.gitkeep": "",
    "note.mjs": `import { writeFileSync } from "node:fs";
import { basename } from "node:path";
writeFileSync("processes/" + process.pid + "-" + basename(process.argv[1] ?? ""), "");
`,
  });
  const env = { NODE_OPTIONS: `--import ${JSON.stringify(join(site.folder, "note.mjs"))}` };
  for (let photo = 0; photo < 12; photo++) {
    const noise = { type: "gaussian", mean: 40 + 12 * photo, sigma: 20 } as const;
    const pixels = sharp({ create: { width: 900, height: 600, channels: 3, background: "#369", noise } });
    site.write({
      [`seeds/media/p${photo}.jpg`]: await pixels.blur(2).jpeg().toBuffer(),
      [`seeds/p${photo}.md`]: story({ title: `P${photo}`, image: { src: `p${photo}.jpg`, alt: "Noise" } }),
    });
  }
  const cache = join(site.folder, ".broadsheet", "made");
  const made = (): string[] =>
    readdirSync(cache, { recursive: true, encoding: "utf8" }).filter((name) => /\.(?:avif|jpg)$/.test(name));
  /** @returns the files of the edition, and how many processes of each kind took part beside the first */
  const build = async (output: string, jobs: number) => {
    for (const name of readdirSync(join(site.folder, "processes"))) rmSync(join(site.folder, "processes", name));
    const { code, stderr } = await site.run(["build", "--output", output, "--jobs", String(jobs)], env);
    expect([code, stderr], output).toEqual([0, ""]);
    const processes = readdirSync(join(site.folder, "processes")).map((name) => name.replace(/^\d+-/, ""));
    const count = (name: string): number => processes.filter((each) => each === name).length;
    return { files: contents(site, output), printers: count("worker.js"), encoders: count("encoder-worker.js") };
  };
  const empty = await build("site-empty", 3);
  expect([empty.printers, empty.encoders]).toEqual([2, 3]);
  const whole = made().sort();
  expect(whole.length).toBeGreaterThan(12 * 6);

  const full = await build("site-full", 2);
  expect([full.printers, full.encoders]).toEqual([0, 0]);
  expect(differences(empty.files, full.files)).toEqual([]);

  for (const [index, name] of whole.entries()) if (index % 2 === 0) rmSync(join(cache, name));
  const half = await build("site-half", 1);
  expect([half.printers, half.encoders]).toEqual([0, 1]);
  expect(differences(empty.files, half.files)).toEqual([]);

  rmSync(cache, { recursive: true });
  const alone = await build("site-alone", 1);
  expect(differences(empty.files, alone.files)).toEqual([]);
  expect(made().sort()).toEqual(whole);
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
const isWorker = /[\\\\/]worker\\.js$/.test(process.argv[1] ?? "");
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
  expect(await site.run(["build", "--jobs", "3"], env)).toEqual({
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

/** An archive of which one page of many, and with it the thread that writes, fails in the same way as without the thread. */
it.each<[string, (site: Paper) => Record<string, string>, RegExp]>([
  [
    "a link to nothing",
    (site) => {
      site.edit("_includes/layouts/article.njk", (text) =>
        text.replace("{% block main %}", '{% block main %}{% if "1500" in view.path %}<a href="/nowhere/">{% endif %}'),
      );
      return {};
    },
    /^_includes\/layouts\/article\.njk:20: layout: prints a link to "\/nowhere\/" on /,
  ],
  [
    "a feed that no reader can read",
    (site) => {
      site.write({ "_includes/layouts/feed.njk": '<feed>{{ "<" | safe }}</feed>' });
      return {};
    },
    /^_includes\/layouts\/feed\.njk:1: layout: /,
  ],
  [
    "an empty page, before a layout that fails",
    (site) => {
      site.write({ "_includes/layouts/opml.njk": " ", "_includes/layouts/sitemap.njk": "{{ view.path | unheard }}" });
      return {};
    },
    /^_includes\/layouts\/opml\.njk:1: layout: feeds\.opml is empty\. /,
  ],
  [
    "a full disk",
    (site) => {
      site.write({
        "full.mjs": `import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
const write = fs.writeFileSync;
fs.writeFileSync = (file, ...rest) => {
  if (/\\.stage.*1500/.test(String(file))) throw Object.assign(new Error("ENOSPC: no space left"), { code: "ENOSPC", path: file });
  return write(file, ...rest);
};
syncBuiltinESMExports();
`,
      });
      return { NODE_OPTIONS: `--import ${JSON.stringify(join(site.folder, "full.mjs"))}` };
    },
    /^_site:1: output: cannot be written: the disk is full\./,
  ],
])("%s is told the same by a thread, and nothing is published", async (_what, spoil, told) => {
  const site = archive();
  const env = spoil(site);
  const one = await site.run(["build", "--jobs", "1"], env);
  expect([one.code, one.stderr]).toEqual([1, expect.stringMatching(told)]);
  expect(await site.run(["build", "--jobs", "2"], env)).toEqual(one);
  expect(site.has("_site")).toBe(false);
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
