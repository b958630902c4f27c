import MarkdownIt from "markdown-it";
import { describe, expect, test } from "vitest";
import phrases from "../../src/model/phrases.ts";
import { written } from "./hostile.ts";
import { siteOf, story } from "./site.ts";

const { en } = phrases;

const llms = (value: string) => ({ "_data/policy.ts": `export default { llms: ${value} };` });
const about = { "seeds/pages/about.md": "---\ntitle: About us\ndescription: Who we are.\n---\nWe are.\n" };

const SECTIONS = `## ${en.allSections}

- [World](https://post.example/world/): The world.
- [Town](https://post.example/town/): The town.
- [Sport](https://post.example/sport/): Sport in town.`;

describe("llms.txt", () => {
  test("lists the outlet's pages, its sections, the latest stories and the feeds", async () => {
    const site = await siteOf({
      ...llms("{ latest: 2 }"),
      ...about,
      "_data/feeds.ts": 'export default { formats: { everything: ["rss", "json"], section: ["rss"] } };',
      "seeds/a.md": story({ title: "Oldest", date: "2026-01-01" }),
      "seeds/b.md": story({ title: "Council meets", date: "2026-02-01", description: "It met." }),
      "seeds/c.md": story({ title: "Old address", date: "2026-03-01", url: "/old/a_(b).html", description: "Of old." }),
      "seeds/d.md": story({ title: "Not yet", date: "2026-03-01", embargo: "2099-01-01" }),
    });
    expect(site.said).toEqual([]);
    expect(site.read("llms.txt")).toBe(`# The Test Post

> News of the tests.

## ${en.footer}

- [About us](https://post.example/about/): Who we are.

${SECTIONS}

## ${en.latest}

- [Old address](https://post.example/old/a_%28b%29.html): Of old.
- [Council meets](https://post.example/2026/02/01/b/): It met.

## ${en.subscribe}

- [The Test Post (RSS)](https://post.example/rss.xml)
- [The Test Post (JSON Feed)](https://post.example/feed.json)
- [World | The Test Post (RSS)](https://post.example/world/rss.xml)
- [Town | The Test Post (RSS)](https://post.example/town/rss.xml)
- [Sport | The Test Post (RSS)](https://post.example/sport/rss.xml)
`);
    expect(site.files.filter((file) => file.endsWith(".md"))).toEqual([]);
    expect(site.read("old/a_(b).html")).not.toContain("text/markdown");
  });

  test("of a paper without stories, or one that lists none, has no heading without entries", async () => {
    const empty = await siteOf({ ...llms("{}"), ...about });
    expect(empty.read("llms.txt")).not.toContain(en.latest);
    const none = await siteOf({ ...llms("{ latest: 0 }"), "seeds/a.md": story() });
    expect(none.read("llms.txt")).toContain(`# The Test Post\n\n> News of the tests.\n\n${SECTIONS}\n`);
    expect(none.read("llms.txt")).not.toContain(en.latest);
  });
});

