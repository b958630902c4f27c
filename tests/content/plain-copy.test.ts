import fc from "fast-check";
import { expect, test } from "vitest";
import { plainParagraphs } from "../../src/content/markdown/plain-copy.ts";
import { renderMarkdown, renderParsed } from "../../src/content/markdown/render.ts";

const options = (language: string) => ({
  file: "seeds/a.md",
  path: "a.md",
  language,
  seeds: new Set<string>(),
  pictures: { find: () => ({ what: "is missing", fix: "" }) },
  files: { find: () => undefined },
  said: {},
});

const part = fc.constantFrom(
  ..."“\"'‘(*_`~<>&[]!\\#+-=|:.)1 \t\u00a0\u2028é日\n".split(""),
  ...[
    "\n\n",
    "\n\n",
    "word",
    "Word of mouth",
    "12",
    "1.",
    "2)",
    "1987 ",
    "&amp;",
    "[^a]",
    "[^a]: b",
    "[a]: /b",
    "](/c)",
  ],
  ...[
    "---",
    "===",
    ":::",
    "::: pullquote",
    "--",
    "...",
    "'90s",
    "„",
    ",,",
    "''",
    "<FCC>",
    "<b>",
    "<i",
    "<a@b.example>",
    "LONDON (Reuters) - ",
    "```",
    "    code",
    "| a |",
    "|---|",
    "<https://a.example>",
    "https://a.example",
    "www.a.example",
    ": def",
    "\n\n: def",
  ],
);
/** Parts that are no markup, with the signs that are mended. */
const sign = fc.constantFrom(
  ...[
    "a",
    "Word",
    "90",
    " ",
    " ",
    '"',
    "'",
    "''",
    "“",
    "„",
    "”",
    ",,",
    "--",
    "---",
    "...",
    ".",
    ",",
    "(",
    ")",
    "<",
    ">",
    "<FCC>",
  ],
);
const copy = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .array(
        fc.array(sign, { maxLength: 8 }).map((parts) => `Word ${parts.join("")}.`),
        { minLength: 1, maxLength: 3 },
      )
      .map((paragraphs) => paragraphs.join("\n\n")),
  },
  { weight: 4, arbitrary: fc.array(part, { maxLength: 12 }).map((parts) => parts.join("")) },
  {
    weight: 4,
    arbitrary: fc
      .array(fc.array(part, { maxLength: 4 }), { maxLength: 5 })
      .map((paragraphs) => paragraphs.map((parts) => `Word ${parts.join("")}`).join("\n\n")),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
);

test("copy without markup is printed as markdown-it prints it", () => {
  let plain = 0;
  fc.assert(
    fc.property(copy, fc.constantFrom("en", "de", "fr", "ja"), (text, language) => {
      if (plainParagraphs(text)) plain++;
      expect(renderMarkdown(text, options(language), (line) => line)).toEqual(
        renderParsed(text, options(language), (line) => line),
      );
    }),
    { numRuns: 2000 },
  );
  expect(plain).toBeGreaterThan(400);
});

test.each([
  "Word *of* mouth",
  "A & B",
  "Line\nafter line",
  "1. Item",
  "Trailing ",
  "www.a.example",
  "<b>Bold</b>",
  "",
])("%j is left to markdown-it", (text) => {
  expect(plainParagraphs(text)).toBeUndefined();
});

test.each(["Sears <FCC> rose", "5 < 6", "(c) 1987", "“Yes,” he said"])("%j is plain", (text) => {
  expect(plainParagraphs(text)).toEqual([text]);
});
