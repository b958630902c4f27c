import fc from "fast-check";
import { DateTime } from "luxon";
import { afterEach, describe, expect, test, vi } from "vitest";
import { calendarOf, frontStamp, parseMoment, stampOf, zonedText } from "../../src/model/dates.ts";

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
      // Which of two it takes depends on the clock of the machine.
      if (expected.getPossibleOffsets().length > 1) return;
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

describe("an hour of the clock", () => {
  afterEach(() => vi.useRealTimers());

  const read = (text: string, zone: string): number => {
    const parsed = parseMoment(text, zone);
    if ("error" in parsed) throw new Error(parsed.error);
    return parsed.moment.at;
  };
  const iso = (text: string, zone: string): string => new Date(read(text, zone)).toISOString();

  test.each([
    ["2024-10-27T01:30", "Europe/London", "2024-10-27T00:30:00.000Z"],
    ["2024-11-03T01:30", "America/New_York", "2024-11-03T05:30:00.000Z"],
    ["2024-04-07T01:45", "Australia/Lord_Howe", "2024-04-06T14:45:00.000Z"],
    ["2024-11-03", "America/Havana", "2024-11-03T04:00:00.000Z"],
    ["2024-11-03T00:30", "America/Havana", "2024-11-03T04:30:00.000Z"],
  ])("that occurs twice is the first: %s in %s", (text, zone, expected) => {
    expect(iso(text, zone)).toBe(expected);
  });

  test.each([
    ["2024-03-31T01:30", "Europe/London", "2024-03-31T01:30:00.000Z"],
    ["2024-03-10T02:30", "America/New_York", "2024-03-10T07:30:00.000Z"],
    ["2018-11-04", "America/Sao_Paulo", "2018-11-04T03:00:00.000Z"],
    ["2011-12-30T12:00", "Pacific/Apia", "2011-12-30T22:00:00.000Z"],
  ])("that is skipped is as much later: %s in %s", (text, zone, expected) => {
    expect(iso(text, zone)).toBe(expected);
  });

  test("is the first moment that a clock in the zone shows it, at every season of the machine", () => {
    const hours = fc.oneof(
      fc.integer({ min: Date.UTC(1950, 0) / 1_800_000, max: Date.UTC(2037, 0) / 1_800_000 }),
      // Around the changes of most zones: the nights of spring and autumn.
      fc
        .tuple(
          fc.integer({ min: 1975, max: 2035 }),
          fc.constantFrom(2, 3, 8, 9, 10),
          fc.integer({ min: 1, max: 31 }),
          fc.integer({ min: 0, max: 8 }),
        )
        .map(([year, month, day, half]) => Date.UTC(year, month, day) / 1_800_000 + half),
    );
    const clocks = fc.constantFrom("2024-01-15", "2024-07-15", "2024-03-31T01:30Z", "2024-10-27T00:59Z", "1999-12-31");
    const zones = fc.constantFrom(...Intl.supportedValuesOf("timeZone"), ...ZONES);
    vi.useFakeTimers({ toFake: ["Date"] });
    fc.assert(
      fc.property(hours, zones, clocks, (half, zone, now) => {
        vi.setSystemTime(now);
        const clock = half * 1_800_000;
        const at = read(new Date(clock).toISOString().slice(0, 16), zone);
        const shows = (moment: number): number => {
          const time = DateTime.fromMillis(moment, { zone });
          return moment + time.offset * 60_000;
        };
        // Offsets change on quarter hours: every moment at which the clock might show it.
        const offsets = new Set<number>();
        for (let near = clock - 24 * HOUR; near <= clock + 24 * HOUR; near += HOUR / 2) offsets.add(shows(near) - near);
        const moments = [...offsets].map((offset) => clock - offset).filter((moment) => shows(moment) === clock);
        const before = shows(clock - 24 * HOUR) - (clock - 24 * HOUR);
        expect(at).toBe(moments.length > 0 ? Math.min(...moments) : clock - before);
      }),
      { numRuns: 1500 },
    );
  });
});

const HOUR = 3_600_000;

