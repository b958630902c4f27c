import { symlinkSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ingestFiles, onlyStory, SVG, story } from "./seeds.ts";

const RECEIVED = [
  "Harbour “to close” for winter",
  "",
  "0 2,263",
  "",
  "By Jane Doe",
  "Updated: 6 September 2019",
  "",
  "FENNICK – The northern quay will close in October, the board’s chair, Tova Lind, said <on Thursday> & left.",
  "",
  "- Advertisement -",
  "",
  "It is the third time this decade that the quay has to close, and the first time that it will be closed",
  "for longer than a month, according to the harbour master’s own account of the works, which was read aloud.",
  "",
  "Subscribe to our newsletter",
  "Get real time updates directly on you device, subscribe now.",
  "",
].join("\n");

describe("a plain text as received", () => {
  test("with a sidecar is a clean story with its dateline as metadata", async () => {
    const { stories, messages, removals } = await ingestFiles({
      "seeds/2019-09-05-harbour.txt": RECEIVED,
      "seeds/2019-09-05-harbour.11tydata.ts":
        'import type { Story } from "../src/model/article.ts";\n\nexport default { date: "2019-09-05", section: "town", tags: ["harbour"] } satisfies Story;\n',
    });
    expect(messages).toEqual([]);
    expect(stories).toMatchObject([
      {
        path: "2019-09-05-harbour.txt",
        id: "2019-09-05-harbour",
        slug: "harbour",
        headline: "Harbour “to close” for winter",
        standfirst: undefined,
        summary: "The northern quay will close in October, the board’s chair, Tova Lind, said <on Thursday> & left.",
        location: "Fennick",
        source: undefined,
        authors: ["Jane Doe"],
        section: "town",
        tags: ["harbour"],
        body: {
          html:
            "<p>The northern quay will close in October, the board’s chair, Tova Lind, said &lt;on Thursday&gt; &amp; left.</p>\n" +
            "<p>It is the third time this decade that the quay has to close, and the first time that it will be closed for longer than a month, according to the harbour master’s own account of the works, which was read aloud.</p>\n",
        },
      },
    ]);
    expect(new Date(stories[0]?.updated?.at ?? 0).toISOString()).toBe("2019-09-05T23:00:00.000Z");
    expect(removals.map(({ line, rule }) => [line, rule])).toEqual([
      [3, "counter"],
      [5, "byline"],
      [6, "updated"],
      [10, "advertisement"],
      [15, "newsletter call"],
      [16, "newsletter call"],
    ]);
  });

  test.each([
    ["2024-01-02-harbour.md", "---\ntitle: x\n---\nText.\n", "2024-01-02", "harbour"],
    ["world/2024-1-2-harbour.md", "---\ntitle: x\n---\nText.\n", "2024-01-02", "harbour"],
    ["2024-01-02_harbour.txt", "Harbour\n\nText.\n", "2024-01-02", "harbour"],
    ["2024-01-02.txt", "Harbour\n\nText.\n", "2024-01-02", "2024-01-02"],
    ["2024-01-02-harbour.md", "---\ntitle: x\ndate: 2023-05-06\n---\nText.\n", "2023-05-06", "harbour"],
    ["2024-01-02-harbour.txt", "Harbour\n\n5 September 2019\n\nText.\n", "2019-09-05", "harbour"],
    ["2024-01-02-harbour.txt", "Harbour\n\nUpdated: 3 January 2024\n\nText.\n", "2024-01-02", "harbour"],
  ])("takes the date of its file's name where it has none: %s, %j", async (name, text, date, slug) => {
    const draft = await onlyStory({ [`seeds/${name}`]: text });
    expect(draft).toMatchObject({
      date: {
        at: Date.parse(`${date}T00:00${date === "2019-09-05" || date === "2023-05-06" ? "+01:00" : "Z"}`),
        timed: false,
      },
      slug,
    });
  });

  test.each([
    "2024-13-45-harbour.md",
    "harbour-2024-01-02.md",
    "12024-01-02-harbour.md",
    "2024-01-021-x.md",
  ])("takes no date where the name has none: %s", async (name) => {
    const { messages } = await ingestFiles({ [`seeds/${name}`]: "---\ntitle: x\n---\nText.\n" });
    expect(messages[0]).toContain(": date: is missing. ");
  });

  test("may state its own date", async () => {
    const draft = await onlyStory({
      "seeds/x.txt": "Quay closed\n\nThursday, 5 September 2019 14:30 GMT\n\nThe quay was closed on Monday.\n",
    });
    expect(draft).toMatchObject({ id: "2019-09-05-x", date: { at: Date.parse("2019-09-05T14:30Z"), timed: true } });
  });

  test("gives way to the sidecar's headline, and says so", async () => {
    const sidecar = 'export default { date: "2019-09-05", title: "Our headline" };';
    const replaced = await ingestFiles({
      "seeds/x.txt": "Their headline\n\nThe quay was closed.\n",
      "seeds/x.11tydata.ts": sidecar,
    });
    expect(replaced.stories).toMatchObject([
      { headline: "Our headline", body: { html: "<p>The quay was closed.</p>\n" } },
    ]);
    expect(replaced.removals).toMatchObject([{ line: 1, text: "Their headline", rule: "headline" }]);
    const copy = await ingestFiles({
      "seeds/x.txt": "The quay was closed.\n\nAgain.\n",
      "seeds/x.11tydata.ts": sidecar,
    });
    expect(copy.stories).toMatchObject([{ body: { html: "<p>The quay was closed.</p>\n<p>Again.</p>\n" } }]);
    expect(copy.removals).toEqual([]);
  });

  test("has paragraphs where its lines are not just wrapped", async () => {
    const htmlOf = async (...lines: string[]) =>
      (await onlyStory({ "seeds/x.txt": ["Quay", "2019-09-05", "", ...lines].join("\n") })).body.html;
    expect(await htmlOf("The quay was", "closed on", "Monday evening", "", "Again *it* opened.")).toBe(
      "<p>The quay was closed on Monday evening</p>\n<p>Again *it* opened.</p>\n",
    );
    expect(await htmlOf("It closed.", "The quay was closed on Monday evening, it said.", "Why?")).toBe(
      "<p>It closed.</p>\n<p>The quay was closed on Monday evening, it said. Why?</p>\n",
    );
    const long = "word ".repeat(30).trim();
    expect(await htmlOf(long, "Short line", long)).toBe(`<p>${long}</p>\n<p>Short line</p>\n<p>${long}</p>\n`);
  });
});

