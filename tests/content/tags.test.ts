import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MARK, mark } from "../../src/model/mark.ts";
import { ingestFiles, onlyStory, SVG, story } from "./seeds.ts";

const markdownOf = async (text: string) =>
  (await onlyStory({ "seeds/x.md": story("", `${text}\n`) })).body.html.trimEnd();
const plainOf = async (text: string) =>
  (await onlyStory({ "seeds/x.txt": `Quay\n2019-09-05\n\nThe quay closed.\n\n${text}\n` })).body.html
    .replace("<p>The quay closed.</p>\n", "")
    .trimEnd();
const both = { Markdown: markdownOf, "text as received": plainOf };

describe.each(Object.entries(both))("in %s", (_, htmlOf) => {
  test.each<[written: string, html: string]>([
    ["a <b>bold</b>, <I>leaning</I> word", "a <b>bold</b>, <i>leaning</i> word"],
    ["<strong>one <em>two</em></strong>", "<strong>one <em>two</em></strong>"],
    ["one<br>two<br/>three<BR />four", "one<br>\ntwo<br>\nthree<br>\nfour"],
    ['<b class="x" onclick="y()">bold</b>', "<b>bold</b>"],
    [
      '<a href="https://a.example/?b=1&amp;c" target=_blank>there</a>',
      '<a href="https://a.example/?b=1&amp;c">there</a>',
    ],
    ["<a href=https://a.example/b/>there</a>", '<a href="https://a.example/b/">there</a>'],
    ["<a href='/about/'>here</a>", `<a href="${MARK}/about/${MARK}">here</a>`],
    ["<a href=“https://a.example/”>there</a>", '<a href="https://a.example/">there</a>'],
    ['<A HREF="mailto:a@b.example">write</A>', '<a href="mailto:a@b.example">write</a>'],
  ])("%s is understood", async (written, html) => {
    expect(await htmlOf(written)).toBe(`<p>${html}</p>`);
  });

  test.each([
    "5 < 6 and 7 > 6, <3",
    "Shares of <XII>, <NYSE:ABC>, Sears <S>, Phillips <P> and <RT.A> rose",
    "Entertainment Marketing <em> said <Video Shopping Mall Inc>",
    "a<b, a <b and c> d, List<String>, Map<Object>",
    "Dear <name>, <on Thursday> we",
    "</3 and <- and <= and <>",
  ])("%s is text", async (written) => {
    expect(await htmlOf(written)).toBe(`<p>${written.replaceAll("<", "&lt;").replaceAll(">", "&gt;")}</p>`);
  });

  test("a backslash makes text of a tag or a comment", async () => {
    expect(await htmlOf("the \\<blink> tag and \\<!-- note")).toMatch(
      /^<p>the &lt;blink&gt; tag and &lt;!(?:–|--) note<\/p>$/,
    );
  });
});

const TAKE_OUT = "Take it out; the words within it stay.";
const LINK = "Write a link instead: [what it shows](https://example.org/).";

