import { directionOf } from "../../model/dates.ts";
import { feedFormat, listKinds } from "../../model/feed.ts";
import type { ListFeed, Listing } from "../listing.ts";
import { paths } from "../paths.ts";
import type { Placed } from "../place.ts";
import { route } from "../route.ts";
import type { SiteContext } from "../site-context.ts";

/** `/subscribe/`, which says how to follow the paper and lists every feed, and `/feeds.opml`, which feed readers can import. */
export function* subscribeRoutes({ listings, outlet }: Placed) {
  yield route("subscribe", {
    path: outlet.site.addresses.subscribe,
    indexable: true,
    view: (context, path) => subscribeView(listings, context, path),
    dependsOn: () => [],
  });
  yield route("opml", {
    path: paths.opml,
    indexable: false,
    view: (context) => opmlView(listings, context),
    dependsOn: () => [],
  });
}

/** How readers follow the paper: by e-mail, with one address for a feed reader, or with one of all feeds. */
function subscribeView(listings: readonly Listing[], context: SiteContext, path: string) {
  const { base } = context;
  const words = context.words();
  return {
    ...context.frame(path, { title: words.subscribe, description: words.subscribeText }),
    heading: words.subscribe,
    /** Where readers subscribe by e-mail. */
    ...(context.outlet.site.newsletter === undefined
      ? {}
      : {
          newsletter: { text: new URL(context.outlet.site.newsletter).hostname, href: context.outlet.site.newsletter },
        }),
    /** The one feed with all stories. */
    feed: { text: base.url(feedOfEverything(listings)), href: base.href(feedOfEverything(listings)) },
    opml: { text: words.allFeeds, href: base.href(paths.opml) },
    groups: groupsOf(listings, context).map(({ heading, feeds }) => ({
      heading,
      feeds: feeds.map(({ home, title, root, formats, language }) => ({
        home: { text: title, href: base.href(home) },
        /** The language of its title, if it is not the outlet's. */
        ...(language === undefined ? {} : { language, direction: directionOf(language) }),
        formats: formats.map((format) => {
          const { label, file } = feedFormat(format);
          // The label names the source too, for readers whose screen reader lists the links alone.
          return { text: label, label: `${title}: ${label}`, href: base.href(root + file) };
        }),
      })),
    })),
  };
}

/** The path of the first feed of all stories. */
function feedOfEverything(listings: readonly Listing[]): string {
  const { root = "/", formats = [] } = listings.find(({ kind }) => kind === "everything")?.feed ?? {};
  return root + feedFormat(formats[0] ?? "rss").file;
}

/** All feeds in OPML 2.0, which feed readers can import. Addresses are absolute. */
function opmlView(listings: readonly Listing[], context: SiteContext) {
  const { base, outlet } = context;
  return {
    title: outlet.site.name,
    groups: groupsOf(listings, context).map(({ heading, feeds }) => ({
      heading,
      feeds: feeds.flatMap(({ fullTitle, home, root, formats, language = outlet.site.language }) => {
        // OPML supports XML feeds only.
        const format = formats.map(feedFormat).find(({ type }) => type.endsWith("+xml"));
        if (!format) return [];
        return { title: fullTitle, language, url: base.url(root + format.file), home: base.url(home) };
      }),
    })),
  };
}

/** The feeds of each kind that has some. Sections and partners stay in the outlet's order. */
function groupsOf(
  listings: readonly Listing[],
  context: SiteContext,
): { heading: string; feeds: (ListFeed & Pick<Listing, "language">)[] }[] {
  const words = context.words();
  return listKinds.flatMap(({ name, heading }) => {
    const feeds = listings.flatMap(({ kind, feed, language }) =>
      kind === name ? { ...feed, ...(language === undefined ? {} : { language }) } : [],
    );
    if (name !== "section" && name !== "partner") feeds.sort(context.byTitle);
    return feeds.length === 0 ? [] : { heading: words[heading], feeds };
  });
}
