import { feedFormat, feedSourceKinds } from "../../model/feed.ts";
import { type FeedSource, headingOf } from "../feed-sources.ts";
import { OPML, SUBSCRIBE } from "../paths.ts";
import type { Placed } from "../place.ts";
import { route } from "../route.ts";
import type { SiteContext } from "../site-context.ts";

/** `/subscribe/`, which lists every feed and explains what feeds are, and `/feeds.opml`, which feed readers can import. */
export function* subscribeRoutes({ feedSources }: Placed) {
  yield route("subscribe", {
    path: SUBSCRIBE,
    indexable: true,
    view: (context, path) => subscribeView(feedSources, context, path),
    dependsOn: () => [],
  });
  yield route("opml", {
    path: OPML,
    indexable: false,
    view: (context) => opmlView(feedSources, context),
    dependsOn: () => [],
  });
}

/** The list of all feeds, with an explanation of feeds. */
function subscribeView(sources: readonly FeedSource[], context: SiteContext, path: string) {
  const { base, outlet } = context;
  const words = context.words();
  return {
    ...context.frame(path, { title: words.subscribe, description: words.subscribeText }),
    heading: words.subscribe,
    opml: { text: words.allFeeds, href: base.href(OPML) },
    groups: groupsOf(sources, context).map(({ heading, feedSources }) => ({
      heading,
      feeds: feedSources.map(({ home, title = outlet.site.name, root, formats }) => ({
        home: { text: title, href: base.href(home) },
        formats: formats.map((format) => {
          const { label, file } = feedFormat(format);
          // The label names the source too, for readers whose screen reader lists the links alone.
          return { text: label, label: `${title}: ${label}`, href: base.href(root + file) };
        }),
      })),
    })),
  };
}

/** All feeds in OPML 2.0, which feed readers can import. Addresses are absolute. */
function opmlView(sources: readonly FeedSource[], context: SiteContext) {
  const { base, outlet } = context;
  return {
    title: outlet.site.name,
    groups: groupsOf(sources, context).map(({ heading, feedSources }) => ({
      heading,
      feeds: feedSources.flatMap(({ feedTitle, home, root, formats }) => {
        // OPML supports XML feeds only.
        const format = formats.map(feedFormat).find(({ type }) => type.endsWith("+xml"));
        if (!format) return [];
        const language = outlet.site.language;
        return { title: feedTitle, language, url: base.url(root + format.file), home: base.url(home) };
      }),
    })),
  };
}

function groupsOf(
  sources: readonly FeedSource[],
  context: SiteContext,
): { heading: string; feedSources: FeedSource[] }[] {
  const words = context.words();
  return feedSourceKinds.flatMap((kind) => {
    const feedSources = sources.filter((source) => source.kind === kind);
    // Sections and partners are in the outlet's order.
    if (["series", "author", "tag"].includes(kind)) feedSources.sort(context.byTitle);
    return feedSources.length === 0 ? [] : { heading: words[headingOf(kind)], feedSources };
  });
}
