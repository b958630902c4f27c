import type { Link, ListPage } from "../../model/page.ts";
import { cleanLine, shorten } from "../../model/text.ts";
import type { Article } from "../article.ts";
import type { Listing } from "../listing.ts";
import type { Newsroom } from "../newsroom.ts";
import { type NumberedPage, numbered } from "../numbered.ts";
import type { Slot } from "../slot.ts";

/** The numbered pages of every section, tag, author and series, and of all stories. */
export function* listPages(newsroom: Newsroom): Generator<Slot> {
  for (const listing of newsroom.listings) {
    for (const part of numbered(listing.path, listing.articles)) {
      yield { kind: "list", path: part.path, indexable: true, page: () => listPage(newsroom, listing, part) };
    }
  }
}

function listPage(newsroom: Newsroom, listing: Listing, part: NumberedPage<Article>): ListPage {
  const { base, outlet } = newsroom;
  const { path, number, newer, older } = part;
  const { byline } = listing;
  const newest = number === undefined;
  const own = { text: listing.title, href: base.href(listing.path) };
  const above = crumbs(newsroom, listing);
  const place = newest ? "" : ` (${newsroom.words().page.replace("{n}", String(number))})`;
  const description = cleanLine(listing.description ?? `${listing.title}: ${outlet.site.description}`);
  return {
    kind: "list",
    ...newsroom.frame({
      path,
      title: listing.title + place,
      description: shorten(description, 200) + place,
      crumbs: newest ? above : [...above, own],
      feedsOf: [listing.path],
      type: byline && newest ? "ProfilePage" : "CollectionPage",
      about: [
        ...(byline && newest ? [newsroom.data.profile(byline)] : []),
        newsroom.data.list(base.url(path), part.items),
      ],
    }),
    heading: listing.title + place,
    ...(newest ? detailsOf(newsroom, listing) : {}),
    children: newest && listing.kind === "section" ? childrenOf(newsroom, listing.id) : [],
    teasers: part.items.map((article) => newsroom.teaser(article)),
    ...(newer === undefined ? {} : { newer: base.href(newer) }),
    ...(older === undefined ? {} : { older: base.href(older) }),
  };
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
