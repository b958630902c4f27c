import fc from "fast-check";
import { DateTime } from "luxon";
import { expect, test } from "vitest";
import { calendarOf, parseMoment } from "../../src/model/dates.ts";

const ZONES = ["Europe/London", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia", "UTC"];

const digits = (most: number): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max: most }).map((number) => String(number).padStart(2, "0"));
const date = fc.tuple(fc.integer({ min: 1850, max: 2150 }), digits(13), digits(32)).map((parts) => parts.join("-"));
const time = fc
  .tuple(
    digits(25),
    digits(60),
    fc.option(fc.tuple(digits(60), fc.option(fc.stringMatching(/^[.,]\d{1,6}$/)))),
    fc.oneof(
      fc.constantFrom("", "Z", "z", " Z"),
      fc.tuple(fc.constantFrom("+", "-", " +"), digits(13), fc.constantFrom("", ":"), digits(59)),
    ),
  )
  .map(([hour, minute, seconds, offset]) => {
    const [second, fraction] = seconds ?? [];
    const rest = second === undefined ? "" : `:${second}${fraction ?? ""}`;
    return `T${hour}:${minute}${rest}${typeof offset === "string" ? offset : offset.join("")}`;
  });

test("a date is the moment that luxon takes it for", () => {
  fc.assert(
    fc.property(date, fc.option(time), fc.constantFrom(...ZONES), (day, clock, zone) => {
      const text = day + (clock ?? "");
      const parsed = parseMoment(text, zone);
      const expected = DateTime.fromISO(text.replace(" ", ""), { zone });
      if (expected.isValid)
        expect(parsed).toMatchObject({ moment: { at: expected.toMillis(), timed: clock !== null } });
      else expect(parsed).toEqual({ error: `"${text}" is not in the calendar` });
    }),
    { numRuns: 5000 },
  );
});

test("a day is the one that luxon has in the zone", () => {
  const moment = fc.date({ min: new Date("1900-01-02"), max: new Date("2099-12-31"), noInvalidDate: true });
  fc.assert(
    fc.property(moment, fc.constantFrom(...ZONES), (at, zone) => {
      const { year, month, day } = calendarOf(at.getTime(), zone);
      expect(`${year}-${month}-${day}`).toBe(DateTime.fromJSDate(at, { zone }).toISODate());
    }),
    { numRuns: 5000 },
  );
  // Hours around a change.
  for (let hour = -48; hour < 48; hour++) {
    const at = Date.UTC(2019, 9, 27, 1) + hour * 1_800_000;
    const { month, day } = calendarOf(at, "Europe/London");
    expect(`${month}-${day}`).toBe(DateTime.fromMillis(at, { zone: "Europe/London" }).toFormat("MM-dd"));
  }
});
