import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readFrontMatter } from "../../src/content/front-matter/front-matter.ts";
import { writeYaml, yamlReading } from "../../src/content/front-matter/yaml-value.ts";
import { format } from "../../src/model/problem.ts";

const read = (yaml: string) => {
  const { metadata, problems } = readFrontMatter(`---\n${yaml}\n---\nText.\n`, "x.md");
  return { metadata, messages: problems.map(format) };
};
const COMMENT = 'would be lost, because YAML reads what follows " #" as a comment';
const COLON = "has a colon at the end of a word, which YAML reads as the end of a key";

describe("front matter that YAML reads otherwise shows the line to write:", () => {
  test.each<[yaml: string, ...messages: string[]]>([
    // Comments
    [
      "title: The #MeToo movement turns ten",
      `x.md:2: title: "#MeToo movement turns ten" ${COMMENT}. Write: title: "The #MeToo movement turns ten"`,
    ],
    ["location: Pier #4", `x.md:2: location: "#4" ${COMMENT}. Write: location: "Pier #4"`],
    ["tags: a # b", `x.md:2: tags: "# b" ${COMMENT}. Write: tags: "a # b"`],
    ["title: #MeToo", `x.md:2: title: "#MeToo" ${COMMENT}. Write: title: "#MeToo"`],
    ["title: 👍\t# x", `x.md:2: title: "# x" ${COMMENT}. Write: title: "👍\\t# x"`],
    [
      "description: The\n  #MeToo movement",
      `x.md:3: description: "#MeToo movement" ${COMMENT}. Write: description: "The #MeToo movement"`,
    ],
    [
      "image:\n  src: p.svg\n  caption: The #MeToo march",
      `x.md:4: image.caption: "#MeToo march" ${COMMENT}. Write: caption: "The #MeToo march"`,
    ],
    [
      "tags:\n  - Quay\n  - The #MeToo\n  - @home",
      `x.md:4: tags.1: "#MeToo" ${COMMENT}. Write: - "The #MeToo"`,
      'x.md:5: tags.2: begins with "@", which has a special meaning in YAML. Write: - "@home"',
    ],
    // Colons
    ["title: Karte: Hier entlang", `x.md:2: title: ${COLON}. Write: title: "Karte: Hier entlang"`],
    ["title: What now:", `x.md:2: title: ${COLON}. Write: title: "What now:"`],
    [
      "corrections:\n  - date: 2024-01-01\n    text: It was: wrong",
      `x.md:4: corrections.0.text: ${COLON}. Write: text: "It was: wrong"`,
    ],
    ["title:Quay", 'x.md:2: title: "title:Quay" has no space after the colon. Write: title: Quay'],
    ["title：港", 'x.md:2: title: "title：港" has no space after the colon. Write: title: 港'],
    ["tags:\n-a", 'x.md:3: tags.0: "-a" has no space after the hyphen. Write: - a'],
    // Marks at the start
    ...[
      "@home",
      "`x`",
      "%50 off",
      "*",
      "*Breaking* news",
      "& more",
      "&Friends reunited",
      "!Extra",
      "> 5 dead",
      "| x",
    ].map(marked),
    ...["- Breaking", "? why", ", x", "]", "} x"].map(marked),
    ["title: [sic]", 'x.md:2: title: [sic] would be a list. Write: title: "[sic]"'],
    ['title: ["a"]', 'x.md:2: title: ["a"] would be a list. Write: title: \'["a"]\''],
    ["title: [sic] the quay", 'x.md:2: title: [sic] the quay would be a list. Write: title: "[sic] the quay"'],
    ["title: {x}", 'x.md:2: title: {x} would be a group of keys. Write: title: "{x}"'],
    // Quotation marks
    [
      `title: "Er sagte "Nein" und ging'`,
      `x.md:2: title: has quotation marks inside quotation marks of the same kind. Write: title: 'Er sagte "Nein" und ging'`,
    ],
    [
      'title: "Er sagte "Nein" und ging',
      `x.md:2: title: begins with a quotation mark that is not closed. Write: title: 'Er sagte "Nein" und ging'`,
    ],
    [
      'title: "Die Stadt" schläft',
      "x.md:2: title: has text after the closing quotation mark. Write: title: '\"Die Stadt\" schläft'",
    ],
    [
      "title: 'Yes' he said",
      "x.md:2: title: has text after the closing quotation mark. Write: title: \"'Yes' he said\"",
    ],
    [
      "title: 'It's here'",
      'x.md:2: title: has quotation marks inside quotation marks of the same kind. Write: title: "It\'s here"',
    ],
    [
      'title: "Die "neue" Stadt"',
      "x.md:2: title: has quotation marks inside quotation marks of the same kind. Write: title: 'Die \"neue\" Stadt'",
    ],
    [
      'title: "Quay closed\ndate: 2024-01-01',
      'x.md:2: title: begins with a quotation mark that is not closed. Write: title: "Quay closed"',
    ],
    [
      "title: 'Tis the season",
      'x.md:2: title: begins with a quotation mark that is not closed. Write: title: "\'Tis the season"',
    ],
    ["date: “2024-01-01”", "x.md:2: date: “2024-01-01” has curly quotation marks. Write: date: 2024-01-01"],
    [
      'title: "C:\\new"',
      "x.md:2: title: \"C:\\new\" has a backslash, which means something else in double quotation marks. Write: title: 'C:\\new'",
    ],
    [
      'title: "\\d matches a digit"',
      "x.md:2: title: \"\\d matches a digit\" has a backslash, which means something else in double quotation marks. Write: title: '\\d matches a digit'",
    ],
    [
      'credit: "Scan (\\\\server\\new)"',
      "x.md:2: credit: \"Scan (\\server\\new)\" has a backslash, which means something else in double quotation marks. Write: credit: 'Scan (\\server\\new)'",
    ],
    [
      'description: "See C:\\Users\\"',
      "x.md:2: description: begins with a quotation mark that is not closed. Write: description: 'See C:\\Users\\'",
    ],
    // Lists and groups on one line
    ["tags: [#MeToo, b]", 'x.md:2: tags: has text that needs quotation marks. Write: tags: ["#MeToo", b]'],
    ["tags: [Karte: hier]", 'x.md:2: tags: has text that needs quotation marks. Write: tags: ["Karte: hier"]'],
    [
      "image: { src: p.svg, alt: Boats, quays }",
      'x.md:2: image: has text that needs quotation marks. Write: image: { src: p.svg, alt: "Boats, quays" }',
    ],
    // Lines
    [
      "title: |",
      'x.md:2: title: "|" says that text follows on the lines below, but there is none. Indent the text by two spaces, or write it here: title: "…"',
    ],
    ["title: |\nThe text", 'x.md:3: title: "The text" is on a line of its own. Write: title: "The text"'],
    [
      "description: The quay was\nclosed on\nMonday.\ntags: [a]",
      'x.md:3: description: "closed on" is on a line of its own. Write: description: "The quay was closed on Monday."',
    ],
    [
      "image:\n\tsrc: x",
      'x.md:3: front matter: has a line that begins with a tab, which YAML does not allow. Write two spaces in place of each tab: "  src: x"',
    ],
    [
      "title: a\n...\ndate: b",
      'x.md:3: front matter: has a line "...", which ends the keys in YAML. Take the line out.',
    ],
    ["sub title: x", 'x.md:2: front matter: "sub title" is not a key. A key is one word, as in "title: Quay closed".'],
    [
      "date: 2024-01-01\n1st line: x\ntitle: Quay: closed",
      'x.md:3: front matter: "1st line" is not a key. A key is one word, as in "title: Quay closed".',
      `x.md:4: title: ${COLON}. Write: title: "Quay: closed"`,
    ],
    ["no key at all", 'x.md:2: front matter: has no keys. Write each line as "key: value".'],
    [
      'image:\n  src: a\n  alt: b\n  "src": c\ntitle: x',
      "x.md:5: image.src: is there twice. Keep one of the two lines.",
    ],
    ["title: a\ndate: b\ntitle: c", "x.md:4: title: is there twice. Keep one of the two lines."],
    [
      "image: x.jpg\n  alt: A quay",
      'x.md:3: image: "alt: A quay" is below "image:", which already has a text. Delete the spaces at the start of the line.',
    ],
  ])("%s", (yaml, ...messages) => {
    expect(read(yaml).messages).toEqual(messages);
  });
});

