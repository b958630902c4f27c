import fc from "fast-check";
import { expect, test } from "vitest";
import { misreadings } from "../../src/content/front-matter/misread.ts";
import { simpleKeys } from "../../src/content/front-matter/simple-keys.ts";
import { readYaml } from "../../src/content/front-matter/yaml-value.ts";

/** What the careful reading finds: the keys, or that something is misread or no YAML. */
function carefully(yaml: string): unknown {
  const { misread, corrected } = misreadings(yaml);
  if (misread.length > 0) return misread;
  try {
    const [value] = readYaml(corrected);
    return value;
  } catch (error) {
    return error;
  }
}

test("reads texts in quotation marks, plain ones, dates and lists", () => {
  const yaml = [
    'title: "Council: no #1"',
    "kicker: 'Say \"no\"'",
    "date: 2026-03-02T10:00:00+01:00",
    "source: A/B#2, ~c",
    'tags: ["a, b","c"]',
    "authors: [ada-reed, Jo Plain]",
    'series: ""',
    'description: "He said \\"no\\""',
    "sections: []",
    "",
  ];
  expect(simpleKeys(yaml.join("\n"))).toEqual({
    title: "Council: no #1",
    kicker: 'Say "no"',
    date: "2026-03-02T10:00:00+01:00",
    source: "A/B#2, ~c",
    tags: ["a, b", "c"],
    authors: ["ada-reed", "Jo Plain"],
    series: "",
    description: 'He said "no"',
    sections: [],
  });
});

test.each([
  "title: a: b",
  "title: a #b",
  "title: a:",
  "title: [a]",
  "title:",
  "title: null",
  "title: a ",
  "title: ~",
  "tags: [a, null]",
  "tags: [a: b]",
  "tags: [1, 2]",
  "tags:\n  - a",
  "title: a\n  b",
  'title: "a\nb"',
  'title: "a\\tb"',
  "title: 'it''s'",
  'title: "a" b',
  "title: “a”",
  "title: a\ntitle: b",
  "title: a\tb",
  "title: a\u0085b",
  "title: a\u2028b",
  "title: a\u{1F600}b",
  "title: &a b",
  "title: |\n  a",
  "# A note\ntitle: a",
  "__proto__: a",
  "...",
])("leaves %j to the careful reading", (line) => {
  expect(simpleKeys(`${line}\n`)).toBeUndefined();
});

test("what it reads, the careful reading reads too, from any lines", () => {
  const key = fc.constantFrom(
    "title",
    "date",
    "tags",
    "authors",
    "section",
    "slug",
    "own",
    "Title",
    "x1",
    "constructor",
  );
  const text = fc
    .array(
      fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom("a", "b c", "2026-03-02", "10:00", "null", "~", "yes", "é", "“", "x") },
        {
          weight: 1,
          arbitrary: fc.constantFrom(
            " ",
            ":",
            ": ",
            " #",
            "#",
            ",",
            "[",
            "]",
            "{",
            "}",
            "-",
            "- ",
            "'",
            "&",
            "*",
            "!",
            "|",
            ">",
            "%",
            "@",
            "`",
            "?",
            "? ",
            "\\",
            '\\"',
            "\t",
            "\u00a0",
            "\u3000",
            "\ufeff",
          ),
        },
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((parts) => parts.join(""));
  const value = fc.oneof(
    text,
    text.map((each) => `"${each}"`),
    text.map((each) => `'${each}'`),
    fc
      .array(
        fc.oneof(
          text,
          text.map((each) => `"${each}"`),
        ),
        { maxLength: 3 },
      )
      .map((all) => `[${all.join(", ")}]`),
  );
  const lines = fc.array(fc.tuple(key, fc.constantFrom(": ", ":  ", ":"), value, fc.constantFrom("", " ", "\t")), {
    minLength: 1,
    maxLength: 3,
  });
  let read = 0;
  fc.assert(
    fc.property(lines, (all) => {
      const yaml = all.map((parts) => `${parts.join("")}\n`).join("");
      const found = simpleKeys(yaml);
      if (found === undefined) return;
      read++;
      expect(carefully(yaml)).toEqual(found);
    }),
    { numRuns: 10_000 },
  );
  expect(read).toBeGreaterThan(1000);
});
