import type { UserConfig } from "@11ty/eleventy";
import { dateToRfc822, dateToRfc3339 } from "@11ty/eleventy-plugin-rss";
import nunjucks, { type Environment } from "nunjucks";
import { remembered } from "../model/remembered.ts";

const rfc822 = remembered((at: number) => dateToRfc822(new Date(at)));

const safe = (text: string) => new nunjucks.runtime.SafeString(text);

/** What a layout may do with a value beside Nunjucks' own filters. */
export const filters = {
  /** JSON for a script element: nothing in it can close the element (HTML Standard, "Restrictions for contents of script elements"). */
  json: (value: unknown) =>
    safe(
      JSON.stringify(value).replaceAll("<", "\\u003c").replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029"),
    ),
  /** A CDATA section; `]]>` within it goes over two of them. */
  cdata: (text: unknown) => safe(`<![CDATA[${String(text).replaceAll("]]>", "]]]]><![CDATA[>")}]]>`),
  /** A phrase with its `{places}` filled in. */
  fill: (phrase: string, values: Record<string, unknown>) =>
    phrase.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place)),
  // A story is in several feeds, and every call makes a new Intl.DateTimeFormat, 70 µs.
  dateToRfc822: (date: Date) => rfc822(date.getTime()),
  dateToRfc3339,
};

/** Registers the filters on the Nunjucks environment itself: `config.addFilter` wraps and measures every call, a quarter of a build. */
export function registerFilters(config: UserConfig): void {
  config.on("eleventy.engine.njk", ({ environment }) => {
    for (const [name, filter] of Object.entries(filters)) environment.addFilter(name, filter);
    environment.addFilter("once", once(environment));
  });
}

/** What Nunjucks binds a filter to. */
interface Bound {
  readonly ctx: Readonly<Record<string, unknown>>;
}

/**
 * `{{ teaser | once("partials/teaser.njk") }}`: the partial rendered with the value as `it`, once for each value however many pages
 * show it. A story stands in about ten lists, the masthead on every page of a language. The partial may read `site` and `navigation`.
 */
function once(environment: Environment) {
  const rendered = remembered((_partial: string) => new WeakMap<object, nunjucks.runtime.SafeString>());
  return function (this: Bound, value: object, partial: string): nunjucks.runtime.SafeString {
    const kept = rendered(partial);
    const known = kept.get(value);
    if (known) return known;
    const { site, navigation } = this.ctx;
    const made = safe(environment.render(partial, { it: value, site, navigation }));
    kept.set(value, made);
    return made;
  };
}
