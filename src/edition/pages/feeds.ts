import type { FeedItem, FeedPage } from "../../model/page.ts";
import { fileOf } from "../address.ts";
import type { Article } from "../article.ts";
import { feedPath, type Listing } from "../listing.ts";
import type { House, Newsroom } from "../newsroom.ts";
import type { Slot } from "../slot.ts";

/** RSS for everything (`/rss.xml`) and for each section, tag, author and series (`/world/rss.xml`), with the full text of the newest stories. */
export function* feedPages(newsroom: Newsroom): Generator<Slot> {
  for (const listing of newsroom.listings) {
    const root = listing.kind === "latest" ? "/" : listing.path;
    const path = feedPath(root);
    const newest = listing.articles.slice(-newsroom.outlet.feeds.size).reverse();
    yield {
      kind: "feed",
      path,
      indexable: false,
      page: () => feedPage(newsroom, listing, root, path, newest),
      basis: () => {
        const { articles: _, ...about } = listing;
        return [about, newest.map((article) => feedBasis(newsroom, article))];
      },
    };
  }
}

const feedBasis = (house: House, { fingerprint, draft }: Article): unknown => [
  fingerprint,
  draft.body.fingerprint,
  house.destinations(draft.body),
];

function feedPage(
  house: House,
  listing: Omit<Listing, "articles">,
  root: string,
  path: string,
  newest: readonly Article[],
): FeedPage {
  const { base, outlet } = house;
  const { site } = outlet;
  const everything = listing.kind === "latest";
  return {
    kind: "feed",
    path,
    file: fileOf(path),
    title: everything ? site.name : `${listing.title} | ${site.name}`,
    description: everything ? site.description : (listing.description ?? `${listing.title}: ${site.description}`),
    language: site.language,
    url: base.url(root),
    self: base.url(path),
    ...(newest.length === 0 ? {} : { updated: new Date(Math.max(...newest.map(({ modified }) => modified))) }),
    items: newest.map((article) => feedItem(house, article)),
  };
}

function feedItem(house: House, article: Article): FeedItem {
  const { base, outlet } = house;
  const { draft, path } = article;
  return {
    id: `tag:${outlet.site.idAuthority}:${encodeURIComponent(draft.id)}`,
    url: base.url(path),
    title: draft.headline,
    summary: draft.standfirst,
    content: house.bodyForFeed(draft.body, path),
    published: new Date(article.released),
    updated: new Date(article.modified),
    authors: article.authors.map(({ name }) => name),
    categories: [house.sectionLink(article.section).text, ...article.tags.map(({ label }) => label)],
  };
}
