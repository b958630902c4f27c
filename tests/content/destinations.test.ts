import { describe, expect, test } from "vitest";
import { ingestFiles, SVG, story } from "./seeds.ts";

const read = async (text: string, files: Readonly<Record<string, string>> = {}) => {
  const { stories, messages } = await ingestFiles({ "seeds/x.md": story("", `${text}\n`), ...files });
  const { references = [], pictures = [] } = stories.find(({ path }) => path === "x.md")?.body ?? {};
  return { messages, references, pictures };
};

describe("spaces in the address, and quotation marks in the title,", () => {
  test.each([
    ["Fähranleger Elbhausen 1.jpg", "![Am Anleger](Fähranleger Elbhausen 1.svg)", {}],
    ["Foto (1).svg", 'Text, ![Am Anleger](Foto (1).svg) und ![so](<Foto (1).svg> "Tip")', {}],
    ["Old quay.svg", '![The quay](Old quay.svg "At dawn | Credit: Ann")', { caption: "At dawn", credit: "Ann" }],
    ["Old quay.svg", "![The quay](Old quay.svg “At dawn | Credit: Ann”)", { caption: "At dawn", credit: "Ann" }],
    ["quai 2.svg", "![Le quai](quai 2.svg « Le “quai” »)", { caption: "Le “quai”" }],
    ["a.svg", '![A quay](a.svg "Das „Wort" gilt | Credit: Ann")', { caption: "Das “Wort” gilt", credit: "Ann" }],
    ["a.svg", '![A quay](a.svg "The "old" quay") and "so on")', {}],
    ["a.svg", '![A quay](a.svg "One") and [b](https://b.example "Two")', {}],
  ])("of a picture are read: %s, %s", async (name, text, words) => {
    const { messages, pictures } = await read(text, { [`seeds/${name.replace(".jpg", ".svg")}`]: SVG });
    expect(messages).toEqual([]);
    expect(pictures[0]).toMatchObject(words);
  });

  test.each([
    ["[Link](2026-11-27 kaputt.md)", "seed:2026-11-27 kaputt.md"],
    ["a [Link](2026-11-27 kaputt.md#wie es kam) b", undefined],
    ["a [Link](2026-11-27 kaputt.md#ende) b", "seed:2026-11-27 kaputt.md#ende"],
    ["[Über uns](/über uns/)", "/über uns/"],
  ])("of a link are read: %s", async (text, to) => {
    const { messages, references } = await read(text, {
      "seeds/2026-11-27 kaputt.md": story("", "## Ende\n\nText.\n"),
    });
    expect(references.map((each) => each.to)).toEqual(to === undefined ? [] : [to]);
    expect(messages.length).toBe(to === undefined ? 1 : 0);
  });

  test.each([
    [
      "![Am Anleger](Anleger 1)",
      "seeds/x.md:5: body: the picture ![Am Anleger](Anleger 1) is not read, because its address has spaces. Write: ![Am Anleger](<Anleger 1>)",
    ],
    [
      '![Am Anleger](a.svg "Der Anleger" heute)',
      'seeds/x.md:5: body: the picture ![Am Anleger](a.svg "Der Anleger" heute) is not read, because its title is not in order. Write: ![Am Anleger](file.jpg "Caption | Credit: Name")',
    ],
    [
      "![Am Anleger](Anleger 1.png)",
      'seeds/x.md:5: body: there is no picture "Anleger 1.png". Put it beside the story or into seeds/media/.',
    ],
    [
      "Er rief [Bravo](laut und lange).",
      'seeds/x.md:5: warning: body: "[Bravo](laut und lange)" is printed as it is. If it is a link, write: [Bravo](<laut und lange>)',
    ],
  ])("are named where they are not read: %s", async (text, message) => {
    expect((await read(text)).messages).toEqual([message]);
  });

  test.each(['list[40]("name")', "\\[a](b c)", "`![a](b c)`", "[a] (b c)"])("are none in %s", async (text) => {
    expect((await read(text)).messages).toEqual([]);
  });
});

describe("a link without https://", () => {
  test.each([
    ["www.reederei.de", "https://www.reederei.de"],
    ["www.reederei.de/plan.pdf", "https://www.reederei.de/plan.pdf"],
    ["reederei.de/fahrplan", "https://reederei.de/fahrplan"],
    ["redaktion@elbhausen.de", "mailto:redaktion@elbhausen.de"],
  ])("to %s shows what to write", async (href, meant) => {
    expect((await read(`[Reederei](${href})`)).messages).toEqual([
      `seeds/x.md:5: body: the link leads to "${href}", which is no story or page. Write ${meant}`,
    ]);
  });

  test.each(["quay.md", "old/quay.html", "../wall.markdown"])("is no web address: %s", async (href) => {
    expect((await read(`[Quay](${href})`)).messages[0]).toContain("Write the name of its file as seen from this one");
  });
});

describe("after a bar in the title of a picture", () => {
  test.each([
    ["Am Nachmittag | Foto: H. Möller", "Am Nachmittag", "H. Möller"],
    ["Am Nachmittag | Bild: Möller/dpa", "Am Nachmittag", "Möller/dpa"],
    ["At noon | Photo: Ann Roe", "At noon", "Ann Roe"],
    ["À midi | Crédit : Anne Roux", "À midi", "Anne Roux"],
    ["A mediodía | Créditos: Ana Ruiz", "A mediodía", "Ana Ruiz"],
    ["Ao meio-dia | Fotografia: Ana Reis", "Ao meio-dia", "Ana Reis"],
    ["عند الظهر | صورة: ليلى", "عند الظهر", "ليلى"],
    ["At noon | © Ann Roe", "At noon", "© Ann Roe"],
    ["Der Fluss | Grafik: A. Behn", "Der Fluss", "Grafik: A. Behn"],
    ["Crédit : Anne Roux", undefined, "Anne Roux"],
    ["At noon | AI: altered | Foto: Ann Roe", "At noon", "Ann Roe"],
    ["Bild: Der Anleger", "Bild: Der Anleger", undefined],
  ])("the credit is read in any language of the interface: %s", async (title, caption, credit) => {
    const { messages, pictures } = await read(`![Am Anleger](a.svg "${title}")`, { "seeds/a.svg": SVG });
    expect(messages).toEqual([]);
    expect([pictures[0]?.caption, pictures[0]?.credit]).toEqual([caption, credit]);
  });

  test.each([
    ["Am Nachmittag | Quelle: H. Möller", "Quelle: H. Möller", "H. Möller"],
    ["At noon | Ann Roe", "Ann Roe", "Ann Roe"],
    ["At noon | Credit: Ann Roe | Rights: AFP", "Rights: AFP", "AFP"],
  ])("what is not understood is a warning: %s", async (title, part, name) => {
    const { messages } = await read(`![Am Anleger](a.svg "${title}")`, { "seeds/a.svg": SVG });
    expect(messages).toEqual([
      `seeds/x.md:5: warning: body: the title of the picture "a.svg" is printed with "| ${part}". For who made it, write: | Credit: ${name}`,
    ]);
  });
});

// In a time that grows faster than the text it would not end.
test("long texts of it are read", { timeout: 60_000 }, async () => {
  for (const text of [
    "![a](b “c ",
    "[a](b c ",
    "[a](/b (c",
    "![a](b “c„d”e",
    '[a](b "c"d ',
    "[a](b c)",
    "[a](b c.md#",
  ]) {
    const { stories, problems } = await ingestFiles({ "seeds/x.md": story("", text.repeat(30_000 / text.length)) });
    expect(stories.length + problems.length, text).toBeGreaterThan(0);
  }
});
