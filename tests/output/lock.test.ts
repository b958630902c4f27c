import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { lock } from "../../src/output/lock.ts";
import { type OutputFolder, outputFolder } from "../../src/output/output-folder.ts";

function output(): OutputFolder {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-lock-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return outputFolder(folder, "_site");
}

const fileOf = ({ records }: OutputFolder) => join(records, "lock");

test("a second build is told who holds the lock, until it is given back", () => {
  const folder = output();
  const first = lock(folder);
  const file = join(folder.recordsName, "lock");
  expect(lock(folder)).toMatchObject({ holder: { process: process.pid, host: hostname() }, file });
  if ("unlock" in first) first.unlock();
  expect(lock(folder)).toHaveProperty("unlock");
});

test("the lock of a process that has died is taken over, and of one whose number another process has now", async () => {
  const folder = output();
  const dead = spawn(process.execPath, ["-e", ""]);
  await new Promise((resolve) => dead.once("close", resolve));
  lock(folder);
  for (const holder of [
    { host: hostname(), process: dead.pid, start: "1" },
    { host: hostname(), process: process.ppid, start: "another time" },
  ]) {
    writeFileSync(fileOf(folder), JSON.stringify(holder));
    expect(lock(folder)).toHaveProperty("unlock");
    expect(JSON.parse(readFileSync(fileOf(folder), "utf8"))).toMatchObject({ process: process.pid });
  }
});

test("the lock of another machine is believed, and one that nobody can read is taken over", () => {
  const folder = output();
  const held = lock(folder);
  writeFileSync(fileOf(folder), JSON.stringify({ host: "elsewhere", process: 1, start: "" }));
  expect(lock(folder)).toMatchObject({ holder: { host: "elsewhere" } });
  writeFileSync(fileOf(folder), "half a lo");
  expect(lock(folder)).toHaveProperty("unlock");
  if ("unlock" in held) held.unlock();
  expect(existsSync(fileOf(folder))).toBe(false);
  expect(existsSync(dirname(fileOf(folder)))).toBe(true);
});
