import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { filesIn, story } from "../site/site.ts";
import { type Paper, paper } from "./paper.ts";

// The long run: KILLS=100 npx vitest run --config tests/vitest.config.ts --root . --testTimeout 0 killed
const KILLS = Number(process.env.KILLS ?? 8);

/** Loaded before the program: ends the process as SIGKILL does, before the call of that number that changes something on the disk. */
const killer = `import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
let calls = 0;
const last = Number(process.env.KILL_AT);
for (const name of ["writeFileSync", "writeSync", "renameSync", "rmSync", "rmdirSync", "mkdirSync", "copyFileSync", "linkSync", "ftruncateSync"]) {
  const call = fs[name];
  fs[name] = (...args) => {
    if (++calls === last) process.kill(process.pid, "SIGKILL");
    return call(...args);
  };
}
syncBuiltinESMExports();
if (process.env.COUNT) process.on("exit", () => fs.appendFileSync(process.env.COUNT, String(calls)));
`;

const quay = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>';
const mornings: Record<string, string> = {
  "seeds/wall.md": story({ title: "Wall rises", tags: ["Harbour"] }),
  "seeds/gone.md": story({ title: "Gone by noon", tags: ["Morning"] }, "It was here in the morning."),
};
const noon: Record<string, string> = {
  "seeds/wall.md": story({ title: "Wall falls", tags: ["Harbour"], image: { src: "quay.svg", alt: "A quay" } }),
  "seeds/bell.md": story({ title: "Bell rings", tags: ["Noon"] }),
};

/** Makes the seeds those of one of the two editions. */
function turn(site: Paper, to: Record<string, string>, from: Record<string, string>): void {
  for (const file of Object.keys(from)) if (!(file in to) && site.has(file)) site.remove(file);
  site.write(to);
}

const contents = (folder: string): Map<string, string> =>
  new Map(filesIn(folder).map((file) => [file, readFileSync(join(folder, file), "latin1")]));

it("killed at any moment, it leaves each file old or new, removes nothing too early, and the next build finishes", async () => {
  const site = paper({
    ...mornings,
    ...Object.fromEntries(Array.from({ length: 25 }, (_, n) => [`seeds/s${n}.md`, story({ title: `Story ${n}` })])),
    "seeds/media/quay.svg": quay,
    "kill.mjs": killer,
  });
  const output = join(site.folder, "_site");
  const editions: Map<string, string>[] = [];
  for (const [to, from] of [
    [noon, mornings],
    [mornings, noon],
  ] as const) {
    turn(site, to, from);
    expect((await site.run(["build"])).code).toBe(0);
    editions.push(contents(output));
  }
  const [atNoon = new Map<string, string>(), atMorning = new Map<string, string>()] = editions;
  let now = { seeds: mornings, edition: atMorning };
  let next = { seeds: noon, edition: atNoon };
  const count = join(site.folder, "count");
  turn(site, next.seeds, now.seeds);
  const env = { NODE_OPTIONS: `--import ${JSON.stringify(join(site.folder, "kill.mjs"))}` };
  await site.run(["build"], { ...env, KILL_AT: "0", COUNT: count });
  [now, next] = [next, now];
  const calls = Number(readFileSync(count, "utf8"));
  expect(calls).toBeGreaterThan(30);

  const moments = new Set<string>();
  for (let kill = 0; kill < KILLS; kill++) {
    turn(site, next.seeds, now.seeds);
    const at = 1 + Math.floor(((kill + 0.5) * calls) / KILLS);
    await site.run(["build"], { ...env, KILL_AT: String(at) });
    const left = contents(output);
    const old = [...now.edition].filter(([file, text]) => left.get(file) === text).map(([file]) => file);
    const fresh = [...next.edition].filter(([file, text]) => left.get(file) === text).map(([file]) => file);
    for (const file of left.keys()) expect([...old, ...fresh], `killed before call ${at}`).toContain(file);
    const isMoved = fresh.length === next.edition.size;
    if (!isMoved)
      expect([...left.keys()], `killed before call ${at}`).toEqual(expect.arrayContaining([...now.edition.keys()]));
    moments.add(old.length === now.edition.size ? "before" : isMoved ? "after" : "between");

    const finished = await site.run(["build"]);
    expect(finished.code, finished.stderr).toBe(0);
    expect(contents(output), `killed before call ${at}`).toEqual(next.edition);
    [now, next] = [next, now];
  }
  expect([...moments]).toEqual(expect.arrayContaining(["before", "between"]));
});

it("Ctrl-C leaves the site as it was, and nothing keeps the next build out", async () => {
  const site = paper({ ...mornings });
  expect((await site.run(["build"])).code).toBe(0);
  const before = contents(join(site.folder, "_site"));
  turn(site, noon, mornings);
  site.write({
    "seeds/media/quay.svg": quay,
    "stop.mjs": `import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
const write = fs.writeFileSync;
fs.writeFileSync = (file, ...rest) => {
  if (String(file).includes(".stage")) process.kill(process.pid, "SIGINT");
  return write(file, ...rest);
};
syncBuiltinESMExports();
`,
  });
  const stopped = await site.run(["build"], {
    NODE_OPTIONS: `--import ${JSON.stringify(join(site.folder, "stop.mjs"))}`,
  });
  expect(stopped.code).not.toBe(0);
  expect(contents(join(site.folder, "_site"))).toEqual(before);
  expect(await site.run(["build"])).toMatchObject({
    code: 0,
    stderr:
      '/2026/03/02/gone/ is gone. "npm run moved" leaves a redirect, or a page that says that the story is gone.\n',
  });
});

it("a second build at the same time is told who is at work, and changes nothing", async () => {
  const site = paper({
    ...mornings,
    "slow.mjs": `import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
const write = fs.writeFileSync;
let slept = false;
fs.writeFileSync = (file, ...rest) => {
  if (!slept && String(file).includes(".stage")) {
    slept = true;
    write("waiting", "");
    while (!fs.existsSync("go")) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
  }
  return write(file, ...rest);
};
syncBuiltinESMExports();
`,
  });
  const first = site.run(["build"], { NODE_OPTIONS: `--import ${JSON.stringify(join(site.folder, "slow.mjs"))}` });
  await expect.poll(() => site.has("waiting"), { timeout: 60_000 }).toBe(true);
  const second = await site.run(["build"]);
  writeFileSync(join(site.folder, "go"), "");
  expect(second.code).toBe(1);
  expect(second.stderr).toMatch(
    /^_site:1: output: is being built by process \d+ on .+\. Wait until it is done, or end it\. If it is not a process of Broadsheet, remove \.broadsheet\/[0-9a-f]+\/lock\.\n/,
  );
  expect((await first).code).toBe(0);
});
