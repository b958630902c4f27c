import { dateToRfc3339 } from "@11ty/eleventy-plugin-rss";
import nunjucks from "nunjucks";
import { memoize } from "../model/memoize.ts";
import { dashMarkup, escapeMarkup } from "../model/text.ts";
import type { CallView, PictureView } from "../model/view.ts";
import { callElement } from "../site/calls.ts";
import { pictureElement } from "../site/picture-element.ts";
import { classesOfRow, rowsOf } from "../site/rows.ts";
import { jsonFeed } from "./json-feed.ts";

const safe = (text: string) => new nunjucks.runtime.SafeString(text);

/** JSON for a script element: nothing in it can close the element (HTML Standard, "Restrictions for contents of script elements"). */
const jsonOf = (value: unknown): string => JSON.stringify(value).replaceAll("<", "\\u003c");

/** What a layout may do with a value beside Nunjucks' own filters. */
export const filters = {
  json: (value: unknown) => safe(jsonOf(value)),
  /** schema.org nodes as JSON-LD. */
  graph: (nodes: readonly object[]) => safe(`{"@context":"https://schema.org","@graph":${jsonOf(nodes)}}`),
  /** A CDATA section; `]]>` within it goes over two of them. */
  cdata: (text: unknown) => safe(`<![CDATA[${String(text).replaceAll("]]>", "]]]]><![CDATA[>")}]]>`),
  /** Plain text where readers expect HTML, as in the description of an RSS item; a layout escapes it again, for XML. */
  asHtml: escapeMarkup,
  /** Plain text of RSS, as most readers show it (RSS Best Practices Profile, "Character Data"): `AT&#x26;T`. */
  characterData: (text: string) =>
    safe(text.replaceAll("&", "&#x26;").replaceAll("<", "&#x3C;").replaceAll(">", "&#x3E;")),
  /** The dash of a language (`words.dash`) as HTML. */
  dash: (text: string) => safe(dashMarkup(text)),
  /** Text within quotes of a stylesheet (CSS Syntax, "Consume a string token"). */
  cssText: (text: string) => safe(text.replace(/["\\<\n\r\f]/g, (letter) => `\\${letter.charCodeAt(0).toString(16)} `)),
  // What plugin-rss's filter of this name says, which makes a new Intl.DateTimeFormat each time: 70 µs against 1.
  dateToRfc822: (date: Date) => date.toUTCString().replace("GMT", "+0000"),
  dateToRfc3339,
  jsonFeed,
  /** `{% for row in view.related | rows %}`: rows of at most four, none of them half empty. */
  rows: rowsOf,
  /** `<div class="{{ row | rowClass }}">`: what the stylesheet must know of a row before its last story arrives. */
  rowClass: classesOfRow,
  /** `{{ view.image | picture }}`: the element, with every size and format of the picture. */
  picture: (view: PictureView) => safe(pictureElement(view)),
  /** `{{ call | call }}`: the same HTML as of a call within a story. */
  call: (view: CallView) => safe(callElement(view)),
};

/** The names of all of them, with those that need to know the outlet or the library. */
export const filterNames: readonly string[] = [...Object.keys(filters), "time", "once"];

/** What a partial that is rendered once is rendered with. */
interface Renderer {
  render(name: string, own: Readonly<Record<string, unknown>>): string | Promise<string>;
  /** How often a template has looked at collections. */
  reads: number;
}

/**
 * `{{ view.teasers | once("partials/teaser.njk") }}`: the partial rendered with a value as `it`, or with each of a list, once for each
 * value however many pages show it. A story stands in about ten lists, the masthead on every page of a language.
 */
export function once(library: Renderer) {
  const rendered = memoize((_partial: string) => new WeakMap<object, string>());
  /** Partials that look at collections: so does every page that shows one. */
  const readers = new Set<string>();
  return (value: object | readonly object[], partial: string) => {
    const kept = rendered(partial);
    let all = "";
    for (const it of Array.isArray(value) ? value : [value]) {
      let made = kept.get(it);
      if (made === undefined) {
        const before = library.reads;
        const text = library.render(partial, { it, page: absent("page", partial), view: absent("view", partial) });
        if (typeof text !== "string") {
          void text.catch(() => {});
          const what = `${partial} waits for a filter or shortcode that is asynchronous, and \`once\` cannot`;
          throw new Error(`${what}: write {% include "${partial}" %} instead`);
        }
        if (library.reads > before) readers.add(partial);
        // Through a buffer, since V8 would keep the string as the fifty pieces that it was put together from.
        made = Buffer.from(text).toString();
        kept.set(it, made);
      }
      all += made;
    }
    if (readers.has(partial)) library.reads++;
    return safe(all);
  };
}

/** Stands for what a partial that is rendered for many pages cannot know, and says so when something of it is read. */
const absent = (name: string, partial: string): object =>
  new Proxy(
    {},
    {
      get(_, key) {
        // Eleventy names it where a filter fails.
        if (key === "inputPath") return `./_includes/${partial}`;
        const where = `write {% include "${partial}" %} in the layout, or give it what it needs as "it"`;
        throw new Error(`"${name}" is not known in ${partial}, which is rendered once for many pages: ${where}`);
      },
    },
  );
