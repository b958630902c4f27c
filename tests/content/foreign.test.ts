import { describe, expect, test } from "vitest";
import { posts } from "./foreign-posts.ts";
import { ingestFiles, KEYS, onlyStory, SVG } from "./seeds.ts";

const md = (frontMatter: string): string => `---\n${frontMatter}\n---\nThe quay was closed on Monday.\n`;
const dated = (frontMatter: string): string => md(`title: Quay\ndate: 2024-01-02\n${frontMatter}`);
const messages = async (frontMatter: string) => (await ingestFiles({ "seeds/x.md": dated(frontMatter) })).messages;

describe("keys of other generators are read where they mean one thing:", () => {
  test.each<[frontMatter: string, expected: object]>([
    ["excerpt: A summary", { standfirst: "A summary" }],
    ["summary: A summary", { standfirst: "A summary" }],
    ["subtitle: A summary", { standfirst: "A summary" }],
    ["tags: a, b", { tags: ["a", "b"] }],
    ["categories: [News, Harbour]\ntags: [Sea, News]", { tags: ["Sea", "News", "Harbour"] }],
    ["category: Local news", { tags: ["Local news"] }],
    ["tags:\n  - a\n  - [b, c]", { tags: ["a", "b", "c"] }],
    ["author: Jane Doe", { authors: ["Jane Doe"] }],
    ["author: Jane Doe and John Roe", { authors: ["Jane Doe", "John Roe"] }],
    ["authors: [Jane Doe and John Roe]", { authors: ["Jane Doe and John Roe"] }],
    ["author: Doe, Jane", { authors: ["Doe, Jane"] }],
    ["author:\n  name: Jane Doe <jane@example.org>\n  email: jane@example.org", { authors: ["Jane Doe"] }],
    ["authors:\n  - name: Jane Doe\n    url: https://example.org/\n  - john", { authors: ["Jane Doe", "john"] }],
    ["published: false", { draft: true }],
    ["published: true", { draft: false }],
    ["draft: False", { draft: false }],
    ["draft: false\npublished: false", { draft: true }],
    ["status: private", { draft: true }],
    ["permalink: false", { draft: true }],
    ["lastmod: 2024-02-03", { updated: { at: Date.UTC(2024, 1, 3), timed: false } }],
    ["last_modified_at: 2024-02-03", { updated: { at: Date.UTC(2024, 1, 3), timed: false } }],
    ["updatedDate: Feb 03 2024", { updated: { at: Date.UTC(2024, 1, 3), timed: false } }],
    ["publishDate: 2024-02-03", { embargo: { at: Date.UTC(2024, 1, 3), timed: false } }],
    ["expiryDate: 2099-02-03", { expires: Date.UTC(2099, 1, 3) }],
    ["permalink: /2011/x/", { url: "/2011/x/" }],
    ["permalink: 2011/x.html", { url: "/2011/x.html" }],
    ["permalink: https://example.org/2011/x", { url: "/2011/x/" }],
    [
      "redirect_from:\n  - /old/\n  - older\n  - https://example.org/oldest.html",
      { aliases: ["/old/", "/older/", "/oldest.html"] },
    ],
    ["redirect_from: /old\naliases: [/older/]", { aliases: ["/older/", "/old/"] }],
    ["lang: pt_BR", { language: "pt-BR" }],
    ["canonicalURL: https://example.org/x", { canonical: "https://example.org/x" }],
    ["series: [Harbour]", { series: "Harbour" }],
    ["Kicker: Storm\nLOCATION: Leeds", { kicker: "Storm", location: "Leeds" }],
    ["params:\n  author: Jane Doe", { authors: ["Jane Doe"] }],
  ])("%s", async (frontMatter, expected) => {
    expect(await onlyStory({ "seeds/x.md": dated(frontMatter) })).toMatchObject(expected);
  });

  test.each([
    "pubDate: 2024-02-03",
    "publishDate: 2024-02-03",
    "pubDatetime: 2024-02-03",
    "published: 2024-02-03",
  ])("%s, where there is no date", async (frontMatter) => {
    const { date } = await onlyStory({ "seeds/x.md": md(`title: Quay\n${frontMatter}`) });
    expect(date.at).toBe(Date.UTC(2024, 1, 3));
  });

  test.each([
    ["image:\n  path: /assets/p.svg\n  alt: A quay"],
    ["cover:\n  image: assets/p.svg\n  alt: A quay\n  relative: true"],
    ["heroImage: /assets/p.svg\nheroImageAlt: A quay"],
    ["featured_image: /assets/p.svg\nimage_alt: A quay"],
    ["image: { url: assets/p.svg, alt: A quay }"],
    ["images: [/assets/p.svg]\nalt: A quay"],
    ["header:\n  image: '{{ site.baseurl }}/assets/p.svg'\nalt: A quay"],
  ])("%s", async (frontMatter) => {
    const { image } = await onlyStory({ "seeds/x.md": dated(frontMatter), "seeds/media/assets/p.svg": SVG });
    expect(image).toMatchObject({ alt: "A quay", width: 800 });
  });
});

