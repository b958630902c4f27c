import { dateToRfc3339 } from "@11ty/eleventy-plugin-rss";
import nunjucks, { type Environment } from "nunjucks";
import { memoize, memoizeLatest } from "../model/memoize.ts";
import { jsonFeed } from "./json-feed.ts";

const safe = (text: string) => new nunjucks.runtime.SafeString(text);

/** JSON for a script element: nothing in it can close the element (HTML Standard, "Restrictions for contents of script elements"). */
const jsonOf = (value: unknown): string => JSON.stringify(value).replaceAll("<", "\\u003c");

const jsonOfNodes = (nodes: readonly object[]): string => jsonOf(nodes).slice(1, -1);
const jsonOfShared = memoizeLatest(jsonOfNodes);

/** What a layout may do with a value beside Nunjucks' own filters. */
export const filters = {
  json: (value: unknown) => safe(jsonOf(value)),
  /** schema.org nodes as JSON-LD, after those that all pages share. */
  graph: (nodes: readonly object[], shared: readonly object[]) =>
    safe(`{"@context":"https://schema.org","@graph":[${jsonOfShared(shared)},${jsonOfNodes(nodes)}]}`),
  /** A CDATA section; `]]>` within it goes over two of them. */
  cdata: (text: unknown) => safe(`<![CDATA[${String(text).replaceAll("]]>", "]]]]><![CDATA[>")}]]>`),
  /** Plain text where readers expect HTML, as in the description of an RSS item; a layout escapes it again, for XML. */
  asHtml: (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
  /** Plain text of RSS, as most readers show it (RSS Best Practices Profile, "Character Data"): `AT&#x26;T`. */
  characterData: (text: string) =>
    safe(text.replaceAll("&", "&#x26;").replaceAll("<", "&#x3C;").replaceAll(">", "&#x3E;")),
  /** Text within quotes of a stylesheet (CSS Syntax, "Consume a string token"). */
  cssText: (text: string) => safe(text.replace(/["\\<\n\r\f]/g, (letter) => `\\${letter.charCodeAt(0).toString(16)} `)),
  // What plugin-rss's filter of this name says, which makes a new Intl.DateTimeFormat each time: 70 µs against 1.
  dateToRfc822: (date: Date) => date.toUTCString().replace("GMT", "+0000"),
  dateToRfc3339,
  jsonFeed,
};

/**
 * `{{ view.teasers | once("partials/teaser.njk") }}`: the partial rendered with a value as `it`, or with each of a list, once for each
 * value however many pages show it. A story stands in about ten lists, the masthead on every page of a language.
 */
export function once(environment: Environment) {
  const rendered = memoize((_partial: string) => new Map<object, string>());
  return (value: object | readonly object[], partial: string) => {
    const kept = rendered(partial);
    let all = "";
    for (const it of Array.isArray(value) ? value : [value]) {
      // Through a buffer, since V8 would keep the string as the fifty pieces that it was put together from.
      const made = kept.get(it) ?? Buffer.from(environment.render(partial, { it })).toString();
      kept.set(it, made);
      all += made;
    }
    return safe(all);
  };
}
