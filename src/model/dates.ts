// Moments: how outlets write them and in which zone they are, and how readers see them in each language.

import { DateTime, IANAZone } from "luxon";
import { isoFrom } from "./date-forms.ts";
import { localesOf } from "./locale.ts";
import { memoize } from "./memoize.ts";

/** A point in time as an editor gave it. `timed` is false for a date without a time, which never shows one. */
export interface Moment {
  /** Milliseconds since 1970-01-01T00:00Z; for a date without a time, midnight in the outlet's zone. */
  readonly at: number;
  readonly timed: boolean;
}

/** A moment as a page shows it: `iso` for machines (a date, or a date-time with offset), `text` for readers. */
export interface Stamp {
  readonly iso: string;
  readonly text: string;
}

const SHAPE = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?\s?(Z|z|[+-]\d\d:?\d\d)?)?$/;
/** Offsets of up to 14 hours from UTC. No zone is further away. */
const OFFSET = /^(?:z|[+-](?:0\d|1[0-3]):?[0-5]\d|[+-]14:?00)$/i;
/** The first possible moment, so that years have four digits (RFC 3339) in any zone. */
const FIRST = Date.parse("0001-01-02T00:00Z");

export type ParsedMoment = { moment: Moment; note?: string } | { error: string };

/**
 * Reads an ISO 8601 date or date-time, or another form that `isoFrom` knows. A time without offset is in `zone`. If
 * it occurs twice there, the first is taken. If daylight saving time skips it, it is moved later by the skipped time, with a note.
 */
export function parseMoment(text: string, zone: string): ParsedMoment {
  const typed = text.trim();
  const written = SHAPE.test(typed) ? typed : isoFrom(typed);
  if (typeof written === "object") return { error: `"${text}" ${written.fault}` };
  const shape = SHAPE.exec(written ?? "");
  if (!shape) return { error: `"${text}" is not a date` };
  const [, day = "", hour = "00", minute = "00", second = "00", fraction = "0", offset] = shape;
  const timed = shape[2] !== undefined;
  const clock = Date.parse(`${day}T${hour}:${minute}:${second}.${fraction}Z`);
  if (!isDay(day) || Number.isNaN(clock) || (offset !== undefined && !OFFSET.test(offset)))
    return { error: `"${text}" is not in the calendar` };
  if (offset !== undefined)
    return momentAt(Date.parse(`${day}T${hour}:${minute}:${second}.${fraction}${offset}`), text, timed);
  const at = timed ? atClock(clock, zone) : midnightIn(zone)(clock);
  const parsed = momentAt(at, text, timed);
  if (!timed || "error" in parsed || clockAt(at, zone) === clock) return parsed;
  const taken = DateTime.fromMillis(at, { zone }).toISO();
  return { ...parsed, note: `"${text}" does not exist in ${zone}, where clocks go forward; it is taken as ${taken}` };
}

const momentAt = (at: number, text: string, timed: boolean): ParsedMoment =>
  at >= FIRST ? { moment: { at, timed } } : { error: `"${text}" is not in the calendar` };

/**
 * The first moment at which clocks in the zone show a time. The time is given as if it were UTC. If clocks skip it, the moment at which
 * they would have shown it if they had not been changed. luxon would choose between two moments by the offset of today.
 */
function atClock(clock: number, zone: string): number {
  const day = clock - (((clock % DAY) + DAY) % DAY);
  const [before, after] = [offsetIn(zone)(day - DAY), offsetIn(zone)(day + 2 * DAY)];
  if (before === after) return clock - before * MINUTE;
  // Clocks were changed within a day of this time, perhaps by a whole day.
  const moments = [before, after].map((offset) => clock - offset * MINUTE).sort((a, b) => a - b);
  return moments.find((at) => clockAt(at, zone) === clock) ?? clock - before * MINUTE;
}

const clockAt = (at: number, zone: string): number => at + offsetIn(zone)(at) * MINUTE;