describe("a twin", () => {
  test("says what the story's page says", async () => {
    const site = await siteOf({
      ...llms("{ twins: true }"),
      "seeds/a.md": story(
        {
          title: "The wall: a * [plan]",
          description: "What is *planned*.",
          authors: ["ada-reed", "J. <Doe>"],
          location: "Testford",
          updated: "2026-03-04",
          corrections: [{ date: "2026-03-04", text: "The wall is 1 & not 10 metres high." }],
        },
        "The council met on **Monday**.[^a]\n\n## What now\n\nSee [the other](b.md) and [below](#what-now).\n\n[^a]: Late.",
      ),
      "seeds/b.md": story({ title: "Other", url: "/old/b.html", description: "" }, "Text."),
    });
    expect(site.said).toEqual([
      'seeds/a.md:4: warning: description: "*planned*" is printed as it is. Take the signs out: a key holds words only.',
    ]);
    expect(site.read("2026/03/02/a/index.html.md")).toBe(`# The wall: a \\* \\[plan\\]

> What is \\*planned\\*.

${en.by} Ada Reed and J. \\<Doe\\>${"  "}
${en.published} 2 March 2026 at 10:00 GMT${"  "}
${en.updated} 4 March 2026${"  "}
<https://post.example/2026/03/02/a/>

Testford —

The council met on **Monday**.[^1]

## What now

See [the other](https://post.example/old/b.html) and [below](https://post.example/2026/03/02/a/#what-now).

[^1]: Late.

* * *

**${en.correction}, 4 March 2026:** The wall is 1 \\& not 10 metres high.
`);
    expect(site.read("2026/03/02/a/index.html")).toContain(
      '<link rel="alternate" type="text/markdown" href="/2026/03/02/a/index.html.md">',
    );
    expect(site.read("old/b.html")).toContain('<link rel="alternate" type="text/markdown" href="/old/b.html.md">');
    expect(site.read("old/b.html.md")).toMatch(/^# Other\n\nThe Test Post {2}\n/);
    expect(site.read("old/b.html.md")).toContain(`The Test Post  \n${en.published}`);
    expect(site.read("llms.txt")).toContain("(https://post.example/2026/03/02/a/index.html.md)");
    expect(site.read("llms.txt")).toContain("(https://post.example/old/b.html.md)");
    const sitemaps = site.files.filter((file) => /sitemap.*\.xml$/.test(file)).map(site.read);
    expect(sitemaps.join("")).toContain("/2026/03/02/a/");
    expect(sitemaps.join("")).not.toContain(".md");
  });

  test("below a path is found there", async () => {
    const site = await siteOf({ ...llms("{ twins: true }"), "seeds/a.md": story() }, { url: "https://h.example/n/" });
    expect(site.read("2026/03/02/a/index.html")).toContain('type="text/markdown" href="/n/2026/03/02/a/index.html.md"');
    expect(site.read("2026/03/02/a/index.html.md")).toContain("<https://h.example/n/2026/03/02/a/>");
    expect(site.read("llms.txt")).toContain("(https://h.example/n/2026/03/02/a/index.html.md)");
  });

  test("of a story that is not public is nowhere", async () => {
    const site = await siteOf({ ...llms("{ twins: true }"), "seeds/a.md": story({ embargo: "2099-01-01" }) });
    expect(site.files.filter((file) => file.endsWith(".md"))).toEqual([]);
  });
});

const HOSTILE = [
  "<script>alert(1)</script>",
  "]]> </title> <!-- -->",
  "](javascript:alert(1)) [x](javascript:alert(2))",
  "![x](https://evil.example/pixel.png)",
  "&amp;amp; &lt;b&gt; &#60;i&#62;",
  "# ## ### #",
  "- 1. + = ---",
  "`code` ``` ~~~",
  "**bold** __bold__ ~~gone~~ \\",
  "صباح الخير \u202e abc",
  "👩‍👩‍👧 e\u0301\u0323",
  "<https://evil.example/> <a@evil.example>",
];

test.each(HOSTILE)("%s as headline, standfirst, name and text stays text in llms.txt and its twin", async (text) => {
  const site = await siteOf({
    ...llms("{ twins: true }"),
    "seeds/a.md": story({
      title: written(text),
      description: written(text),
      authors: [written(text)],
      corrections: [{ date: "2026-03-03", text: written(text) }],
    }),
    "_data/sections.ts": (before) => before.replace("The world.", "The <b>*world*</b>."),
  });
  const reader = new MarkdownIt({ html: true });
  const files = ["llms.txt", "2026/03/02/a/index.html.md"].map((file) => reader.render(site.read(file)));
  for (const html of files) {
    expect(html).not.toMatch(/<(?!\/?(?:h1|h2|p|ul|li|a|blockquote|br|hr|strong)\b)/);
    for (const [, href] of html.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^https:\/\/post\.example\//);
    const plain = html.replace(/<[^>]*>/g, "");
    const escaped = reader.utils.escapeHtml(text.normalize("NFC"));
    expect(plain.split(escaped).length).toBeGreaterThan(2);
  }
});
