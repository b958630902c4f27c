import type { Outlet } from "../model/outlet.ts";
import { slugOf } from "../model/slug.ts";
import type { Article } from "./article.ts";

/** A choice of stories that has an address of its own, numbered pages and a feed: a section, a tag, an author, a series, or all. */
export interface Listing {
  readonly kind: "section" | "tag" | "author" | "series" | "latest";
  /** Of the newest page: `/world/`. */
  readonly path: string;
  readonly title: string;
  readonly description?: string;
  /** Section or author id, where `_data` has one. */
  readonly id?: string;
  /** Oldest first. */
  readonly articles: readonly Article[];
}

export const feedPath = (path: string): string => `${path}rss.xml`;
export const sectionPath = (id: string): string => `/${id}/`;
export const tagPath = (slug: string): string => `/tags/${slug}/`;
export const authorPath = (slug: string): string => `/authors/${slug}/`;
export const seriesPath = (title: string): string => `/series/${slugOf(title)}/`;
export const LATEST = "/latest/";

/** What `_data/sections.ts` may not use: the first part of the site's own addresses. Years are reserved too. */
export const RESERVED = [
  "page",
  "tags",
  "authors",
  "series",
  "sections",
  "archive",
  "latest",
  "media",
  "assets",
  "corrections",
] as const;

/**
 * Every listing of an edition: sections and authors of `_data` whether they have stories or not, then the tags, bylines and series
 * that stories bring.
 *
 * @param articles public stories, oldest first
 * @param latest the title of the listing of all
 */
export function listingsOf(articles: readonly Article[], outlet: Outlet, latest: string): Listing[] {
  const listings = new Map<string, Listing & { readonly articles: Article[] }>();
  const begin = (listing: Omit<Listing, "articles">) => {
    const begun = { ...listing, articles: [] as Article[] };
    listings.set(listing.path, begun);
    return begun;
  };
  const topics = new Map(Object.entries(outlet.topics).map(([label, { description }]) => [slugOf(label), description]));

  for (const [id, { title, description }] of Object.entries(outlet.sections))
    begin({ kind: "section", path: sectionPath(id), id, title, description });
  for (const [id, { name, biography }] of Object.entries(outlet.authors)) {
    begin({
      kind: "author",
      path: authorPath(slugOf(id)),
      id,
      title: name,
      ...(biography === undefined ? {} : { description: biography }),
    });
  }
  for (const article of articles) {
    for (const id of article.listedIn) listings.get(sectionPath(id))?.articles.push(article);
    for (const { slug, label } of article.tags) {
      const description = topics.get(slug);
      const path = tagPath(slug);
      (
        listings.get(path) ??
        begin({ kind: "tag", path, title: label, ...(description === undefined ? {} : { description }) })
      ).articles.push(article);
    }
    for (const { slug, name } of article.authors) {
      const path = authorPath(slug);
      (listings.get(path) ?? begin({ kind: "author", path, title: name })).articles.push(article);
    }
    const { series } = article.draft;
    if (series !== undefined) {
      const path = seriesPath(series);
      (listings.get(path) ?? begin({ kind: "series", path, title: series })).articles.push(article);
    }
  }
  return [{ kind: "latest", path: LATEST, title: latest, articles }, ...listings.values()];
}
