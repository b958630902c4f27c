import fc from "fast-check";
import { HtmlValidate } from "html-validate";
import { describe, expect, test } from "vitest";
import { renderMarkdown } from "../../src/content/markdown/render.ts";
import { PictureFinder } from "../../src/media/pictures.ts";
import { MARK, mark } from "../../src/model/mark.ts";
import { ingestFiles, onlyStory, SVG, story } from "./seeds.ts";

const set = (markdown: string, language = "en") =>
  renderMarkdown(
    markdown,
    {
      file: "seeds/world/x.md",
      path: "world/x.md",
      language,
      seeds: new Set(["world/x.md", "sport/y.txt", "pages/about.md"]),
      pictures: new PictureFinder(process.cwd(), "seeds"),
      files: { find: () => undefined },
      said: {},
    },
    (line) => line + 1,
  );
const html = (markdown: string, language?: string) => {
  const { html, blocks = [], problems } = set(markdown, language);
  expect(problems).toEqual([]);
  return html.replace(new RegExp(`${MARK}block:(\\d+)${MARK}`, "g"), (_, index) => blocks[index]?.page ?? "").trimEnd();
};

describe("Markdown", () => {
  test.each([
    ["en", "<p>“The ‘quay’,” it’s said</p>"],
    ["de-AT", "<p>„The ‚quay‘,“ it’s said</p>"],
    ["fr", "<p>«\u00a0The “quay”,\u00a0» it’s said</p>"],
    ["ar", `<p>«The <bdi dir="ltr">“quay”</bdi>,» it’s said</p>`],
    ["sv", "<p>”The ’quay’,” it’s said</p>"],
  ])("has the quotation marks of its language: %s", (language, expected) => {
    expect(html(`"The 'quay'," it's said`, language)).toBe(expected);
  });

  test("has dashes and ellipses, and leaves enumerations alone", () => {
    expect(html("One -- two --- three... (c) and (r) `a--b` ------")).toBe(
      "<p>One – two — three… (c) and (r) <code>a--b</code> ------</p>",
    );
  });

  test("begins its headings with h2 and skips no level", () => {
    expect(html("### Deep\n\n###### Deeper\n\n# Top\n\n### Under\n\n## Between\n\n#").match(/<h\d/g)).toEqual([
      "<h2",
      "<h3",
      "<h2",
      "<h3",
      "<h3",
    ]);
  });

  test("gives headings ids of their own", () => {
    expect(html("# Why\n\n# Why\n\n# 2019\n\n# Fn1\n\n[a](#why-2)").match(/id="[^"]*"/g)).toEqual([
      'id="why"',
      'id="why-2"',
      'id="heading-2019"',
      'id="heading-fn1"',
    ]);
  });

  test("never gives an id twice", () => {
    expect(html("# Why\n\n# Why\n\n# Why 2").match(/id="[^"]*"/g)).toEqual(['id="why"', 'id="why-2"', 'id="why-2-2"']);
  });

  test("names the column of a table's cells and lets it be scrolled", () => {
    expect(html("|  | Tons |\n|--|--:|\n| A | 1 |").replaceAll("\n", "")).toBe(
      `<div class="table" role="group" tabindex="0" aria-label="${mark("label:table")}"><table><thead><tr><td></td><th class="right" scope="col">Tons</th></tr></thead>` +
        '<tbody><tr><td>A</td><td class="right">1</td></tr></tbody></table></div>',
    );
  });

  test("links footnotes to and fro", () => {
    expect(html("A[^x] and B[^x] and C[^y].\n\n[^x]: The note.\n\n[^y]: Another.").replaceAll(MARK, "|")).toBe(
      '<p>A<sup><a href="|#fn1|" id="fnref1" role="doc-noteref" aria-label="|label:note:1|">1</a></sup> and B<sup><a href="|#fn1|" id="fnref1-2" role="doc-noteref" aria-label="|label:note:1|">1</a></sup> and C<sup><a href="|#fn2|" id="fnref2" role="doc-noteref" aria-label="|label:note:2|">2</a></sup>.</p>\n' +
        '<div class="footnotes" role="doc-endnotes">\n<ol>\n' +
        '<li id="fn1"><p>The note. <a href="|#fnref1|" role="doc-backlink" aria-label="|label:backToText:1|">↩\ufe0e</a> <a href="|#fnref1-2|" role="doc-backlink" aria-label="|label:backToText:1-2|">↩\ufe0e</a></p>\n</li>\n' +
        '<li id="fn2"><p>Another. <a href="|#fnref2|" role="doc-backlink" aria-label="|label:backToText:2|">↩\ufe0e</a></p>\n</li>\n</ol>\n</div>',
    );
  });

  test("sets pull quotes", () => {
    expect(html("::: pullquote\nWe act.\n:::\n\nText.")).toBe(
      '<div class="pullquote">\n<p>We act.</p>\n</div>\n<p>Text.</p>',
    );
  });

  test("marks links to places of the site and notes them with their lines", () => {
    const { html, references, problems } = set(
      "[a](../sport/y.txt#end)\n[b](../pages/about.md) [c](/2019/%C3%BC/?q)\n\n- [d](x.md)\n\n[e]\n\n[e]: /e/",
    );
    expect(problems).toEqual([]);
    expect(html.match(/href="[^"]*"/g)).toEqual(
      ["seed:sport/y.txt#end", "/about/", "/2019/ü/?q", "seed:world/x.md", "/e/"].map(
        (place) => `href="${mark(place)}"`,
      ),
    );
    expect(references).toEqual([
      { to: "seed:sport/y.txt#end", line: 1 },
      { to: "/about/", line: 2 },
      { to: "/2019/ü/?q", line: 2 },
      { to: "seed:world/x.md", line: 4 },
      { to: "/e/", line: 6 },
    ]);
  });

  test("leaves addresses elsewhere as they are, and makes those without a scheme secure", () => {
    expect(
      html(
        '[a](https://example.org/?a&b "T") <https://b.example> [c](//c.example/x) [d](mailto:d@d.example) [e](tel:+1)',
      ).match(/href="[^>]*"/g),
    ).toEqual([
      'href="https://example.org/?a&amp;b" title="T"',
      'href="https://b.example"',
      'href="https://c.example/x"',
      'href="mailto:d@d.example"',
      'href="tel:+1"',
    ]);
  });

  test("takes a ticker symbol in angle brackets for text", () => {
    expect(html("Shares of <NYSE:ABC> and <XII>")).toBe("<p>Shares of &lt;NYSE:ABC&gt; and &lt;XII&gt;</p>");
  });

  test("lets nothing forge a mark", () => {
    expect(set("[a](/x%01y) [b](/&#1;) \\&#1; `&#1;`").html.split(MARK)).toHaveLength(5);
  });

  test("takes the dateline off the first paragraph, in bold too", () => {
    expect(set("# Why\n\n**LONDON (Reuters) –** The mayor")).toMatchObject({
      html: '<h2 id="why">Why</h2>\n<p>The mayor</p>\n',
      dateline: { location: "London", source: "Reuters" },
    });
    expect(set("**BP – which** owns").dateline).toBeUndefined();
    expect(set("> MOSCOW – Russia\n\nBP – which").dateline).toBeUndefined();
  });

  test("counts the words that are shown", () => {
    expect(set("# One two\n\nThree *four*five – [six](/x)\n\n| a | b |\n|--|--|\n| c | d |\n\n    code\n").words).toBe(
      10,
    );
    expect(set("東京都は雨です。").words).toBe(5);
  });

  test("opens with its first paragraph, without markup", () => {
    expect(set("# Head\n\n| a |\n|--|\n| b |\n\nFirst *word*,\nsecond `line`[^1]\n\nMore\n\n[^1]: n").opening).toBe(
      "First word, second line",
    );
    expect(set("- item\n- *two*").opening).toBe("item two");
  });

  test("shows no control character of an address, which no feed could hold", () => {
    expect(set("<http://a.example/%01%0C%EF%BF%BEb>").html).toBe(
      '<p><a href="http://a.example/%01%0C%EF%BF%BEb">http://a.example/b</a></p>\n',
    );
  });

  test("never throws, marks in pairs", () => {
    const part = fc.constantFrom(
      "[",
      "]",
      "(",
      ")",
      "!",
      "^",
      "[^1]",
      ": ",
      "\n",
      "\n\n",
      ":::",
      " pullquote",
      "|",
      "-",
      "# ",
      "> ",
      "  ",
      "```",
      "*",
      "_",
      "`",
      "a",
      "/",
      "#",
      "%01",
      "&#1;",
      "<",
      ">",
      "http:",
      "--",
      '"',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(part, { maxLength: 60 }).map((parts) => parts.join("")),
          fc.string({ unit: "binary" }),
        ),
        (text) => {
          expect(set(text.replaceAll(MARK, "")).html.split(MARK).length % 2).toBe(1);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe("a picture", () => {
  const withPicture = (text: string) => ({ "seeds/x.md": story("", text), "seeds/media/The Quay.svg": SVG });
  const bodyOf = async (text: string) => (await onlyStory(withPicture(text))).body;

  test("alone in its paragraph is a figure with caption and credit", async () => {
    const { html, pictures } = await bodyOf('![The *quay*](<The Quay.svg> "Dawn & dusk | Credit: Tova Lind")\n');
    expect(html).toBe(
      `<figure>${mark("picture:0")}<figcaption>Dawn &amp; dusk <small class="credit">${mark("credit:0")}</small></figcaption></figure>\n`,
    );
    expect(pictures).toMatchObject([
      { width: 800, height: 450, alt: "The quay", caption: "Dawn & dusk", credit: "Tova Lind" },
    ]);
  });

  test("within a sentence stays there", async () => {
    const { html, pictures } = await bodyOf("See ![a](<The Quay.svg>) and ![the quay](The%20Quay.svg 'Tip') now.\n");
    expect(html).toBe(`<p>See ${mark("picture:0")} and ${mark("picture:1")} now.</p>\n`);
    expect(pictures).toMatchObject([{ alt: "a" }, { alt: "the quay", tip: "Tip" }]);
  });

  test("needs neither caption nor credit", async () => {
    expect((await bodyOf("![a](<The Quay.svg>)\n")).html).not.toContain("figcaption");
    expect((await bodyOf('![a](<The Quay.svg> "Credit: T")\n')).html).toContain(
      `<figcaption><small class="credit">${mark("credit:0")}</small></figcaption>`,
    );
  });
});

test("what Markdown can do is valid HTML", async () => {
  const { stories, messages } = await ingestFiles({
    "seeds/p.svg": SVG,
    "seeds/x.md": story(
      "",
      [
        "# 2019\n\nText[^1] **bold** *it* ~~gone~~ `code` <https://example.org/>  \nbreak ![q](p.svg 'Tip')",
        "![The quay](p.svg 'Dawn | Credit: T')",
        "| | A | B |\n|:-|:-:|-:|\n| x | 1 | 2 |",
        "::: pullquote\nWe act.\n:::",
        "> Quote\n>\n> ### In it",
        "- a\n- b\n\n  1. c\n\n3. d\n\n---\n\n```js\nx < 1;\n```\n\n    y",
        "Again[^1]\n\n[^1]: Note\n\n    with two paragraphs.",
      ].join("\n\n"),
    ),
  });
  expect(messages).toEqual([]);
  const page = `<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>x</title></head><body><main><h1>x</h1>\n${stories[0]?.body.html.replaceAll(MARK, "")}</main></body></html>\n`;
  const report = await new HtmlValidate({ extends: ["html-validate:recommended"] }).validateString(page);
  expect(
    report.results.flatMap((result) => result.messages.map(({ ruleId, message }) => `${ruleId}: ${message}`)),
  ).toEqual([]);
});
