import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { filesIn, story } from "../site/site.ts";
import { outcomeOf, paper } from "./paper.ts";

test("npm run deploy publishes what was built, says what travelled, and lists it before on demand", async () => {
  const site = paper({ "seeds/wall.md": story({ title: "Wall rises" }), "_data/policy.ts": "export default {};" });
  const early = await site.run(["deploy", "www"]);
  expect([early.code, early.stderr]).toEqual([
    1,
    "_site:1: output: contains no edition. Build it first: npm run build.\n",
  ]);
  expect((await site.run(["build"])).code).toBe(0);
  const dry = await site.run(["deploy", "www", "--dry-run"]);
  expect(dry.stdout).toMatch(/^send index\.html$/m);
  expect(dry.stdout).toMatch(/^would deploy \d+ files to www: \d+ sent \(\d+ kB\), 0 unchanged, 0 removed\n$/m);
  expect(site.has("www")).toBe(false);
  const first = await site.run(["deploy", "www"]);
  expect([first.code, first.stderr]).toEqual([0, ""]);
  expect(first.stdout).toMatch(/^deployed \d+ files to www: \d+ sent \(\d+ kB\), 0 unchanged, 0 removed\n$/);
  for (const file of filesIn(join(site.folder, "_site")))
    expect(readFileSync(join(site.folder, "www", file)).equals(readFileSync(join(site.folder, "_site", file)))).toBe(
      true,
    );
  expect((await site.run(["deploy", "www"])).stdout).toMatch(/: 0 sent \(0 kB\), \d+ unchanged, 0 removed\n$/);
});

test("an edition is deployed for the address that it was built for", async () => {
  const site = paper({ "seeds/wall.md": story({ title: "Wall rises" }), "_data/policy.ts": "export default {};" });
  await site.run(["build", "--url", "https://example.org/news/"]);
  const hidden = await site.run(["deploy", "www"]);
  expect(hidden.stderr).toContain("The site is below a path of its host (/news/)");
  const other = await site.run(["deploy", "www", "--url", "https://example.org/"]);
  expect([other.code, other.stderr]).toEqual([
    1,
    "_site:1: output: was built for https://example.org/news/, and you deploy it for https://example.org/. Build it with the same --url and --path-prefix, or leave them out here.\n",
  ]);
  expect(
    (await site.run(["deploy", "www", "--state", "records", "--path-prefix", "/news/", "--url", "https://example.org"]))
      .code,
  ).toBe(0);
});

test("a command that names no target, two, or one that cannot be, says what to type", async () => {
  const site = paper({});
  const flags = "The flags: npm run deploy -- --help\n";
  const none = await site.run(["deploy"]);
  expect([none.code, none.stderr]).toEqual([
    2,
    `Name a target: a folder, HOST:FOLDER for ssh, or rclone:REMOTE:PATH.\n${flags}`,
  ]);
  const two = await site.run(["deploy", "a", "b"]);
  expect([two.code, two.stderr]).toEqual([2, `"b" is one target too many. Deploy to one after the other.\n${flags}`]);
  const bad = await site.run(["deploy", "desk:/srv/my www"]);
  expect(bad.code).toBe(2);
});

test("a target below a file is named, with what to do", async () => {
  const site = paper({
    "seeds/wall.md": story({ title: "Wall rises" }),
    "_data/policy.ts": "export default {};",
    www: "",
  });
  await site.run(["build"]);
  const { code, stderr } = await site.run(["deploy", "www/courier"]);
  expect([code, stderr.replace(/ \(.*?\)/, "")]).toEqual([
    1,
    "www/courier:1: target: is below a file, not in a folder. Name another folder, or move that file away.\n",
  ]);
});

test("where a program is missing, the message says how to install it", async () => {
  const site = paper({ "seeds/wall.md": story({ title: "Wall rises" }) });
  await site.run(["build"]);
  const path = process.env.PATH;
  process.env.PATH = "/nowhere";
  try {
    const { code, stderr } = await site.run(["deploy", "rclone:shop:www", "--state", "shop:record"]);
    expect([code, stderr]).toEqual([
      1,
      "rclone:shop:www:1: target: needs rclone, which is not on this machine. Install it: apt-get install rclone (Debian, Ubuntu), brew install rclone (macOS).\n",
    ]);
    expect((await site.run(["deploy", "desk:/srv/www"])).stderr).toBe(
      "desk:/srv/www:1: target: needs ssh, which is not on this machine. Install it: apt-get install openssh-client (Debian, Ubuntu), brew install openssh (macOS).\n",
    );
  } finally {
    process.env.PATH = path;
  }
});

test.each([
  ["ssh", ["desk:/srv/www"], "the edition before, or all of this one"],
  [
    "rclone",
    ["rclone:shop:www", "--state", "shop:record"],
    "files of the edition before and of this one, between which every link works",
  ],
])("a deploy by %s that Ctrl-C stops says what readers see", async (program, target, seen) => {
  const site = paper({ "seeds/wall.md": story({ title: "Wall rises" }) });
  await site.run(["build"]);
  const programs = join(site.folder, "programs");
  mkdirSync(programs);
  // As if the user pressed the keys while the program works.
  writeFileSync(join(programs, program), "#!/bin/sh\nkill -INT $PPID\ncat\n", { mode: 0o755 });
  const stopped = site.begin(["deploy", ...target], { PATH: `${programs}:${process.env.PATH}` });
  const [{ stderr }, [, signal]] = await Promise.all([outcomeOf(stopped), once(stopped, "close")]);
  expect([stderr, signal]).toEqual([`stopped: readers see ${seen}; run it again\n`, "SIGINT"]);
});

test("--undo with --dry-run is wrong usage, and puts nothing back", async () => {
  const { code, stderr } = await paper({}).run(["deploy", "www", "--undo", "--dry-run"]);
  expect([code, stderr.split("\n")[0]]).toEqual([
    2,
    "--undo puts the edition before back. Leave out --dry-run, which would change nothing.",
  ]);
});
