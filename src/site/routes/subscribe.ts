import { feedFormat, feedSourceKinds } from "../../model/feed.ts";
import type { OpmlView, SubscribeView } from "../../model/view.ts";
import { fileOf } from "../address.ts";
import { type FeedSource, headingOf } from "../feed-sources.ts";
import { OPML, SUBSCRIBE } from "../paths.ts";
import type { Route } from "../route.ts";
import type { SiteContext } from "../site-context.ts";

/** `/subscribe/`, which lists every feed with a word on what feeds are, and `/feeds.opml`, which a feed reader takes over at once. */
export function* subscribeRoutes(context: SiteContext): Generator<Route> {
  yield { kind: "subscribe", path: SUBSCRIBE, indexable: true, view: () => subscribe(context), dependsOn: () => [] };
  yield { kind: "opml", path: OPML, indexable: false, view: () => opml(context), dependsOn: () => [] };
}

function subscribe(context: SiteContext): SubscribeView {
  const { base, outlet } = context;
  const words = context.words();
  return {
    kind: "subscribe",
    ...context.frame({ path: SUBSCRIBE, title: words.subscribe, description: words.subscribeText }),
    heading: words.subscribe,
    opml: { text: words.allFeeds, href: base.href(OPML) },
    groups: groupsOf(context).map(({ heading, scopes: feedSources }) => ({
      heading,
      feeds: feedSources.map(({ home, title = outlet.site.name, root, formats }) => ({
        home: { text: title, href: base.href(home) },
        formats: formats.map((format) => {
          const { label, file } = feedFormat(format);
          return { text: label, label: `${title}: ${label}`, href: base.href(root + file) };
        }),
      })),
    })),
  };
}

function opml(context: SiteContext): OpmlView {
  const { base, outlet } = context;
  return {
    kind: "opml",
    path: OPML,
    file: fileOf(OPML),
    title: outlet.site.name,
    groups: groupsOf(context).map(({ heading, scopes: feedSources }) => ({
      heading,
      feeds: feedSources.flatMap(({ feedTitle, home, root, formats }) => {
        // OPML knows feeds of XML only.
        const format = formats.map(feedFormat).find(({ type }) => type.endsWith("+xml"));
        if (!format) return [];
        const language = outlet.site.language;
        return { title: feedTitle, language, url: base.url(root + format.file), home: base.url(home) };
      }),
    })),
  };
}

function groupsOf(context: SiteContext): { heading: string; scopes: FeedSource[] }[] {
  const words = context.words();
  return feedSourceKinds.flatMap((kind) => {
    const feedSources = context.feedSources.filter((source) => source.kind === kind);
    // Sections and partners are in the outlet's order.
    if (["series", "author", "tag"].includes(kind)) feedSources.sort(context.byTitle);
    return feedSources.length === 0 ? [] : { heading: words[headingOf(kind)], scopes: feedSources };
  });
}
