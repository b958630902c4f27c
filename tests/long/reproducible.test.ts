import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { SHIPPED, shipped } from "../site/shipped.ts";
import { filesIn } from "../site/site.ts";

const scratch = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-again-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** Files that are in one folder only, or differ. */
function differences(a: string, b: string): string[] {
  const [filesOfA, filesOfB] = [filesIn(a), filesIn(b)];
  const all = [...new Set([...filesOfA, ...filesOfB])];
  return all.filter(
    (file) =>
      !filesOfA.includes(file) ||
      !filesOfB.includes(file) ||
      !readFileSync(join(a, file)).equals(readFileSync(join(b, file))),
  );
}

function node(argv: readonly string[], env: Record<string, string>): string {
  const { status, stderr } = spawnSync(process.execPath, argv, { encoding: "utf8", env: { ...process.env, ...env } });
  return status === 0 ? "" : stderr;
}

/** Copies a folder's files, the last one first: some file systems list them in the order in which they came. */
function copyBackwards(from: string, to: string): void {
  const entries = readdirSync(from, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { parentPath, name } of entries.reverse()) {
    const file = join(to, parentPath.slice(from.length), name);
    mkdirSync(dirname(file), { recursive: true });
    cpSync(join(parentPath, name), file);
  }
}

test("one clock makes one site: whatever the seeds' folder, their order, the time zone and the locale", async () => {
  const site = await shipped();
  const folder = scratch();
  // Sidecars import only types, which vanish: they need no `src` beside them.
  copyBackwards("seeds", join(folder, "copy"));
  const [seeds, output] = [join(folder, "copy"), join(folder, "out")];
  const now = new Date(SHIPPED).toISOString();
  const said = node(["src/cli/broadsheet.mjs", "build", "--seeds", seeds, "--output", output, "--now", now], {
    TZ: "Asia/Tokyo",
    LANG: "ar_EG.UTF-8",
    LC_ALL: "ar_EG.UTF-8",
  });
  expect(said).toBe("");
  expect(differences(site.folder, output)).toEqual([]);
});

test("plain Eleventy renders the same bytes", async () => {
  const site = await shipped();
  const output = join(scratch(), "out");
  const eleventy = [
    "--import",
    "./src/cli/broadsheet.mjs",
    "node_modules/@11ty/eleventy/cmd.cjs",
    "--config=.eleventy.ts",
  ];
  const said = node([...eleventy, `--output=${output}`, "--quiet"], { SOURCE_DATE_EPOCH: String(SHIPPED / 1000) });
  expect(said).toBe("");
  expect(differences(site.folder, output)).toEqual([]);
});
