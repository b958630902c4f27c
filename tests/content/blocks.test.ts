import { describe, expect, test } from "vitest";
import { renderMarkdown } from "../../src/content/markdown/render.ts";
import { mark } from "../../src/model/mark.ts";

const found = (src: string) => ({
  stem: `/media/${src}-1a2b`,
  kind: "photo" as const,
  from: src,
  width: 3000,
  height: 2000,
  rights: [],
});
const set = (markdown: string) =>
  renderMarkdown(
    markdown,
    {
      file: "seeds/x.md",
      path: "x.md",
      language: "en",
      seeds: new Set(["x.md"]),
      pictures: { find: found },
      files: { find: () => undefined },
      said: {},
    },
    (line) => line + 1,
  );
/** The messages of a text, as the build prints them. */
const faults = (markdown: string): string[] =>
  set(markdown).problems.map(({ line, what, fix }) => `${line}: ${what}. ${fix}`);
/** The only block of a text without faults. */
function block(markdown: string) {
  const text = set(markdown);
  expect(text.problems).toEqual([]);
  expect(text.blocks).toHaveLength(1);
  return { ...text, ...text.blocks?.[0] };
}

describe("The lines of a block", () => {
  test("a block stands in the text as a mark, and its words are counted", () => {
    const { html, words, page, feed } = block("Before.\n\n::: pullquote\nWe *act*.\n:::\nAfter.");
    expect(html).toBe(`<p>Before.</p>\n${mark("block:0")}<p>After.</p>\n`);
    expect(words).toBe(4);
    expect(page).toBe('<div class="pullquote">\n<p>We <em>act</em>.</p>\n</div>\n');
    expect(feed).toBe(page);
  });

  test("a text without blocks has no list of them", () => {
    expect(set("One :: two ::: three")).not.toHaveProperty("blocks");
  });

  test.each([
    ["timeline", "::: box timeline"],
    ["timelin", "::: box timeline"],
    ["Zeitleiste Die Mauer", "::: box timeline Die Mauer"],
    ["zitat", "::: pullquote"],
    ["blockquote", "::: pullquote"],
    ["kasten Die Mauer", "::: box facts Die Mauer"],
    ["encadré", "::: box facts"],
    ["überblick", "::: box points"],
    ["key-points", "::: box points"],
    ["bild", "::: figure wide"],
    ["Figure side", "::: figure side"],
    ["figures", "::: figure wide"],
    ["galería", "::: gallery"],
    ["galerie Am Hafen", "::: gallery"],
    ["vídeo pier.mp4 Der Pier", "::: video pier.mp4 Der Pier"],
    ["podcast", "::: audio bell.mp3 The harbour bell at noon"],
    ["youtube https://youtu.be/x Film", "::: embed https://youtu.be/x Film"],
    ["aufruf members", "::: call members"],
    ["معرض", "::: gallery"],
  ])("::: %s is answered with what to write", (written, meant) => {
    const [name] = written.split(" ");
    expect(faults(`::: ${written}\nText.\n:::`)).toEqual([`1: "::: ${name}" is not a block. Did you mean "${meant}"?`]);
  });

  test.each([
    ["box Fakten Die Mauer", '"::: box" cannot be "Fakten". Did you mean "facts"?'],
    ["box tipps Die Mauer", '"::: box" cannot be "tipps". Did you mean "tips"?'],
    ["figure breit", '"::: figure" cannot be "breit". Did you mean "wide"?'],
    ["figure links", '"::: figure" cannot be "links". Use one of: wide, column, side.'],
    ["xy", '"::: xy" is not a block. Use one of: audio, box, call, embed, figure, gallery, pullquote, video.'],
  ])("::: %s", (written, says) => {
    expect(faults(`::: ${written}\nText.\n:::`)).toEqual([`1: ${says}`]);
  });

  test.each([
    [
      "an unknown block",
      "::: galery\n![a](a.jpg)\n:::",
      ['1: "::: galery" is not a block. Did you mean "::: gallery"?'],
    ],
    [
      "the way of another generator",
      "::: {.box}\nText.\n:::",
      ['1: "::: {.box}" is not a block. Write it as "::: box facts The wall in figures".'],
    ],
    [
      "a block in capitals",
      "::: Box facts A\nText.\n:::",
      ['1: "::: Box" is not a block. Did you mean "::: box facts A"?'],
    ],
    [
      "a block that is not closed before the next",
      "::: pullquote\nOne.\n\n::: pullquote\nTwo.\n:::",
      ['1: "::: pullquote" is not closed. Put a line ":::" below it; no block stands in another.'],
    ],
    [
      "a block in a list",
      "- One\n\n  ::: pullquote\n  Two.\n  :::\n",
      [
        '3: "::: pullquote" stands within a list, a quotation or another block. Begin it at the margin, below what it stands in.',
      ],
    ],
    [
      "a block in a quotation",
      "> ::: pullquote\n> Two.\n> :::\n",
      [
        '1: "::: pullquote" stands within a list, a quotation or another block. Begin it at the margin, below what it stands in.',
      ],
    ],
    ["an end alone", "Text.\n:::\n", ['2: ":::" ends no block. Take it out, or begin a block above it.']],
    [
      "an empty block",
      "::: pullquote\n:::",
      ['1: "::: pullquote" is empty. Write what it shows between its first line and ":::".'],
    ],
    [
      "an unknown argument",
      "::: figure wdie\n![a](a.jpg)\n:::",
      ['1: "::: figure" cannot be "wdie". Did you mean "wide"?'],
    ],
    [
      "no argument",
      "::: box\nText.\n:::",
      ['1: "::: box" lacks one of facts, points, tips, timeline. Write it like "::: box facts The wall in figures".'],
    ],
    [
      "words on the line of a block that takes none",
      "::: gallery wide\n![a](a.jpg)\n![b](b.jpg)\n:::",
      ['1: "::: gallery" cannot have "wide" on its line. Write only "::: gallery" there.'],
    ],
  ])("%s is said to be wrong", (_, markdown, expected) => {
    expect(faults(markdown)).toEqual(expected);
  });

  test("many beginnings and no end take no longer than as many lines", () => {
    expect(faults("::: box facts A\n".repeat(3000))).toHaveLength(3000);
    expect(
      faults(`::: ${" ".repeat(100_000)}x\n::: pullquote${" ".repeat(100_000)}x ${":".repeat(100_000)}x`),
    ).toHaveLength(2);
  });
});

