import type { Stated } from "../formats/format.ts";
import { DAY_OF_YEAR, isoOfWritten, TIME, WEEKDAY, WRITTEN_DATE } from "../written-date.ts";
import { inAnyLanguage, LANGUAGES } from "./languages.ts";

/** A line of dates and times, with the words before them. */
export interface Timestamp {
  readonly rule: "updated" | "published" | "date line" | "counter";
  readonly stated: Pick<Stated, "date" | "updated">;
}

const ALONE = String.raw`(?![\p{L}\p{N}])`;
const PART = new RegExp(
  [
    `(?<updated>(?:${inAnyLanguage(({ updated }) => updated)})${ALONE})`,
    `(?<reading>(?:${inAnyLanguage(({ reading }) => reading)})${ALONE})`,
    `(?<ago>(?:${inAnyLanguage(({ ago }) => ago)})${ALONE})`,
    `(?<date>${WRITTEN_DATE})`,
    `(?<time>${TIME}${ALONE})`,
    // A day without a year gives no date. It counts only with a label or a time.
    `(?<day>${DAY_OF_YEAR}${ALONE})`,
    `(?<published>(?:${inAnyLanguage(({ published }) => published)})${ALONE})`,
    `(?:${WEEKDAY}|(?:utc|gmt) ?[+-]\\d{1,2}|um|at|on|the|den|del|à|a las|h|uhr|und|and|et|y|\\d{1,2} ?(?:h|heures?|uhr|horas?))${ALONE}\\.?`,
    String.raw`[\s,.|·•–—:()/-]+`,
  ].join("|"),
  "iuy",
);
/** A fast test that every line with a timestamp passes. */
const MAYBE = /\d| ago$|^vor |hace|il y a|just now|gerade|instant|ahora/i;
/** Labels in languages whose numeric dates begin with the day. "am" may also belong to a time. */
const DAY_FIRST = new RegExp(
  `^(?:${LANGUAGES.filter(({ dayFirst }) => dayFirst)
    .map(({ published, updated }) => `${published}|${updated}`)
    .join("|")})$`,
  "iu",
);

/**
 * Reads a line that holds only dates, times and their labels. Undefined for other lines.
 *
 * @param dayFirst whether numeric dates begin with the day in the text's language
 */
export function timestampOf(line: string, dayFirst = false): Timestamp | undefined {
  if (line.length > 140 || !MAYBE.test(line)) return undefined;
  const stated: { date?: string; updated?: string } = {};
  const found = { updated: false, published: false, reading: false, ago: false, date: false, time: false, day: false };
  let key: "date" | "updated" = "date";
  let isLabelled = false;
  let isDayFirst = dayFirst || /\bUhr\b/i.test(line);
  for (let at = 0; at < line.length; at = PART.lastIndex) {
    PART.lastIndex = at;
    const groups = PART.exec(line)?.groups;
    if (!groups) return undefined;
    const { updated, published, reading, ago, date, time, day } = groups;
    if (updated !== undefined) key = "updated";
    if (published !== undefined) key = "date";
    // A short label is not enough: "Am 5. September" may begin a sentence.
    isLabelled ||= (updated ?? published ?? "").length > 3;
    isDayFirst ||= DAY_FIRST.test(updated ?? published ?? "");
    found.updated ||= updated !== undefined;
    found.published ||= published !== undefined;
    found.reading ||= reading !== undefined;
    // "Today" alone may be a headline.
    found.ago ||=
      ago !== undefined &&
      (/\d| ago|^vor |hace|il y a|just|gerade|instant|ahora/i.test(ago) ||
        found.updated ||
        found.published ||
        /\d[:.h]\d\d/.test(line));
    // Several dates are columns of a table.
    if (date !== undefined && found.date && !found.updated && !found.published) return undefined;
    found.date ||= date !== undefined;
    found.time ||= time !== undefined;
    found.day ||= day !== undefined;
    if (date === undefined || stated[key] !== undefined) continue;
    const iso = isoOfWritten(date, isDayFirst);
    if (iso !== undefined) stated[key] = iso;
  }
  const hasLabel = found.updated || found.published;
  if (
    !found.date &&
    !found.ago &&
    !found.reading &&
    !((hasLabel || found.day) && found.time) &&
    !(isLabelled && found.day)
  )
    return undefined;
  const rule = found.published
    ? "published"
    : found.updated
      ? "updated"
      : found.date || found.ago || found.day
        ? "date line"
        : "counter";
  return { rule: found.updated && stated.date === undefined ? "updated" : rule, stated };
}
