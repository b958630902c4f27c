import fc from "fast-check";
import { expect, test } from "vitest";
import { find } from "../../src/search/browser/find.ts";
import { marked } from "../../src/search/browser/marked.ts";
import { parseQuery } from "../../src/search/browser/query.ts";
import { documentOf, indexOf, open } from "./corpus.ts";

const index = indexOf([
  documentOf("a", ["The harbour wall", "A wall of <b>stone</b> & sand"]),
  documentOf("b", ["__proto__ and constructor", "toString valueOf"]),
]);

test("any question has an answer, and never more words than are looked at", async () => {
  const files = await open(index);
  const anything = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.string({ unit: "grapheme", maxLength: 300 }),
  );
  await fc.assert(
    fc.asyncProperty(anything, async (typed) => {
      const query = parseQuery(typed);
      expect(query.words.length).toBeLessThanOrEqual(24);
      const { numbers } = await find(files, query);
      await files.cards(numbers);
    }),
    { numRuns: 10_000 },
  );
});

test.each([
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  '"',
  "-",
  '-""',
  "-harbour",
  "\u0000",
  "'''",
  "s:1",
])("%s is a question as any other", async (typed) => {
  const files = await open(index);
  const { numbers } = await find(files, parseQuery(typed));
  expect(numbers.length).toBeLessThanOrEqual(2);
});

test("the beginning of a question of 100 kB is looked at", () => {
  const { words } = parseQuery(`harbour ${"wall ".repeat(20_000)}`);
  expect(words).toEqual(["harbour", "wall", "wa"]);
  expect(parseQuery("a".repeat(100_000)).words).toEqual(["a".repeat(64)]);
  expect(parseQuery('"'.repeat(100_000)).words).toEqual([]);
});

test("a text in pieces is the same text, with the words marked", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const pieces = marked(text, new Set(["harbour", "a"]));
      expect(pieces.map(([piece]) => piece).join("")).toBe(text);
    }),
  );
  expect(marked("The Hárbour’s <wall>", new Set(["harbour"]))).toEqual([
    ["The ", false],
    ["Hárbour’s", true],
    [" <wall>", false],
  ]);
  expect(marked("新桥揭幕", new Set(["新桥"]))).toEqual([
    ["新桥", true],
    ["揭幕", false],
  ]);
});
