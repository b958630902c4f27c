import { symlinkSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Files, ingestFiles, KEYS, SVG, story } from "./seeds.ts";

// One test a kind of bad input, with the exact message. `seeds/x.md` is the story at fault unless the kind needs another file.
const DATE = "Write it like 2019-09-05 or 2019-09-05T14:30.";
const md = (content: string): Files => ({ "seeds/x.md": content });
const body = (text: string): Files => md(story("", text));
const picture = (svg: string): Files => ({
  "seeds/x.md": story("image: { src: p.svg, alt: A quay }"),
  "seeds/p.svg": svg,
});

const kinds: readonly [kind: string, files: Files, ...messages: string[]][] = [
  // Dates
  [
    "a story without a date",
    md("---\ntitle: Quay\n---\nText.\n"),
    'seeds/x.md:1: date: is missing. Write when it was published, like "date: 2019-09-05", between two lines "---" above the text.',
  ],
  [
    "a plain text without a date",
    { "seeds/x.txt": "Quay closed\n\nThe quay was closed.\n" },
    'seeds/x.txt:1: date: is missing. Write when it was published, like "date: 2019-09-05", in x.11tydata.ts beside the text, or on a line of its own below the headline.',
  ],
  [
    "an impossible date",
    md("---\ntitle: Quay\ndate: 2026-02-30\n---\nText.\n"),
    `seeds/x.md:3: date: "2026-02-30" is not in the calendar. ${DATE}`,
  ],
  [
    "an offset that no zone has",
    md("---\ntitle: Quay\ndate: 2026-01-01T10:00+25:99\n---\nText.\n"),
    `seeds/x.md:3: date: "2026-01-01T10:00+25:99" is not in the calendar. ${DATE}`,
  ],
  [
    "a year before the first",
    md("---\ntitle: Quay\ndate: 0000-01-01T00:00+05:00\n---\nText.\n"),
    `seeds/x.md:3: date: "0000-01-01T00:00+05:00" is not in the calendar. ${DATE}`,
  ],
  [
    "front matter below an empty line",
    md("\n---\ntitle: Quay\ndate: 2026-01-01\n---\nText.\n"),
    'seeds/x.md:1: front matter: is not "---" alone. The first line is "---" and nothing else, without a space.',
  ],
  [
    "front matter below four hyphens",
    md("----\ntitle: Quay\n----\nText.\n"),
    'seeds/x.md:1: front matter: is not "---" alone. The first line is "---" and nothing else, without a space.',
  ],
  [
    "text that is nested so deeply that it would not be printed",
    body(`Text.\n\n${"> ".repeat(150)}lost`),
    "seeds/x.md:7: body: is nested too deeply. Use fewer lists and quotations inside each other.",
  ],
  [
    "control characters, which could erase what stands before them in a terminal",
    md(story('tgas: x\n"\\e[2K": y')),
    'seeds/x.md:4: tgas: "tgas" is not a known key. Did you mean "tags"?',
    `seeds/x.md:5: \ufffd[2K: "\ufffd[2K" is not a known key. Use one of: ${KEYS}.`,
  ],
  [
    "a name of a picture that no disk can hold",
    md(story(`image: { src: ${"a".repeat(300)}.png, alt: A quay }`)),
    `seeds/x.md:4: image.src: there is no picture "${"a".repeat(300)}.png". Put it beside the story or into seeds/media/.`,
  ],
  [
    "a picture below a story",
    md(story("image: { src: x.md/p.png, alt: A quay }")),
    'seeds/x.md:4: image.src: there is no picture "x.md/p.png". Put it beside the story or into seeds/media/.',
  ],
  [
    "what is no date",
    md("---\ntitle: Quay\ndate: soon\n---\nText.\n"),
    `seeds/x.md:3: date: "soon" is not a date. ${DATE}`,
  ],
  [
    "an hour that daylight saving skips, which is accepted",
    md("---\ntitle: Quay\ndate: 2026-03-29T01:30\n---\nText.\n"),
    'seeds/x.md:3: warning: date: "2026-03-29T01:30" does not exist in Europe/London, where clocks go forward; it is taken as 2026-03-29T02:30:00.000+01:00. Write the time with its offset to be sure.',
  ],
  [
    "an update before the date",
    md(story("updated: 2019-09-04")),
    'seeds/x.md:4: updated: "2019-09-04" is before the date of the story. Correct one of the two.',
  ],
  [
    "a correction before the date",
    md(story("corrections:\n  - date: 2018-01-01\n    text: It was Tuesday.")),
    `seeds/x.md:5: corrections.0.date: "2018-01-01" is before the story's date. Correct one of the two.`,
  ],
  ["an embargo that is no date", md(story("embargo: noon")), `seeds/x.md:4: embargo: "noon" is not a date. ${DATE}`],

  // Keys and values
  [
    "an unknown key",
    md(story("catégory: x\nlocatoin: Leeds")),
    `seeds/x.md:4: catégory: "catégory" is not a known key. Use one of: ${KEYS}.`,
    'seeds/x.md:5: locatoin: "locatoin" is not a known key. Did you mean "location"?',
  ],
  [
    "an unknown key in a group",
    { "seeds/x.md": story("image:\n  src: p.svg\n  alt: A quay\n  captoin: Dawn"), "seeds/p.svg": SVG },
    'seeds/x.md:7: image.captoin: "captoin" is not a known key. Did you mean "caption"?',
  ],
  [
    "keys that mean something to JavaScript",
    md(story("__proto__:\n  draft: true\nconstructor: x")),
    `seeds/x.md:4: __proto__: "__proto__" is not a known key. Use one of: ${KEYS}.`,
    `seeds/x.md:6: constructor: "constructor" is not a known key. Use one of: ${KEYS}.`,
  ],
  [
    "a list for a text",
    md(story("section: [town]")),
    'seeds/x.md:4: section: a list is not text. Write: section: "town"',
  ],
  [
    "a text for a group",
    md(story("corrections: It was Tuesday.")),
    'seeds/x.md:4: corrections: "It was Tuesday." is not a list. Write: corrections: [{ date: "2019-09-05", text: "It was Tuesday." }]',
  ],
  [
    "words in place of a picture, which shows none",
    md(story("image: Die Mauer am Hafen")),
    'seeds/x.md:4: warning: image: "Die Mauer am Hafen" is not the name of a picture file, so the story appears without a picture. Write: image: { src: "photo.jpg", alt: "What it shows" }',
  ],
  [
    "neither true nor false",
    md(story("draft: yes")),
    'seeds/x.md:4: draft: "yes" is not true or false. Write true or false.',
  ],
  [
    "an unknown type of story",
    md(story("type: opinoin")),
    'seeds/x.md:4: type: "opinoin" is not one of the values of this key. Did you mean "opinion"?',
  ],
  [
    "a number in a sidecar",
    {
      "seeds/x.txt": "Quay\n\nText.\n",
      "seeds/x.11tydata.ts": 'export default {\n  date: "2019-09-05",\n  section: 7,\n};\n',
    },
    'seeds/x.11tydata.ts:3: section: 7 is not text. Put it in quotes: "7".',
  ],
  [
    "an empty headline",
    md("---\ntitle: ''\ndate: 2019-09-05\n---\nText.\n"),
    "seeds/x.md:2: title: is empty. Fill it in.",
  ],
  [
    "no headline",
    md("---\ndate: 2019-09-05\n---\nText.\n"),
    'seeds/x.md:1: title: is missing. Write the headline: "title: …".',
  ],
  ["an empty tag", md(story('tags: [ferry, " "]')), "seeds/x.md:4: tags.1: is empty. Fill it in."],
  [
    "a focus that is no point",
    { "seeds/x.md": story("image: { src: p.svg, alt: A quay, focus: left }"), "seeds/p.svg": SVG },
    'seeds/x.md:4: image.focus: "left" is not in the right form. Write two percentages: "50% 20%".',
  ],
  [
    "a relative canonical address",
    md(story("canonical: /x")),
    'seeds/x.md:4: canonical: "/x" is not an absolute https address. Correct it.',
  ],
  [
    "a language that is none",
    md(story("language: e")),
    'seeds/x.md:4: language: "e" is not a BCP 47 language tag. Write it like "en" or "pt-BR".',
  ],

  // Front matter
  [
    "front matter that is not YAML",
    md("---\ntitle: Quay: closed\n---\nText.\n"),
    'seeds/x.md:2: title: has a colon at the end of a word, which YAML reads as the end of a key. Write: title: "Quay: closed"',
  ],
  [
    "a key that comes twice",
    md(story("title: Again")),
    "seeds/x.md:4: title: is there twice. Keep one of the two lines.",
  ],
  [
    "front matter that is not closed",
    md("---\ntitle: Quay\n\nText.\n"),
    'seeds/x.md:1: front matter: is not closed. Put a line "---" between the keys and the text.',
  ],
  [
    "front matter in JavaScript",
    md("---js\n{ title: process.exit(3) }\n---\nText.\n"),
    'seeds/x.md:1: front matter: "---js" is not read. Write YAML ("key: value") between two lines "---".',
  ],
  [
    "front matter without keys",
    md("---\n- a\n---\nText.\n"),
    'seeds/x.md:2: front matter: has no keys. Write each line as "key: value".',
  ],
  [
    "aliases without end",
    md(`---\ntags: &a [x]\nauthors: [${"*a, ".repeat(30)}]\n---\nText.\n`),
    'seeds/x.md:3: front matter: is not YAML: aliases exceeded maxAliases (20). Put text that begins with "*" in quotes.',
  ],
  [
    "a line that TOML cannot read, and another key that is wrong",
    md(`+++\ntitle = "Quay\ndate = "2019-09-05"\n[image]\nsrc = "nope.jpg"\nalt = "A quay"\n+++\nText.\n`),
    'seeds/x.md:2: front matter: is not TOML: a quotation mark is not closed. Write each line as key = "value".',
    'seeds/x.md:5: image.src: there is no picture "nope.jpg". Put it beside the story or into seeds/media/.',
  ],
  [
    "a group that TOML cannot read, whose keys are not the story's own",
    md(`+++\ntitle = "Quay"\ndate = "2019-09-05"\n[image\nsrc = "nope.jpg"\n+++\nText.\n`),
    'seeds/x.md:4: front matter: is not TOML: a square bracket is not closed. Write each line as key = "value".',
  ],

  // The text
  ["an empty text", body("\n"), "seeds/x.md:1: body: has no text. Write the story below its headline and keys."],
  [
    "a link that runs code",
    body("First.\n\nSee\n[this](javascript:alert(1)).\n"),
    'seeds/x.md:8: body: the link "javascript:alert(1)" begins with "javascript:". Links begin with https:, http:, mailto: or tel:, or name a seed or an address of this site.',
  ],
  [
    "a link to no seed",
    body("See [this](../harbour.md).\n"),
    'seeds/x.md:5: body: the link leads to "../harbour.md", which is no story or page. Write the name of its file as seen from this one ("../2019/harbour.md"), or an address of this site ("/about/").',
  ],
  [
    "a link that is no address",
    body("See [this](https://).\n"),
    'seeds/x.md:5: body: the link "https://" is not an address. Correct it.',
  ],
  [
    "a link without text",
    body("See [](https://example.org/).\n"),
    'seeds/x.md:5: body: the link to "https://example.org/" has no text. Write what it leads to between the square brackets.',
  ],
  [
    "a link to no heading",
    body("# Why\n\nSee [this](#how).\n"),
    'seeds/x.md:7: body: the link leads to "#how", which is not a heading or footnote of this text. Use one of: why.',
  ],
  [
    "a footnote that is not there",
    body("Text.[^1]\n"),
    "seeds/x.md:5: body: there is no footnote [^1]. Write it on a line of its own: [^1]: …",
  ],
  [
    "a footnote that nothing refers to",
    body("Text.\n\n[^a]: A note.\n"),
    'seeds/x.md:7: body: nothing refers to the footnote "a". Put [^a] where it belongs, or take it out.',
  ],
  [
    "a pull quote that is not closed",
    body("::: pullquote\nWe act.\n\nText.\n"),
    'seeds/x.md:5: body: "::: pullquote" is not closed. Put a line ":::" below it; no block stands in another.',
  ],
  [
    "a block of another kind",
    body("::: note\nText.\n:::\n"),
    'seeds/x.md:5: body: "::: note" is not a block. Did you mean "::: box facts"?',
  ],
  [
    "a text that is mostly boilerplate",
    { "seeds/x.txt": "Quay closed\n\n5 September 2019\n\nText.\n\nRead more: Ferry runs again after the storm\n" },
    "seeds/x.txt:1: body: 67 % of the words look like boilerplate of a web page, so nothing was removed. Delete the lines that are not part of the story.",
  ],

  // Pictures
  [
    "a picture that is not there",
    md(story("image: { src: quay.jpg, alt: A quay }")),
    'seeds/x.md:4: image.src: there is no picture "quay.jpg". Put it beside the story or into seeds/media/.',
  ],
  [
    "a picture elsewhere",
    body("![A quay](https://example.org/quay.jpg)\n"),
    'seeds/x.md:5: body: "https://example.org/quay.jpg" is on another site. Save the picture beside the story or in seeds/media/, and name the file.',
  ],
  [
    "a picture outside of the seeds folder",
    { ...body("![A quay](../p.svg)\n"), "p.svg": SVG },
    'seeds/x.md:5: body: "../p.svg" leads out of the seeds folder. Put the picture beside the story or into seeds/media/.',
  ],
  [
    "a picture behind a link out of the seeds folder",
    { ...body("![A quay](p.svg)\n"), "p.svg": SVG, "seeds/media/p.svg": (path) => symlinkSync("../../p.svg", path) },
    "seeds/media/p.svg:1: file: is a link that leads out of the seeds folder. Put the file itself here.",
    'seeds/x.md:5: body: "media/p.svg" is a link that leads out of the seeds folder. Put the picture itself there.',
  ],
  [
    "a picture without alt text in the text",
    { ...body("Text.\n![](p.svg)\n"), "seeds/p.svg": SVG },
    'seeds/x.md:6: body: the picture "p.svg" has no alt text. Say what it shows, for those who cannot see it: ![what it shows](p.svg).',
  ],
  [
    "a picture without alt text above it",
    { "seeds/x.md": story("image:\n  src: p.svg"), "seeds/p.svg": SVG },
    'seeds/x.md:4: image.alt: is missing. Add "alt: …".',
  ],
  [
    "a picture that is none",
    { ...body("![A quay](p.png)\n"), "seeds/p.png": "text" },
    'seeds/x.md:5: body: "p.png" cannot be read. Check that it opens, and save it again.',
  ],
  [
    "a picture with the ending of another kind",
    { ...body("![A quay](p.png)\n"), "seeds/p.png": SVG },
    'seeds/x.md:5: body: "p.png" is a file of another kind (svg). Rename it so that it ends in .svg, wherever it is named.',
  ],
  [
    "a document for a picture",
    { ...body("![A quay](p.pdf)\n"), "seeds/media/p.pdf": "x" },
    'seeds/x.md:5: body: "p.pdf" is PDF, which browsers do not show. Export it as JPEG, or as PNG if it is a graphic.',
  ],
  [
    "an SVG that can run code",
    picture(SVG.replace("<path", "<script>alert(1)</script><path")),
    'seeds/x.md:4: image.src: "p.svg" can run code. Export it as plain SVG or as PNG.',
  ],

  [
    "an SVG without a size",
    picture('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h8v4z"/></svg>'),
    'seeds/x.md:4: image.src: "p.svg" has no size. Save it again with a width and a height.',
  ],

  [
    "an SVG of an immense size",
    picture('<svg xmlns="http://www.w3.org/2000/svg" width="1e9" height="10"><path d="M0 0h8v4z"/></svg>'),
    'seeds/x.md:4: image.src: "p.svg" has 1,000,000,000 × 10 pixels, more than a million across. Save it again with a smaller size.',
  ],

  // Files that are no copy
  ...(
    [
      ["a document in RTF", "{\\rtf1\\ansi Quay\\par Text}", "is a document in RTF"],
      ["a Word document", "PK\x03\x04\x14\0", "is a document of Word or another program, or an archive"],
      ["an old Word document", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), "is a document of Word or another program"],
      ["a PDF", "%PDF-1.7\n", "is a PDF"],
    ] as const
  ).map(([kind, content, what]): [string, Files, string] => [
    `${kind} with the ending of a story`,
    { "seeds/2019-09-05-x.txt": content },
    `seeds/2019-09-05-x.txt:1: file: ${what}. Open it, and save its words as plain text in UTF-8.`,
  ]),
  [
    "a page in HTML",
    { "seeds/2019-09-05-x.txt": "\ufeff\r\n<!DOCTYPE html>\r\n<html><body><p>Quay</p></body></html>" },
    "seeds/2019-09-05-x.txt:1: file: is a page in HTML. Copy the headline and the words out of it.",
  ],
  [
    "NewsML",
    md('<?xml version="1.0"?>\n<newsItem><p>Quay</p></newsItem>'),
    "seeds/x.md:1: file: is a document in XML. Copy the headline and the words out of it.",
  ],
  [
    "an e-mail",
    {
      "seeds/2019-09-05-x.txt":
        "From: a@b.example\r\nTo: c@d.example,\r\n e@f.example\r\nSubject: Quay\r\n\r\nThe quay closed.\r\n",
    },
    'seeds/2019-09-05-x.txt:1: file: begins with the headers of an e-mail ("From: a@b.example"). Delete them: the headline is the first line.',
  ],
  [
    "copy that begins with a word and a colon",
    { "seeds/2019-09-05-x.txt": "Subject: Quay\n\nTo: be closed, or not.\n" },
  ],

  // What readers could not see
  [
    "a headline and a text of invisible characters",
    md("---\ntitle: \u200b\u00ad\n---\n\u00a0\n"),
    "seeds/x.md:2: title: is empty. Fill it in.",
    'seeds/x.md:1: date: is missing. Write when it was published, like "date: 2019-09-05", between two lines "---" above the text.',
  ],
  [
    "a text of invisible characters",
    body("\u00a0\n\n&#8203;\n"),
    "seeds/x.md:1: body: has no text. Write the story below its headline and keys.",
  ],

  // Pictures
  [
    "a picture that is not there beside one without words",
    md(story("image: { src: quay.jpg, alt: }")),
    'seeds/x.md:4: image.alt: is missing. Add "alt: …".',
    'seeds/x.md:4: image.src: there is no picture "quay.jpg". Put it beside the story or into seeds/media/.',
  ],
  [
    "a picture that was pasted as letters",
    body(`![A quay](data:image/png;base64,${"A".repeat(5000)})`),
    'seeds/x.md:5: body: "data:image/png;base64,AAAAAAA…" is a picture in letters, not a file. Save the picture beside the story or in seeds/media/, and name the file.',
  ],

  // What word processors and typists write
  [
    "bullets in place of a list",
    body("Text.\n\nThis is what we know:\n•\tThe quay closed.\n•\tIt was Monday.\n"),
    'seeds/x.md:8: warning: body: the lines that begin with "•" are printed as one paragraph. Begin each with "- ".',
  ],
  [
    "a paragraph that is indented",
    body("Text.\n\n\tThe quay closed on Monday.\n\n    let x = 1;\n"),
    'seeds/x.md:7: warning: body: is printed as code, because the line begins with four spaces or a tab. Take them out; or, if it is code, put a line "```" above and below it instead.',
  ],
  [
    "letters in place of a list",
    body("Text.\n\na) The quay closed.\nb) It was Monday.\n"),
    'seeds/x.md:7: warning: body: the lines that begin with "a)", "b)" are printed as one paragraph. Begin each with "1. ".',
  ],
  [
    "years that would be counted as a list",
    body("Text.\n\n1986. The quay opened.\n\n1990. It closed:\n\n1. a\n2. b\n"),
    'seeds/x.md:9: warning: body: "1990." is printed as "1987.", because the items of a list are counted. If it is no list, write "1990\\." with a backslash.',
  ],
  [
    "lists that are counted, and those that all begin with 1",
    body("1. a\n2. b\n   1. c\n   1. d\n3. e\n\nText.\n\n1) a\n1) b\n"),
  ],
  [
    "a link to a footnote of Word",
    body("Text[1](#_ftn1) and[2](#footnote-anchor-2).\n"),
    'seeds/x.md:5: body: the link leads to "#_ftn1", which is not a heading or footnote of this text. If it is a footnote, write [^1] in the text, and "[^1]: " and its words on a line of its own.',
    'seeds/x.md:5: body: the link leads to "#footnote-anchor-2", which is not a heading or footnote of this text. If it is a footnote, write [^2] in the text, and "[^2]: " and its words on a line of its own.',
  ],
  ["one bullet, dashes of dialogue and code", body("• One\n\n– Yes\n– No\n\n    if (x) print(y);\n")],

  // Keys
  [
    "Markdown in a headline and a standfirst",
    md(
      '---\ntitle: The *Titanic* sails\ndescription: "See **here**, or [there](https://a.example/)"\ndate: 2019-09-05\n---\nText.\n',
    ),
    'seeds/x.md:2: warning: title: "*Titanic*" is printed as it is. Take the signs out: a key holds words only.',
    'seeds/x.md:3: warning: description: "**here**" is printed as it is. Take the signs out: a key holds words only.',
  ],
  [
    "asterisks and brackets that are words",
    md('---\ntitle: "F*** this, 3 * 4 * 5, M*A*S*H [sic] (and __init__ files)"\ndate: 2019-09-05\n---\nText.\n'),
  ],
  [
    "a language by its name",
    md(story("language: Deutsch")),
    'seeds/x.md:4: language: "Deutsch" is not a BCP 47 language tag. Did you mean "de"?',
  ],
  [
    "no space but one that does not break a line behind a colon",
    md("---\ntitle:\u00a0Quay closed\ndate: 2019-09-05\n---\nText.\n"),
    'seeds/x.md:2: title: "title:\u00a0Quay closed" has no space after the colon. Write: title: Quay closed',
  ],
  [
    "Markdown that was saved as plain text",
    { "seeds/2019-09-05-x.md.txt": story() },
    "seeds/2019-09-05-x.md.txt:1: front matter: is not read in a plain text, so its lines would be printed. Rename the file to 2019-09-05-x.md, or write the keys into 2019-09-05-x.md.11tydata.ts beside it.",
  ],

  // Other systems
  ...(
    [
      ["{% comment %}\nSecret\n{% endcomment %}", "{% comment"],
      ["{{/* secret */}}", "{{/*"],
      ["%%secret%%", "%%"],
    ] as const
  ).map(([text, begins]): [string, Files, string] => [
    `a comment of another system: ${begins}`,
    body(`Text. ${text}\n`),
    `seeds/x.md:5: body: a comment of another system would be printed: ${begins}. Delete it, or write <!-- … -->, which no reader sees.`,
  ]),
  [
    "attributes of kramdown",
    body("Text.\n{: .note }\n"),
    "seeds/x.md:6: body: a list of attributes would be printed: {: .note }. Take it out.",
  ],
  ["percent signs, braces and colons in copy", body("It was 5 %, or 10 %% of {x}, {#1}: {: and so on.\n")],

  // Files
  [
    "a file that is not UTF-8",
    { "seeds/x.md": Buffer.concat([Buffer.from(story()), Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x0a])]) },
    "seeds/x.md:6: file: is not UTF-8. Save it as UTF-8.",
  ],
  [
    "a story of 10 MB",
    body("word ".repeat(2_000_000)),
    "seeds/x.md:1: file: is larger than 2 MB. A story is text: split it, and take out what was pasted by mistake.",
  ],
  [
    "a link out of the seeds folder",
    { "seeds/x.md": (path) => symlinkSync("../y.md", path), "y.md": story() },
    "seeds/x.md:1: file: is a link that leads out of the seeds folder. Put the file itself here.",
  ],
  [
    "a link to a folder",
    { "seeds/a/y.md": story(), "seeds/b": (path) => symlinkSync("a", path) },
    "seeds/b:1: file: is a link to a folder. Put the folder itself here.",
  ],
  [
    "a link to nothing",
    { "seeds/x.md": (path) => symlinkSync("nowhere.md", path) },
    "seeds/x.md:1: file: is a link that leads nowhere. Put the file itself here.",
  ],
  [
    "no seeds folder",
    { "x.md": story() },
    "seeds:1: file: is not a folder. Create it and put a story into it, or name another with --seeds.",
  ],
  [
    "an empty seeds folder",
    { "seeds/media/p.svg": SVG },
    "seeds:1: file: holds no story. Put one into it: a file that ends in .md or .markdown or .txt.",
  ],
  [
    "a file that is neither story nor picture",
    { "seeds/x.md": story(), "seeds/notes.pages": "x" },
    "seeds/notes.pages:1: warning: file: is ignored, because Broadsheet does not know this kind of file. Stories end in .md or .markdown or .txt; pictures go into seeds/media/.",
  ],
  [
    "a document that may be a story, or that a story should link to",
    { "seeds/x.md": story(), "seeds/my notes.docx": "x" },
    "seeds/my notes.docx:1: warning: file: is not published, because no story or page links to it. Link to it: [what it is](my%20notes.docx). If it is a story, save it as text: stories end in .md or .markdown or .txt.",
  ],
  [
    "a link to a page that could run code",
    { "seeds/x.md": story("", "See [it](old.html).\n"), "seeds/old.html": "x" },
    'seeds/x.md:5: body: the link leads to "old.html", which is a page that could run code on the site. Save it as PDF; or put it into public/ if you trust it, where it is published as it is.',
  ],
  [
    "a link to a program",
    { "seeds/x.md": story("", "Get [it](Setup.EXE).\n"), "seeds/media/Setup.EXE": "x" },
    'seeds/x.md:5: body: the link leads to "Setup.EXE", which is a program, and readers should not get one from a story. Link to the page of its maker.',
  ],
  [
    "a link to a spreadsheet with macros",
    { "seeds/x.md": story("", "Get [it](budget.xlsm).\n"), "seeds/budget.xlsm": "x" },
    'seeds/x.md:5: body: the link leads to "budget.xlsm", which may hold macros, which are programs. Save it without macros: as .docx, .xlsx or .pptx.',
  ],
  [
    "a link to a kind of file that nobody can open",
    { "seeds/x.md": story("", "Get [it](plan.pages).\n"), "seeds/plan.pages": "x" },
    'seeds/x.md:5: body: the link leads to "plan.pages", which is of a kind that stories do not link to. Save it as one that readers can open: PDF, DOCX, XLSX, CSV, EPUB, ZIP, MP3 or MP4.',
  ],
  [
    "a link to a drawing that can run code",
    { "seeds/x.md": story("", "Get [it](p.svg).\n"), "seeds/p.svg": SVG.replace("</svg>", "<script/></svg>") },
    'seeds/x.md:5: body: the link leads to "p.svg", which can run code. Export it as plain SVG or as PNG.',
  ],
  [
    "a link to a file that is not there",
    { "seeds/x.md": story("", "Get [it](report.pdf).\n") },
    'seeds/x.md:5: body: the link leads to "report.pdf", and there is no such file. Put it beside the story, into seeds/media/ or, to keep its name, into seeds/public/.',
  ],
  [
    "a link to an empty file",
    { "seeds/x.md": story("", "Get [it](report.pdf).\n"), "seeds/report.pdf": "" },
    'seeds/x.md:5: body: the link leads to "report.pdf", which is empty (0 bytes). Copy the file again.',
  ],

  // Sidecars
  [
    "a sidecar without a story",
    { "seeds/x.md": story(), "seeds/y.11tydata.ts": "export default {};" },
    "seeds/y.11tydata.ts:1: file: has no story beside it. Name it like a story: NAME.11tydata.ts belongs to NAME.txt or NAME.md.",
  ],
  [
    "a sidecar that throws",
    {
      "seeds/x.txt": "Quay\n\nText.\n",
      "seeds/x.11tydata.ts": 'const date: string = "2019-09-05";\n\nthrow new Error("no");\nexport default { date };\n',
    },
    'seeds/x.11tydata.ts:3: file: throws "no" when it is loaded. Correct the line that throws the error.',
  ],
  [
    "a sidecar that is not TypeScript",
    { "seeds/x.txt": "Quay\n\nText.\n", "seeds/x.11tydata.ts": "export default {\n  date = 1;\n};\n" },
    'seeds/x.11tydata.ts:2: file: is not TypeScript: Expected "}" but found ";". Correct the line.',
  ],
  [
    "a sidecar that imports something",
    {
      "seeds/x.txt": "Quay\n\nText.\n",
      "seeds/x.11tydata.ts": 'import { readFileSync } from "node:fs";\nexport default { title: readFileSync("x") };\n',
    },
    'seeds/x.11tydata.ts:1: file: imports "node:fs", but may only import types. Write "import type", or put the value into this file.',
  ],
  [
    "a sidecar without an export",
    { "seeds/x.txt": "Quay\n\nText.\n", "seeds/x.11tydata.ts": "const x = 1;\n" },
    'seeds/x.11tydata.ts:1: file: has no default export. Write "export default { … }".',
  ],
  [
    "a key in the front matter and in the sidecar",
    { "seeds/x.md": story("section: town"), "seeds/x.11tydata.ts": 'export default { section: "sport" };\n' },
    "seeds/x.md:4: section: is here and in seeds/x.11tydata.ts. Keep one of the two.",
  ],
];