describe("a plain text as received", () => {
  const htmlOf = async (...lines: string[]) =>
    (await onlyStory({ "seeds/x.txt": ["Quay", "2019-09-05", "", ...lines].join("\n") })).body.html;

  test("has its character references decoded once", async () => {
    const draft = await onlyStory({
      "seeds/x.txt":
        "Smith &amp; S&ouml;hne\n\n2019-09-05\n\nIt cost &#163;1.8m, a caf&eacute; &#x2013; &#146;90s &amp;lt; &lt;b&gt;&nbsp;x &unknown; & R&D.\n",
    });
    expect(draft.headline).toBe("Smith & Söhne");
    expect(draft.body.html).toBe(
      "<p>It cost £1.8m, a café – ’90s &amp;lt; &lt;b&gt; x &amp;unknown; &amp; R&amp;D.</p>\n",
    );
    expect(draft.summary).toContain("’90s &lt; <b>");
  });

  test("has its references decoded before datelines and bylines are read", async () => {
    const draft = await onlyStory({
      "seeds/x.txt":
        "Quay\n\nBy Jos&eacute; P&eacute;rez\n2019-09-05\n\nS&Atilde;O PAULO (AP) &#8211; The quay was closed.\n",
    });
    expect(draft).toMatchObject({ authors: ["José Pérez"], location: "São Paulo", source: "AP" });
  });

  test("may have byline and dateline in one line", async () => {
    const draft = await onlyStory({
      "seeds/x.txt": "Quay\n2019-09-05\n\nBy John Smith LONDON (Reuters) - It was closed.\n",
    });
    expect(draft).toMatchObject({ authors: ["John Smith"], location: "London", source: "Reuters" });
    expect(draft.body.html).toBe("<p>It was closed.</p>\n");
  });

  test("shows a table with its columns, and its text as text", async () => {
    expect(await htmlOf("Prices:", "", " FISH     LAST   WEEK", "   <Cod>   212    208", " Eel & co  14     15")).toBe(
      '<p>Prices:</p>\n<pre tabindex="0"><code>FISH     LAST   WEEK\n  &lt;Cod&gt;   212    208\nEel &amp; co  14     15\n</code></pre>\n',
    );
  });

  test("names the agency of its last lines as its source", async () => {
    const copy = "Der Hafen wird für den Winter gesperrt, und das ist nicht leicht.";
    const draft = await onlyStory({ "seeds/x.txt": `Hafen\n2019-09-05\n\n${copy}\n\nMit Material von dpa\n` });
    expect(draft.source).toBe("dpa");
  });
});

