import type { Outlet } from "../model/outlet.ts";
import { slugOf } from "../model/slug.ts";
import type { Article, Byline } from "./article.ts";
import { authorPath, LATEST, sectionPath, seriesPath, tagPath } from "./paths.ts";

/** A choice of stories with its own address, numbered pages and a feed: a section, a tag, an author, a series, or all stories. */
export interface Listing {
  readonly kind: "section" | "tag" | "author" | "series" | "latest";
  /** The path of the newest page: `/world/`. */
  readonly path: string;
  readonly title: string;
  readonly description?: string;
  /** The id of the section or author, if `_data` has one. */
  readonly id?: string;
  /** The author, if it is the listing of one. */
  readonly byline?: Byline;
  /** Oldest first. */
  readonly articles: readonly Article[];
}

/**
 * Every listing of an edition: the sections and authors of `_data`, even without stories, then the tags, bylines and series
 * of stories.
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
    const byline = { id, name, slug: slugOf(id) };
    begin({
      kind: "author",
      path: authorPath(byline.slug),
      id,
      byline,
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
    for (const byline of article.authors) {
      const path = authorPath(byline.slug);
      (listings.get(path) ?? begin({ kind: "author", path, byline, title: byline.name })).articles.push(article);
    }
    const { series } = article.story;
    if (series !== undefined) {
      const path = seriesPath(series);
      (listings.get(path) ?? begin({ kind: "series", path, title: series })).articles.push(article);
    }
  }
  return [{ kind: "latest", path: LATEST, title: latest, articles }, ...listings.values()];
}
