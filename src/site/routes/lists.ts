import { dateTimeOf } from "../../model/dates.ts";
import type { Author } from "../../model/outlet.ts";
import { cleanLine, shorten } from "../../model/text.ts";
import type { Link, PictureView } from "../../model/view.ts";
import type { Article } from "../article.ts";
import type { Listing } from "../listing.ts";
import { type NumberedPage, numbered } from "../numbered.ts";
import { paging } from "../paging.ts";
import type { Placed } from "../place.ts";
import { route } from "../route.ts";
import type { SharedContext } from "../site-context.ts";

/** The numbered pages of every list. */
export function* listRoutes({ listings, outlet }: Placed) {
  const { authors } = outlet;
  for (const listing of listings.filter(({ hasPages }) => hasPages)) {
    const partOf = numbersOfParts(listing);
    for (const part of numbered(listing.path, listing.articles)) {
      const author = listing.kind === "author" && listing.id !== undefined ? authors[listing.id] : undefined;
      const dates = () => (part.number === undefined ? profileDates(listing, outlet.site.timeZone) : {});
      yield route("list", {
        path: part.path,
        indexable: true,
        view: (context) => listView(context, listing, part, partOf, author, dates()),
        cacheKey: (context) => {
          const { number, newer, older, items } = part;
          const { articles: _, feed: _f, ...about } = listing;
          return [
            about,
            author,
            dates(),
            number,
            newer,
            older,
            context.feeds({ feedOf: listing.feed.root }),
            items.map((item) => [item.fingerprint, partOf.get(item)]),
          ];
        },
        dependsOn: () => part.items,
      });
    }
  }
}

/** The number of each part of a series that has more than one. Empty for other lists. */
const numbersOfParts = ({ kind, articles }: Listing): ReadonlyMap<Article, number> =>
  new Map(kind === "series" && articles.length > 1 ? articles.map((article, index) => [article, index + 1]) : []);

/** When an author's page was created, with the first story, and when it last changed. Empty for other lists. */
function profileDates({ kind, articles }: Listing, zone: string): { created?: string; modified?: string } {
  const [first] = articles;
  if (kind !== "author" || !first) return {};
  const modified = articles.reduce((latest, each) => Math.max(latest, each.modified), first.modified);
  return { created: dateTimeOf(first.released.at, zone), modified: dateTimeOf(modified, zone) };
}

/**
 * Stories of a section, a tag, an author or all of them, newest first. A series that fits on one page begins with its first part, as it is
 * read; of one that goes on for years, readers want the newest.
 */
function listView(
  context: SharedContext,
  listing: Omit<Listing, "articles">,
  part: NumberedPage<Article>,
  partOf: ReadonlyMap<Article, number>,
  author: Author | undefined,
  dates: ReturnType<typeof profileDates>,
) {
  const { base, outlet } = context;
  const { path, number } = part;
  const { mark, shown } = paging(context, part, listing.language);
  const { byline } = listing;
  const newest = number === undefined;
  const own = { text: listing.title, href: base.href(listing.path) };
  const above = (listing.above ?? []).map(({ title, path }) => ({ text: title, href: base.href(path) }));
  const { language } = listing;
  // What the outlet says of itself is in its own language.
  const of = language === undefined ? outlet.site.description : outlet.site.name;
  const description = cleanLine(listing.description ?? `${listing.title}: ${of}`);
  const said = { text: listing.title, author: byline?.slug, language: context.languageFor(language) };
  const items =
    listing.kind === "series" && newest && part.older === undefined ? [...part.items].reverse() : part.items;
  const teasers = newest ? context.teasers.opening(items, said) : context.teasers.list(items, "thumbnail", said);
  const numbers = items.map((item) => partOf.get(item));
  return {
    ...context.frame(path, {
      title: listing.title + mark,
      description: shorten(description, 200) + mark,
      language: said.language,
      contentLanguage: language,
      crumbs: newest ? above : [...above, own],
      feedOf: listing.feed.root,
      section: listing.kind === "section" ? listing.id : undefined,
      type: byline && newest ? "ProfilePage" : "CollectionPage",
      about: [...(byline && newest ? [context.data.profile(byline)] : []), ...context.data.list(base.url(path), items)],
      ...dates,
    }),
    ...(listing.kind === "series" ? { kicker: context.words(said.language).series } : {}),
    heading: listing.title,
    ...(newest ? detailsOf(context, listing.description, author) : {}),
    /** Subsections. */
    children: newest && listing.kind === "section" ? childrenOf(context, listing.id) : [],
    teasers: teasers.map((teaser, index) => {
      const number = numbers[index];
      if (number === undefined) return teaser;
      const label = context.words(said.language).part.replace("{n}", String(number));
      return { ...teaser, label: teaser.label === undefined ? label : `${label} · ${teaser.label}` };
    }),
    ...shown,
  };
}

function childrenOf(context: SharedContext, parent: string | undefined): Link[] {
  return Object.entries(context.outlet.sections)
    .filter(([, section]) => section.parent === parent && parent !== undefined)
    .map(([id]) => context.sectionLink(id));
}

interface Details {
  readonly introduction?: string;
  /** The author, on an author's page. */
  readonly person?: {
    readonly photo?: PictureView;
    readonly role?: string;
    readonly biography?: string;
    readonly email?: string;
    readonly links: readonly Link[];
  };
}

function detailsOf(context: SharedContext, description: string | undefined, author: Author | undefined): Details {
  if (!author) return description === undefined ? {} : { introduction: description };
  const { portrait, role, biography, email, links = [] } = author;
  return {
    person: {
      ...(portrait ? { photo: context.picture(portrait, "portrait", "eager") } : {}),
      ...(role ? { role } : {}),
      ...(biography ? { biography } : {}),
      ...(email ? { email } : {}),
      links: links.map((href) => ({ text: new URL(href).hostname, href })),
    },
  };
}