describe("a Markdown story", () => {
  test("fills in what the editor left out", async () => {
    const draft = await onlyStory({
      "seeds/World/2019-09-05-Über uns.md": story("", "First sentence. Second one.\n\nMore.\n"),
    });
    expect(draft).toMatchObject({
      path: "World/2019-09-05-Über uns.md",
      id: "2019-09-05-über-uns",
      slug: "über-uns",
      headline: "Quay closed",
      standfirst: undefined,
      summary: "First sentence. Second one.",
      date: { at: Date.parse("2019-09-05T00:00+01:00"), timed: false },
      draft: false,
      type: "news",
      sections: [],
      tags: [],
      authors: [],
      related: [],
      aliases: [],
      corrections: [],
      body: { words: 5 },
    });
  });

  test("keeps what the editor wrote", async () => {
    const draft = await onlyStory({
      "seeds/p.svg": SVG,
      "seeds/x.md": story(
        'description: "Standing  first"\nsection: town\ntags: [a, "1984"]\nslug: Other Name\nid: old-7\nurl: /old.html\nlanguage: de\ndraft: true\nembargo: 2099-01-01T10:00Z\nexpires: 2100-01-01\nlocation: Leeds\nsource: PA\ntype: opinion\nimage: { src: p.svg, alt: A quay, credit: T }\ncorrections:\n  - { date: 2019-09-06, text: First }\n  - { date: 2019-09-08, text: Second }',
        'LEEDS (AP) – Er sagte "ja".\n',
      ),
    });
    expect(draft).toMatchObject({
      id: "old-7",
      slug: "other-name",
      url: "/old.html",
      standfirst: "Standing first",
      summary: "Standing first",
      tags: ["a", "1984"],
      draft: true,
      embargo: { at: Date.parse("2099-01-01T10:00Z"), timed: true },
      expires: Date.parse("2100-01-01T00:00Z"),
      location: "Leeds",
      source: "PA",
      type: "opinion",
      image: { width: 800, height: 450, alt: "A quay", credit: "T" },
      corrections: [{ text: "Second" }, { text: "First" }],
      updated: { at: Date.parse("2019-09-08T00:00+01:00"), timed: false },
      body: { html: "<p>Er sagte „ja“.</p>\n" },
    });
  });

  test("may be updated and corrected on its own day", async () => {
    const draft = await onlyStory({
      "seeds/x.md":
        "---\ntitle: x\ndate: 2019-09-05T14:30\nupdated: 2019-09-05\ncorrections: [{ date: 2019-09-05, text: y }]\n---\nText.\n",
    });
    expect(draft.updated?.timed).toBe(false);
  });

  test("may have a byte order mark, carriage returns and an ending in capitals", async () => {
    const draft = await onlyStory({ "seeds/x.MD": `\ufeff${story("", "One.\n\nTwo.\n").replaceAll("\n", "\r\n")}` });
    expect(draft.body.html).toBe("<p>One.</p>\n<p>Two.</p>\n");
  });

  test("needs no front matter beside a sidecar", async () => {
    const draft = await onlyStory({
      "seeds/x.md": "Text.\n",
      "seeds/x.11tydata.ts": 'export default { title: "T", date: "2019-09-05" };',
    });
    expect(draft).toMatchObject({ headline: "T", body: { html: "<p>Text.</p>\n" } });
  });

  test("has a summary of whole sentences, or of words where the first is too long", async () => {
    const summary = async (text: string) =>
      (await onlyStory({ "seeds/x.md": story("", `# Head\n\n${text}\n`) })).summary;
    expect(await summary("MOSCOW – Mr. Lind of the U.S. Coast Guard left on Sept. 5. He is back.")).toBe(
      "Mr. Lind of the U.S. Coast Guard left on Sept. 5. He is back.",
    );
    expect(await summary(`One. Word ${"word ".repeat(50)}.`)).toBe("One.");
    const long = await summary("word ".repeat(60));
    expect(long).toMatch(/^(?:word )+word…$/);
    expect(long.length).toBeLessThanOrEqual(200);
  });
});