describe("front matter from elsewhere says", () => {
  test.each<[frontMatter: string, ...messages: string[]]>([
    [
      "image: /x.jpg",
      'seeds/x.md:4: warning: image: "x.jpg" has no text for those who cannot see it, so that the story appears without it. Write: image: { src: "x.jpg", alt: "…" }',
    ],
    [
      "cover:\n  image: x.jpg\n  alt: A quay",
      'seeds/x.md:4: warning: cover: there is no picture "x.jpg"; the story appears without it. Put it beside the story or into media/.',
    ],
    [
      "cover: https://example.org/x.jpg\nalt: A quay",
      'seeds/x.md:4: warning: cover: "https://example.org/x.jpg" is on another site; the story appears without it. Save the picture beside the story or in media/, and name the file.',
    ],
    [
      "lastmod: 2023-01-01",
      'seeds/x.md:4: warning: lastmod: "2023-01-01" is before the date of the story; the story appears without it. Correct one of the two.',
    ],
    [
      "expiryDate: soon",
      'seeds/x.md:4: expiryDate: "soon" is not a date. Write it like 2019-09-05 or 2019-09-05T14:30.',
    ],
    [
      "excerpt: a\ndescription: b",
      'seeds/x.md:4: notice: excerpt: is passed over, since "description" is there too. Leave it, or take it out.',
    ],
    [
      "permalink: /:year/:title/",
      "seeds/x.md:4: notice: permalink: has no meaning for Broadsheet and is passed over. Leave it, or take it out.",
    ],
    [
      "hidden: true",
      'seeds/x.md:4: hidden: would keep the story out of sight elsewhere, and does not here. Write "draft: true" if nobody is to read it, or take the line out.',
    ],
    ["hidden: false"],
    ["hidePost: true", expect.stringContaining('seeds/x.md:4: hidePost: "hidePost" is not a known key. ')],
    [
      "release_date: 2099-01-01",
      expect.stringContaining('seeds/x.md:4: release_date: "release_date" is not a known key. '),
    ],
    [
      "hideSummary: true",
      "seeds/x.md:4: notice: hideSummary: has no meaning for Broadsheet and is passed over. Leave it, or take it out.",
    ],
    ["Title: x", 'seeds/x.md:4: notice: Title: is passed over, since "title" is there too. Leave it, or take it out.'],
    [
      "password: secret",
      'seeds/x.md:4: password: would keep the story out of sight elsewhere, and does not here. Write "draft: true" if nobody is to read it, or take the line out.',
    ],
    ["expirse: 2099-01-01", 'seeds/x.md:4: expirse: "expirse" is not a known key. Did you mean "expires"?'],
    ["exempt: x", `seeds/x.md:4: exempt: "exempt" is not a known key. Use one of: ${KEYS}.`],
    ["status: maybe", expect.stringContaining('seeds/x.md:4: status: "status" is not a known key. Use one of: ')],
  ])("%s", async (frontMatter, ...expected) => {
    expect(await messages(frontMatter)).toEqual(expected);
  });

  test("once what is passed over in many files", async () => {
    const { messages: told, stories } = await ingestFiles({
      "seeds/a.md": dated("layout: post\nweight: 3"),
      "seeds/b.md": dated("layout: page"),
      "seeds/c.md": dated("layout: post\ntoc: true\nexcerpt: a\ndescription: b"),
    });
    expect(stories).toHaveLength(3);
    const mend = "Leave it, or take it out.";
    expect(told).toEqual([
      `seeds/a.md:4: notice: layout: has no meaning for Broadsheet and is passed over, here and in 2 more files. ${mend}`,
      `seeds/a.md:5: notice: weight: has no meaning for Broadsheet and is passed over. ${mend}`,
      `seeds/c.md:5: notice: toc: has no meaning for Broadsheet and is passed over. ${mend}`,
      `seeds/c.md:6: notice: excerpt: is passed over, since "description" is there too. ${mend}`,
    ]);
  });
});

