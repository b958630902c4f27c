import type { Picture } from "../../model/article.ts";
import { dateTimeOf } from "../../model/dates.ts";
import type { Author } from "../../model/outlet.ts";
import type { Link, ListPage, PagePicture } from "../../model/page.ts";
import { cleanLine, shorten } from "../../model/text.ts";
import type { Base } from "../address.ts";
import type { Article } from "../article.ts";
import type { Listing } from "../listing.ts";
import type { House, Newsroom } from "../newsroom.ts";
import { type NumberedPage, numbered } from "../numbered.ts";
import type { Slot } from "../slot.ts";

/** The numbered pages of every section, tag, author and series, and of all stories. */
export function* listPages(newsroom: Newsroom): Generator<Slot> {
  const { authors } = newsroom.outlet;
  for (const listing of newsroom.listings) {
    for (const part of numbered(listing.path, listing.articles)) {
      const author = listing.kind === "author" && listing.id !== undefined ? authors[listing.id] : undefined;
      const dates = () => (part.number === undefined ? profileDates(listing, newsroom.outlet.site.timeZone) : {});
      yield {
        kind: "list",
        path: part.path,
        indexable: true,
        page: () => listPage(newsroom, listing, part, author, dates()),
        basis: () => {
          const { number, newer, older, items } = part;
          const { articles: _, ...about } = listing;
          return [
            about,
            author,
            dates(),
            number,
            newer,
            older,
            newsroom.feedPrints([listing.path, "/"]),
            items.map(({ fingerprint }) => fingerprint),
          ];
        },
        stories: () => part.items,
      };
    }
  }
}

/** When an author's page came to be, with the first story, and when it last changed. Nothing of other lists. */
function profileDates({ kind, articles }: Listing, zone: string): { created?: string; modified?: string } {
  const [first] = articles;
  if (kind !== "author" || !first) return {};
  const modified = articles.reduce((latest, each) => Math.max(latest, each.modified), first.modified);
  return { created: dateTimeOf(first.released.at, zone), modified: dateTimeOf(modified, zone) };
}

function listPage(
  house: House,
  listing: Omit<Listing, "articles">,
  part: NumberedPage<Article>,
  author: Author | undefined,
  dates: ReturnType<typeof profileDates>,
): ListPage {
  const { base, outlet } = house;
  const { path, number, newer, older } = part;
  const { byline } = listing;
  const newest = number === undefined;
  const own = { text: listing.title, href: base.href(listing.path) };
  const above = crumbs(house, listing);
  const place = newest ? "" : ` (${house.words().page.replace("{n}", String(number))})`;
  const description = cleanLine(listing.description ?? `${listing.title}: ${outlet.site.description}`);
  return {
    kind: "list",
    ...house.frame({
      path,
      title: listing.title + place,
      description: shorten(description, 200) + place,
      crumbs: newest ? above : [...above, own],
      feedsOf: [listing.path],
      type: byline && newest ? "ProfilePage" : "CollectionPage",
      about: [
        ...(byline && newest ? [house.data.profile(byline)] : []),
        ...house.data.list(base.url(path), part.items),
      ],
      ...dates,
    }),
    heading: listing.title + place,
    ...(newest ? detailsOf(house, listing.description, author) : {}),
    children: newest && listing.kind === "section" ? childrenOf(house, listing.id) : [],
    teasers: part.items.map((article) => house.teaser(article)),
    ...(newer === undefined ? {} : { newer: base.href(newer) }),
    ...(older === undefined ? {} : { older: base.href(older) }),
  };
}

function crumbs(house: House, { kind, id }: Omit<Listing, "articles">): Link[] {
  const { base } = house;
  const words = house.words();
  switch (kind) {
    case "section":
      return id === undefined ? [] : house.sectionTrail(id).slice(0, -1);
    case "tag":
      return [{ text: words.allTags, href: base.href("/tags/") }];
    case "author":
      return [{ text: words.allAuthors, href: base.href("/authors/") }];
    case "series":
    case "latest":
      return [];
  }
}

function childrenOf(house: House, parent: string | undefined): Link[] {
  return Object.entries(house.outlet.sections)
    .filter(([, section]) => section.parent === parent && parent !== undefined)
    .map(([id]) => house.sectionLink(id));
}

/** Across, in CSS pixels. */
const PORTRAIT = 160;

const photoOf = ({ path, width, height, alt }: Picture, base: Base): PagePicture => ({
  src: base.href(path),
  width: PORTRAIT,
  height: Math.round((PORTRAIT * height) / width),
  alt,
});

function detailsOf(
  { base }: House,
  description: string | undefined,
  author: Author | undefined,
): Pick<ListPage, "introduction" | "person"> {
  if (!author) return description === undefined ? {} : { introduction: description };
  const { portrait, role, biography, email, links = [] } = author;
  return {
    person: {
      ...(portrait ? { photo: photoOf(portrait, base) } : {}),
      ...(role ? { role } : {}),
      ...(biography ? { biography } : {}),
      ...(email ? { email } : {}),
      links: links.map((href) => ({ text: new URL(href).hostname, href })),
    },
  };
}
