import { feedFormat, type ScopeKind, scopeKinds } from "../../model/feed.ts";
import type { Words } from "../../model/outlet.ts";
import type { OpmlPage, SubscribePage } from "../../model/page.ts";
import { fileOf } from "../address.ts";
import { OPML, SUBSCRIBE } from "../listing.ts";
import { type Newsroom, titleOfFeed } from "../newsroom.ts";
import type { Scope } from "../scopes.ts";
import type { Slot } from "../slot.ts";

/** `/subscribe/`, which lists every feed with a word on what feeds are, and `/feeds.opml`, which a feed reader takes over at once. */
export function* subscribePages(newsroom: Newsroom): Generator<Slot> {
  yield { kind: "subscribe", path: SUBSCRIBE, indexable: true, page: () => subscribe(newsroom) };
  yield { kind: "opml", path: OPML, indexable: false, page: () => opml(newsroom) };
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
      feeds: scopes.flatMap(({ title, home, root, formats: [format] }) =>
        format === undefined
          ? []
          : {
              title: titleOfFeed(title, outlet),
              language: outlet.site.language,
              url: base.url(root + feedFormat(format).file),
              home: base.url(home),
            },
      ),
    })),
  };
}

function groupsOf(newsroom: Newsroom): { heading: string; scopes: Scope[] }[] {
  const words = newsroom.words();
  return scopeKinds.flatMap((kind) => {
    const scopes = newsroom.scopes.filter((scope) => scope.kind === kind);
    // Sections and partners are in the outlet's order.
    if (["series", "author", "tag"].includes(kind)) scopes.sort(newsroom.byTitle);
    return scopes.length === 0 ? [] : { heading: words[headings[kind]], scopes };
  });
}

type Heading = { [K in keyof Words]: Words[K] extends string ? K : never }[keyof Words];

const headings: Record<ScopeKind, Heading> = {
  everything: "allStories",
  section: "allSections",
  series: "series",
  author: "allAuthors",
  tag: "allTags",
  partner: "partners",
};
