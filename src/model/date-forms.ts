const MONTHS = "january february march april may june july august september october november december".split(" ");
const WEEKDAYS = "sunday monday tuesday wednesday thursday friday saturday".split(" ");

/** Abbreviations with one meaning: those that RFC 822 defines, and those of Europe. "IST", for example, is three zones. */
const ZONES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "+00:00": "UT UTC GMT Z WET",
    "+01:00": "BST CET WEST MEZ",
    "+02:00": "CEST EET MESZ",
    "+03:00": "EEST MSK",
    "-04:00": "EDT",
    "-05:00": "EST CDT",
    "-06:00": "CST MDT",
    "-07:00": "MST PDT",
    "-08:00": "PST",
  }).flatMap(([offset, names]) => names.split(" ").map((name): [string, string] => [name, offset])),
);

const WEEKDAY = String.raw`(?:(?<weekday>[a-z]{3,9})\.?,?\s+)?`;
const MONTH = String.raw`(?<month>[a-z]{3,9})\.?`;
const TIME = String.raw`(?:(?:T|,?\s+)(?<hour>\d\d?):(?<minute>\d\d)(?<rest>:\d\d(?:[.,]\d+)?)?(?:\s*(?<half>[ap]m))?(?:\s*(?<zone>[a-z]{1,4}|[+-]\d\d:?\d\d))?)?`;
const FORMS = [
  // 2024-1-2, 2024/01/02 10:00 UTC
  String.raw`(?<year>\d{4})(?<mark>[-/])(?<number>\d\d?)\k<mark>(?<day>\d\d?)`,
  // Tue, 02 Jan 2024 10:00:00 +0000 (RFC 822, also with its years of two digits)
  String.raw`${WEEKDAY}(?<day>\d\d?)\s+${MONTH}\s+(?<year>\d{4}|\d\d)`,
  // Jan 2, 2024
  String.raw`${WEEKDAY}${MONTH}\s+(?<day>\d\d?),?\s+(?<year>\d{4})`,
].map((form) => new RegExp(`^${form}${TIME}$`, "i"));

/**
 * Converts dates such as `Tue, 02 Jan 2024 10:00:00 EST`, `2024-1-2 10:00 UTC` and `Jan 2, 2024` to ISO 8601, or says what is wrong.
 * Undefined if the text has another form. Does not check whether the day exists in the calendar.
 */
export function isoFrom(text: string): string | { fault: string } | undefined {
  if (text.length > 60) return undefined;
  const found = FORMS.map((form) => form.exec(text)?.groups).find((groups) => groups !== undefined);
  if (!found) return undefined;
  const { weekday, month, number, day = "", hour, minute, rest = "", half, zone } = found;
  const digits = found.year ?? "";
  const year = digits.length === 4 ? digits : `${Number(digits) < 50 ? "20" : "19"}${digits}`;
  const count = month === undefined ? Number(number) : indexOf(MONTHS, month) + 1;
  if (month !== undefined && count === 0) return undefined;
  const date = `${year}-${two(count)}-${two(day)}`;
  const fell = WEEKDAYS[new Date(`${date}T00:00Z`).getUTCDay()];
  if (weekday !== undefined && fell !== undefined && fell !== WEEKDAYS[indexOf(WEEKDAYS, weekday)])
    return { fault: `was a ${capitalised(fell)}` };
  if (hour === undefined) return date;
  const offset = zone === undefined ? "" : /^[+-]/.test(zone) ? zone : ZONES.get(zone.toUpperCase());
  if (offset === undefined) return { fault: `has the time zone ${zone}, which can mean several zones` };
  if (half !== undefined && !/^(?:0?[1-9]|1[0-2])$/.test(hour)) return { fault: "is not in the calendar" };
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === "pm" ? 12 : 0);
  return `${date}T${two(hours)}:${minute}${rest}${offset}`;
}

const two = (number: number | string): string => String(number).padStart(2, "0");
const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** The index of the word that begins with `start`: `Sept` finds `september`. */
const indexOf = (words: readonly string[], start: string): number =>
  words.findIndex((word) => word.startsWith(start.toLowerCase()));
