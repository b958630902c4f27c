import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { fingerprintOfBody } from "../../src/model/article.ts";
import { writeRecord } from "../../src/model/record.ts";
import { earlierPublished } from "../../src/output/earlier-published.ts";

const record = {
  paths: ["/a/", "/b/", "/older/"],
  ids: ["a", "b", "older"],
  files: ["seeds/a.md", "seeds/b.md", "seeds/older.md"],
  texts: ["text of a", "text of b", "text of older"],
  as: [[2, "newer"]],
};

const body = (fingerprint: string) => ({ html: "", words: 2, references: [], pictures: [], fingerprint });
const html: Record<string, string> = { "seeds/a.md": "<p>Wall é.</p>", "seeds/b.md": "<p>Quay.</p>" };

/** Lines of the cache as that version wrote them. */
const line = (file: string, headline: string, fingerprint: string): string =>
  `${JSON.stringify({ path: file, story: { file, headline, body: body(fingerprint) }, bytes: Buffer.byteLength(html[file] ?? "") })},\n`;

const lines = [
  `${JSON.stringify({ picture: "seeds/media/a.svg", state: "", seen: 0, answer: {} })},\n`,
  line("seeds/a.md", "The wall", "text of a"),
  line("seeds/b.md", "The quay", "a later text of b"),
].join("");

/** The folder of what was noted down. */
function state(): string {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-state-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, "drafts"));
  writeFileSync(join(folder, "drafts/drafts.json"), lines);
  writeFileSync(join(folder, "drafts/bodies"), Object.values(html).join(""));
  writeRecord(join(folder, "drafts/head.json"), { key: "of that version", lines: Buffer.byteLength(lines) });
  return folder;
}

test("stories that an earlier version published get their headlines and present fingerprints from its cache", () => {
  const folder = state();
  // What a build wrote that was killed before it had saved.
  appendFileSync(join(folder, "drafts/drafts.json"), '{"path":"seeds/a.md","sto');
  const text = fingerprintOfBody({ html: "<p>Wall é.</p>", words: 2, references: [], pictures: [] });
  expect(earlierPublished(record, folder)).toEqual([
    { path: "/a/", id: "a", file: "seeds/a.md", headline: "The wall", text, isSecret: false },
    { path: "/b/", id: "b", file: "seeds/b.md", headline: "The quay", text: "text of b", isSecret: false },
    {
      path: "/older/",
      id: "older",
      file: "seeds/older.md",
      headline: "",
      text: "text of older",
      isSecret: false,
      fate: { kind: "moved", to: "newer" },
    },
  ]);
});

test.each([
  ["is gone", (folder: string) => rmSync(join(folder, "drafts"), { recursive: true })],
  ["has no bodies", (folder: string) => rmSync(join(folder, "drafts/bodies"))],
  ["is damaged", (folder: string) => writeFileSync(join(folder, "drafts/drafts.json"), lines.replaceAll("{", "["))],
])("where its cache %s, addresses and ids are known, and no headline", (_, spoil) => {
  const folder = state();
  spoil(folder);
  expect(earlierPublished(record, folder)?.map(({ path, id, headline, text }) => [path, id, headline, text])).toEqual([
    ["/a/", "a", "", "text of a"],
    ["/b/", "b", "", "text of b"],
    ["/older/", "older", "", "text of older"],
  ]);
});

test("what is no such record is none", () => {
  expect(earlierPublished({ paths: ["/a/"] }, state())).toBeUndefined();
});
