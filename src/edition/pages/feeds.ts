import type { FeedItem, FeedPage } from "../../model/page.ts";
import { fileOf } from "../address.ts";
import type { Article } from "../article.ts";
import { feedPath, type Listing } from "../listing.ts";
import type { Newsroom } from "../newsroom.ts";

/** RSS for everything (`/rss.xml`) and for each section, tag, author and series (`/world/rss.xml`), with the full text of the newest stories. */
export function* feedPages(newsroom: Newsroom): Generator<FeedPage> {
  const items = new Map<Article, FeedItem>();
  const itemOf = (article: Article): FeedItem => {
    const known = items.get(article) ?? feedItem(newsroom, article);
    items.set(article, known);
    return known;
  };
  for (const listing of newsroom.listings) yield feedPage(newsroom, listing, itemOf);
}

function feedPage({ base, outlet }: Newsroom, listing: Listing, itemOf: (article: Article) => FeedItem): FeedPage {
  const { site, feeds } = outlet;
  const everything = listing.kind === "latest";
  const root = everything ? "/" : listing.path;
  const newest = listing.articles.slice(-feeds.size).reverse();
  const path = feedPath(root);
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
    items: newest.map(itemOf),
  };
}

function feedItem(newsroom: Newsroom, article: Article): FeedItem {
  const { base, outlet } = newsroom;
  const { draft, path } = article;
  return {
    id: `tag:${outlet.site.idAuthority}:${encodeURIComponent(draft.id)}`,
    url: base.url(path),
    title: draft.headline,
    summary: draft.standfirst,
    get content() {
      return newsroom.bodyForFeed(draft.body, path);
    },
    published: new Date(article.released),
    updated: new Date(article.modified),
    authors: article.authors.map(({ name }) => name),
    categories: [newsroom.sectionLink(article.section).text, ...article.tags.map(({ label }) => label)],
  };
}
