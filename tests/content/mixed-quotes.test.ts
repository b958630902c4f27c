import { expect, test } from "vitest";
import { mendQuotes } from "../../src/content/markdown/mixed-quotes.ts";
import { onlyStory, story } from "./seeds.ts";

test.each([
  ["de", 'Das „Wort" gilt', "Das „Wort“ gilt"],
  ["de", 'Das "Wort“ gilt', "Das „Wort“ gilt"],
  ["de", "Das „Wort” gilt.", "Das „Wort“ gilt."],
  ["de", ",,Das'' und ,,dies“, (,,jenes\")", "„Das“ und „dies“, („jenes“)"],
  ["de", 'Er sagte: “Nein", und ging', "Er sagte: „Nein“, und ging"],
  ["de-AT", 'seit „2026" und „2027"', "seit „2026“ und „2027“"],
  ["en", 'a “word" and "another”', "a “word” and “another”"],
  ["en", "a „word” here", "a “word” here"],
  ["pl", 'to „słowo"', "to „słowo”"],
  ["ar", 'إن و"الخطة" بـ"مصر" وب"القاهرة"، و"Apple Inc."', "إن و«الخطة» بـ«مصر» وب«القاهرة»، و«Apple Inc.»"],
])("in %s a mixed pair of quotation marks is one of the language: %s", (language, text, mended) => {
  expect(mendQuotes(text, language)).toBe(mended);
  expect(mendQuotes(mended, language)).toBe(mended);
});

test.each([
  ["de", "“Titel aus Word”"],
  ["de", 'ein "gerades" Wort'],
  ["de", '„ein 5" Rohr“'],
  ["de", '„Er rief "Halt“ und'],
  ["de", "„Das“ und „dies“ – „ja!“, „nein“"],
  ["de", '5" und 3" lang, "„'],
  ["de", "a,, b,, c''"],
  ["en", "“One.” “Two.” the „Wort“ is German"],
  ["en", "the dogs'' “a"],
  ["fr", 'le «mot" et „ceci"'],
  ["ar", 'قال "هو و"، ثم "هي" (5" و 3")'],
  ["he", 'צה"ל ש"ח'],
])("in %s these stay as they are: %s", (language, text) => {
  expect(mendQuotes(text, language)).toBe(text);
});

test("of a text in Arabic, every pair is one", async () => {
  const { headline, body } = await onlyStory({
    "seeds/x.md":
      '---\ntitle: الوزير و"الخطة"\ndate: 2026-01-01\nlanguage: ar\n---\nقال إن "الخطة" و"الهدف" **بـ"مصر"**.\n',
  });
  expect([headline, body.html.trim()]).toEqual([
    "الوزير و«الخطة»",
    "<p>قال إن «الخطة» و«الهدف» <strong>بـ«مصر»</strong>.</p>",
  ]);
});

test("headlines, standfirsts, captions and texts are mended, code is not", async () => {
  const { headline, standfirst, body } = await onlyStory({
    "seeds/x.md":
      '---\ntitle: Das „Wort" gilt\ndate: 2026-01-01\nlanguage: de\ndescription: Ein „Satz"\n---\nSie sagte „ja", und "nein". `„a"`\n',
  });
  expect([headline, standfirst, body.html.trim()]).toEqual([
    "Das „Wort“ gilt",
    "Ein „Satz“",
    "<p>Sie sagte „ja“, und „nein“. <code>„a&quot;</code></p>",
  ]);
});

// In a time that grows faster than the text it would not end.
test("long texts of it are read", { timeout: 60_000 }, async () => {
  for (const text of ['„a"', "„a ", ",,", '"a“ ', "„a”b "])
    expect(
      (await onlyStory({ "seeds/x.md": story("language: de", `${text.repeat(50_000 / text.length)}x\n`) })).body.words,
    ).toBeGreaterThan(0);
});
