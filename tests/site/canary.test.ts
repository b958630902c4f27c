import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { everyPolicy, type Files, type Site, siteOf, story } from "./site.ts";

// Whole sites in which every private thing holds a word of its own, which is then looked for in every byte that is published.

/** An outlet that publishes in every form that there is. */
const everyForm: Files = {
  "_data/feeds.ts": `const formats = ["rss", "atom", "json"];
export default {
  size: 2,
  formats: { everything: formats, section: formats, tag: formats, author: formats, series: formats },
  archives: ["everything", "section", "tag", "author", "series"],
  partners: { friends: { title: "Friends", formats }, "in-short": { title: "In short", text: "summary", formats } },
};`,
  ...everyPolicy,
  "seeds/pages/about.md": "---\ntitle: About\n---\nWe are.\n",
  ...Object.fromEntries(
    Array.from({ length: 5 }, (_, n) => [
      `seeds/public-${n}.md`,
      story({
        title: `Public ${n}`,
        date: `2026-04-0${n + 1}`,
        tags: ["Harbour"],
        authors: ["ada-reed"],
        series: "Tides",
      }),
    ]),
  ),
};

/** A word that nothing else has, with a letter that is written in many ways. */
const word = (name: string): string => `zq\u00f6${name}`;

/** How a word may stand in a file, as bytes in the form of Latin-1 text, capitals aside. */
function formsOf(text: string): string[] {
  const bytes = [text, text.toUpperCase(), text.normalize("NFD")].map((each) => Buffer.from(each));
  const wide = Buffer.from(text, "utf16le");
  const escapes = [
    encodeURIComponent(text),
    text.replace("\u00f6", "&#xf6;"),
    text.replace("\u00f6", "&#246;"),
    text.replace("\u00f6", "&ouml;"),
    text.replace("\u00f6", "\\u00f6"),
  ].map((each) => Buffer.from(each));
  const all = [...bytes, Buffer.from(text, "latin1"), wide, Buffer.from(wide).swap16(), ...escapes];
  // Where the text begins within a group of three bytes decides how it looks in base64; its first and last letters are shared.
  const base64 = [0, 1, 2].flatMap((before) =>
    bytes.map((each) =>
      Buffer.from(
        Buffer.concat([Buffer.alloc(before), each])
          .toString("base64")
          .slice(before + 1, -4),
      ),
    ),
  );
  return [...all, ...base64].map((each) => each.toString("latin1").toLowerCase());
}

/** Every word that can be read in a file or its name. */
function leaks(site: Site, words: readonly string[]): string[] {
  expect(site.result.published, site.said.join("\n")).toBe(true);
  const forms = words.map((each): [string, string[]] => [each, formsOf(each)]);
  return site.files.flatMap((file) => {
    const bytes = readFileSync(join(site.folder, "_site", file))
      .toString("latin1")
      .toLowerCase();
    const name = Buffer.from(file).toString("latin1").toLowerCase();
    return forms.flatMap(([each, of]) =>
      of.some((form) => bytes.includes(form) || name.includes(form)) ? `${file}: ${each}` : [],
    );
  });
}

test("a word is found in every form that it may have", async () => {
  const site = await siteOf({ "seeds/a.md": story({ title: `A ${word("title")} B` }, `Text ${word("body")} text.`) });
  expect(leaks(site, [word("title"), word("body"), word("none")])).toEqual(
    expect.arrayContaining([`2026/03/02/a/index.html: ${word("title")}`, `rss.xml: ${word("body")}`]),
  );
  const written = [
    word("x"),
    word("x").toUpperCase(),
    encodeURIComponent(word("x")),
    Buffer.from(word("x"), "utf16le").toString("latin1"),
    ...["", "1", "12"].map((before) => Buffer.from(`${before}${word("x")} and more`).toString("base64")),
  ].map((each) =>
    Buffer.from(each, each.includes("\0") ? "latin1" : "utf8")
      .toString("latin1")
      .toLowerCase(),
  );
  for (const each of written)
    expect(
      formsOf(word("x")).some((form) => each.includes(form)),
      each,
    ).toBe(true);
});

const comment = (name: string): string => `<!-- ${word(name)} -->`;
const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800"><rect width="9" height="9"/></svg>';

