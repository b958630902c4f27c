import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { loadDataFile } from "../../src/content/data-file.ts";

const folder = mkdtempSync(join(tmpdir(), "broadsheet-data-"));
const file = join(folder, "site.ts");
afterAll(() => rmSync(folder, { recursive: true }));

function load(source: string) {
  writeFileSync(file, source);
  return loadDataFile(folder, file);
}

describe("a data file", () => {
  test("gives its default export, without its types", async () => {
    const source =
      'import type { Site } from "./nowhere.ts";\nimport { Feeds } from "./elsewhere.ts";\n\nconst name: string = "The “Courier”";\nlet feeds: Feeds;\nexport default { name, year: 1871 as const } satisfies Site;\n';
    expect(await load(source)).toEqual({ value: { name: "The “Courier”", year: 1871 } });
  });

  test("is read again after an edit", async () => {
    expect(await load("export default 1;")).toEqual({ value: 1 });
    expect(await load("export default 2;")).toEqual({ value: 2 });
  });

  test("that throws tells the line, and each line that is wrong is told", async () => {
    expect(
      await load(
        "const f = (x: { y?: string }): string => {\n  return (x.y as string).trim();\n};\n\nexport default { y: f({}) };\n",
      ),
    ).toMatchObject({
      problems: [{ line: 2, what: expect.stringContaining("reading 'trim'") }],
    });
    expect(
      await load('import a from "./a.ts";\nimport "./b.ts";\nexport default { a, c: await import("./c.ts") };\n'),
    ).toMatchObject({
      problems: [{ line: 1 }, { line: 2 }, { line: 3, what: 'imports "./c.ts", but may only import types' }],
    });
    expect(await load("throw Object.create(null);")).toMatchObject({
      problems: [{ what: 'throws "an object" when it is loaded' }],
    });
    expect(await load("throw 7;")).toMatchObject({ problems: [{ what: 'throws "7" when it is loaded' }] });
  });

  test.each([
    "export default Promise.resolve({ tags: [] });",
    'export default { get tags() { throw new Error("none"); } };',
    "export default new Proxy({}, {});",
    "export default { tags: () => [] };",
  ])("holds values alone: %s", async (source) => {
    expect(await load(source)).toMatchObject({
      problems: [{ what: "exports more than texts, numbers, lists and groups of keys" }],
    });
  });

  test("that is not UTF-8 is a problem", async () => {
    writeFileSync(file, Buffer.from('export default { tags: ["caf\xe9"] };', "latin1"));
    expect(await loadDataFile(folder, file)).toMatchObject({ problems: [{ what: "is not UTF-8" }] });
  });

  test("that is not there is a problem", async () => {
    expect(await loadDataFile(folder, join(folder, "no.ts"))).toMatchObject({ problems: [{ what: "cannot be read" }] });
  });
});
