import { describe, expect, test } from "vitest";
import { dropComments } from "../../src/content/comments.ts";
import { inMarkdown } from "../../src/content/markdown/comments.ts";
import { type Files, ingestFiles, onlyStory, SVG, story } from "./seeds.ts";

const left = (text: string) => dropComments(text, inMarkdown(text)).text;

describe("a comment in Markdown", () => {
  test.each<[what: string, text: string, left: string]>([
    ["within a sentence", "The <!-- x --> council met<!-- y -->.", "The council met."],
    ["at the ends of a line", "<!-- x --> The council <!-- y -->\nmet.", "The council\nmet."],
    ["on a line of its own", "One\n<!-- x -->\ntwo.", "One\ntwo."],
    ["over paragraphs", "One\n\n<!-- x\n\ny -->\n\nTwo", "One\n\n\nTwo"],
    ["from one paragraph into another", "One <!-- x\n\ny --> two", "One two"],
    ["as an item", "- a\n- <!-- x -->\n- b", "- a\n- b"],
    ["below a line that an item would make a heading", "One\n- <!-- x -->\n- b", "One\n- b"],
    ["in a quotation, over two lines", "> One <!-- x\n> y --> two", "> One two"],
    ["as a row", "| a |\n|---|\n<!-- | b | -->\n| c |", "| a |\n|---|\n| c |"],
    ["around the border of a cell", "| a <!-- | --> | b |", "| a | b |"],
    ["in a note", "[^1]: A note<!-- x -->.", "[^1]: A note."],
    ["in a caption", '![a](b.jpg "Dawn <!-- x -->| Credit: T")', '![a](b.jpg "Dawn | Credit: T")'],
    ["before a line break", "One <!-- x -->  \ntwo", "One  \ntwo"],
    ["with a fence in it", "<!--\n```\n-->\nOne `<!-- a -->`", "One `<!-- a -->`"],
    ["with a backtick in it", "One <!-- ` --> two `a`", "One two `a`"],
    ["of nothing", "One <!--> two <!---> three", "One two three"],
    ["behind two backslashes", "One \\\\<!-- x --> two", "One \\\\ two"],
    [
      "below a fence in a list that ends with it",
      "- a\n\n  ```\n  <!-- b -->\n\nOne <!-- x -->",
      "- a\n\n  ```\n  <!-- b -->\n\nOne",
    ],
    [
      "below a fence in a quotation that ends with it",
      "> ```\n> <!-- b -->\n\nOne <!-- x -->",
      "> ```\n> <!-- b -->\n\nOne",
    ],
    ["between backticks of two paragraphs", "One ` <!-- x -->\n\ntwo `", "One `\n\ntwo `"],
    ["between backticks of two items", "- One ` <!-- x --> a\n- two `", "- One ` a\n- two `"],
    ["in an item below an empty line", "- a\n\n    <!-- x --> b", "- a\n\n    b"],
    ["in a line of a paragraph that is indented", "One\n    <!-- x --> two", "One\n    two"],
  ])("is gone %s", (_, text, expected) => {
    expect(left(text)).toBe(expected);
  });

  test.each<[what: string, text: string]>([
    ["a code span", "One `<!-- x -->` two ``<!-- ` -->``"],
    ["a code span over two lines", "One `a\n<!-- x -->` two"],
    ["a fence", "```html\n<!-- x -->\n```\n\n~~~\n```\n<!-- x -->\n~~~"],
    ["a fence that nothing closes", "```\n<!-- x"],
    ["a fence in a list in a quotation", "> - a\n>\n>   ```\n>   <!-- x -->\n>   ```"],
    ["an indented block", "One\n\n    <!-- x -->\n\n\t<!-- x -->"],
    ["an indented block in a list", "1. a\n\n       <!-- x -->"],
    ["what is escaped", "One \\<!-- x --> and &lt;!-- x --&gt;"],
    ["what is no comment", "One --> two <! -- x --> <!- x -> !-- x --"],
  ])("stays text in %s", (_, text) => {
    expect(left(text)).toBe(text);
  });

  test("takes no time that grows faster than the text", () => {
    const texts = [
      "<!-- x --> ",
      "- <!-- x -->\n",
      "`<!-- ",
      "<!--",
      "- ",
      "> ",
      "`` ` ",
      "a\n<!-- x\n\n-->  \n",
      "[<b x ",
      "<b>",
    ];
    for (const part of texts) {
      const text = part.repeat(500_000 / part.length);
      for (const dropped of [dropComments(text, inMarkdown(text)), dropComments(text)])
        expect(dropped.text.length, JSON.stringify(part)).toBeLessThanOrEqual(text.length);
    }
  });
});

const SECRET = "<!-- TODO legal: do not name the boy -->";

