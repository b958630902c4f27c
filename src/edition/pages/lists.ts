import type { Link, ListPage } from "../../model/page.ts";
import { cleanLine, shorten } from "../../model/text.ts";
import type { Listing } from "../listing.ts";
import type { Newsroom } from "../newsroom.ts";
import { numbered } from "../numbered.ts";

/** The numbered pages of every section, tag, author and series, and of all stories. */
export function* listPages(newsroom: Newsroom): Generator<ListPage> {
  for (const listing of newsroom.listings) yield* pagesOf(newsroom, listing);
}

function* pagesOf(newsroom: Newsroom, listing: Listing): Generator<ListPage> {
  const { base, outlet } = newsroom;
  const own = { text: listing.title, href: base.href(listing.path) };
  const above = crumbs(newsroom, listing);
  const details = detailsOf(newsroom, listing);
  for (const { path, number, items, newer, older } of numbered(listing.path, listing.articles)) {
    const place = number === undefined ? "" : ` (${newsroom.words().page.replace("{n}", String(number))})`;
    yield {
      kind: "list",
      ...newsroom.frame({
        path,
        title: listing.title + place,
        description:
          shorten(cleanLine(listing.description ?? `${listing.title}: ${outlet.site.description}`), 200) + place,
        crumbs: number === undefined ? above : [...above, own],
        feedOf: listing,
      }),
      heading: listing.title + place,
      ...(number === undefined ? details : {}),
      children: number === undefined && listing.kind === "section" ? childrenOf(newsroom, listing.id) : [],
      teasers: items.map((article) => newsroom.teaser(article)),
      ...(newer === undefined ? {} : { newer: base.href(newer) }),
      ...(older === undefined ? {} : { older: base.href(older) }),
    };
  }
}

function crumbs(newsroom: Newsroom, { kind, id }: Listing): Link[] {
  const { base } = newsroom;
  const words = newsroom.words();
  switch (kind) {
    case "section":
      return id === undefined ? [] : newsroom.sectionTrail(id).slice(0, -1);
    case "tag":
      return [{ text: words.allTags, href: base.href("/tags/") }];
    case "author":
      return [{ text: words.allAuthors, href: base.href("/authors/") }];
    case "series":
    case "latest":
      return [];
  }
}

function childrenOf(newsroom: Newsroom, parent: string | undefined): Link[] {
  return Object.entries(newsroom.outlet.sections)
    .filter(([, section]) => section.parent === parent && parent !== undefined)
    .map(([id]) => newsroom.sectionLink(id));
}

function detailsOf(newsroom: Newsroom, { kind, id, description }: Listing): Pick<ListPage, "introduction" | "person"> {
  const author = kind === "author" && id !== undefined ? newsroom.outlet.authors[id] : undefined;
  if (!author) return description === undefined ? {} : { introduction: description };
  const { role, biography, email, links = [] } = author;
  return {
    person: {
      ...(role ? { role } : {}),
      ...(biography ? { biography } : {}),
      ...(email ? { email } : {}),
      links: links.map((href) => ({ text: new URL(href).hostname, href })),
    },
  };
}
