import { describe, expect, test } from "vitest";
import { MARK } from "../../src/model/mark.ts";
import { ingestFiles, onlyStory, story } from "./seeds.ts";

const htmlOf = async (text: string, language = "en") =>
  (await onlyStory({ "seeds/x.md": story(`language: ${language}`, `${text}\n`) })).body.html.trimEnd();

describe("emphasis", () => {
  test.each([
    ["他说：**真，**她没有回答。", "他说：<strong>真，</strong>她没有回答。"],
    ["彼は**「はい」**と言った。", "彼は<strong>「はい」</strong>と言った。"],
    ["**한국어(Korean)**은 *말,*이다", "<strong>한국어(Korean)</strong>은 <em>말,</em>이다"],
    ["中文~~删除，~~完", "中文<s>删除，</s>完"],
    ["𠮷**野，**家", "𠮷<strong>野，</strong>家"],
    ["un**believ**able, a **b.**c and 2 * 3 * 4", "un<strong>believ</strong>able, a **b.**c and 2 * 3 * 4"],
    ["我 ** 不 ** 是", "我 ** 不 ** 是"],
  ])("beside letters that have no spaces between them: %s", async (text, html) => {
    expect(await htmlOf(text, "zh")).toBe(`<p>${html}</p>`);
  });
});

describe("an apostrophe", () => {
  test.each([
    ["en", "the '90s and '68.", "the ’90s and ’68."],
    ["en", "'Twas, 'tis and 'twill", "’Twas, ’tis and ’twill"],
    ["en", "rock 'n' roll, fish 'n chips", "rock ’n’ roll, fish ’n chips"],
    ["en", "Give 'em hell, 'cause it's 'round midnight", "Give ’em hell, ’cause it’s ’round midnight"],
    ["en", "**'Tis** *rock* 'n' *roll*", "<strong>’Tis</strong> <em>rock</em> ’n’ <em>roll</em>"],
    ["de", "'s ist 'ne Frage der '80er", "’s ist ’ne Frage der '80er"],
    ["nl", "'s avonds in 't café, 'n boek", "’s avonds in ’t café, ’n boek"],
    ["it", "gli anni '90s", "gli anni ’90s"],
  ])("in %s begins what is shortened: %s", async (language, text, html) => {
    expect(await htmlOf(text, language)).toBe(`<p>${html}</p>`);
  });

  test.each([
    ["'It was 1968,' she said", "‘It was 1968,’ she said"],
    ["'68 people died,' he said", "‘68 people died,’ he said"],
    ["'round the clock' and 'em' and 'the end'", "‘round the clock’ and ‘em’ and ‘the end’"],
    ["It's the dogs' day", "It’s the dogs’ day"],
    ["`'90s` and 'tissue'", "<code>'90s</code> and ‘tissue’"],
  ])("is not taken for one where a quotation begins: %s", async (text, html) => {
    expect(await htmlOf(text)).toBe(`<p>${html}</p>`);
  });
});

test("feet and inches, minutes and seconds have primes", async () => {
  expect(await htmlOf(`A 6'2" man at 51° 30' 26" N with a 12" gun`)).toBe(
    "<p>A 6′2″ man at 51° 30′ 26″ N with a 12&quot; gun</p>",
  );
});

test("headline, standfirst, kicker and corrections are typeset like the text, and no address follows from that", async () => {
  const { headline, standfirst, kicker, corrections, slug, id } = await onlyStory({
    "seeds/2026-03-01-its-over.md": [
      "---",
      `title: It's 'over' -- and git --force won't help a 6'2" man`,
      `description: The council's "last" word`,
      "kicker: Rock 'n' roll",
      "corrections:",
      "  - date: 2026-03-02",
      "    text: It wasn't.",
      "---",
      "The quay was closed on Monday.",
    ].join("\n"),
  });
  expect([headline, standfirst, kicker, corrections[0]?.text, slug, id]).toEqual([
    "It’s ‘over’ – and git --force won’t help a 6′2″ man",
    "The council’s “last” word",
    "Rock ’n’ roll",
    "It wasn’t.",
    "its-over",
    "2026-03-01-its-over",
  ]);
});

