import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { addAlias, addId } from "../../src/cli/seed-keys.ts";

const folder = mkdtempSync(join(tmpdir(), "broadsheet-keys-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, "wall.md");
const withKeys = (yaml: string): string => `---\n${yaml}---\naliases: not a key\n`;

test.each<[what: string, before: string, after: string]>([
  ["none", "title: Wall\n", 'title: Wall\naliases: ["/old/"]\n'],
  ["a key alone", "aliases: # soon\ntitle: Wall\n", 'aliases: ["/old/"] # soon\ntitle: Wall\n'],
  ["a key that says nothing", "aliases: ~\ntitle: Wall\n", 'aliases: ["/old/"]\ntitle: Wall\n'],
  ["brackets", "aliases: [ '/a/' ] # one\n", "aliases: [/old/,  '/a/' ] # one\n"],
  ["one address", "aliases: /a/ # one\n", "aliases: [/old/, /a/] # one\n"],
  ["empty brackets", "aliases: []\n", "aliases: [/old/]\n"],
  [
    "lines",
    "# A note\naliases:\n  # of 2011\n  - '/a/' # -\n  - /b/\ntitle: 'Wall'\n",
    "# A note\naliases:\n  # of 2011\n  - '/a/' # -\n  - /b/\n  - /old/\ntitle: 'Wall'\n",
  ],
  ["lines of Windows", "aliases:\r\n- /a/\r\ntitle: Wall\r\n", "aliases:\r\n- /a/\r\n- /old/\r\ntitle: Wall\r\n"],
])("an address is added to aliases that are %s, and nothing else changes", async (_, before, after) => {
  writeFileSync(file, withKeys(before));
  expect(await addAlias(file, "/old/")).toBe(true);
  expect(readFileSync(file, "utf8")).toBe(withKeys(after));
});

test.each([
  "aliases: '/a/'\n",
  "aliases: &x [/a/]\nauthors: *y\n",
  "aliases: [\n",
])("a seed is left as it is where its keys are written in another way: %j", async (yaml) => {
  writeFileSync(file, withKeys(yaml));
  expect(await addAlias(file, "/old/")).toBe(false);
  expect(readFileSync(file, "utf8")).toBe(withKeys(yaml));
});

test("an id is added where the seed says none", async () => {
  for (const [before, outcome, after] of [
    ["title: Wall\n", "added", 'title: Wall\nid: "wall"\n'],
    ["id:\ntitle: Wall\n", "added", 'id: "wall"\ntitle: Wall\n'],
    ["id: mine\n", "kept", "id: mine\n"],
  ] as const) {
    writeFileSync(file, withKeys(before));
    expect(await addId(file, "wall")).toBe(outcome);
    expect(readFileSync(file, "utf8")).toBe(withKeys(after));
  }
});
