import { type Feed, feedFormat } from "../../model/feed.ts";
import { memoizeLatest } from "../../model/memoize.ts";
import { beginningOf } from "../../model/outlet.ts";
import { fingerprintOf } from "../../model/text.ts";
import type { FeedView } from "../../model/view.ts";
import { fileOf } from "../address.ts";
import type { Article } from "../article.ts";
import { feedItem } from "../feed-item.ts";
import type { FeedSource } from "../feed-sources.ts";
import { numbered } from "../numbered.ts";
import type { Route } from "../route.ts";
import type { SharedContext, SiteContext } from "../site-context.ts";
import { subscription } from "../subscription.ts";

/**
 * Every feed in every format: the subscription feeds, and the archives of those whose history can be walked (RFC 5005). An archive
 * lies beside the list page with the same stories (`/latest/page/7/rss.xml`), and is as permanent.
 */
export function* feedRoutes(context: SiteContext): Generator<Route> {
  // The formats of a document are printed one after the other.
  const revision = () => context.revision;
  const feedOf = memoizeLatest((document: Document) => makeFeed(context, document), revision);
  const printOf = memoizeLatest(
    (document: Document) => fingerprintOf(JSON.stringify(basisOf(context, document))),
    revision,
  );
  for (const document of context.feedSources.flatMap(documentsOf)) {
    for (const format of document.scope.formats) {
      const { file } = feedFormat(format);
      const path = document.folder + file;
      const view = (): FeedView => ({
        kind: "feed",
        path,
        file: fileOf(path),
        format,
        feed: feedOf(document),
        self: context.base.url(path),
        ...neighbours(document, (folder) => context.base.url(folder + file)),
      });
      yield {
        kind: "feed",
        path,
        indexable: false,
        view,
        cacheKey: () => printOf(document),
        dependsOn: document.stories,
      };
    }
  }
}

function basisOf(context: SharedContext, document: Document): unknown {
  const { articles: _, ...source } = document.scope;
  const { folder, current, previous, next } = document;
  const stories = document.stories().map((article) => {
    const { body } = article.story;
    return [article.fingerprint, body.fingerprint, context.destinations(body), context.updatedInFeeds(article)];
  });
  return [source, folder, current, previous, next, stories];
}

/** The subscription feed of a scope or one of its archives, whatever the format; other documents go by their folders. */
interface Document {
  readonly scope: FeedSource;
  readonly folder: string;
  /** Newest first. */
  stories(): readonly Article[];
  readonly current?: string | undefined;
  readonly previous?: string | undefined;
  readonly next?: string | undefined;
}

function documentsOf(source: FeedSource): Document[] {
  const { root, history, articles } = source;
  const archives = history === undefined ? [] : [...numbered(history, articles)].slice(1);
  return [
    { scope: source, folder: root, stories: () => subscription(source), previous: archives[0]?.path },
    ...archives.map((part) => ({
      scope: source,
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
): Pick<FeedView, "current" | "previous" | "next"> {
  const links = (["current", "previous", "next"] as const).flatMap((name) => {
    const folder = document[name];
    return folder === undefined ? [] : [[name, address(folder)]];
  });
  return Object.fromEntries(links);
}

function makeFeed(context: SharedContext, { scope: source, stories: choose }: Document): Feed {
  const { base, outlet } = context;
  const { site } = outlet;
  const { root, home, title, feedTitle, description, text } = source;
  const stories = choose();
  return {
    id: `tag:${site.idAuthority}:feed${encodeURI(root)}`,
    title: feedTitle,
    description: description ?? (title === undefined ? site.description : `${title}: ${site.description}`),
    language: site.language,
    home: base.url(home),
    updated: new Date(
      stories.length === 0 ? beginningOf(site.idAuthority) : Math.max(...stories.map(context.updatedInFeeds)),
    ),
    items: stories.map((article) => feedItem(context, article, text)),
  };
}
