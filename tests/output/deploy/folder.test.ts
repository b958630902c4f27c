import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { undo } from "../../../src/output/deploy/deploy.ts";
import { folderTarget } from "../../../src/output/deploy/folder.ts";
import { decodeManifest } from "../../../src/output/deploy/manifest.ts";
import type { Target } from "../../../src/output/deploy/target.ts";
import { filesIn } from "../../site/site.ts";
import { AT, deployTo, edition, folderFor, refused, Stopped, stoppedAfter } from "./places.ts";

const MORNING = {
  "index.html": "morning",
  "a/index.html": "story",
  "b/index.html": "withdrawn at noon",
  "media/a.jpg": "picture",
};
const NOON = { "index.html": "noon", "a/index.html": "story", c: "new", ".well-known/security.txt": "us" };

const targetIn = (folder: string, servers: readonly string[] = []): Target =>
  folderTarget("www", join(folder, "www"), join(folder, ".www.broadsheet"), { path: join(folder, "_site"), servers });

const shown = (folder: string) =>
  Object.fromEntries(
    filesIn(join(folder, "www")).map((file) => [file, readFileSync(join(folder, "www", file), "utf8")]),
  );

const sent = ({ steps }: Awaited<ReturnType<typeof deployTo>>) =>
  steps.map(({ kind, files }) => `${kind} ${[...files].sort().join(" ")}`);

test("an edition is deployed into a folder; then only files travel whose bytes changed, and the rest are the same files", async () => {
  const folder = folderFor();
  const target = targetIn(folder);
  expect((await deployTo(target, edition(folder, MORNING))).bytes).toBe(36);
  expect(shown(folder)).toEqual(MORNING);
  const before = statSync(join(folder, "www/a/index.html")).ino;
  expect(sent(await deployTo(target, edition(folder, NOON)))).toEqual([
    "remove b/index.html media/a.jpg",
    "put .well-known/security.txt c index.html",
  ]);
  expect(shown(folder)).toEqual(NOON);
  expect(statSync(join(folder, "www/a/index.html")).ino).toBe(before);
  expect(existsSync(join(folder, "www/b"))).toBe(false);
  expect(sent(await deployTo(target, edition(folder, NOON)))).toEqual([]);
});

test("the record is nowhere below the link, and only its owner may read it", async () => {
  const folder = folderFor();
  await deployTo(targetIn(folder), edition(folder, MORNING));
  expect(readlinkSync(join(folder, "www"))).toBe(".www.broadsheet/1/site");
  const file = join(folder, ".www.broadsheet/1/manifest");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect([...(decodeManifest(readFileSync(file))?.files.keys() ?? [])].sort()).toEqual(Object.keys(MORNING).sort());
});

test("what is to be done can be asked before, and changes nothing", async () => {
  const folder = folderFor();
  const dry = await deployTo(targetIn(folder), edition(folder, MORNING), { isDry: true });
  expect(sent(dry)).toEqual(["put a/index.html b/index.html index.html media/a.jpg"]);
  expect(readdirSync(folder).sort()).toEqual([".broadsheet", "_site"]);
});

test("stopped before any operation, readers see the one edition or the other, and the next deploy completes", async () => {
  for (let operations = 0; ; operations++) {
    const folder = folderFor();
    const target = targetIn(folder);
    await deployTo(target, edition(folder, MORNING));
    const output = edition(folder, NOON);
    const check = () => expect(shown(folder)).toEqual(MORNING);
    const error: unknown = await deployTo(stoppedAfter(target, operations, check), output).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (error === undefined) {
      expect(operations).toBe(7);
      break;
    }
    expect(error).toBeInstanceOf(Stopped);
    check();
    await deployTo(target, output);
    expect(shown(folder)).toEqual(NOON);
    expect(readdirSync(join(folder, ".www.broadsheet")).sort()).toEqual(["1", "2", "holder"]);
  }
});

test("the edition before can be put back, once; the next deploy replaces it", async () => {
  const folder = folderFor();
  const order = { target: targetIn(folder), who: "ann@desk", at: AT };
  await deployTo(order.target, edition(folder, MORNING));
  expect(await refused(undo(order))).toEqual([
    "www:1: target: has no edition before this one. Build an earlier edition, and deploy that.",
  ]);
  await deployTo(order.target, edition(folder, NOON));
  await undo(order);
  expect(shown(folder)).toEqual(MORNING);
  await deployTo(order.target, edition(folder, NOON));
  expect(shown(folder)).toEqual(NOON);
});

test("an edition that is put back has its files for servers again", async () => {
  const folder = folderFor();
  const order = { target: targetIn(folder, [".nginx.conf"]), who: "ann@desk", at: AT };
  for (const [files, rules] of [
    [MORNING, "of the morning"],
    [NOON, "of noon"],
  ] as const) {
    const output = edition(folder, files);
    writeFileSync(join(folder, "_site.nginx.conf"), rules);
    await deployTo(order.target, output);
  }
  const beside = join(folder, "www.nginx.conf");
  expect(await undo(order)).toEqual([beside]);
  expect(readFileSync(beside, "utf8")).toBe("of the morning");
});

