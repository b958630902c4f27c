import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { makeFolder } from "../../src/model/disk.ts";

test("a folder is made with those that it is in, and may be there before", () => {
  const root = mkdtempSync(join(tmpdir(), "broadsheet-disk-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  makeFolder(join(root, "a/b/c"));
  makeFolder(join(root, "a/b/c"));
  expect(existsSync(join(root, "a/b/c"))).toBe(true);
  writeFileSync(join(root, "file"), "");
  expect(() => makeFolder(join(root, "file/a"))).toThrow(expect.objectContaining({ code: "ENOTDIR" }));
});

test.runIf(existsSync("/proc/self"))("where the system makes no folders, access is refused, and nothing waits", () => {
  expect(() => makeFolder("/proc/broadsheet/site")).toThrow(
    expect.objectContaining({ code: "EACCES", path: "/proc/broadsheet" }),
  );
});