describe("front matter in TOML", () => {
  test("is read as the same in YAML", async () => {
    const {
      fingerprint: _,
      file: _file,
      ...toml
    } = await onlyStory({
      "seeds/x.md":
        '+++\ntitle = "Quay"\ndate = 2024-01-02T10:00:00-05:00\ntags = ["a", 7]\ndraft = true\nseries = """\nHarbour"""\n[image]\nsrc = "p.svg"\nalt = "A quay"\n+++\nText.\n',
      "seeds/p.svg": SVG,
    });
    const {
      fingerprint: __,
      file: __file,
      ...yaml
    } = await onlyStory({
      "seeds/x.md":
        "---\ntitle: Quay\ndate: 2024-01-02T10:00-05:00\ntags: [a, 7]\ndraft: true\nseries: Harbour\nimage:\n  src: p.svg\n  alt: A quay\n---\nText.\n",
      "seeds/p.svg": SVG,
    });
    expect({ ...toml, image: { ...toml.image, from: "" } }).toEqual({ ...yaml, image: { ...yaml.image, from: "" } });
  });

  test.each<[text: string, ...messages: string[]]>([
    [
      "+++\ntitle = Quay\n+++\nText.\n",
      'seeds/x.md:2: front matter: is not TOML: invalid value. Write each line as key = "value".',
    ],
    [
      '+++\ntitle = "Quay"\n\nText.\n',
      'seeds/x.md:1: front matter: is not closed. Put a line "+++" between the keys and the text.',
    ],
    [
      '+++\ntitle = "Quay"\ndate = 2024-01-02\n[image]\nalt = "A quay"\n[wibble]\nx = 1\n+++\nText.\n',
      'seeds/x.md:4: image.src: is missing. Add "src: …".',
      expect.stringContaining('seeds/x.md:6: wibble: "wibble" is not a known key. '),
    ],
    [
      '+++\ntitle = "Quay"\nlastmod = "soon"\ndate = "never"\n+++\nText.\n',
      'seeds/x.md:4: date: "never" is not a date. Write it like 2019-09-05 or 2019-09-05T14:30.',
      'seeds/x.md:3: warning: lastmod: "soon" is not a date; the story appears without it. Write it like 2019-09-05 or 2019-09-05T14:30.',
    ],
    [
      '{\n  "title": "Quay"\n}\nText.\n',
      'seeds/x.md:1: front matter: is JSON, which is not read. Write a line "key: value" for each key, between two lines "---".',
    ],
  ])("%j is told with its line", async (text, ...expected) => {
    const told = (await ingestFiles({ "seeds/x.md": text })).messages;
    expect(told.slice(0, expected.length)).toEqual(expected);
  });

  test("has its text below, with the right lines", async () => {
    const { messages: told } = await ingestFiles({
      "seeds/x.md": '+++\ntitle = "Quay"\ndate = 2024-01-02\n+++\nText.\n\n[x](y.md)\n',
    });
    expect(told[0]).toMatch(/^seeds\/x\.md:7: body: the link leads to "y\.md"/);
  });
});

test("fewer than 3 % of posts of other generators are refused", async () => {
  const files = Object.fromEntries(
    posts.map((post, index) => [`seeds/2024-01-02-post-${index}.md`, `${post}\nText.\n`]),
  );
  const { stories, messages: told } = await ingestFiles(files);
  expect(told.filter((message) => !/: (?:notice|warning): /.test(message))).toEqual([]);
  expect(stories.length / posts.length).toBeGreaterThan(0.97);
});