describe("an editor reads what is wrong, where, and how to mend it:", () => {
  test.each(kinds)("%s", async (_kind, files, ...messages) => {
    const ingested = await ingestFiles(files);
    expect(ingested.messages).toEqual(messages);
    const faulty = messages
      .filter((message) => !message.includes(" warning: "))
      .map((message) => message.split(":", 1)[0]);
    expect(ingested.stories.map(({ path }) => `seeds/${path}`).filter((file) => faulty.includes(file))).toEqual([]);
  });

  test("everything at once, with the good stories still there", async () => {
    const { messages, stories } = await ingestFiles({
      "seeds/a.md": "---\nsection: [x, y]\ndate: never\n---\n[x](y.md)\n",
      "seeds/b.md": story(),
      "seeds/c.md": "---\n\n",
      "seeds/pages/about.md": "---\ntitle: About\ndate: 2019-09-05\n---\nText.\n",
    });
    expect(stories.map(({ path }) => path)).toEqual(["b.md"]);
    expect(messages).toEqual([
      "seeds/a.md:2: section: a list is not text. Write text.",
      'seeds/a.md:1: title: is missing. Write the headline: "title: …".',
      `seeds/a.md:3: date: "never" is not a date. ${DATE}`,
      'seeds/a.md:5: body: the link leads to "y.md", which is no story or page. Write the name of its file as seen from this one ("../2019/harbour.md"), or an address of this site ("/about/").',
      'seeds/c.md:1: front matter: is not closed. Put a line "---" between the keys and the text.',
      'seeds/pages/about.md:3: date: "date" is not a known key. Use one of: title, description, language, updated, translationOf.',
    ]);
  });
});

test("what lies in a folder of drafts is a draft, unless it says otherwise", async () => {
  const { stories } = await ingestFiles({
    "seeds/_drafts/a.md": story(),
    "seeds/2019/Drafts/b.md": story(),
    "seeds/drafts/c.md": story("draft: false"),
    "seeds/drafts.md": story(),
  });
  expect(stories.map(({ path, draft }) => [path, draft])).toEqual([
    ["2019/Drafts/b.md", true],
    ["_drafts/a.md", true],
    ["drafts.md", false],
    ["drafts/c.md", false],
  ]);
});

test.each([
  "pinned: true",
  "sticky: yes",
  "pin: true",
])("%s of a story names the file in which stories are pinned", async (line) => {
  const { messages, stories } = await ingestFiles({ "seeds/x.md": story(line) });
  expect([messages, stories.length]).toEqual([
    [
      `seeds/x.md:4: warning: ${line.split(":")[0]}: is ignored, because a story does not say it. To lead the front with this story, write its id into pinned in _data/front.ts.`,
    ],
    1,
  ]);
});
