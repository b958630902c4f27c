/** The names and abbreviations of each month in English, German, French and Spanish. */
const MONTHS: readonly string[] = [
  "january|januar|jänner|janvier|enero|jan|janv|ene",
  "february|februar|février|fevrier|febrero|feb|févr|fév",
  "march|märz|maerz|mars|marzo|mar|mär|mrz",
  "april|avril|abril|apr|avr|abr",
  "may|mai|mayo",
  "june|juni|juin|junio|jun",
  "july|juli|juillet|julio|jul|juil",
  "august|août|aout|agosto|aug|ago",
  "september|septembre|septiembre|setiembre|sept|sep",
  "october|oktober|octobre|octubre|oct|okt",
  "november|novembre|noviembre|nov",
  "december|dezember|décembre|decembre|diciembre|dec|dez|déc|dic",
];
const MONTH = `(?:${MONTHS.join("|")})(?!\\p{L})\\.?`;
const DAY = String.raw`\d{1,2}(?:st|nd|rd|th|er|º)?\.?`;
const YEAR = String.raw`\d{4}(?!\d)`;
const NUMERIC = String.raw`\d{1,2}(?:/\d{1,2}/|-\d{1,2}-|[.·]\d{1,2}[.·])(?:\d{4}|\d\d)(?!\d)`;

/** The days of the week in the same languages. */
export const WEEKDAY =
  "(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu|thurs?|fri|sat|sun|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr|sa|so|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lun|mar|mer|mié|jeu|jue|ven|vie|sam|sáb|dim|dom)(?!\\p{L})";

/** A time of day, with the zone that may follow it. */
export const TIME = String.raw`(?:(?:(?:[01]\d|2[0-3])[0-5]\d(?=\s*(?:GMT|UTC|[A-Z]{2}T|ET)\b)|\d{1,2}(?:(?:[:.h]| ?h ?)\d\d(?::\d\d)?(?:\s*[ap]\.?m\b\.?)?|\s*[ap]\.?m\b\.?))(?:\s*(?:Uhr|hrs?|horas|heures|h)\b\.?)?(?:\s*\(?(?:GMT|UTC|Z|MEZ|MESZ|[A-Z]{2,4}T|[ECMP]T|UK time)\b\)?|\s*[+-]\d\d:?\d\d)?)`;

/** A day without a time. Like the patterns below, this is the source of a regular expression with the flags `iu`. */
const DATE = String.raw`(?:${DAY}[ /-]+(?:(?:de|of)\s+)?${MONTH},?[ /-]+(?:del?\s+)?${YEAR}|${MONTH}\s+${DAY},?\s+${YEAR}|\d{4}[-/]\d\d[-/]\d\d|${NUMERIC})`;

/** A day without its year. */
export const DAY_OF_YEAR = String.raw`(?:${DAY}\s+(?:de\s+)?${MONTH}|${MONTH}\s+${DAY}|\d{1,2}\.\d{1,2}\.)`;

const SEPARATOR = String.raw`(?:,?\s+(?:(?:at|um|à|a las|a)\s+)?|\s*[|•·–—-]\s*|T)`;

/** A date with or without a time, as people write it in English, German, French or Spanish, or in ISO 8601. */
export const WRITTEN_DATE = `(?:${WEEKDAY}[.,]{0,2}\\s+(?:den\\s+|the\\s+)?)?${DATE}(?:${SEPARATOR}${TIME})?`;

const find = (source: string): RegExp => new RegExp(source, "iu");
const DAY_FIRST = find(
  `(?<day>\\d{1,2})(?:st|nd|rd|th|er|º)?\\.?[ /-]+(?:(?:de|of)\\s+)?(?<month>${MONTH}),?[ /-]+(?:del?\\s+)?(?<year>\\d{4})`,
);
const MONTH_FIRST = find(`(?<month>${MONTH})\\s+(?<day>\\d{1,2})(?:st|nd|rd|th|er|º)?,?\\s+(?<year>\\d{4})`);
const IN_FIGURES = /(?<first>\d{1,2})(?<mark>[/.·-])(?<second>\d{1,2})[/.·-](?<year>\d{4}|\d\d)(?!\d)/;
const TIME_AT_END =
  /(?<!\d)(\d{1,2})(?:(?:[:.h]| ?h ?)(\d\d)(?::\d\d)?)?\s*([ap])?\.?m?\.?(?:\s*(?:Uhr|hrs?|horas|heures|h)\b\.?)?\s*\(?(GMT|UTC|Z|MEZ|MESZ|[A-Z]{2,4}T|[ECMP]T|[+-]\d\d:?\d\d)?\)?$/i;

/**
 * Converts `Thursday, Sept. 5, 2019 at 2:30 pm GMT` to ISO 8601: `2019-09-05T14:30Z`. A time whose zone is an abbreviation other than GMT
 * and UTC is left out, since "CST" is three zones. Undefined if there is no such date, or if `05/09/2019` could be in May or September.
 * Does not check whether the day exists in the calendar.
 *
 * @param dayFirst whether the language writes the day before the month in numeric dates
 */
export function isoOfWritten(text: string, dayFirst: boolean): string | undefined {
  const found = dayIn(text, dayFirst);
  if (found === undefined) return undefined;
  const { day, end } = found;
  const [, hour = "", minute, half = "", zone = ""] = TIME_AT_END.exec(text.slice(end)) ?? [];
  const offset = /^(?:GMT|UTC|Z)$/i.test(zone) ? "Z" : zone;
  if (hour === "" || (minute === undefined && half === "") || /^[A-Z]{2,}/i.test(offset)) return day;
  const hours = half === "" ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  return `${day}T${String(hours).padStart(2, "0")}:${minute ?? "00"}${offset}`;
}

/** The day in ISO 8601, and the offset at which it ends in the text. Undefined as for `isoOfWritten`. */
export function dayIn(text: string, dayFirst: boolean): { day: string; end: number } | undefined {
  const iso = /\d{4}([-/])\d\d\1\d\d/.exec(text);
  if (iso) return { day: iso[0].replaceAll("/", "-"), end: iso.index + iso[0].length };
  const written = DAY_FIRST.exec(text) ?? MONTH_FIRST.exec(text);
  if (written?.groups) {
    const { day = "", month = "", year = "" } = written.groups;
    const name = month.toLowerCase().replace(/\.$/, "");
    const number = MONTHS.findIndex((names) => names.split("|").includes(name)) + 1;
    return { day: isoDay(year, number, Number(day)), end: written.index + written[0].length };
  }
  const figures = IN_FIGURES.exec(text);
  if (!figures?.groups) return undefined;
  const { first, second, mark, year = "" } = figures.groups;
  const [a, b] = [Number(first), Number(second)];
  const fullYear = year.length === 4 ? year : `20${year}`;
  const end = figures.index + figures[0].length;
  const isDayFirst = mark === "." || mark === "·" || a > 12 || (dayFirst && b <= 12);
  if (isDayFirst) return b > 12 ? undefined : { day: isoDay(fullYear, b, a), end };
  return b > 12 || a === b ? { day: isoDay(fullYear, a, b), end } : undefined;
}

const isoDay = (year: string, month: number, day: number): string =>
  `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