test.each<[yaml: string, metadata: unknown]>([
  [
    "title: Quay: closed\nsection: sport\nimage:\n  src: a.jpg\n  alt: b",
    { section: "sport", image: { src: "a.jpg", alt: "b" } },
  ],
  ['title: "Quay closed\ndate: 2024-01-01', { date: "2024-01-01" }],
  ["tags: [a]\ndescription: The quay was\nclosed on\nMonday.\ntitle: x", { tags: ["a"], title: "x" }],
  ["title: a\n...\ndate: b", { date: "b" }],
  ["image:\n  src: a\n  src: b\ntitle: x", { title: "x" }],
  ["title: a\ndate: b\ntitle: c", { date: "b" }],
  ["tags:\n- a\n- @b\ndraft: true\nsection:", { draft: "true" }],
  ["no key at all", {}],
])("keys beside those that are misread are read: %s", (yaml, metadata) => {
  const { messages, ...found } = read(yaml);
  expect(messages.length).toBeGreaterThan(0);
  expect(found).toEqual({ metadata });
});

function marked(text: string): [string, string] {
  const what = `begins with "${text[0]}", which has a special meaning in YAML`;
  return [`title: ${text}`, `x.md:2: title: ${what}. Write: title: "${text}"`];
}

describe("front matter that means one thing is read:", () => {
  test.each<[yaml: string, metadata: unknown]>([
    ...[
      "yes",
      "no",
      "on",
      "Null",
      "NULL",
      "1984",
      "1e3",
      "0x1F",
      "2026-11-26",
      "12:30",
      "50% off",
      "C#",
      "a:b",
      "-5",
      "--- x",
    ].map((text): [string, unknown] => [`title: ${text}`, { title: text }]),
    ["strap<b>: x\ncaption(1): y", { "strap<b>": "x", "caption(1)": "y" }],
    ['tags: ["a", "b"]\nauthors: []', { tags: ["a", "b"], authors: [] }],
    ["title: “Quay closed”", { title: "“Quay closed”" }],
    ["title: 👍 Rock & Roll * 2 > 1", { title: "👍 Rock & Roll * 2 > 1" }],
    ["title: ~\nkicker: null\nimage:", {}],
    ['title: "\\u00e9 \\"x\\""', { title: 'é "x"' }],
    ['title: "C:\\\\new \\u0007\\n\\b"', { title: "C:\\new \u0007\n\b" }],
    ["title: 'It''s here'", { title: "It's here" }],
    [
      "# note\ntitle: x\n\n  # note\ndate: 2024-01-01 # first print\ndraft: true # until Monday",
      { title: "x", date: "2024-01-01", draft: "true" },
    ],
    ["tags: # the tags\n  - a # b\n".replace(" # b", ""), { tags: ["a"] }],
    ["tags:\n- - a\n  - b\n- c", { tags: [["a", "b"], "c"] }],
    ["tags:\n- a\n#- b\n- c", { tags: ["a", "c"] }],
    ["tags: [\n  a, # first\n  b\n] # all", { tags: ["a", "b"] }],
    ['description: "The quay was\nclosed on\n\nMonday."', { description: "The quay was closed on\nMonday." }],
    [
      'corrections: [{"date":"2024-01-01","text":"a, b"},{"a":[1,"x"]}]',
      { corrections: [{ date: "2024-01-01", text: "a, b" }, { a: ["1", "x"] }] },
    ],
    ["tags: [a,\nb]\ntitle: x", { tags: ["a", "b"], title: "x" }],
    ["description: >-\n  a: b # c\n  @d", { description: "a: b # c @d" }],
    ["description: The quay\n  was closed", { description: "The quay was closed" }],
    ["description:\n  The quay", { description: "The quay" }],
    ["authors: &a [x]\ntags: *a", { authors: ["x"], tags: ["x"] }],
    [
      "corrections:\n  - date: 2024-01-01\n    text: Wrong\n  - { date: 2024-01-02, text: Right }",
      {
        corrections: [
          { date: "2024-01-01", text: "Wrong" },
          { date: "2024-01-02", text: "Right" },
        ],
      },
    ],
  ])("%s", (yaml, metadata) => {
    expect(read(yaml)).toEqual({ metadata, messages: [] });
  });
});

