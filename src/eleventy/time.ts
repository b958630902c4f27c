import nunjucks from "nunjucks";
import { isoOf, parseMoment, type Stamp, stampOf } from "../model/dates.ts";
import { escapeMarkup } from "../model/text.ts";

/** `this` of a filter, as far as we look at it: Nunjucks has the data of the page in `ctx`, Liquid behind a function. */
interface Caller {
  readonly ctx?: { readonly view?: { readonly language?: string } };
  readonly context?: { get(path: readonly string[]): unknown };
}

/**
 * The filter `time`, which writes a date for readers: `{{ story.date | time }}` is `<time datetime="…">2 April 2026 at 11:00</time>`,
 * in the outlet's time zone. It takes what views call a stamp, dates of stories and of Eleventy, and texts (ISO 8601). Midnight in the
 * outlet's zone is a date alone.
 *
 * @param site asked whenever a date is written
 */
export const timeFilter = (site: () => { readonly timeZone: string; readonly language: string }) =>
  function (this: Caller, value: unknown, language?: string) {
    const { iso, text } = isStamp(value) ? value : stampFor(value, site().timeZone, language ?? languageOf(this, site));
    return new nunjucks.runtime.SafeString(`<time datetime="${escapeMarkup(iso)}">${escapeMarkup(text)}</time>`);
  };

/** @throws Error where it is no date */
function stampFor(value: unknown, zone: string, language: string): Stamp {
  if (typeof value === "string") {
    const parsed = parseMoment(value, zone);
    if ("error" in parsed) throw new Error(parsed.error);
    return stampOf(parsed.moment, zone, language);
  }
  if (!(value instanceof Date) || Number.isNaN(value.getTime()))
    throw new Error("it is given no date: a date of a story is story.date");
  const at = value.getTime();
  const timed = !isoOf({ at, timed: true }, zone).includes("T00:00:00");
  return stampOf({ at, timed }, zone, language);
}

/** That of the page; templates in TypeScript do not say which it is. */
function languageOf({ ctx, context }: Caller, site: () => { readonly language: string }): string {
  const view = ctx?.view ?? context?.get(["view"]);
  // Of a page of the outlet's own, a view makes its values when they are asked for.
  const language: unknown = typeof view === "object" && view !== null ? Reflect.get(view, "language") : undefined;
  return typeof language === "string" ? language : site().language;
}

const isStamp = (value: unknown): value is Stamp =>
  typeof value === "object" && value !== null && "iso" in value && "text" in value;
