const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH = String.raw`(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?`;
const WEEKDAY = String.raw`(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?[.,]?\s+)?`;
const DAY = String.raw`\d{1,2}(?:st|nd|rd|th)?\.?`;
const TIME = String.raw`(?:(?:,?\s+(?:at\s+)?|\s*[|•·–—-]\s*|T)\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?(?:\s*(?:GMT|UTC|Z|[A-Z]{2,4}T|[+-]\d\d:?\d\d))?)?`;

/** A date as people write it in English, or as ISO 8601 does, with a time or without: the source of a regular expression. */
export const WRITTEN_DATE = `${WEEKDAY}(?:${DAY}\\s+${MONTH},?\\s+\\d{4}|${MONTH}\\s+${DAY},?\\s+\\d{4}|\\d{4}-\\d\\d-\\d\\d)${TIME}`;

/**
 * `Thursday, Sept. 5, 2019 at 2:30 pm GMT` as ISO 8601: `2019-09-05T14:30Z`. A time in a zone that only an abbreviation names is
 * left out, since "CST" is three zones. Nothing where there is no such date; whether it is in the calendar is not checked.
 */
export function isoOfWritten(text: string): string | undefined {
  const day = isoDay(text);
  if (day === undefined) return undefined;
  const [, hour = "", minute = "", half = "", zone = ""] =
    /(?<!\d)(\d{1,2})[:.](\d\d)(?::\d\d)?\s*([ap])?\.?m?\.?\s*(GMT|UTC|Z|[A-Z]{2,4}T|[+-]\d\d:?\d\d)?$/i.exec(text) ??
    [];
  const offset = /^(?:GMT|UTC|Z)$/i.test(zone) ? "Z" : zone;
  if (hour === "" || /^[A-Z]{2,}/i.test(offset)) return day;
  const hours = half === "" ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  return `${day}T${String(hours).padStart(2, "0")}:${minute}${offset}`;
}

function isoDay(text: string): string | undefined {
  const [iso] = /\d{4}-\d\d-\d\d/.exec(text) ?? [];
  if (iso !== undefined) return iso;
  const words = text.toLowerCase().match(/[a-z]+|\d+/g) ?? [];
  const month = words.map((word) => MONTHS.indexOf(word.slice(0, 3))).find((index) => index >= 0);
  const year = words.find((word) => /^\d{4}$/.test(word));
  const day = words.find((word) => /^\d{1,2}$/.test(word));
  if (month === undefined || year === undefined || day === undefined) return undefined;
  return `${year}-${String(month + 1).padStart(2, "0")}-${day.padStart(2, "0")}`;
}
