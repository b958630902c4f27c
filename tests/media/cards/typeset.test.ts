import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cardAdvice } from "../../../src/build/card-advice.ts";
import { cardAsSvg, drawCard } from "../../../src/media/cards/draw.ts";
import { fontFor } from "../../../src/media/cards/fonts.ts";
import { breaksIn, missingIn, typeset } from "../../../src/media/cards/typeset.ts";
import { unpackWoff } from "../../../src/media/cards/woff.ts";
import { format } from "../../../src/model/problem.ts";
import { shortHash } from "../../../src/model/text.ts";
import type { DrawnCard } from "../../../src/model/view.ts";
import { headlines } from "./headlines.ts";

const room = { width: 1056, height: 300, sizes: [84, 60, 44, 32] };

const card = (headline: string, changes: Partial<DrawnCard> = {}): DrawnCard => ({
  ...{ kind: "card", width: 1200, height: 630, headline, language: "en", direction: "ltr", label: "Town" },
  name: "The Fennick Courier",
  outlet: { language: "en", direction: "ltr" },
  colors: { paper: "#fdfcf9", ink: "#17191c", accent: "#9b1c1f" },
  ...changes,
});

function expectFit(text: string, language = "en", direction: "ltr" | "rtl" = "ltr"): void {
  const { lines, size, leading } = typeset({ ...room, text, language, direction });
  for (const { width } of lines) expect(width).toBeLessThanOrEqual(room.width);
  expect(size + (lines.length - 1) * leading).toBeLessThanOrEqual(room.height);
  if (/[a-z]/i.test(text)) expect(lines.length).toBeGreaterThan(0);
}

describe("a headline on a card", () => {
  test.each(
    headlines,
  )("stays in its room, also at 110 characters and at 500: %s %s %s", (language, direction, headline) => {
    expect(missingIn(headline, language)).toEqual([]);
    for (const length of [headline.length, 110, 500])
      expectFit(
        `${headline} `
          .repeat(Math.ceil(length / headline.length))
          .slice(0, length)
          .trim(),
        language,
        direction,
      );
  });

  test("stays in its room whatever it is", () => {
    const word = fc.string({ unit: fc.constantFrom(..."aWi-–“ é,ب א1 ก東、\u200f\u0301"), maxLength: 150 });
    fc.assert(fc.property(word, fc.constantFrom("ltr", "rtl"), (text, direction) => expectFit(text, "en", direction)));
  });

  test("is as large as it can be, in lines of like length", () => {
    const set = (text: string) => typeset({ ...room, text, language: "en", direction: "ltr" });
    expect(set("Fire").size).toBe(84);
    const { lines } = set("Harbour wall to be raised by a metre");
    expect(lines.length).toBe(2);
    expect((lines[1]?.width ?? 0) / (lines[0]?.width ?? 1)).toBeGreaterThan(0.6);
  });

  test("ends in an ellipsis where it is too long at the smallest size", () => {
    const text = "Council votes again on the wall ".repeat(20);
    const { svg = "" } = typeset({ ...room, text, language: "en", direction: "ltr" }).lines.at(-1) ?? {};
    expect(svg).toContain(outlineOf("…"));
  });

  test("runs from right to left where its script does, and numbers and names in it from left to right", () => {
    const { lines } = typeset({ ...room, text: "אב 12 cd גד", language: "he", direction: "rtl" });
    const svg = lines[0]?.svg ?? "";
    const order = [..."אב12cdגד"].sort((a, b) => xOf(a, svg) - xOf(b, svg)).join("");
    expect(order).toBe("דגcd12בא");
  });

  test("joins letters as its script does", () => {
    const { lines } = typeset({ ...room, text: "قلم", language: "ar", direction: "rtl" });
    // The letter in the middle does not look as it does alone.
    expect(lines[0]?.svg).not.toContain(outlineOf("ل"));
  });

  test("holds outlines alone, so that no font of the machine has a say in it", () => {
    // Where a Thai line breaks is up to the version of ICU.
    const svgs = headlines
      .filter(([language]) => language !== "th")
      .map(([language, direction, headline]) => cardAsSvg(card(headline, { language, direction })));
    for (const svg of svgs) expect(svg).not.toMatch(/<text|<image|font|href/);
    // Where this hash changes, other cards are drawn: count REVISION in `typesetter.ts` up, and write the new hash here.
    expect(shortHash(svgs.join(""))).toBe("e950f092");
  });

  test("in a script without a font gives way to the section", () => {
    expect(cardAsSvg(card("ᚠᚢᚦ"))).toContain(outlineOf("T"));
  });

  test("is drawn as a PNG of the size that social networks ask for", async () => {
    const png = await drawCard(card("Harbour wall to be raised"));
    expect([png.toString("latin1", 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(["PNG", 1200, 630]);
  });
});

const outlineOf = (letter: string): string => {
  const font = fontFor(letter.codePointAt(0) ?? 0, "en");
  const [glyph] = font?.shape(letter, false, "en") ?? [];
  return `d="${font?.outline(glyph?.id ?? 0)}"`;
};

/** Where a letter is on a line. */
function xOf(letter: string, svg: string): number {
  const before = svg.slice(0, svg.indexOf(outlineOf(letter)));
  return Number(/matrix\(\S+ 0 0 \S+ (\S+) \S+\)" $/.exec(before)?.[1]);
}

test.each([
  ["en", "Well-known – and “so on”: 7–4", "Well-|known |– |and |“so |on”: |7–|4"],
  ["ja", "港の壁、高く。「東京」へ", "港|の|壁、|高|く。|「東|京」|へ"],
  ["ja", "メートルは（仮称）", "メートル|は|（仮|称）"],
  ["th", "สภาลงมติ", "สภา|ลง|มติ"],
  ["fr", "« Non\u00a0! » dit-il", "« |Non\u00a0! |» |dit-|il"],
])("a line may break where the rules of %s let it: %s", (language, text, expected) => {
  const places = [0, ...breaksIn(text, language), text.length];
  expect(
    places
      .slice(1)
      .map((to, index) => text.slice(places[index], to))
      .join("|"),
  ).toBe(expected);
});

test("check names the characters that no font has, and the package that has them", async () => {
  const asset = (headline: string, language = "en") => ({
    file: "media/card-1.png",
    from: "seeds/x.md",
    made: card(headline, { language }),
  });
  const said = async (headline: string) => (await cardAdvice([asset(headline)])).map((each) => format(each));
  expect(await said("Wall rises 한국\u200d")).toEqual([
    'seeds/x.md:1: warning: title: has "한", "국", for which share cards have no font. Install one: npm install --save-exact @fontsource/noto-serif-kr.',
  ]);
  expect(await said("Wall 🎉🎉 ᚠᚢᚦ")).toEqual([
    'seeds/x.md:1: warning: title: has "🎉", "ᚠ", "ᚢ" and 1 more character, for which share cards have no font. The card leaves it out.',
  ]);
  expect(await said("Wall rises – “so” 港 1.2 м")).toEqual([]);
});

test("what is no font of the web is not unpacked", () => {
  expect(() => unpackWoff(Buffer.from("wOF2 and more"))).toThrow(RangeError);
  expect(() => unpackWoff(Buffer.from("wOFF"))).toThrow(RangeError);
});
