import { type Feed, feedFormat } from "../../model/feed.ts";
import { beginningOf } from "../../model/outlet.ts";
import type { FeedPage } from "../../model/page.ts";
import { lately } from "../../model/remembered.ts";
import { fingerprintOf } from "../../model/text.ts";
import { fileOf } from "../address.ts";
import type { Article } from "../article.ts";
import { feedItem } from "../feed-item.ts";
import type { House, Newsroom } from "../newsroom.ts";
import { numbered } from "../numbered.ts";
import type { Scope } from "../scopes.ts";
import type { Slot } from "../slot.ts";
import { subscription } from "../subscription.ts";

/**
 * Every feed in every format: the subscription feeds, and the archives of those whose history can be walked (RFC 5005). An archive
 * lies beside the list page with the same stories (`/latest/page/7/rss.xml`), and is as permanent.
 */
export function* feedPages(newsroom: Newsroom): Generator<Slot> {
  // The formats of a document are printed one after the other.
  const revision = () => newsroom.revision;
  const feedOf = lately((document: Document) => makeFeed(newsroom, document), revision);
  const printOf = lately((document: Document) => fingerprintOf(JSON.stringify(basisOf(newsroom, document))), revision);
  for (const document of newsroom.scopes.flatMap(documentsOf)) {
    for (const format of document.scope.formats) {
      const { file } = feedFormat(format);
      const path = document.folder + file;
      const page = (): FeedPage => ({
        kind: "feed",
        path,
        file: fileOf(path),
        format,
        feed: feedOf(document),
        self: newsroom.base.url(path),
        ...neighbours(document, (folder) => newsroom.base.url(folder + file)),
      });
      yield { kind: "feed", path, indexable: false, page, basis: () => printOf(document), stories: document.stories };
    }
  }
}

function basisOf(house: House, document: Document): unknown {
  const { articles: _, ...scope } = document.scope;
  const { folder, current, previous, next } = document;
  const stories = document.stories().map((article) => {
    const { body } = article.draft;
    return [article.fingerprint, body.fingerprint, house.destinations(body), house.updatedInFeeds(article)];
  });
  return [scope, folder, current, previous, next, stories];
}

/** The subscription feed of a scope or one of its archives, whatever the format; other documents go by their folders. */
interface Document {
  readonly scope: Scope;
  readonly folder: string;
  /** Newest first. */
  stories(): readonly Article[];
  readonly current?: string | undefined;
  readonly previous?: string | undefined;
  readonly next?: string | undefined;
}

function documentsOf(scope: Scope): Document[] {
  const { root, history, articles } = scope;
  const archives = history === undefined ? [] : [...numbered(history, articles)].slice(1);
  return [
    { scope, folder: root, stories: () => subscription(scope), previous: archives[0]?.path },
    ...archives.map((part) => ({
      scope,
      folder: part.path,
      stories: () => part.items,
      current: root,
      previous: part.older,
      next: part.newer === history ? undefined : part.newer,
    })),
  ];
}

function neighbours(
  document: Document,
  address: (folder: string) => string,
): Pick<FeedPage, "current" | "previous" | "next"> {
  const links = (["current", "previous", "next"] as const).flatMap((name) => {
    const folder = document[name];
    return folder === undefined ? [] : [[name, address(folder)]];
  });
  return Object.fromEntries(links);
}

function makeFeed(house: House, { scope, stories: choose }: Document): Feed {
  const { base, outlet } = house;
  const { site } = outlet;
  const { root, home, title, feedTitle, description, text } = scope;
  const stories = choose();
  return {
    id: `tag:${site.idAuthority}:feed${encodeURI(root)}`,
    title: feedTitle,
    description: description ?? (title === undefined ? site.description : `${title}: ${site.description}`),
    language: site.language,
    home: base.url(home),
    updated: new Date(
      stories.length === 0 ? beginningOf(site.idAuthority) : Math.max(...stories.map(house.updatedInFeeds)),
    ),
    items: stories.map((article) => feedItem(house, article, text)),
  };
}
