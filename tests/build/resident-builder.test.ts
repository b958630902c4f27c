import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { ResidentBuilder } from "../../src/build/resident-builder.ts";
import { outputFolder } from "../../src/output/output-folder.ts";

/** A builder that builds nothing. */
const PROGRAM =
  'process.on("message", () => process.send({ trouble: [] })); process.on("disconnect", () => process.exit());';

it("a hundred saves leave no listener behind, of which Node would warn", async () => {
  const root = mkdtempSync(join(tmpdir(), "broadsheet-builder-"));
  mkdirSync(join(root, "src/cli"), { recursive: true });
  writeFileSync(join(root, "src/cli/broadsheet.mjs"), PROGRAM);
  const warnings: Error[] = [];
  const hear = (warning: Error) => void warnings.push(warning);
  process.on("warning", hear);
  let built = 0;
  const options = { root, seeds: "seeds", data: "_data", output: outputFolder(root, "_site"), now: 0, hold: false };
  const builder = new ResidentBuilder({ ...options, clock: Date.now }, [], () => built++);
  onTestFinished(async () => {
    process.off("warning", hear);
    await builder.close();
    rmSync(root, { recursive: true });
  });
  for (let save = 0; save < 100; save++) await builder.build();
  expect(built).toBe(100);
  expect(warnings).toEqual([]);
});
