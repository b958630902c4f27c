import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { contents, mornings, noon, quay, turn } from "./kills.ts";
import { paper } from "./paper.ts";

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
  const stopped = await site.spawn(["build"], {
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
  const first = site.spawn(["build"], { NODE_OPTIONS: `--import ${JSON.stringify(join(site.folder, "slow.mjs"))}` });
  await expect.poll(() => site.has("waiting"), { timeout: 60_000 }).toBe(true);
  const second = await site.run(["build"]);
  writeFileSync(join(site.folder, "go"), "");
  expect(second.code).toBe(1);
  expect(second.stderr).toMatch(
    /^_site:1: output: is being built or deployed by process \d+ on .+\. Wait until it is done, or end it\. If it is not a process of Broadsheet, remove \.broadsheet\/[0-9a-f]+\/lock\.\n/,
  );
  expect((await first).code).toBe(0);
});