describe("Kinds of blocks", () => {
  test("a gallery shows pictures in its own role, the first of an odd number across the column, each with caption and credit, whether or not empty lines are between them", () => {
    const { page, pictures } = block(
      '::: gallery\n![One](a.jpg "A quay | Credit: Tova")\n![Two](b.jpg)\n\n![Three](c.jpg)\n:::',
    );
    expect(page).toBe(
      `<div class="gallery">\n<figure>${mark("picture:0")}<figcaption>A quay <small class="credit">${mark("credit:0")}</small></figcaption></figure>\n<figure>${mark("picture:1")}</figure>\n<figure>${mark("picture:2")}</figure>\n</div>\n`,
    );
    expect(pictures.map(({ role }) => role)).toEqual(["across", "gallery", "gallery"]);
  });

  test.each([
    ["one picture", "![a](a.jpg)", ['1: "::: gallery" holds 1 picture. Give it 2 to 20.']],
    ["21 pictures", "![a](a.jpg)\n".repeat(21), ['1: "::: gallery" holds 21 pictures. Give it 2 to 20.']],
    [
      "words",
      "![a](a.jpg)\n\nText.\n\n![b](b.jpg)",
      [
        '4: "::: gallery" holds something that is no picture. Leave pictures alone in it, each on a line of its own, and put the words above or below.',
      ],
    ],
  ])("a gallery of %s is said to be wrong", (_, content, expected) => {
    expect(faults(`::: gallery\n${content}\n:::`)).toEqual(expected);
  });

  test("a figure stands wide or beside the text, and its picture has the files for it", () => {
    const { page, pictures } = block('::: figure side\n![One](a.jpg "A quay")\n:::');
    expect(page).toBe(`<figure class="side">${mark("picture:0")}<figcaption>A quay</figcaption></figure>\n`);
    expect(pictures[0]?.role).toBe("side");
    expect(faults("::: figure wide\n![a](a.jpg)\n![b](b.jpg)\n:::")).toEqual([
      '1: "::: figure" holds one picture, and nothing else. Put the rest above or below it.',
    ]);
  });

  test("a box has a heading one level below the one above it, which names it", () => {
    const { page } = block("## Why\n\n::: box facts The wall's *figures*\n- 1.2 metres\n:::\n\n### More\n");
    expect(page).toBe(
      '<aside class="box facts" aria-labelledby="the-walls-figures">\n<h3 id="the-walls-figures">The wall’s <em>figures</em></h3>\n<ul>\n<li>1.2 metres</li>\n</ul>\n</aside>\n',
    );
  });
});

test("pictures on lines of their own are figures, each with its line, without a block too", () => {
  const { html, problems, pictures } = set("![One](a.jpg 'A')\n![](b.jpg)\n![Three](c.jpg)");
  expect(html.match(/<figure>/g)).toHaveLength(3);
  expect(pictures.map(({ alt }) => alt)).toEqual(["One", "", "Three"]);
  expect(problems.map(({ line }) => line)).toEqual([2]);
  expect(set("![One](a.jpg) ![Two](b.jpg)").html).toContain("<p>");
});
