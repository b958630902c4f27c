import fc from "fast-check";
import MarkdownIt from "markdown-it";
import definitionLists from "markdown-it-deflist";
import { expect, test } from "vitest";
import { bareAddresses } from "../../src/content/markdown/addresses.ts";
import { blocks } from "../../src/content/markdown/blocks.ts";
import { footnotes } from "../../src/content/markdown/footnotes.ts";
import { plainParagraphs } from "../../src/content/markdown/plain-paragraphs.ts";

const setter = (): MarkdownIt =>
  new MarkdownIt({ html: false, typographer: true }).use(footnotes).use(blocks).use(definitionLists).use(bareAddresses);
const parsed = setter();
const looked = setter().use(plainParagraphs);

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
const copy = fc.oneof(
  { weight: 4, arbitrary: fc.array(part, { maxLength: 12 }).map((parts) => parts.join("")) },
  {
    weight: 4,
    arbitrary: fc
      .array(fc.array(part, { maxLength: 4 }), { maxLength: 5 })
      .map((paragraphs) => paragraphs.map((parts) => `Word ${parts.join("")}`).join("\n\n")),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
);

test("copy without markup has the tokens that markdown-it makes of it", () => {
  fc.assert(
    fc.property(copy, (text) => {
      expect(looked.parse(text, {})).toEqual(parsed.parse(text, {}));
    }),
    { numRuns: 5000 },
  );
});