const midnightIn = memoize((zone: string) => memoize((clock: number) => atClock(clock, zone)));
const isDay = memoize((day: string) => {
  const at = Date.parse(`${day}T00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
});

/** Whether the IANA time zone is known to this machine. */
export const isZone = (zone: string): boolean => IANAZone.isValidZone(zone);

/** `rtl` for languages written from right to left. */
export const directionOf = memoize((language: string): "ltr" | "rtl" => {
  const script = new Intl.Locale(language).maximize().script;
  return script !== undefined && RIGHT_TO_LEFT.has(script) ? "rtl" : "ltr";
});
// The scripts of living right-to-left languages. Intl.Locale's textInfo exists only since Node 21, and has another form in later versions.
const RIGHT_TO_LEFT = new Set(["Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg", "Mand", "Samr", "Yezi"]);

/** The offset from UTC in minutes, with a fraction before there were time zones. It is cached, since luxon needs 10 µs for each date. */
const offsetIn = memoize((zone: string) => {
  // Offsets change on quarter hours only.
  const atQuarter = memoize((quarter: number) => IANAZone.create(zone).offset(quarter * QUARTER_HOUR));
  return (at: number): number => atQuarter(Math.floor(at / QUARTER_HOUR));
});

/** The offset from UTC in whole minutes. It changes on few days, so that it is looked up once for most days. */
const minutesIn = memoize((zone: string) => {
  const offsetAt = (at: number): number => Math.round(offsetIn(zone)(at));
  const offsetOn = memoize((day: number) => {
    const first = offsetAt(day * DAY);
    return first === offsetAt((day + 1) * DAY - 1) ? first : "changes";
  });
  return (at: number): number => {
    const ofDay = offsetOn(Math.floor(at / DAY));
    return ofDay === "changes" ? offsetAt(at) : ofDay;
  };
});

/** The time that a clock in the zone shows, as if it were UTC: `2019-09-05T14:30:00.000Z`, and the zone's offset in minutes. */
const wallClockIn = memoize((zone: string) =>
  memoize((at: number) => {
    const offset = minutesIn(zone)(at);
    return { shown: new Date(at + offset * MINUTE).toISOString(), offset };
  }),
);

/** @param day counted from 1970-01-01 */
const dateOf = memoize((day: number): CalendarDay => {
  const shown = new Date(day * DAY).toISOString();
  return { year: shown.slice(0, 4), month: shown.slice(5, 7), day: shown.slice(8, 10) };
});
const MINUTE = 60_000;
const QUARTER_HOUR = 15 * MINUTE;
const DAY = 24 * 60 * MINUTE;

/** A day of the calendar, in parts as addresses use them: four, two and two digits. The same object for each moment of the day. */
export type CalendarDay = Readonly<Record<"year" | "month" | "day", string>>;

/** The day in the zone. */
export const calendarOf = (at: number, zone: string): CalendarDay =>
  dateOf(Math.floor((at + minutesIn(zone)(at) * MINUTE) / DAY));

/** `2019-09-05`: the day in the zone. */
export const dayOf = (at: number, zone: string): string => isoOf({ at, timed: false }, zone);

/** Whether a moment is before another. A date without a time is before it if its day is. */
export const isBefore = (moment: Moment, other: Moment, zone: string): boolean =>
  moment.at < other.at && (moment.timed || dayOf(moment.at, zone) !== dayOf(other.at, zone));

/** A moment in ISO 8601: `2019-09-05`, or `2019-09-05T14:30:00+01:00` if a time is known. */
export function isoOf({ at, timed }: Moment, zone: string): string {
  const { shown, offset } = wallClockIn(zone)(at);
  if (!timed) return shown.slice(0, 10);
  const sign = offset < 0 ? "-" : "+";
  return `${shown.slice(0, 19)}${offset === 0 ? "Z" : `${sign}${digits(Math.trunc(offset / 60))}:${digits(offset % 60)}`}`;
}

const digits = (number: number): string => String(Math.abs(number)).padStart(2, "0");

/** A date-time with offset, also for a date without a time, as RFC 3339 and the feed formats require. */
export const dateTimeOf = (at: number, zone: string): string => isoOf({ at, timed: true }, zone);

const DATE = { day: "numeric", month: "long", year: "numeric" } as const;

/** Hours as a clock of the language shows them: `09:05` of 24 hours, `9:05 AM` of twelve. */
const clockIn = memoize((language: string) => {
  const { hour12 } = new Intl.DateTimeFormat(localesOf(language), { hour: "numeric" }).resolvedOptions();
  return { hour: hour12 ? "numeric" : "2-digit", minute: "2-digit" } as const;
});

/** How newspapers print a time of day, by language, where it is not what Intl says. */
const PRINTED: ReadonlyMap<string, (text: string) => string> = new Map([
  ["de", (text) => `${text.replace(" um ", ", ")} Uhr`],
  ["fr", (text) => text.replace(/(\d\d):(\d\d)$/, "$1h$2")],
  ["pt", (text) => text.replace(/(\d\d):(\d\d)$/, "$1h$2")],
]);

/** A text that ends with a time of day, as newspapers in the language print it. */
function printed(text: string, language: string): string {
  const [base = language] = language.split("-", 1);
  return PRINTED.get(base)?.(text) ?? text;
}

// A cached formatter needs 2 µs for a date. luxon's toLocaleString, which looks up a formatter by its options, needs 19 µs.
const formatter = memoize((language: string) =>
  memoize((zone: string) => {
    const formatOf = (parts: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(localesOf(language), { timeZone: zone, ...parts });
    return {
      day: formatOf(DATE),
      time: formatOf({ ...DATE, ...clockIn(language) }),
      weekday: formatOf({ ...DATE, weekday: "long" }),
      weekdayOfYear: formatOf({ weekday: "long", day: "numeric", month: "long" }),
      short: formatOf({ ...DATE, month: "short" }),
      ofYear: formatOf({ day: "numeric", month: "short" }),
      clock: formatOf(clockIn(language)),
      zone: formatOf({ timeZoneName: "short" }),
    };
  }),
);

/**
 * A moment for readers: `5 September 2019 at 14:30`, in the language and on the clock of the zone. A date without a time shows none. The
 * zone is in `iso`, for `<time datetime>`: newspapers do not print it.
 */
export function stampOf(moment: Moment, zone: string, language: string): Stamp {
  const { day, time } = formatter(language)(zone);
  const text = moment.timed ? printed(time.format(moment.at), language) : day.format(moment.at);
  return { iso: isoOf(moment, zone), text };
}

/** The same as text alone, with the name of the zone, for places that have no `<time>`: `5 September 2019 at 14:30 BST`. */
export function zonedText(moment: Moment, zone: string, language: string): string {
  const { text } = stampOf(moment, zone, language);
  const parts = formatter(language)(zone).zone.formatToParts(moment.at);
  const name = parts.find(({ type }) => type === "timeZoneName");
  return moment.timed && name ? `${text} ${name.value}` : text;
}

/** The day of a moment as cards show it, `5 Sept 2019`, whatever the time. `iso` says no more than that: `2019-09-05`. */
export function shortStamp(moment: Moment, zone: string, language: string): Stamp {
  const days = shortDays(language)(zone);
  const day = dayOf(moment.at, zone);
  const text = days.get(day) ?? formatter(language)(zone).short.format(moment.at);
  days.set(day, text);
  return { iso: day, text };
}
const shortDays = memoize((_language: string) => memoize((_zone: string) => new Map<string, string>()));

/**
 * A moment as the front shows it: the time alone on the day of the edition (`14:30`), without the year in its year (`5 Sept`).
 *
 * @param edition the time of the newest story, in milliseconds
 */
export function frontStamp(moment: Moment, edition: number, zone: string, language: string): Stamp {
  const { short, ofYear, clock } = formatter(language)(zone);
  const isToday = moment.timed && dayOf(moment.at, zone) === dayOf(edition, zone);
  const isThisYear = calendarOf(moment.at, zone).year === calendarOf(edition, zone).year;
  const text = isToday ? printed(clock.format(moment.at), language) : (isThisYear ? ofYear : short).format(moment.at);
  return { iso: isoOf(moment, zone), text };
}

/** `September 2019` and `September`, for archives, which have months of the Gregorian calendar in every language. `month` counts from 1. */
export const monthName = (year: number, month: number, language: string, withYear = true): string =>
  monthNames(language)[withYear ? "withYear" : "alone"](Date.UTC(year, month - 1));

/** By the month's first moment. Every story names its month. */
const monthNames = memoize((language: string) => {
  const named = (options: Intl.DateTimeFormatOptions) => {
    const month = new Intl.DateTimeFormat(localesOf(language), { calendar: "gregory", timeZone: "UTC", ...options });
    return memoize((at: number) => month.format(at));
  };
  return { alone: named({ month: "long" }), withYear: named({ month: "long", year: "numeric" }) };
});

/** `Thursday, 5 September 2019`: the date line of a day; `Thursday 5 September` below a heading with its year. */
export const dayName = (at: number, zone: string, language: string, withYear = true): string =>
  formatter(language)(zone)[withYear ? "weekday" : "weekdayOfYear"].format(at);