describe("what nobody may read is in no file of the site:", () => {
  test("comments in the text of a story", async () => {
    const names = ["first", "inline", "long", "head", "cell", "note", "item", "quote", "alt", "caption", "box", "last"];
    const site = await siteOf({
      ...everyForm,
      "seeds/media/wall.svg": drawing,
      "seeds/wall.md": story(
        { title: "The wall", tags: ["Harbour"], series: "Tides" },
        `${comment("first")}
The wall${comment("inline")} rose.[^1] <!-- one
line and ${word("long")}

and another -->

## The height ${comment("head")}

| Year | Height |
| --- | --- |
| 1871 | 2 ${comment("cell")} |

- One ${comment("item")}

> It will outlast us. ${comment("quote")}

![The wall ${comment("alt")}](wall.svg "Built in 1871 ${comment("caption")} | Credit: Greta")

::: pullquote
It rose. ${comment("box")}
:::

[^1]: By a metre. ${comment("note")}

${comment("last")}`,
      ),
      "seeds/pages/terms.md": `---\ntitle: Terms\n---\nTell us. ${comment("standing")}\n`,
    });
    expect(leaks(site, [...names, "standing"].map(word))).toEqual([]);
    expect(site.read("2026/03/02/wall/index.html")).toContain("The height");
  });

  test("comments in the texts of front matter", async () => {
    const keys = ["title", "description", "kicker", "location", "source", "series"];
    const front = Object.fromEntries(keys.map((key) => [key, `The ${key} ${comment(key)}`]));
    const site = await siteOf({
      ...everyForm,
      "seeds/media/wall.svg": drawing,
      "seeds/wall.md": story({
        ...front,
        tags: ["Harbour", `Sea wall ${comment("tag")}`],
        authors: [`Jo Plain ${comment("author")}`],
        image: {
          src: "wall.svg",
          alt: `A wall ${comment("alt")}`,
          caption: `Low tide ${comment("caption")}`,
          credit: `Greta ${comment("credit")}`,
        },
        corrections: [{ date: "2026-03-03", text: `It was Tuesday. ${comment("correction")}` }],
      }),
    });
    expect(leaks(site, [...keys, "tag", "author", "alt", "caption", "credit", "correction"].map(word))).toEqual([]);
  });

  test("comments in a text as received and in the file beside it", async () => {
    const site = await siteOf({
      ...everyForm,
      "seeds/media/wall.svg": drawing,
      "seeds/wall.txt": `The wall rises ${comment("headline")}\n\n${comment("before")}\n\nLONDON (Reuters) - The wall rose. ${comment("inline")}\n\nIt <!-- ${word("long")}\n\nover paragraphs --> rose on.\n`,
      "seeds/wall.11tydata.ts": `// ${word("line")}
export default {
  /* ${word("block")} */
  date: "2026-03-02",
  description: "How it rose. ${comment("description")}",
  tags: ["Harbour ${comment("tag")}"],
  image: { src: "wall.svg", alt: "A wall ${comment("alt")}", caption: "Low tide ${comment("caption")}" },
};
`,
    });
    const names = ["headline", "before", "inline", "long", "line", "block", "description", "tag", "alt", "caption"];
    expect(leaks(site, names.map(word))).toEqual([]);
  });

  test("comments among the keys, in the list of what was withdrawn and in _data", async () => {
    const site = await siteOf({
      ...everyForm,
      "seeds/wall.md": `---
# ${word("first")}
title: The wall
date: 2026-03-02
tags:
  # ${word("list")}
  - Harbour
# draft: ${word("off")}
---
It rose.
`,
      "seeds/withdrawn.yaml": `# ${word("reason")}\n- /2020/01/01/gone/ # ${word("why")}\n`,
      "_data/topics.ts": `// ${word("data")}\nexport default { Harbour: { description: "Ships." /* ${word("block")} */ } };\n`,
    });
    expect(leaks(site, ["first", "list", "off", "reason", "why", "data", "block"].map(word))).toEqual([]);
    expect(site.files).toContain("2020/01/01/gone/index.html");
  });

  test("stories that are not public, and all that they alone bring", async () => {
    const kinds = {
      draft: { draft: true },
      embargo: { embargo: "2026-07-01" },
      future: { date: "2026-07-01" },
      expired: { expires: "2026-04-01" },
    };
    const picture = await sharp({ create: { width: 1200, height: 800, channels: 3, background: "#369" } })
      .png()
      .toBuffer();
    const secret = Object.entries(kinds).flatMap(([kind, keys]): [string, string | Uint8Array][] => [
      [`seeds/media/${word(`${kind}-picture`)}.png`, picture],
      [
        `seeds/${word(`${kind}-file`)}.md`,
        story(
          {
            title: word(`${kind}-title`),
            description: word(`${kind}-description`),
            tags: ["Harbour", word(`${kind}-tag`)],
            authors: [`Jo ${word(`${kind}-author`)}`],
            series: word(`${kind}-series`),
            aliases: [`/old/${word(`${kind}-alias`)}/`],
            image: { src: `${word(`${kind}-picture`)}.png`, alt: word(`${kind}-alt`) },
            ...keys,
          },
          `${word(`${kind}-body`)} text.`,
        ),
      ],
    ]);
    const parts = ["picture", "file", "title", "description", "tag", "author", "series", "alias", "alt", "body"];
    const words = Object.keys(kinds).flatMap((kind) => parts.map((part) => word(`${kind}-${part}`)));
    const links = Object.keys(kinds).map((kind) => `[that](${encodeURIComponent(word(`${kind}-file`))}.md)`);
    const site = await siteOf({
      ...everyForm,
      ...Object.fromEntries(secret),
      "seeds/open.md": story(
        { title: "Open", related: Object.keys(kinds).map((kind) => word(`${kind}-file`)) },
        `See ${links.join(", ")}.`,
      ),
      "_data/front.ts": `export default { pinned: ${JSON.stringify(Object.keys(kinds).map((kind) => word(`${kind}-file`)))}, sections: ["world"] };`,
      "_data/navigation.ts": `export default { header: ["world"], footer: [{ label: "Late", path: "/tags/${word("embargo-tag")}/" }] };`,
    });
    expect(leaks(site, words)).toEqual([]);
    // They are there when they may be.
    const later = await site.again({}, { now: Date.UTC(2026, 7, 1) });
    expect(leaks(later, [word("embargo-title")]).length).toBeGreaterThan(5);
  });

  test("where and with what a photo was taken", async () => {
    const photo = sharp({ create: { width: 1300, height: 900, channels: 3, background: "#963" } }).withExif({
      IFD0: { Make: "zqmaker", Model: "zqmodel", Software: "zqsoftware", ImageDescription: "zqdescription" },
      IFD2: { BodySerialNumber: "zqserial", LensModel: "zqlens", UserComment: "zqcomment" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 0/1", GPSMapDatum: "zqdatum" },
    });
    const jpeg = await photo.clone().jpeg().toBuffer();
    const note = Buffer.from("zqnote");
    // A comment behind the first marker, and what some cameras and chats append behind the last one.
    const commented = Buffer.concat([
      jpeg.subarray(0, 2),
      Buffer.from([0xff, 0xfe, 0, note.length + 2]),
      note,
      jpeg.subarray(2),
      Buffer.from("zqappended"),
    ]);
    const gif = await sharp({ create: { width: 700, height: 400, channels: 3, background: "#396" } })
      .gif()
      .toBuffer();
    const commentedGif = Buffer.concat([
      gif.subarray(0, -1),
      Buffer.from([0x21, 0xfe, note.length]),
      note,
      Buffer.from([0, 0x3b]),
    ]);
    const pictures = {
      jpg: commented,
      png: await photo.clone().png().toBuffer(),
      webp: await photo.clone().webp().toBuffer(),
      avif: await photo.clone().avif({ effort: 0 }).toBuffer(),
      gif: commentedGif,
    };
    const names = Object.keys(pictures);
    const site = await siteOf({
      ...everyForm,
      ...Object.fromEntries(
        Object.entries(pictures).map(([ending, bytes]) => [`seeds/media/${ending}.${ending}`, bytes]),
      ),
      ...Object.fromEntries(
        names.map((ending) => [
          `seeds/lead-${ending}.md`,
          story({ title: `A ${ending}`, image: { src: `${ending}.${ending}`, alt: "A wall" } }),
        ]),
      ),
      "seeds/pages/photos.md": `---\ntitle: Photos\n---\n${names.map((ending) => `![A wall](../media/${ending}.${ending})`).join("\n\n")}\n`,
    });
    const told = [
      "maker",
      "model",
      "software",
      "description",
      "serial",
      "lens",
      "comment",
      "datum",
      "note",
      "appended",
    ];
    expect(
      leaks(
        site,
        told.map((each) => `zq${each}`),
      ),
    ).toEqual([]);
    expect(site.files.filter((file) => /\.(?:jpe?g|png|webp|avif|gif)$/.test(file)).length).toBeGreaterThan(4);
  });

  test("where the seeds lie on the disk, and who wrote the folders", async () => {
    const site = await siteOf({
      ...everyForm,
      [`seeds/${word("folder")}/wall.md`]: story({ title: "The wall" }, "See [that](../public-1.md)."),
    });
    expect(leaks(site, [word("folder"), basename(site.folder), "11tydata", "seeds/"])).toEqual([]);
  });
});
