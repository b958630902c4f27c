import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { describe, expect, test } from "vitest";
import { asMarkdown, escapeMarkdown, markdownLink } from "../../src/site/as-markdown.ts";

// A reader that obeys everything Markdown can hold, HTML included.
const reader = new MarkdownIt({ html: true });

/** What a reader shows, if it is text in one element and nothing else. */
const shown = (html: string, tag: string) =>
  new RegExp(`^<${tag}>([^<]*)</${tag}>\n$`)
    .exec(html)?.[1]
    ?.replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(..."\\`*_[]<>()#+-=.!|~&:;'\"/ 1a"),
      fc.constantFrom(
        "<script>",
        "&amp;",
        "&#60;",
        "](x)",
        "![",
        "**",
        "~~",
        "1. ",
        "- ",
        "# ",
        "***",
        "```",
        "<!--",
        "]]>",
      ),
      fc.string({ unit: "grapheme" }),
    ),
    { minLength: 1 },
  )
  .map((parts) =>
    parts
      .join("")
      .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, "")
      .replace(/\s+/g, " ")
      .trim(),
  )
  .filter((text) => text !== "");

describe("text", () => {
  test("is the same text wherever it stands: in a heading, a quotation, a paragraph, a list or a link", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const escaped = escapeMarkdown(text);
        expect(shown(reader.render(`# ${escaped}`), "h1")).toBe(text);
        expect(shown(reader.render(escaped), "p")).toBe(text);
        expect(shown(reader.render(`> ${escaped}`).replace(/^<blockquote>\n|<\/blockquote>\n$/g, ""), "p")).toBe(text);
        expect(shown(reader.render(`- ${escaped}`).replace(/^<ul>\n|<\/ul>\n$/g, ""), "li")).toBe(text);
        const link = reader.renderInline(markdownLink(text, "https://x.example/a_(b)/"));
        expect(shown(`${link}\n`.replace(' href="https://x.example/a_%28b%29/"', ""), "a")).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  test("of HTML is the same text too, with tags around it or without", () => {
    const html = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    fc.assert(
      fc.property(hostile, hostile, (text, other) => {
        expect(shown(reader.render(asMarkdown(`<p>${html(text)}</p>`)), "p")).toBe(text);
        expect(shown(reader.render(asMarkdown(`<div>${html(text)}</div>`)), "p")).toBe(text);
        const both = `<p>${html(text)}</p>\n<p>${html(other)}</p>\n`;
        expect(asMarkdown(both)).toBe(asMarkdown(`<div>${both}</div>`));
      }),
      { numRuns: 200 },
    );
  });

  test("on several lines becomes one", () => {
    expect(escapeMarkdown("a\n\n# b\r\n- c")).toBe("a \\# b - c");
  });
});

test.each<[what: string, html: string, markdown: string]>([
  ["headings", "<h2 id=a>One</h2>\n<h3>Two</h3>", "## One\n\n### Two"],
  ["lines that would begin something", "<p>a<br>\n===<br>\n- b<br>\n1. c</p>", "a  \n\\===  \n\\- b  \n1\\. c"],
  ["emphasis within a word", "<p>un<em>believ</em>able, <strong>so</strong></p>", "un*believ*able, **so**"],
  ["a link", '<p><a href="https://x.example/a_(b)">there</a></p>', "[there](https://x.example/a_\\(b\\))"],
  [
    "a link after an exclamation",
    '<p>Look!<a href="https://x.example/">There</a></p>',
    "Look\\![There](https://x.example/)",
  ],
  [
    "a table with a head",
    '<div class="table"><table><thead><tr><th>A</th><th style="text-align:right">B|C</th></tr></thead><tbody><tr><td>1</td><td>&lt;2</td></tr></tbody></table></div>',
    "| A   | B\\|C |\n| --- | ---: |\n| 1   | \\<2 |",
  ],
  [
    "lists in lists, from a number on",
    "<ol start=3><li>a<ul><li>b</li></ul></li><li>c</li></ol>",
    "3.  a\n    -   b\n4.  c",
  ],
  ["code with fences in it", "<pre><code>a\n```\n&lt;b&gt;</code></pre>", "````\na\n```\n<b>\n````"],
  [
    "a picture with its caption",
    '<figure><img src="https://x.example/a.svg" alt="A ] wall" width="1" height="1"><figcaption>Cap <small>Me</small></figcaption></figure>',
    "![A \\] wall](https://x.example/a.svg)\n\nCap Me",
  ],
  [
    "footnotes",
    '<p>Far.<sup><a href="https://x.example/#fn1" id="fnref1" role="doc-noteref">1</a></sup></p>\n<section class="footnotes" role="doc-endnotes">\n<ol>\n<li id="fn1"><p>One.</p>\n<p>Two. <a href="#fnref1" role="doc-backlink" aria-label="1">↩</a></p>\n</li>\n</ol>\n</section>',
    "Far.[^1]\n\n[^1]: One.\n\n    Two.",
  ],
])("%s", (_, html, markdown) => {
  expect(asMarkdown(html)).toBe(markdown);
});

test("blocks of a story can be read without styles and frames", () => {
  const html = [
    '<figure>\n<img src="https://p.example/a.jpg" width="1" height="1" alt="A still"><figcaption>A title <a href="https://vimeo.com/1">See it at Vimeo</a></figcaption>\n</figure>',
    '<aside class="box facts" aria-labelledby="a">\n<h3 id="a">Figures</h3>\n<ul>\n<li>Metres</li>\n</ul>\n</aside>',
    '<div class="gallery">\n<figure><img src="https://p.example/1.jpg" width="1" height="1" alt="One"><figcaption>A wall</figcaption></figure>\n</div>',
    "<p>After.</p>",
  ].join("\n");
  expect(asMarkdown(html)).toBe(
    "![A still](https://p.example/a.jpg)\n\nA title [See it at Vimeo](https://vimeo.com/1)\n\n### Figures\n\n-   Metres\n\n![One](https://p.example/1.jpg)\n\nA wall\n\nAfter.",
  );
});
