import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { addLines } from "../../src/content/problem-lines.ts";
import { problem } from "../../src/model/problem.ts";

const folder = mkdtempSync(join(tmpdir(), "broadsheet-place-"));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const linesOf = async (file: string, ...fields: string[]) =>
  (
    await addLines(
      folder,
      fields.map((field) => problem({ file, field }, "is wrong", "Mend it.")),
    )
  ).map(({ line }) => line);

test("a key of front matter is found, nested and in lists, and what is missing from it", async () => {
  const file = write(
    "x.md",
    "\ufeff---\r\ntitle: x\r\nimage:\r\n  src: a\r\ntags:\r\n  - a\r\n  - b\r\ncorrections: [{ date: 1 },\r\n  { date: 2 }]\r\n---\r\nimage: z\r\n",
  );
  expect(
    await linesOf(file, "title", "image", "image.src", "image.alt", "tags.1", "corrections.1.date", "date"),
  ).toEqual([2, 3, 4, 3, 7, 9, 1]);
});

test("a key of front matter is found in brackets, in quotes and behind lines that are not indented, and an empty item of a list", async () => {
  const file = write(
    "y.md",
    '---\nimage: { src: a,\n  "alt": b }\ndescription: "The quay\nis closed"\ntags:\n- a\n-\n\n- b\nredirect_from: x\ncorrections:\n  - date: 1\n    text: {}\n---\n',
  );
  expect(await linesOf(file, "image.alt", "tags.0", "tags.1", "tags.2", "aliases", "corrections.0.text")).toEqual([
    3, 7, 8, 10, 11, 14,
  ]);
});

test("a key of a data file is found below the keys around it", async () => {
  const file = write(
    "sections.ts",
    'const name = "x";\nexport default {\n  world: {\n    title: "World",\n  },\n  "sport": { title: "Sport",\n    parent: name },\n  name,\n};\n',
  );
  expect(await linesOf(file, "world.title", "sport.title", "sport.parent", "sport.permalink", "name", "none")).toEqual([
    4, 6, 7, 6, 8, 1,
  ]);
});

test("an item of a list in a data file is found, whatever stands in texts and comments before it", async () => {
  const file = write(
    "navigation.ts",
    `import type { Navigation } from "../src/model/outlet.ts";

// path: { header: [
export default {
  header: ["world", { label: "a, b }", path: "/a/" }], // footer: [
  footer: [
    { label: 'It\\'s', path: "/b/" /* ] */ },
    { label: \`c "\`, path: ["/c/"].join(",") },

    { path: "/d/", label: "d" },
  ],
} satisfies Navigation;
`,
  );
  expect(await linesOf(file, "header.0", "header.1.path", "footer.1.path", "footer.2.path", "footer.2")).toEqual([
    5, 5, 8, 10, 10,
  ]);
  expect(await linesOf(file, "footer.3.path", "footer.0.none")).toEqual([6, 7]);
});

test("a data file that computes what it exports is searched for the keys", async () => {
  const file = write(
    "computed.ts",
    "const footer = [\n  1,\n];\nexport default ((x) => x)({\n  header: 1, footer })\n",
  );
  expect(await linesOf(file, "header", "footer")).toEqual([5, 5]);
});

test("a key that only the sidecar has is placed there", async () => {
  const file = write("y.txt", "Quay\n");
  const sidecar = write("y.11tydata.ts", 'export default {\n  section: "sprots",\n};\n');
  expect(await addLines(folder, [problem({ file, field: "section" }, "is wrong", "Mend it.")])).toMatchObject([
    { file: sidecar, line: 2 },
  ]);
  expect(await addLines(folder, [problem({ file, field: "date" }, "is wrong", "Mend it.")])).toMatchObject([
    { file, line: 1 },
  ]);
});

test("a line that is known stays, and what cannot be read has line 1", async () => {
  expect(
    await addLines(folder, [problem({ file: "no.md", field: "body", line: 7 }, "is wrong", "Mend it.")]),
  ).toMatchObject([{ line: 7 }]);
  expect(await linesOf(join(folder, "no.md"), "title")).toEqual([1]);
  expect(await linesOf(write("z.md", "---\n: : [\n---\n"), "title", "a.b")).toEqual([1, 1]);
});