describe("a date in another form", () => {
  test.each([
    ["2024-1-2", "2024-01-02T00:00:00.000Z"],
    ["2024/01/02", "2024-01-02T00:00:00.000Z"],
    ["2024-01-02 10:00 UTC", "2024-01-02T10:00:00.000Z"],
    ["2024-01-02 10:00 EST", "2024-01-02T15:00:00.000Z"],
    ["2024-01-02 10:00:30 pdt", "2024-01-02T17:00:30.000Z"],
    ["2024-1-2 9:05 CET", "2024-01-02T08:05:00.000Z"],
    ["2024-01-02 10:00:00 -0500", "2024-01-02T15:00:00.000Z"],
    ["Tue, 02 Jan 2024 10:00:00 +0000", "2024-01-02T10:00:00.000Z"],
    ["Tue, 2 Jan 2024 10:00 CST", "2024-01-02T16:00:00.000Z"],
    ["02 Jan 24 10:00 GMT", "2024-01-02T10:00:00.000Z"],
    ["02 Jan 87 10:00 UT", "1987-01-02T10:00:00.000Z"],
    ["Jul 08 2022", "2022-07-08T00:00:00.000Z"],
    ["Sept. 5, 2019 2:30 pm EDT", "2019-09-05T18:30:00.000Z"],
    ["5 September 2019", "2019-09-05T00:00:00.000Z"],
  ])("is read: %s", (text, expected) => {
    const parsed = parseMoment(text, "UTC");
    expect("moment" in parsed && new Date(parsed.moment.at).toISOString()).toBe(expected);
    expect("moment" in parsed && parsed.moment.timed).toBe(text.includes(":"));
  });

  test.each([
    ["Mon, 02 Jan 2024 10:00:00 +0000", '"Mon, 02 Jan 2024 10:00:00 +0000" was a Tuesday'],
    ["2024-01-02 10:00 IST", '"2024-01-02 10:00 IST" has the time zone IST, which can mean several zones'],
    ["2024-2-30", '"2024-2-30" is not in the calendar'],
    ["30 Feb 2024", '"30 Feb 2024" is not in the calendar'],
    ["2024-13-1", '"2024-13-1" is not in the calendar'],
    ["2024-01-02 13:00 pm", '"2024-01-02 13:00 pm" is not in the calendar'],
    ["02/01/2024", '"02/01/2024" is not a date'],
    ["2024-1/2", '"2024-1/2" is not a date'],
    ["2 Mayor 2024", '"2 Mayor 2024" is not a date'],
    ["January 2024", '"January 2024" is not a date'],
  ])("is refused: %s", (text, error) => {
    expect(parseMoment(text, "UTC")).toEqual({ error });
  });
});

test.each([
  ["en-GB", "Europe/London", "26 November 2026 at 09:05", "09:05", "GMT"],
  ["en-US", "America/New_York", "November 26, 2026 at 4:05 AM", "4:05 AM", "EST"],
  ["de", "Europe/Berlin", "26. November 2026, 10:05 Uhr", "10:05 Uhr", "MEZ"],
  ["de-AT", "Europe/Vienna", "26. November 2026, 10:05 Uhr", "10:05 Uhr", "MEZ"],
  ["fr", "Europe/Paris", "26 novembre 2026 à 10h05", "10h05", "UTC+1"],
  ["es", "Europe/Madrid", "26 de noviembre de 2026 a las 10:05", "10:05", "CET"],
  ["pt-BR", "America/Sao_Paulo", "26 de novembro de 2026 às 06h05", "06h05", "BRT"],
])("a time in %s reads as its newspapers print it, with the zone where no element says it", (language, zone, text, clock, name) => {
  const at = Date.parse("2026-11-26T09:05:00Z");
  expect(stampOf({ at, timed: true }, zone, language).text).toBe(text);
  expect(frontStamp({ at, timed: true }, at, zone, language).text).toBe(clock);
  expect(zonedText({ at, timed: true }, zone, language)).toBe(`${text} ${name}`);
  const day = stampOf({ at, timed: false }, zone, language).text;
  expect(zonedText({ at, timed: false }, zone, language)).toBe(day);
  expect(text.startsWith(day)).toBe(true);
});
