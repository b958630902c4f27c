import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { format } from "../../src/model/problem.ts";
import { diskProblem } from "../../src/output/disk-problem.ts";
import { outputFolder } from "../../src/output/output-folder.ts";
import { filesIn, ROOT, story } from "../site/site.ts";
import { type Paper, paper } from "./paper.ts";

/** Whether this process may mount a small disk of its own: as root on Linux, outside of most containers. */
const mayMount = (() => {
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", "/mnt"]);
  if (status === 0) spawnSync("umount", ["/mnt"]);
  return status === 0;
})();

/** A disk of that size in the paper's folder. */
function disk(site: Paper, size: string): { folder: string; readOnly(): void } {
  const folder = join(site.folder, "disk");
  mkdirSync(folder);
  spawnSync("mount", ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", folder]);
  onTestFinished(() => void spawnSync("umount", [folder]));
  return { folder, readOnly: () => void spawnSync("mount", ["-o", "remount,ro", folder]) };
}

const contents = (folder: string): [string, string][] =>
  filesIn(folder).map((file) => [file, readFileSync(join(folder, file), "latin1")]);

it.skipIf(!mayMount)(
  "a disk that fills up leaves the site as it was, and says so; with room, the next build is whole",
  async () => {
    const site = paper({ "seeds/wall.md": story({ title: "Wall rises" }) });
    const { folder } = disk(site, "1500k");
    const argv = ["build", "--output", "disk/_site"];
    expect((await site.run(argv)).code).toBe(0);
    const before = contents(join(folder, "_site"));
    const long = `${"The council met. ".repeat(40)}\n\n`.repeat(20);
    const many = Array.from({ length: 60 }, (_, n) => [`seeds/s${n}.md`, story({ title: `Story ${n}` }, long)]);
    site.write(Object.fromEntries(many));
    expect(await site.run(argv)).toEqual({
      code: 1,
      stdout: "",
      stderr: [
        "disk/_site:1: output: cannot be written: the disk is full. Make room, then try again.",
        "1 problem: nothing was published, the last edition stays as it was.",
        "",
      ].join("\n"),
    });
    expect(contents(join(folder, "_site"))).toEqual(before);
    for (const [file = ""] of many.slice(2)) site.remove(file);
    expect((await site.run(argv)).code).toBe(0);
    expect(site.has("disk/_site/2026/03/02/s1/index.html")).toBe(true);
  },
);

it.skipIf(!mayMount)("a disk that may only be read is a problem in one line, and the site stays", async () => {
  const site = paper({ "seeds/wall.md": story({ title: "Wall rises" }) });
  const { folder, readOnly } = disk(site, "4m");
  const argv = ["build", "--output", "disk/_site"];
  expect((await site.run(argv)).code).toBe(0);
  const before = contents(join(folder, "_site"));
  readOnly();
  site.write({ "seeds/wall.md": story({ title: "Wall falls" }) });
  const { code, stderr } = await site.run(argv);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^disk\/_site:1: output: cannot be written/);
  expect(contents(join(folder, "_site"))).toEqual(before);
});

it("a disk that fills up while pages are moved: it says that the site is new in part, and the next build goes on", async () => {
  const site = paper({
    "seeds/wall.md": story({ title: "Wall rises" }),
    "full.mjs": `import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
const { renameSync } = fs;
fs.renameSync = (from, to) => {
  if (to.endsWith("_site/rss.xml")) throw Object.assign(new Error("ENOSPC: no space left"), { code: "ENOSPC" });
  renameSync(from, to);
};
syncBuiltinESMExports();`,
  });
  await site.run(["build"]);
  site.write({ "seeds/wall.md": story({ title: "Wall falls" }) });
  expect(await site.spawn(["build"], { NODE_OPTIONS: "--import ./full.mjs" })).toEqual({
    code: 1,
    stdout: "",
    stderr: [
      "_site:1: output: cannot be written: the disk is full. Make room, then try again.",
      "1 problem: the new edition is published in part, and the next build goes on.",
      "",
    ].join("\n"),
  });
  const feed = () => site.read("_site/rss.xml");
  expect([site.read("_site/index.html"), feed()]).toEqual([
    expect.stringContaining("Wall falls"),
    expect.stringContaining("Wall rises"),
  ]);
  const { code, stderr } = await site.run(["build"]);
  expect([code, stderr]).toEqual([
    0,
    "The last build was stopped in the middle: what it had printed is published now.\n",
  ]);
  expect(feed()).toContain("Wall falls");
});

it.each([
  [{ code: "EACCES", path: ".broadsheet/a1/lock" }, "_site", ".broadsheet/a1/lock:1: file: access is refused. "],
  [{ code: "EACCES", path: "_site/index.html" }, "_site", "_site:1: output: access is refused. "],
  [{ code: "ENOSPC" }, "_site", "_site:1: output: cannot be written: the disk is full. "],
  [
    { code: "EROFS", path: "seeds/2026/wall.md" },
    undefined,
    "seeds/2026/wall.md:1: file: cannot be written: the disk is read-only. ",
  ],
  [{ code: "ENOENT", path: "seeds/wall.md" }, "_site", undefined],
  [{ code: "ENOSPC" }, undefined, undefined],
] as const)("what the disk refuses is told of what it was: %j with %s", (fault, output, says) => {
  const found = diskProblem(Object.assign(new Error("no"), fault), ROOT, output && outputFolder(ROOT, output));
  expect(found && format(found)).toEqual(says && expect.stringContaining(says));
});