test.each<[written: string, ...said: string[]]>([
  [
    '<iframe src="https://a.example/" allowfullscreen></iframe>',
    "the HTML tag <iframe> cannot be used here. Write a link instead: [what it shows](https://a.example/).",
  ],
  [
    '<blockquote class="twitter-tweet">Words</blockquote> <script async src="https://a.example/x.js"></script>',
    `the HTML tag <blockquote> cannot be used here. ${LINK}`,
    "the HTML tag <script> cannot be used here. Take it out, with everything in it.",
  ],
  ["<video controls>", `the HTML tag <video> cannot be used here. ${LINK}`],
  [
    "<blockquote>Words</blockquote>",
    'the HTML tag <blockquote> cannot be used here. Begin each line of the quotation with "> ".',
  ],
  ["<img src=a.jpg>", "the HTML tag <img> cannot be used here. Write a picture as ![what it shows](a.jpg)."],
  ['<IMG SRC="a.jpg">', "the HTML tag <img> cannot be used here. Write a picture as ![what it shows](a.jpg)."],
  [
    '<img alt="The town hall" src="town hall.jpg" width="300">',
    "the HTML tag <img> cannot be used here. Write a picture as ![The town hall](town%20hall.jpg).",
  ],
  ["<img>", "the HTML tag <img> cannot be used here. Write a picture as ![what it shows](file.jpg)."],
  ["<svg/onload=x()>", `the HTML tag <svg> cannot be used here. ${LINK}`],
  ["<div>Words</div>", `the HTML tag <div> cannot be used here. ${TAKE_OUT}`],
  ["Words</div>", `the HTML tag </div> cannot be used here. ${TAKE_OUT}`],
  ["<DIV>Words</DIV>", `the HTML tag </div> cannot be used here. ${TAKE_OUT}`],
  [
    "<ul><li>One</li><li>Two</li></ul>",
    'the HTML tag <ul> cannot be used here. Begin each item on a line of its own with "- ", or with "1. ".',
    'the HTML tag <li> cannot be used here. Begin each item on a line of its own with "- ", or with "1. ".',
  ],
  ["<h2>Why</h2>", 'the HTML tag <h2> cannot be used here. Begin the heading with "## ".'],
  ["<p>Words", "the HTML tag <p> cannot be used here. Take it out, and leave an empty line between paragraphs."],
  [
    "<table>",
    'the HTML tag <table> cannot be used here. Write a row as "| one | two |", and "|---|---|" below the first.',
  ],
  ["<foo val=“bar” />", `the HTML tag <foo> cannot be used here. ${TAKE_OUT}`],
  ["Words <o:p></o:p>", `the HTML tag <o:p> cannot be used here. ${TAKE_OUT}`],
  [
    "<amp>Words</amp>",
    "the HTML tag </amp> cannot be used here. Take it out, and the <amp> before it; the words between them stay.",
  ],
  [
    '<iframe src="https://a.example/"',
    "the HTML tag <iframe> cannot be used here. Write a link instead: [what it shows](https://a.example/).",
  ],
  ["<!DOCTYPE html>", "the HTML tag <!doctype> cannot be used here. Take it out."],
  ["<?php echo 1 ?>", "the HTML tag <?php> cannot be used here. Take it out."],
  ["<![CDATA[ x ]]>", "the HTML tag <![cdata[> cannot be used here. Take it out."],
  ["<b>Words", "<b> is not closed within its paragraph. Write </b> where it ends, or \\<b> to show the tag itself."],
  ["Words</b>", "</b> closes nothing. Write <b> where it begins, or take it out."],
  ["<b><i>Words</b></i>", "<i> is not closed within <b>. Write </i> where it ends, or \\<i> to show the tag itself."],
  [
    "**a <b>b** c</b>",
    "<b> is not closed within the emphasis or link around it. Write </b> where it ends, or \\<b> to show the tag itself.",
  ],
  [
    "<b>a **b</b> c**",
    "</b> comes before the markup that was opened after <b> is closed. Close first what was opened last.",
  ],
  [
    "<a href='javascript:alert(1)'>Words</a>",
    'the link "javascript:alert(1)" begins with "javascript:". Links begin with https:, http:, mailto: or tel:, or name a seed or an address of this site.',
  ],
  ["<a name=top>Words</a>", `<a> without an address leads nowhere. ${TAKE_OUT}`],
  ["<a href=/b/></a>", 'the link to "/b/" has no text. Write what it leads to between <a …> and </a>.'],
  ["<a href=/b/>[Words](/c/)</a>", "a link is inside another link. Close the first link before the second begins."],
  [`${"<b>".repeat(21)}Words${"</b>".repeat(21)}`, "<b> is inside too many other tags. Take it out."],
])("%s is a problem", async (written, ...said) => {
  const { stories, messages } = await ingestFiles({ "seeds/x.md": story("", `One\ntwo\n${written}\n`) });
  expect(messages).toEqual(said.map((each) => `seeds/x.md:7: body: ${each}`));
  expect(stories).toEqual([]);
});

test("within code a tag is text", async () => {
  expect(await markdownOf("`<div>`\n\n~~~\n<b>\n~~~\n\n    <p>")).toBe(
    "<p><code>&lt;div&gt;</code></p>\n<pre><code>&lt;b&gt;\n</code></pre>\n<pre><code>&lt;p&gt;\n</code></pre>",
  );
});

test("a tag is understood in headings, tables, notes, links and what a picture shows", async () => {
  const { body } = await onlyStory({
    "seeds/p.svg": SVG,
    "seeds/x.md": story(
      "",
      '## A <i>word</i>\n\n| <b>a</b><br>b |\n|---|\n\n[a <em>link</em>](/l/ "To <b>there</b>")[^1]\n\n![a <b>wall</b>](p.svg "The <i>wall</i> | Credit: <b>T</b>")\n\n[^1]: A <b>note</b>\n',
    ),
  });
  for (const part of [
    '<h2 id="a-word">A <i>word</i></h2>',
    '<th scope="col"><b>a</b><br>\nb</th>',
    'title="To there">a <em>link</em></a>',
    "<p>A <b>note</b> ",
    `<figcaption>The wall <small class="credit">${mark("credit:0")}</small></figcaption>`,
  ])
    expect(body.html).toContain(part);
  expect(body).toMatchObject({ pictures: [{ alt: "a wall", caption: "The wall", credit: "T" }] });
});

