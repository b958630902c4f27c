import { localesOf } from "./locale.ts";
import { memoize } from "./memoize.ts";

const DAY = 24 * 60 * 60_000;

/** The first day of the week by region (CLDR, weekData): 0 is Sunday. Monday where none is named. */
const FIRST_DAYS: readonly (readonly [day: number, regions: string])[] = [
  [
    0,
    "AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW",
  ],
  [6, "AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY"],
];

/** The days of the week in their order in a language, with short and full names. `day` is 0 for Sunday. */
export const weekdaysIn = memoize((language: string): { day: number; short: string; long: string }[] => {
  const region = new Intl.Locale(language).maximize().region ?? "";
  const first = FIRST_DAYS.find(([, regions]) => regions.split(" ").includes(region))?.[0] ?? 1;
  const name = (day: number, weekday: "narrow" | "long") =>
    // 4 January 1970 was a Sunday.
    new Intl.DateTimeFormat(localesOf(language), { weekday, timeZone: "UTC" }).format((3 + day) * DAY);
  return Array.from({ length: 7 }, (_, index) => {
    const day = (first + index) % 7;
    return { day, short: name(day, "narrow"), long: name(day, "long") };
  });
});

/** The weeks of a month, seven numbers each; undefined stands for days of other months. `month` counts from 1. */
export function weeksOf(year: number, month: number, language: string): (number | undefined)[][] {
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const first = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
  const offset = weekdaysIn(language).findIndex(({ day }) => day === first);
  const cells = Array.from({ length: Math.ceil((offset + length) / 7) * 7 }, (_, index) => {
    const day = index - offset + 1;
    return day >= 1 && day <= length ? day : undefined;
  });
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
