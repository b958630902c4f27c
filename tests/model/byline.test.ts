import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { joinSources, signatureOf } from "../../src/model/byline.ts";

describe("a byline names people, and an agency or a paper:", () => {
  test.each([
    ["Jane Doe, The Washington Post", ["Jane Doe"], "The Washington Post"],
    ["Jane Doe", ["Jane Doe"], undefined],
    ["Reuters", [], "Reuters"],
    ["AFP", [], "AFP"],
    ["dpa", [], "dpa"],
    ["The Associated Press", [], "The Associated Press"],
    ["Reuters Staff", [], "Reuters"],
    ["JANE DOE, ASSOCIATED PRESS", ["Jane Doe"], "Associated Press"],
    ["JANE DOE, Associated Press Writer", ["Jane Doe"], "Associated Press"],
    ["JANE DOE, THE WASHINGTON POST", ["Jane Doe"], "The Washington Post"],
    ["Jane Doe and John Roe, Reuters", ["Jane Doe", "John Roe"], "Reuters"],
    ["Jane Doe, John Roe and AFP", ["Jane Doe", "John Roe"], "AFP"],
    ["Jane Doe (Reuters)", ["Jane Doe"], "Reuters"],
    ["Jane Doe / EFE", ["Jane Doe"], "EFE"],
    ["Jane Doe | BBC News", ["Jane Doe"], "BBC News"],
    ["Jane Doe – Süddeutsche Zeitung", ["Jane Doe"], "Süddeutsche Zeitung"],
    ["Jane Doe for The Associated Press", ["Jane Doe"], "The Associated Press"],
    ["Jane Doe mit dpa", ["Jane Doe"], "dpa"],
    ["Jane Doe avec AFP", ["Jane Doe"], "AFP"],
    ["Jane Doe, Los Angeles Times", ["Jane Doe"], "Los Angeles Times"],
    ["Jane Doe, The Conversation", ["Jane Doe"], "The Conversation"],
    ["Jane Doe, Europe Correspondent, Reuters", ["Jane Doe"], "Reuters"],
    ["Reuters and AFP", [], "Reuters, AFP"],
    ["AP, Associated Press", [], "AP"],
  ])("%s", (text, authors, source) => {
    expect(signatureOf(text)).toEqual({ authors, ...(source === undefined ? {} : { source }) });
  });
});

describe("a person is no paper:", () => {
  test.each([
    ["Emily Post", ["Emily Post"]],
    ["Jane Doe and Emily Post", ["Jane Doe", "Emily Post"]],
    ["Bill Press, Jane Doe", ["Bill Press", "Jane Doe"]],
    ["Martin Luther King, Jr.", ["Martin Luther King, Jr."]],
    ["Jane Doe, MD, and John Roe, PhD", ["Jane Doe, MD", "John Roe, PhD"]],
    ["Jane Doe, Staff Writer", ["Jane Doe"]],
    ["Jane Doe, The Editor", ["Jane Doe"]],
    ["The Secret Barrister", ["The Secret Barrister"]],
    ["Maid of Kent", ["Maid of Kent"]],
    ["Pa", ["Pa"]],
    ["JANE MCDOE", ["Jane Mcdoe"]],
  ])("%s", (text, authors) => {
    expect(signatureOf(text)).toEqual({ authors });
  });
});

test("a source is named once, however it is written", () => {
  expect(joinSources(["AP", undefined, "The Associated Press", "ap"])).toBe("AP");
  expect(joinSources(["Reuters", "Thomson Reuters", "dpa"])).toBe("Reuters, dpa");
  expect(joinSources(["Agence France-Presse", "AFP"])).toBe("Agence France-Presse");
  expect(joinSources([undefined])).toBeUndefined();
});

test("no letter of a name is lost that is not between names, and long nonsense is read at once", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("Ada", "Bo", "Reuters", ", ", " and ", " (", ")", " for ", "/"), { maxLength: 12 }),
      (parts) => {
        const { authors, source = "" } = signatureOf(parts.join(""));
        const kept = [...authors, source].join(" ");
        for (const name of ["Ada", "Bo", "Reuters"]) if (parts.join("").includes(name)) expect(kept).toContain(name);
      },
    ),
  );
  const { authors } = signatureOf(`The ${"a for ".repeat(20_000)}${" ".repeat(20_000)}b (${"(".repeat(20_000)}`);
  expect(authors).toHaveLength(1);
});
