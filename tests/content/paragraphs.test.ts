import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { paragraphsOf } from "../../src/content/paragraphs.ts";

const textsOf = (...lines: string[]) => paragraphsOf(lines).map(({ text }) => text);

describe("paragraphs of a text as received", () => {
  test("begin after an empty line and with an indent of three spaces or more", () => {
    expect(
      textsOf(
        "The ferry company said it will lay up two of its ships for",
        "the winter.",
        "    They carried fewer than 900 passengers in all of last",
        "January, a spokeswoman said.",
        "   A third ship stays.",
        "\tIt is the oldest.",
        "",
        "Nobody was asked.",
      ),
    ).toEqual([
      "The ferry company said it will lay up two of its ships for the winter.",
      "They carried fewer than 900 passengers in all of last January, a spokeswoman said.",
      "A third ship stays.",
      "It is the oldest.",
      "Nobody was asked.",
    ]);
  });

  test("are not split where a sentence ends early in an indented one", () => {
    expect(
      textsOf(
        "    “We wait,” he said. “Nothing",
        "will move before the ice goes, and that may take until April.”",
        "    It may.",
      ),
    ).toEqual([
      "“We wait,” he said. “Nothing will move before the ice goes, and that may take until April.”",
      "It may.",
    ]);
  });

  test("of a block that is indented as a whole are found within it", () => {
    expect(textsOf("    The quay was", "    closed on", "    Monday.")).toEqual(["The quay was closed on Monday."]);
  });

  test("have the agency's name at the end apart", () => {
    expect(textsOf("The mill closed on Monday after forty", "years.", "    It will be flats.", " Reuter")).toEqual([
      "The mill closed on Monday after forty years.",
      "It will be flats.",
      "Reuter",
    ]);
  });

  test("are the lines of figures that a wire sets one below the other", () => {
    expect(textsOf("Shr 12 cts vs 10 cts", "    Net 4,214,000 vs 3,811,000", "    Revs 33.2 mln vs 29.0 mln")).toEqual([
      "Shr 12 cts vs 10 cts",
      "Net 4,214,000 vs 3,811,000",
      "Revs 33.2 mln vs 29.0 mln",
    ]);
    expect(textsOf("Shr 12 cts vs 10 cts", "Net 4,214,000 vs 3,811,000", "Revs 33.2 mln vs 29.0 mln")).toHaveLength(3);
  });

  test("are joined although a line is full of figures", () => {
    expect(
      textsOf("The price rose to 340 from 335 in May and to 360 in June of", "1987 at 12 of 15 ports."),
    ).toHaveLength(1);
  });

  test("leave a table with columns as it is", () => {
    expect(
      paragraphsOf([
        "Prices in pence:",
        "  FISH       LAST   WEEK AGO",
        "  Cod         212        208",
        "  Haddock:",
        "   small      140        141",
        "They rose.",
      ]),
    ).toEqual([
      { kind: "paragraph", text: "Prices in pence:" },
      {
        kind: "table",
        text: "FISH       LAST   WEEK AGO\nCod         212        208\nHaddock:\n small      140        141",
      },
      { kind: "paragraph", text: "They rose." },
    ]);
  });

  test("with two spaces after a full stop are no table", () => {
    expect(paragraphsOf(["It rose.  It fell.  It rose", "again.  It fell.  It rose."])).toMatchObject([
      { kind: "paragraph" },
    ]);
  });

  test("hold every word, in order", () => {
    const line = fc.oneof(
      fc.constantFrom(
        "",
        "   ",
        "    Indented line",
        "Short.",
        "a",
        "Net 4,000 vs 3,000",
        " A    1   2",
        `${"long ".repeat(30)}line`,
      ),
      fc.string({ unit: "grapheme" }),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const words = (texts: readonly string[]) => texts.join(" ").split(/\s+/).filter(Boolean);
        const clean = lines.map((each) =>
          each.replace(/[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu, "").normalize("NFC"),
        );
        expect(words(textsOf(...clean))).toEqual(words(clean));
      }),
      { numRuns: 500 },
    );
  });
});
