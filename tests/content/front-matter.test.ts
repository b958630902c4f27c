import fc from "fast-check";
import { FAILSAFE_SCHEMA, load } from "js-yaml";
import { describe, expect, test } from "vitest";
import { readFrontMatter, readSimple } from "../../src/content/front-matter/front-matter.ts";

const read = (yaml: string) => readFrontMatter(`---\n${yaml}---\nText.\n`, "seeds/x.md");

describe("front matter", () => {
  test("keeps what the editor typed", () => {
    expect(read("title: 1984\ndate: 2019-09-05\nslug: 007\nkicker: yes\nseries: 1e3\n").metadata).toEqual({
      title: "1984",
      date: "2019-09-05",
      slug: "007",
      kicker: "yes",
      series: "1e3",
    });
  });

  test("takes a key without a value for no key, in groups too", () => {
    expect(read("title: ~\ndate:\nslug: null\nkicker: ''\nimage:\n  src: a.png\n  alt:\n").metadata).toEqual({
      kicker: "",
      image: { src: "a.png" },
    });
  });

  test("tells where the text begins", () => {
    expect(read("title: x\n")).toMatchObject({ body: "Text.\n", bodyLine: 4 });
    expect(readFrontMatter("---\n---\nText.", "x")).toMatchObject({
      metadata: {},
      body: "Text.",
      bodyLine: 3,
      problems: [],
    });
    expect(readFrontMatter("Text.", "x")).toMatchObject({ metadata: {}, body: "Text.", bodyLine: 1, problems: [] });
  });

  test("changes no prototype", () => {
    const { metadata } = read("__proto__:\n  polluted: true\nimage:\n  __proto__:\n    polluted: true\n");
    expect(Object.hasOwn(metadata, "__proto__")).toBe(true);
    expect("polluted" in metadata || "polluted" in Object(metadata.image)).toBe(false);
  });

  test("never throws", () => {
    const part = fc.constantFrom(
      "---",
      "\n",
      "a: ",
      "b",
      "[",
      "]",
      "{",
      "}",
      "- ",
      "  ",
      "\t",
      "&a ",
      "*a",
      "!!js ",
      "|\n",
      '"',
      "'",
      "#",
      "? ",
      "%YAML",
      "...",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(part).map((parts) => parts.join("")),
          fc.string({ unit: "binary" }),
        ),
        (text) => {
          readFrontMatter(text, "x");
          read(`${text}\n`);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test("in simple lines is read as the YAML library reads it", () => {
    const word = fc.oneof(
      fc.constantFrom(
        "x",
        "1984",
        "null",
        "Null",
        "a: b",
        "a:b",
        "a #b",
        "a#b",
        "é – “ü”",
        "- a",
        "[a]",
        "it's",
        "a, b",
        "*a",
        "a:",
        "true ",
        'a \\"b\\"',
        "a\\\\",
        "a\\n",
      ),
      fc.string({ maxLength: 8 }),
    );
    const value = fc.oneof(
      word,
      word.map((text) => `"${text}"`),
      fc.array(word, { maxLength: 3 }).map((words) => `[${words.map((text) => `"${text}"`).join(", ")}]`),
      word.map((text) => `[${text}]`),
    );
    const yaml = fc
      .array(fc.tuple(fc.constantFrom("title", "date", "tags", "a"), value), { maxLength: 4 })
      .map((lines) => lines.map(([key, text]) => `${key}: ${text}\n`).join(""));
    fc.assert(
      fc.property(yaml, (text) => {
        const simple = readSimple(text);
        if (simple && text !== "") expect(simple).toEqual(load(text, { schema: FAILSAFE_SCHEMA }));
      }),
      { numRuns: 3000 },
    );
    expect(readSimple('title: "\\"Quay\\": closed"\ndate: 2019-09-05T10:00Z\ntags: ["a", "b c"]\nnone: []\n')).toEqual({
      title: '"Quay": closed',
      date: "2019-09-05T10:00Z",
      tags: ["a", "b c"],
      none: [],
    });
  });
});
