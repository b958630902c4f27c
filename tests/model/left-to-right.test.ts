import { expect, test } from "vitest";
import { isolatedWords, markupOf } from "../../src/model/left-to-right.ts";

const isolated = (text: string): string =>
  isolatedWords(text, "ar").replaceAll("\u2066", "[").replaceAll("\u2069", "]");

test.each([
  ["على الرقم +20 3 480 1234.", "على الرقم [+20 3 480 1234]."],
  ["على (03) 480-1234 أو +20 (3) 480-1234", "على [(03) 480-1234] أو [+20 (3) 480-1234]"],
  ["و+20-3-555-0100 و555-0100", "و[+20-3-555-0100] و[555-0100]"],
  ["٠١٢ ٣٤٥ ٦٧٨٩", "[٠١٢ ٣٤٥ ٦٧٨٩]"],
  ["في 2026-11-26 بلغ العدد 1 200 000", "في [2026-11-26] بلغ العدد [1 200 000]"],
  ["بين -2 و+7 درجات و-3.1% و4.2%، أي −18°C", "بين [-2] و[+7] درجات و[-3.1%] و[4.2%]، أي [−18°C]"],
  ["بنسبة ±5% أو -€3", "بنسبة [±5%] أو [-€3]"],
  ["900 دولار (US$) للرحلة", "900 دولار ([US$]) للرحلة"],
  ["شركة (Al-Sahel Ltd.) ولغة C++ و#MeToo", "شركة ([Al-Sahel Ltd.]) ولغة [C++] و[#MeToo]"],
  ["قال: “Keep clear, now!”.", "قال: [“Keep clear, now!”]."],
])("in a text from right to left, what would lose its order is isolated: %s", (text, expected) => {
  expect(isolated(text)).toBe(expected);
});

test.each([
  "الأسباب: (1) و(2) (3) أو (1) (2) (3) (4)",
  "كوفيد-19 والعام 2024-2026 و1939–1945 والفوز 3–1",
  "من 10-12 نوفمبر، الساعة 9:00، في 12/12/2026 و1.5-2 مليون",
  "يانيس كوستا (Yannis Costa) على Sea Star (IMO 9214367) بجواز e-Passport",
  "طائرة F-16، بحسب Reuters. والبريد news@paper.example",
  "“قالت Reuters” إن العدد 1,200",
])("what keeps its order stays as it is: %s", (text) => {
  expect(isolated(text)).toBe(text);
});

test("HTML has an element for it, and its references stay whole", () => {
  expect(markupOf("ar")('بين -2 و"R&D" & #a "b"')).toBe(
    'بين <bdi dir="ltr">-2</bdi> و&quot;R&amp;D&quot; &amp; <bdi dir="ltr">#a</bdi> &quot;b&quot;',
  );
});

test("text from left to right is not touched", () => {
  expect(markupOf("en")("-2 & +20 3 480")).toBe("-2 &amp; +20 3 480");
  expect(isolatedWords("-2", "en")).toBe("-2");
});

test("long texts of hardly anything else are read", () => {
  for (const part of ["1 ", "(1", "+", "a-", "“a ", "-و", "1,", "& "]) {
    const text = part.repeat(50_000);
    expect(isolated(text).replace(/[[\]]/g, "")).toBe(text);
  }
});
