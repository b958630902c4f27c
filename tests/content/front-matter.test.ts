import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readFrontMatter } from "../../src/content/front-matter/front-matter.ts";
import { format } from "../../src/model/problem.ts";
import { ingestFiles, onlyStory, story } from "./seeds.ts";

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
});

test.each([
  ["title: Quay closed\ndate: 2026-01-01\n\nText.\n\n---\n\nMore.", true, "title: Quay closed"],
  ["\n\nTitel: Kai zu\n\nText.", true, "Titel: Kai zu"],
  ["section: town\nautoren: Jette\n\nText.", true, "section: town"],
  ["date: 2026-01-01\ntitle: Quay closed\n---\nText.", false, "date: 2026-01-01"],
  ["**title:** Quay closed\n\nText.", true, "title: Quay closed"],
  ["# Titre : Quai fermé\n\nText.", true, "Titre : Quai fermé"],
  ["- title: Quay closed\n- date: 2026-01-01\n\nText.", true, "title: Quay closed"],
])("keys without lines of hyphens are named: %j", (text, isOpen, first) => {
  expect(readFrontMatter(text, "x.md").problems.map((each) => format(each))).toEqual([
    `x.md:1: front matter: has no line "---" above it${isOpen ? ", and none below" : ""}. Write a line "---" above "${first}"${isOpen ? ", and another below the last key." : "."}`,
  ]);
});

test.each([
  "Update: the quay is open.\n\nText.",
  "Titles: two\n",
  "title\n: meaning",
  "```\nfoo = 1\n```\n",
])("a text is not taken for keys: %j", (text) => {
  expect(readFrontMatter(text, "x.md").problems).toEqual([]);
});

test.each([
  "***",
  "–––",
  "—",
  "--",
  "```",
  "```yaml\n---",
  "<!-- note -->\n---",
  "- - -",
  "___",
])("a first line that is meant as three hyphens is told: %j", (line) => {
  expect(
    readFrontMatter(`${line}\ntitle: Quay closed\n---\nText.`, "x.md").problems.map((each) => format(each)),
  ).toEqual(['x.md:1: front matter: is not "---" alone. The first line is "---" and nothing else, without a space.']);
});

test.each(["----", "—", "***", " ---", "- - -"])("so is a line that is meant to close them: %j", (line) => {
  expect(
    readFrontMatter(`---\ntitle: Quay closed\n${line}\nText.`, "x.md").problems.map((each) => format(each)),
  ).toEqual([
    `x.md:3: front matter: is not closed: "${line}" is not "---". The line between the keys and the text is "---" and nothing else, without a space.`,
  ]);
});

test("a text below keys that only a later line closes is told where it begins", () => {
  const text = "---\ntitle: Quay closed\ndate: 2026-01-01\n\nThe quay was closed.\n\n---\n\nMore.";
  expect(readFrontMatter(text, "x.md").problems.map((each) => format(each))).toEqual([
    'x.md:5: front matter: "The quay was closed." is on a line of its own. If the text of the story begins here, write a line "---" above it.',
  ]);
});

test("long rows of blanks and signs take no longer than others", () => {
  for (const row of [" ", "- ", "-", "\n", "*"]) readFrontMatter(`${row.repeat(200_000)}x`, "x.md");
});

test.each([
  ["---\ntitle: Quay\ndate: 2026-01-01\n---\nText.\n", ""],
  ["title: Quay\ndate: 2026-01-01\n\nText.\n", ', write a line "---" above the keys and one below them'],
])("a plain text has no keys: %j", async (text, lines) => {
  const { messages } = await ingestFiles({ "seeds/2026-01-01-x.txt": text });
  expect(messages).toEqual([
    `seeds/2026-01-01-x.txt:1: front matter: is not read in a plain text, so its lines would be printed. Rename the file to 2026-01-01-x.md${lines}, or write the keys into 2026-01-01-x.11tydata.ts beside it.`,
  ]);
});

test("character references in keys are printed as they are, and told", async () => {
  const { stories, messages } = await ingestFiles({
    "seeds/x.md": story(
      'kicker: "Fish &amp; chips &hellip;"\ntags: [Caf&#233;, R&D]\ncanonical: https://a.example/?b=1&amp;c=2',
    ),
  });
  expect(stories[0]?.kicker).toBe("Fish &amp; chips &hellip;");
  expect(messages).toEqual([
    'seeds/x.md:4: warning: kicker: "&amp;" is printed as it is. Write "&" in its place.',
    'seeds/x.md:5: warning: tags.0: "&#233;" is printed as it is. Write "é" in its place.',
    'seeds/x.md:6: warning: canonical: "&amp;" is printed as it is. Write "&" in its place.',
  ]);
});

test.each([
  ["byline: By Jane Doe and John Roe", ["Jane Doe", "John Roe"]],
  ["authors: [by Jane Doe, Von Anna Schmidt, PAR ANNE MARTIN]", ["Jane Doe", "Anna Schmidt", "ANNE MARTIN"]],
  ["author: Written by Jane Doe <jane@a.example>", ["Jane Doe"]],
  ["contributors: [Von Trapp, By, von der Leyen, Anders By]", ["Von Trapp", "By", "von der Leyen", "Anders By"]],
])("the word before a name is no part of it: %s", async (line, authors) => {
  expect((await onlyStory({ "seeds/x.md": story(line) })).authors).toEqual(authors);
});

test.each([
  ["isDraft: true", true],
  ["publish: false", true],
  ["is_published: true", false],
])("%s says whether a story is a draft", async (line, draft) => {
  expect((await onlyStory({ "seeds/x.md": story(line) })).draft).toBe(draft);
});