test("no word of a comment gets into a story, and each is listed without its words", async () => {
  const { stories, pages, messages, removals } = await ingestFiles({
    "seeds/p.svg": SVG,
    "seeds/x.md": story(
      [
        `description: "The quay ${SECRET} is closed."`,
        `kicker: "${SECRET}Harbour"`,
        `image: { src: p.svg, alt: "A quay${SECRET}", caption: "${SECRET}", credit: "Tova ${SECRET}Lind" }`,
        `corrections: [{ date: 2019-09-06, text: "It was ${SECRET} Tuesday." }]`,
      ].join("\n"),
      `${SECRET}\nLONDON (Reuters) – The quay ${SECRET} closed.\n\n![A ${SECRET} wall](p.svg "Low ${SECRET} tide")[^1]\n\n[^1]: ${SECRET} Note\n`,
    ),
    "seeds/y.txt": `<!-- a\n\nb -->\nQuay ${SECRET} opened\n\nBy Jane Doe\n<!--\nAdvertisement\n-->\nThe quay opened again on Monday morning, the board said.\n\nSubscribe to our newsletter\n`,
    "seeds/y.11tydata.ts": `export default {\n  date: "2019-09-05",\n  description: "${SECRET} It is open.",\n};\n`,
    "seeds/pages/about.md": `---\ntitle: "About ${SECRET} us"\n---\nWe are${SECRET} here.\n`,
  });
  expect(messages).toEqual([]);
  expect(JSON.stringify([stories, pages])).not.toMatch(/TODO|legal|boy|<!--|-->/);
  expect(stories).toMatchObject([
    {
      standfirst: "The quay is closed.",
      kicker: "Harbour",
      location: "London",
      image: { alt: "A quay", credit: "Tova Lind" },
      corrections: [{ text: "It was Tuesday." }],
      body: { words: 4, pictures: [{ alt: "A wall" }] },
    },
    {
      headline: "Quay opened",
      standfirst: "It is open.",
      authors: ["Jane Doe"],
      body: { html: "<p>The quay opened again on Monday morning, the board said.</p>\n" },
    },
  ]);
  expect(pages).toMatchObject([{ title: "About us", description: "We are here." }]);
  const lines = removals.map(
    ({ file, line, rule, text }) => `${file.replace(/^.*seeds\//, "")}:${line} ${rule} ${text}`,
  );
  expect(lines.sort()).toEqual(
    [
      ...[2].map((line) => `pages/about.md:${line} comment <!-- … -->`),
      "pages/about.md:4 comment <!-- … -->",
      ...[4, 5, 6, 6, 6, 7, 9, 10, 12, 12, 14].map((line) => `x.md:${line} comment <!-- … -->`),
      "y.11tydata.ts:3 comment <!-- … -->",
      ...[1, 4, 7].map((line) => `y.txt:${line} comment <!-- … -->`),
      "y.txt:6 byline By Jane Doe",
      "y.txt:12 newsletter call Subscribe to our newsletter",
    ].sort(),
  );
});

test("a story opens with its first words that are no comment, for machines too", async () => {
  const draft = await onlyStory({ "seeds/x.md": story("", `${SECRET}\n\nFirst. ${SECRET} Second.\n`) });
  expect(draft).toMatchObject({ summary: "First. Second.", body: { html: "<p>First. Second.</p>\n", words: 2 } });
});

test.each<[what: string, files: Files, ...messages: string[]]>([
  [
    "of a text",
    { "seeds/x.md": story("", "Text.\n\nMore <!-- TODO\n\nThe boy's name.\n") },
    'seeds/x.md:7: body: the comment that begins with "<!--" is not closed. Write "-->" where it ends.',
  ],
  [
    "of a text, with another behind it that is",
    { "seeds/x.md": story("", "<!-- TODO\n\nThe story.\n\n<!-- more -->\n") },
    'seeds/x.md:5: body: the comment holds another "<!--" before it is closed. Write "-->" where it ends.',
  ],
  [
    "of a text as received",
    { "seeds/x.txt": "Quay\n2019-09-05\n\nText.\n<!-- TODO\n" },
    'seeds/x.txt:5: body: the comment that begins with "<!--" is not closed. Write "-->" where it ends.',
    "seeds/x.txt:1: warning",
  ],
  [
    "of keys",
    { "seeds/x.md": story('description: "<!-- a"\nimage: { src: p.svg, alt: "A <!-- b" }'), "seeds/p.svg": SVG },
    'seeds/x.md:4: description: the comment that begins with "<!--" is not closed. Write "-->" where it ends.',
    'seeds/x.md:5: image.alt: the comment that begins with "<!--" is not closed. Write "-->" where it ends.',
  ],
  [
    "of a sidecar",
    {
      "seeds/x.txt": "Quay\n\nText.\n",
      "seeds/x.11tydata.ts": 'export default {\n  date: "2019-09-05",\n  kicker: "<!-- a",\n};\n',
    },
    'seeds/x.11tydata.ts:3: kicker: the comment that begins with "<!--" is not closed. Write "-->" where it ends.',
  ],
])("a comment %s that is not closed is a problem with its line, and nothing is published", async (_, files, ...expected) => {
  const { stories, messages } = await ingestFiles(files);
  expect(messages).toEqual(expected.filter((message) => !message.endsWith("warning")));
  expect(stories).toEqual([]);
});

test("what stands below a comment keeps its line", async () => {
  const { messages } = await ingestFiles({
    "seeds/x.md": story("", "<!--\n\n-->\nOne <!-- a\nb --> two\n[x](gone.md)\n\n<!-- c -->\n\n[y](away.md)\n"),
    "seeds/y.txt": "Quay\n<!-- a\n-->\n2019-09-05\n\nOne <!-- b\n--> two\n\n<div>three</div>\n",
  });
  expect(messages.map((message) => message.split(": ", 1)[0])).toEqual([
    "seeds/x.md:10",
    "seeds/x.md:14",
    "seeds/y.txt:9",
  ]);
});