test("a line break at an end of a paragraph, or alone in one, leaves nothing", async () => {
  expect((await markdownOf("One\n\n<br>\n\ntwo<br>\n\n<br>three")).replaceAll("\n", "")).toBe(
    "<p>One</p><p>two</p><p>three</p>",
  );
});

test("a dateline may stand in a tag, and words are counted without it", async () => {
  const draft = await onlyStory({ "seeds/x.md": story("", "<b>LONDON (Reuters) –</b> The <i>mayor</i><br>met.\n") });
  expect(draft).toMatchObject({ location: "London", summary: "The mayor met.", body: { words: 3 } });
});

test("texts of one line are words alone", async () => {
  const { stories, messages } = await ingestFiles({
    "seeds/p.svg": SVG,
    "seeds/x.md": `---\ntitle: The <i>Fennick</i> sinks<br>at <b>5 < 6</b>\ndate: 2019-09-05\ndescription: Shares of <XII> and \\<b>\nimage: { src: p.svg, alt: "A <em>quay</em>", caption: "<a href=\\"/x/\\">Dawn</a>" }\n---\nText.\n`,
    "seeds/y.txt": "The <i>Fennick</i> sinks\n2019-09-05\n\nText.\n",
  });
  expect(messages).toEqual([]);
  expect(stories).toMatchObject([
    {
      headline: "The Fennick sinks at 5 < 6",
      standfirst: "Shares of <XII> and <b>",
      image: { alt: "A quay", caption: "Dawn" },
    },
    { headline: "The Fennick sinks" },
  ]);
});

test("other tags are problems of their keys, and of the lines of a text as received", async () => {
  const { stories, messages } = await ingestFiles({
    "seeds/x.md": story('kicker: "<div>Town</div>"\ncorrections: [{ date: 2019-09-06, text: "It was <b>Tuesday." }]'),
    "seeds/y.txt":
      "<h1>Quay</h1>\n2019-09-05\n\nOne <b>two\nthree</b>, <i>four\n<span>five</span> six.\n\n<a href=gone.md>seven</a>\n",
  });
  expect(messages).toEqual([
    "seeds/x.md:4: kicker: the HTML tag <div> cannot be used here. Take it out, or write \\<div> to show the tag itself.",
    "seeds/x.md:5: corrections.0.text: <b> is not closed within its paragraph. Write </b> where it ends, or \\<b> to show the tag itself.",
    "seeds/y.txt:1: title: the HTML tag <h1> cannot be used here. Take it out, or write \\<h1> to show the tag itself.",
    "seeds/y.txt:5: body: <i> is not closed within its paragraph. Write </i> where it ends, or \\<i> to show the tag itself.",
    "seeds/y.txt:6: body: the HTML tag <span> cannot be used here. Take it out, or write \\<span> to show the tag itself.",
    'seeds/y.txt:8: body: the link leads to "gone.md", which is no story or page. Write the name of its file as seen from this one ("../2019/harbour.md"), or an address of this site ("/about/").',
  ]);
  expect(stories).toEqual([]);
});

test("whatever tags a text holds, it is well-formed or refused, in time", async () => {
  const part = fc.constantFrom(
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<br>",
    '<a href="/x/">',
    "</a>",
    "<B>",
    "<em> ",
    "**",
    "*",
    "[",
    "](/y/)",
    "`",
    "\n",
    "word ",
    '"',
    "<",
    "<div>",
    "<p",
    "=",
    " ",
  );
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 20 }), async (parts) => {
      const { stories, messages } = await ingestFiles({ "seeds/x.md": story("", `Word ${parts.join("")} end.\n`) });
      expect(stories.length === 1 || messages.length > 0).toBe(true);
      const open: string[] = [];
      for (const [, slash, name] of stories[0]?.body.html.matchAll(/<(\/?)(\w+)[^<>]*>/g) ?? []) {
        if (name === "br" || name === "hr") continue;
        if (slash === "/") expect(open.pop()).toBe(name);
        else open.push(name ?? "");
      }
      expect(open).toEqual([]);
    }),
    { numRuns: 300 },
  );
  for (const text of [
    "<b>",
    "</b>",
    "<b x",
    '<a href="',
    "<a href=/x/>y ",
    '<i "',
    "<B> ",
    "<br>\n",
    "<b>**x",
    "\\<b>",
    "<!doctype ",
  ]) {
    const { stories, problems } = await ingestFiles({ "seeds/x.md": story("", text.repeat(20_000)) });
    expect(stories.length + problems.length, text).toBeGreaterThan(0);
  }
});