const letters = fc.constantFrom(..."ab é“”’ #:,-?*&!|>@`%[]{}'\"\\~.0\t👍n");
const line = fc.oneof(
  fc.array(letters, { maxLength: 12 }).map((parts) => parts.join("")),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: "binary", maxLength: 8 }),
);

describe("any text", () => {
  test("in quotation marks is read back as it was", () => {
    fc.assert(
      fc.property(line, (text) => {
        expect(yamlReading(writeYaml(text))).toBe(text);
        expect(yamlReading(writeYaml([text, { key: text }]))).toEqual([text, { key: text }]);
      }),
      { numRuns: 5000 },
    );
  });

  test("is what the key says, or the line to write says it", () => {
    const printable = line.map((text) => text.replace(/[\p{Cc}\p{Cs}\p{Z}\ufeff\ufffe\uffff]+/gu, " ").trim());
    const wrap = fc.constantFrom<(text: string) => [yaml: string, get: (data: unknown) => unknown]>(
      (text) => [`title: ${text}`, (data) => at(data, "title")],
      (text) => [`image:\n  src: x\n  caption: ${text}`, (data) => at(at(data, "image"), "caption")],
    );
    fc.assert(
      fc.property(printable, wrap, (text, put) => {
        // Nothing, notes, and what says itself how it is to be read.
        if (/^(?:$|~$|null$|#(?:$|\s)|["']|!!\w|[|>][-+1-9]{0,2}(?:$|\s+#)|&\S+(?:$|\s+[[{])|\*\w+$)/.test(text))
          return;
        const [yaml, get] = put(text);
        const { metadata, messages } = read(yaml);
        if (messages.length === 0) expect(get(metadata)).toBe(text);
        else {
          const [, written = ""] = /Write: \w+: (.*)$/.exec(messages.join()) ?? [];
          expect(yamlReading(written)).toBe(text);
        }
      }),
      { numRuns: 5000 },
    );
  });

  // In a time that grows faster than the text it would not end.
  test("without end is read", { timeout: 60_000 }, () => {
    const long = 100_000;
    for (const yaml of ["a: [\n", 'a: "x\n', " a: [\n", "- ", "[", "{ a: ", "a: 'x ", "a: #", "\t", "x: &a\n", "' "])
      expect(() => read(`tags: ${yaml.repeat(long / yaml.length)}`)).not.toThrow();
  });
});

const at = (data: unknown, key: string): unknown =>
  typeof data === "object" && data !== null ? Reflect.get(data, key) : undefined;