describe("a heading", () => {
  test("may give itself an id, which no other has", async () => {
    const html = await htmlOf(
      "## Why\n\n## Motivation {#why}\n\n## Motivation\n\n### A **b** {#a_b .wide}\n\n## C {#why}\n\n## D {#2019}\n\n## E {#fn1}\n\n[a](#why) [b](#a_b)",
    );
    expect(html.match(/<h\d.*?<\/h\d>/g)).toEqual([
      '<h2 id="why-2">Why</h2>',
      '<h2 id="why">Motivation</h2>',
      '<h2 id="motivation">Motivation</h2>',
      '<h3 id="a_b">A <strong>b</strong></h3>',
      '<h2 id="why-3">C</h2>',
      '<h2 id="heading-2019">D</h2>',
      '<h2 id="heading-fn1">E</h2>',
    ]);
  });

  test.each([
    'A {#"onclick=x()}',
    "A {b}",
    "A {#}",
    "A \\{#b}",
    "A `{#b}`",
  ])("keeps braces that are no id: %s", async (text) => {
    expect(await htmlOf(`## ${text}`)).toMatch(/<h2 id="a[a-z-]*">A .*\}(?:<\/code>)?<\/h2>/);
  });

  test("that a link names by another id is a problem", async () => {
    const { messages } = await ingestFiles({ "seeds/x.md": story("", "## Motivation {#reasons}\n\n[a](#reason)\n") });
    expect(messages).toEqual([
      'seeds/x.md:7: body: the link leads to "#reason", which is not a heading or footnote of this text. Did you mean "reasons"?',
    ]);
  });
});

describe("a bare address", () => {
  const link = (href: string, text = href) => `<a href="${href}">${text}</a>`;
  test.each([
    ["See https://a.example/b_c_d/?e=f&g.", `See ${link("https://a.example/b_c_d/?e=f&amp;g")}.`],
    ["(http://a.example) <http://b.example>", `(${link("http://a.example")}) ${link("http://b.example")}`],
    ["www.a.example/b, then", `${link("https://www.a.example/b", "www.a.example/b")}, then`],
    ["**https://a.example/**", `<strong>${link("https://a.example/")}</strong>`],
    ["[https://a.example](https://b.example/)", link("https://b.example/", "https://a.example")],
    ["[www.a.example](https://b.example/)", link("https://b.example/", "www.a.example")],
    [
      "<a href=https://b.example/>www.a.example and https://a.example</a>",
      link("https://b.example/", "www.a.example and https://a.example"),
    ],
    ["https://a.example/--b--c", link("https://a.example/--b--c")],
  ])("is a link: %s", async (text, html) => {
    expect(await htmlOf(text)).toBe(`<p>${html}</p>`);
  });

  test.each([
    "example.com and news.example.org/a",
    "desk@a.example",
    "ftp://a.example",
    "www. and http:// and https://[",
  ])("stays text: %s", async (text) => {
    expect(await htmlOf(text)).toBe(`<p>${text}</p>`);
  });

  test("is none in code", async () => {
    expect(await htmlOf("`https://a.example`")).toBe("<p><code>https://a.example</code></p>");
  });

  test("is judged as any other link", async () => {
    const { messages } = await ingestFiles({ "seeds/x.md": story("", "A www.a.example/b c [d](javascript:e)\n") });
    expect(messages).toEqual([
      'seeds/x.md:5: body: the link "javascript:e" begins with "javascript:". Links begin with https:, http:, mailto: or tel:, or name a seed or an address of this site.',
    ]);
  });
});

test("task lists show their boxes", async () => {
  expect((await htmlOf("- [ ] Open\n- [x] **Done**\n- [y] Neither\n- [ ]\n\n1. [X] One")).replaceAll("\n", "")).toBe(
    '<ul><li class="task">☐ Open</li><li class="task">☑ <strong>Done</strong></li><li>[y] Neither</li><li>[ ]</li></ul><ol><li class="task">☑ One</li></ol>',
  );
});

test("definition lists have terms and meanings", async () => {
  expect(
    (await htmlOf("Quay\n: Where *ships* lie\n: A wall\n\n<b>Tide</b>\n: See [quay](/q/)"))
      .replaceAll("\n", "")
      .replaceAll(MARK, "|"),
  ).toBe(
    '<dl><dt>Quay</dt><dd>Where <em>ships</em> lie</dd><dd>A wall</dd><dt><b>Tide</b></dt><dd>See <a href="|/q/|">quay</a></dd></dl>',
  );
});

// In a time that grows faster than the text it would not end.
test("long texts of it are read", { timeout: 120_000 }, async () => {
  const texts = [
    "'68 a ",
    "'90s'n'",
    "https://",
    "https://a.example ",
    "www.a.example ",
    "www.",
    "a\n: b\n\n",
    "- [ ] a\n",
    "# a {#b}\n",
    "中**文，**",
    "'em 'a' ",
  ];
  for (const text of texts) {
    const { stories, problems } = await ingestFiles({ "seeds/x.md": story("", text.repeat(100_000 / text.length)) });
    expect(stories.length + problems.length, text).toBeGreaterThan(0);
  }
});
