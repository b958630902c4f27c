import { monthName, parseMoment } from "../model/dates.ts";
import { memoize } from "../model/memoize.ts";
import { dayIn } from "./written-date.ts";

const DATE_FIX = "Write it like 2019-09-05 or 2019-09-05T14:30.";

const UNITS = "Uhr|hrs?|h|heures?|horas?|o['’]clock";
const CLOCK = new RegExp(
  String.raw`^(?:[\s,|T]|um|at|à|às|a las?|as|الساعة)*(?<hour>\d{1,2})(?:\s?[:.h]\s?(?<minute>\d\d)|\s?Uhr\s(?<after>\d\d))?(?<unit>\s?(?:${UNITS})\.?)?(?:\s?(?<half>[ap])\.?m\.?)?$`,
  "iu",
);

/** The months of languages that `written-date.ts` does not read, and their English names. */
const months = memoize(
  (language: string) =>
    new Map(
      Array.from({ length: 12 }, (_, index) => [
        monthName(2000, index + 1, language, false).toLowerCase(),
        monthName(2000, index + 1, "en", false),
      ]),
    ),
);

/**
 * What to write for a date that is not understood: the line itself where day and month are certain, both lines where `3/12/2026` can be
 * in March or December, and else an example. Arabic and Persian digits count as digits, and dashes as hyphens.
 *
 * @param key that the date is the value of
 * @param zone IANA, of dates without an offset
 */
export function dateFix(key: string, written: string, zone: string): string {
  const text = written
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/(?<=\d)[–—−‐‑](?=\d)/g, "-");
  if (text !== written && "moment" in parseMoment(text, zone)) return `Write: ${key}: ${text}`;
  const english = text.trim().replace(/\p{L}+/gu, (word) => {
    const lower = word.toLowerCase();
    return months("pt").get(lower) ?? months("ar").get(lower) ?? word;
  });
  const first = isoIn(english, zone);
  if (first === undefined) return DATE_FIX;
  const swapped = dayIn(english, false) === undefined ? monthFirst(first, zone) : undefined;
  if (swapped === undefined) return `Write: ${key}: ${first}`;
  return `Write: ${key}: ${first} (or ${key}: ${swapped} if the month comes first)`;
}

/** Undefined if there is no such day, or if a time is not understood: an embargo must not end earlier than it says. */
function isoIn(text: string, zone: string): string | undefined {
  const found = dayIn(text, true);
  if (found === undefined) return undefined;
  const rest = text.slice(found.end).trim();
  const time = rest === "" ? "" : timeIn(rest);
  const iso = `${found.day}${time}`;
  return time !== undefined && "moment" in parseMoment(iso, zone) ? iso : undefined;
}

function timeIn(rest: string): string | undefined {
  const { hour = "", minute, after, unit, half } = CLOCK.exec(rest)?.groups ?? {};
  const minutes = minute ?? after;
  if (hour === "" || (minutes === undefined && unit === undefined && half === undefined)) return undefined;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  return `T${String(hours).padStart(2, "0")}:${minutes ?? "00"}`;
}

/** The other reading of a day that was read with the day first. */
function monthFirst(iso: string, zone: string): string | undefined {
  const other = iso.replace(/^(\d{4})-(\d\d)-(\d\d)/, "$1-$3-$2");
  return "moment" in parseMoment(other, zone) ? other : undefined;
}
