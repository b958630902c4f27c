import { calendarOf, dayOf } from "../model/dates.ts";
import { MARK } from "../model/mark.ts";
import { fingerprintOf } from "../model/text.ts";
import type { SearchDocument } from "../search/document.ts";
import type { Card } from "../search/format.ts";
import { encodePath } from "./address.ts";
import type { Article } from "./article.ts";
import type { Edition } from "./edition.ts";
import type { Placed } from "./place.ts";
import { plainText } from "./plain-text.ts";
import type { SiteContext } from "./site-context.ts";

const PLACES = new RegExp(`${MARK}[^${MARK}]*${MARK}`, "g");

/** The stories and standing pages that can be found: those that are public, stories oldest first. */
export function searchDocuments(
  { articles, copy }: Placed,
  { context, isOpen }: Pick<Edition, "context" | "isOpen">,
): { readonly stories: readonly SearchDocument[]; readonly pages: readonly SearchDocument[] } {
  const { site } = context.outlet;
  return {
    stories: articles.map((article) => new StoryDocument(article, context)),
    pages: copy.pages.flatMap((page) => {
      const path = `/${page.name}/`;
      if (!isOpen(path)) return [];
      const language = page.language ?? site.language;
      const { title, description, body } = page;
      return pageDocument(path, language, site.language, [title, description, textOf(body.html)]);
    }),
  };
}

/** A story. A class, since an archive has 20,000 of them, and functions of each one's own would take a tenth of what an edit costs. */
class StoryDocument implements SearchDocument {
  readonly #article: Article;
  readonly #context: SiteContext;
  readonly id: string;
  readonly fingerprint: string;
  readonly language: string;

  constructor(article: Article, context: SiteContext) {
    const { story } = article;
    this.#article = article;
    this.#context = context;
    this.id = story.id;
    this.fingerprint = article.fingerprint + story.body.fingerprint;
    this.language = story.language ?? context.outlet.site.language;
  }

  get year(): string {
    return calendarOf(this.#article.released.at, this.#context.outlet.site.timeZone).year;
  }

  card(): Card {
    const { story, released, path, section } = this.#article;
    const { language, timeZone } = this.#context.outlet.site;
    return [
      story.headline,
      story.standfirst ?? "",
      fromSearch(path),
      dayOf(released.at, timeZone),
      this.#context.sectionLink(section).text,
      this.language === language ? undefined : this.language,
    ];
  }

  texts(): string[] {
    const { story, authors, source, tags } = this.#article;
    return [
      story.headline,
      story.standfirst ?? "",
      this.#context.dateline(this.#article) ?? "",
      textOf(story.body.html),
      ...authors.map(({ name }) => name),
      source ?? "",
      ...tags.map(({ label }) => label),
    ];
  }

  facets(): string[] {
    const { listedIn, authors, tags } = this.#article;
    return [
      ...listedIn.map((section) => `section:${section}`),
      ...authors.map(({ slug }) => `author:${slug}`),
      ...tags.map(({ slug }) => `tag:${slug}`),
    ];
  }
}

/** A page of the outlet's own, as Eleventy wrote it; undefined for one that search engines must not list either. */
export function ownPageDocument(path: string, html: string, context: SiteContext): SearchDocument | undefined {
  if (/<meta\s[^>]*\bname="?robots\b[^>]*\bnoindex\b/i.test(html)) return undefined;
  const inside = (element: string): string | undefined => {
    const begin = html.search(new RegExp(`<${element}\\b`, "i"));
    if (begin < 0) return undefined;
    const end = html.toLowerCase().indexOf(`</${element}`, begin);
    return plainText(html.slice(begin, end < 0 ? undefined : end))
      .replace(/\s+/g, " ")
      .trim();
  };
  const { site } = context.outlet;
  const [, language = site.language] = /<html\s[^>]*?\blang="?([\w-]+)/i.exec(html) ?? [];
  const title = inside("h1") || inside("title") || path;
  const [, description = ""] = /<meta\s+name="description"\s+content="([^"]*)"/i.exec(html) ?? [];
  const text = inside("main") ?? inside("body") ?? "";
  return pageDocument(path, language, site.language, [title, plainText(description), text]);
}

function pageDocument(
  path: string,
  language: string,
  outletLanguage: string,
  [title, description, text]: readonly [string, string, string],
): SearchDocument {
  const href = fromSearch(path);
  return {
    id: path,
    fingerprint: fingerprintOf(JSON.stringify([title, description, text, language, href])),
    language,
    card: () => [title, description, href, "", "", language === outletLanguage ? undefined : language],
    texts: () => [title, description, text],
    facets: () => [],
  };
}

/** The address of a page as a link on the search page, which is one folder deep: the same wherever the site lies. */
const fromSearch = (path: string): string => `..${encodePath(path)}`;

const textOf = (html: string): string => plainText(html.replace(PLACES, " "));
