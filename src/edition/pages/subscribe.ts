import { feedFormat, scopeKinds } from "../../model/feed.ts";
import type { OpmlPage, SubscribePage } from "../../model/page.ts";
import { fileOf } from "../address.ts";
import { OPML, SUBSCRIBE } from "../listing.ts";
import type { Newsroom } from "../newsroom.ts";
import { headingOf, type Scope } from "../scopes.ts";
import type { Slot } from "../slot.ts";

/** `/subscribe/`, which lists every feed with a word on what feeds are, and `/feeds.opml`, which a feed reader takes over at once. */
export function* subscribePages(newsroom: Newsroom): Generator<Slot> {
  yield { kind: "subscribe", path: SUBSCRIBE, indexable: true, page: () => subscribe(newsroom), stories: () => [] };
  yield { kind: "opml", path: OPML, indexable: false, page: () => opml(newsroom), stories: () => [] };
}

function subscribe(newsroom: Newsroom): SubscribePage {
  const { base, outlet } = newsroom;
  const words = newsroom.words();
  return {
    kind: "subscribe",
    ...newsroom.frame({ path: SUBSCRIBE, title: words.subscribe, description: words.subscribeText }),
    heading: words.subscribe,
    opml: { text: words.allFeeds, href: base.href(OPML) },
    groups: groupsOf(newsroom).map(({ heading, scopes }) => ({
      heading,
      feeds: scopes.map(({ home, title = outlet.site.name, root, formats }) => ({
        home: { text: title, href: base.href(home) },
        formats: formats.map((format) => {
          const { label, file } = feedFormat(format);
          return { text: label, label: `${title}: ${label}`, href: base.href(root + file) };
        }),
      })),
    })),
  };
}

function opml(newsroom: Newsroom): OpmlPage {
  const { base, outlet } = newsroom;
  return {
    kind: "opml",
    path: OPML,
    file: fileOf(OPML),
    title: outlet.site.name,
    groups: groupsOf(newsroom).map(({ heading, scopes }) => ({
      heading,
      feeds: scopes.flatMap(({ feedTitle, home, root, formats }) => {
        // OPML knows feeds of XML only.
        const format = formats.map(feedFormat).find(({ type }) => type.endsWith("+xml"));
        if (!format) return [];
        const language = outlet.site.language;
        return { title: feedTitle, language, url: base.url(root + format.file), home: base.url(home) };
      }),
    })),
  };
}

function groupsOf(newsroom: Newsroom): { heading: string; scopes: Scope[] }[] {
  const words = newsroom.words();
  return scopeKinds.flatMap((kind) => {
    const scopes = newsroom.scopes.filter((scope) => scope.kind === kind);
    // Sections and partners are in the outlet's order.
    if (["series", "author", "tag"].includes(kind)) scopes.sort(newsroom.byTitle);
    return scopes.length === 0 ? [] : { heading: words[headingOf(kind)], scopes };
  });
}