test("an older edition does not replace a newer one, unless it is forced to", async () => {
  const folder = folderFor();
  const target = targetIn(folder);
  await deployTo(target, edition(folder, NOON, AT));
  const older = edition(folder, MORNING, AT - 3_600_000);
  expect(await refused(deployTo(target, older, { who: "bob@home", at: AT + 60_000 }))).toEqual([
    "www:1: target: has the edition of 2026-06-01 12:00 UTC, which ann@desk deployed on 2026-06-01 12:00 UTC; yours is of 2026-06-01 11:00 UTC. Take the newest stories, build and deploy again; --force replaces the newer edition.",
  ]);
  expect(shown(folder)).toEqual(NOON);
  await deployTo(target, older, { force: true });
  expect(shown(folder)).toEqual(MORNING);
});

test("also an edition with the bytes of the last one is newer than one that was built before", async () => {
  const folder = folderFor();
  const target = targetIn(folder);
  await deployTo(target, edition(folder, NOON, AT));
  await deployTo(target, edition(folder, NOON, AT + 2));
  expect(await refused(deployTo(target, edition(folder, MORNING, AT + 1)))).toHaveLength(1);
});

test("of two deploys at once the second is refused, and told who was first", async () => {
  const folder = folderFor();
  const target = targetIn(folder);
  const output = edition(folder, MORNING);
  const first = await target.open("ann@desk since 2026-06-01 12:00 UTC");
  expect(await refused(deployTo(target, output, { who: "bob@home" }))).toEqual([
    `www:1: target: is being deployed to by ann@desk since 2026-06-01 12:00 UTC. Wait until that is done. If it is not a deploy any more, remove ${folder}/.www.broadsheet/lock.`,
  ]);
  await first.close();
  await deployTo(target, output);
  expect(shown(folder)).toEqual(MORNING);
});

test("what deploy did not make is left alone, but an empty folder is taken", async () => {
  const folder = folderFor();
  const target = targetIn(folder);
  const output = edition(folder, MORNING);
  mkdirSync(join(folder, "www"));
  writeFileSync(join(folder, "www/mine.html"), "mine");
  expect(await refused(deployTo(target, output))).toEqual([
    `www:1: target: is there already, and deploy did not make it. Move it away, then deploy again: mv ${folder}/www ${folder}/www.before`,
  ]);
  expect(existsSync(join(folder, ".www.broadsheet"))).toBe(false);
  const other = folderFor();
  mkdirSync(join(other, "www"));
  await deployTo(targetIn(other), edition(other, MORNING));
  expect(shown(other)).toEqual(MORNING);
  const third = folderFor();
  symlinkSync("elsewhere", join(third, "www"));
  expect(await refused(deployTo(targetIn(third), edition(third, MORNING)))).toEqual([
    `www:1: target: is a link that deploy did not make, or with another --state. Move it away, then deploy again: mv ${third}/www ${third}/www.before`,
  ]);
});

test("files for servers are put beside the link, and named when they changed", async () => {
  const folder = folderFor();
  const target = targetIn(folder, [".nginx.conf"]);
  const output = edition(folder, MORNING);
  writeFileSync(join(folder, "_site.nginx.conf"), "one");
  expect((await deployTo(target, output)).servers).toEqual([join(folder, "www.nginx.conf")]);
  expect((await deployTo(target, output)).servers).toEqual([]);
  writeFileSync(join(folder, "_site.nginx.conf"), "two");
  expect((await deployTo(target, output)).servers).toEqual([join(folder, "www.nginx.conf")]);
  expect(readFileSync(join(folder, "www.nginx.conf"), "utf8")).toBe("two");
});

test("a file takes the place of a folder, and a folder that of a file", async () => {
  const folder = folderFor();
  const target = targetIn(folder);
  await deployTo(target, edition(folder, { "index.html": "", a: "file", "b/c/d": "below" }));
  const after = { "index.html": "", "a/b": "below", b: "file" };
  await deployTo(target, edition(folder, after));
  expect(shown(folder)).toEqual(after);
});

test("names that a shell or a list would misread travel, or are refused by name", async () => {
  const folder = folderFor();
  const odd = {
    "index.html": "",
    "-rf": "1",
    "$(touch x) `y`; 'z' \"q\" & # %41": "2",
    "ünïcode – .txt ": "3",
    ".hidden/* ?": "4",
  };
  await deployTo(targetIn(folder), edition(folder, odd));
  expect(shown(folder)).toEqual(odd);
  const output = edition(folder, { "index.html": "", "two\nlines": "", "back\\slash": "" });
  symlinkSync("/etc", join(output.path, "etc"));
  expect((await refused(deployTo(targetIn(folder), output))).sort()).toEqual([
    "_site/back\\slash:1: file: has a line break, backslash or the like in its name. Rename it, or remove it.",
    "_site/etc:1: file: is a link. Put the file itself there, or remove it.",
    "_site/two lines:1: file: has a line break, backslash or the like in its name. Rename it, or remove it.",
  ]);
});

test("a folder without an edition is not deployed", async () => {
  const folder = folderFor();
  const output = edition(folder, {});
  const none = { ...output, path: join(folder, "none"), name: "none", records: join(folder, "none") };
  expect(await refused(deployTo(targetIn(folder), none))).toEqual([
    "none:1: output: contains no edition. Build it first: npm run build.",
  ]);
});
