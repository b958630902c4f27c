import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { hasShape, readRecord, writeRecord } from "../../src/model/record.ts";

const folder = mkdtempSync(join(tmpdir(), "broadsheet-record-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface Example {
  readonly name: string;
  readonly size: number;
  readonly files: { readonly names: readonly string[] };
  readonly last?: unknown;
}
const isExample = (value: unknown): boolean =>
  hasShape<Example>(value, { name: "text", size: "number", files: { names: "list" }, last: "any" });

test("a value has the shape of a record where each key is of its kind, and keys of any kind may be missing", () => {
  const example = { name: "a", size: 1, files: { names: [] } };
  for (const right of [example, { ...example, last: null }, { ...example, other: 1 }])
    expect(isExample(right), JSON.stringify(right)).toBe(true);
  for (const wrong of [
    null,
    undefined,
    "text",
    [],
    {},
    { ...example, name: 1 },
    { ...example, size: "1" },
    { ...example, files: null },
    { ...example, files: { names: {} } },
  ])
    expect(isExample(wrong), JSON.stringify(wrong)).toBe(false);
});

test("a record is read as it was written, and one that was changed is damaged", () => {
  const file = join(folder, "below", "record.json");
  expect(readRecord(file)).toBe("missing");
  writeRecord(file, { name: "Größe" });
  expect(readRecord(file)).toEqual({ value: { name: "Größe" } });
  writeFileSync(file, readFileSync(file, "utf8").replace("Größe", "Grösse"));
  expect(readRecord(file)).toBe("damaged");
});