describe("a folder of seeds", () => {
  test("comes in the order of its paths, whatever the order on disk", async () => {
    const files = ["b/1.md", "a.md", "B.md", "b.md", "ä.md", "a/z.md"].map(
      (path) => [`seeds/${path}`, story()] as const,
    );
    const paths = async (order: typeof files) =>
      (await ingestFiles(Object.fromEntries(order))).stories.map(({ path }) => path);
    expect(await paths(files)).toEqual(["B.md", "a.md", "a/z.md", "b.md", "b/1.md", "ä.md"]);
    expect(await paths([...files].reverse())).toEqual(await paths(files));
  });

  test("has standing pages in pages/, and nowhere below", async () => {
    const { pages, stories, messages } = await ingestFiles({
      "seeds/pages/about.md": "---\ntitle: About us\nupdated: 2020-01-01\n---\nWe print. [Mail](mailto:a@b.example).\n",
      "seeds/pages/old/x.md": story("", "[About](../about.md)\n"),
    });
    expect(messages).toEqual([]);
    expect(pages).toMatchObject([
      {
        file: expect.stringMatching(/seeds\/pages\/about\.md$/),
        name: "about",
        title: "About us",
        description: "We print. Mail.",
      },
    ]);
    expect(stories).toMatchObject([{ path: "pages/old/x.md", body: { references: [{ to: "/about/", line: 5 }] } }]);
  });

  test("passes over hidden files, backups and what lies in media/", async () => {
    const { messages, stories } = await ingestFiles({
      "seeds/x.md": story(),
      "seeds/.git/x.md": "",
      "seeds/.x.md.swp": "",
      "seeds/x.md~": "",
      "seeds/#x.md#": "",
      "seeds/x.bak": "",
      "seeds/.DS_Store": "",
      "seeds/media/notes.docx": "",
      "seeds/media/x.md": "",
      "seeds/photo.JPG": "",
    });
    expect([messages, stories.length]).toEqual([[], 1]);
  });

  test("may hold links to its own files", async () => {
    const { messages, stories } = await ingestFiles({
      "seeds/x.md": story(),
      "seeds/y.md": (path) => symlinkSync("x.md", path),
    });
    expect([messages, stories.map(({ path }) => path)]).toEqual([[], ["x.md", "y.md"]]);
  });
});

test("a heading of a standing page with nothing below it is warned of, with its line; one with a heading of a lower level is not", async () => {
  const text = `## Who

## What

### How

- So

### Where

## When

::: pullquote
Now.
:::

## *Why*
`;
  const { messages } = await ingestFiles({
    "seeds/x.md": story("", text),
    "seeds/pages/about.md": `---\ntitle: About\n---\n${text}`,
    "seeds/pages/notes.md": "---\ntitle: Notes\n---\nA fact.[^1]\n\n## Notes\n\n[^1]: Its source.\n",
  });
  const says = (line: number, heading: string) =>
    `seeds/pages/about.md:${line}: warning: body: the heading "${heading}" has nothing below it. Write the text, or delete the heading.`;
  expect(messages).toEqual([says(4, "Who"), says(12, "Where"), says(20, "Why")]);
});
