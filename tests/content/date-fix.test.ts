import { expect, test } from "vitest";
import { dateFix } from "../../src/content/date-fix.ts";
import { ingestFiles } from "./seeds.ts";

test.each([
  // Day and month are certain.
  ["26.11.2026", "Write: date: 2026-11-26"],
  ["3.12.2026", "Write: date: 2026-12-03"],
  ["26.11.26", "Write: date: 2026-11-26"],
  ["Donnerstag, 26. November 2026", "Write: date: 2026-11-26"],
  ["26 de novembro de 2026", "Write: date: 2026-11-26"],
  ["26 نوفمبر 2026", "Write: date: 2026-11-26"],
  ["26/11/2026", "Write: date: 2026-11-26"],
  ["11/26/2026", "Write: date: 2026-11-26"],
  ["5/5/2026", "Write: date: 2026-05-05"],
  // With times
  ["2026-12-03 6 Uhr", "Write: date: 2026-12-03T06:00"],
  ["3.12.2026 18.30 Uhr", "Write: date: 2026-12-03T18:30"],
  ["3.12.2026, um 6 Uhr 15", "Write: date: 2026-12-03T06:15"],
  ["3 décembre 2026 à 6 h 15", "Write: date: 2026-12-03T06:15"],
  ["December 3, 2026 at 6 pm", "Write: date: 2026-12-03T18:00"],
  // Digits and hyphens of other scripts
  ["٢٠٢٦-١١-٢٦", "Write: date: 2026-11-26"],
  ["۲۶ نوفمبر ۲۰۲۶", "Write: date: 2026-11-26"],
  ["2026–11–26", "Write: date: 2026-11-26"],
  // Two readings
  ["3/12/2026", "Write: date: 2026-12-03 (or date: 2026-03-12 if the month comes first)"],
  ["03-12-2026 6:00", "Write: date: 2026-12-03T06:00 (or date: 2026-03-12T06:00 if the month comes first)"],
  // A time that is not understood, and what is no day
  ["3.12.2026 früh", "Write it like 2019-09-05 or 2019-09-05T14:30."],
  ["3.12.2026 25 Uhr", "Write it like 2019-09-05 or 2019-09-05T14:30."],
  ["31.2.2026", "Write it like 2019-09-05 or 2019-09-05T14:30."],
  ["3.12.", "Write it like 2019-09-05 or 2019-09-05T14:30."],
  ["26. Nov", "Write it like 2019-09-05 or 2019-09-05T14:30."],
])("what to write for %s", (text, fix) => {
  expect(dateFix("date", text, "Europe/Berlin")).toBe(fix);
});

test("the line to write has the key that is in the file", async () => {
  const { messages } = await ingestFiles({
    "seeds/x.md":
      "---\ntitle: Quay\npubDate: 26.11.2026\nembargo: 3.12.2026\ncorrections:\n  - date: 4.12.2026\n    text: It was.\n---\nText.\n",
  });
  expect(messages).toEqual([
    'seeds/x.md:3: pubDate: "26.11.2026" is not a date. Write: pubDate: 2026-11-26',
    'seeds/x.md:6: corrections.0.date: "4.12.2026" is not a date. Write: date: 2026-12-04',
    'seeds/x.md:4: embargo: "3.12.2026" is not a date. Write: embargo: 2026-12-03',
  ]);
});
