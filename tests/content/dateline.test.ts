import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutDateline } from "../../src/content/dateline.ts";

describe("a dateline", () => {
  test.each([
    ["MOSCOW (Reuters) – the leader", "Moscow", "Reuters"],
    ["LONDON, Sept 5 (Reuters) - The mayor", "London", "Reuters"],
    ["WASHINGTON, Jan. 3, 2020 /PRNewswire/ -- Acme today", "Washington", "PRNewswire"],
    ["MOSCOW, September 5. /TASS/. Russia", "Moscow", "TASS"],
    ["NEW YORK/LONDON (AP) — Stocks", "New York/London", "AP"],
    ["New York (AP) — Stocks", "New York", "AP"],
    ["WASHINGTON, D.C. (AP) -- The", "Washington, D.C.", "AP"],
    ["(Reuters) - Shares", undefined, "Reuters"],
    ["BERLIN (dpa) - Der", "Berlin", "dpa"],
    ["KYIV (Ukrainska Pravda) – Russia", "Kyiv", "Ukrainska Pravda"],
    ["MOSCOW – Russia", "Moscow", undefined],
    ["ROME, 5 September – The", "Rome", undefined],
    ["WASHINGTON—The House", "Washington", undefined],
    ["ST. PETERSBURG, Russia — A bridge", "St. Petersburg, Russia", undefined],
    ["RIO DE JANEIRO – Brazil", "Rio de Janeiro", undefined],
    ["STOKE-ON-TRENT – A", "Stoke-on-Trent", undefined],
    ["McALLEN, Texas – A", "McAllen, Texas", undefined],
    ["SEOUL – “We", "Seoul", undefined],
    ["ХАРЬКОВ – Город", "Харьков", undefined],
    ["PALO ALTO, Calif. — A", "Palo Alto, Calif.", undefined],
    ["HONG KONG – The", "Hong Kong", undefined],
    ["SÃO PAULO – The", "São Paulo", undefined],
    ["SPRINGFIELD — The council", "Springfield", undefined],
    ["KABUL — I was there when it fell.", "Kabul", undefined],
    ["By John Smith LONDON (Reuters) - The mayor", "London", "Reuters"],
    ["By John Smith and Ann Lee NEW YORK (AP) — Stocks", "New York", "AP"],
    ["MOSCOW – Russia – like everyone else – waits.", "Moscow", undefined],
  ])("is taken off: %s", (text, location, source) => {
    const cut = cutDateline(text, {});
    expect([cut?.location, cut?.source]).toEqual([location, source]);
    expect(text.endsWith(cut?.rest ?? "nothing")).toBe(true);
  });

  test.each([
    "BP – which owns the field – said",
    "BP – The company",
    "BP (LSE) – which",
    "BP (London) – The company",
    "NATO - the alliance - said",
    "NATO – The alliance",
    "UNESCO – The culture body – said",
    "TESLA – The carmaker – said on Monday.",
    "US – China talks",
    "BREAKING – Russia",
    "EXCLUSIVE: MOSCOW – Russia",
    "Boris Johnson (Conservative) – The prime minister",
    "Moscow – Russia",
    "LONDON - based BP",
    "COVID-19 – The virus",
    "HELP WANTED — Two cooks are sought.",
    "FOR SALE — A boat.",
    "LOST — A grey cat.",
    "JANE DOE — I was there when it fell.",
    "JANE DOE, Mayor — I was there.",
    "SMITH — We will not pay.",
    "SEIDEL — Wer fährt um zwei Uhr früh?",
    "BORIS JOHNSON — The prime minister left.",
    "By John Smith The mayor (Reuters) left.",
    "A – B",
    "The quay was closed (AP) – again.",
  ])("is not what an ordinary sentence begins with: %s", (text) => {
    expect(cutDateline(text, {})).toBeUndefined();
  });

  test("may have a byline before it", () => {
    expect(cutDateline("By John Smith and Ann Lee LONDON (Reuters) - The mayor left.", {})).toEqual({
      location: "London",
      source: "Reuters",
      authors: ["John Smith", "Ann Lee"],
      rest: "The mayor left.",
    });
  });

  test("that the metadata name is certain; another stays in the text", () => {
    expect(cutDateline("UFA – the river", { location: "Ufa, Russia" })?.rest).toBe("the river");
    expect(cutDateline("MOSCOW (Reuters) – Russia", { location: "London" })).toBeUndefined();
  });

  test("is read from any text without throwing, and what is left is the end of the text", () => {
    const part = fc.constantFrom(
      "MOSCOW",
      "New York",
      "(Reuters)",
      "(",
      ")",
      " – ",
      "--",
      "/",
      ", ",
      "Sept 5",
      ".",
      " ",
      "a",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(part).map((parts) => parts.join("")),
          fc.string({ unit: "binary" }),
        ),
        (text) => {
          const cut = cutDateline(text, {});
          if (cut) expect(text.endsWith(cut.rest)).toBe(true);
        },
      ),
    );
  });
});
