import type { Link } from "../../model/view.ts";
import type { Listing } from "../listing.ts";
import type { Placed } from "../place.ts";
import { route } from "../route.ts";
import type { SiteContext } from "../site-context.ts";

interface Group {
  /** The letter above the group, if entries are grouped by letter. */
  readonly heading?: string;
  readonly entries: readonly {
    readonly text: string;
    readonly href: string;
    readonly note?: string;
    readonly count?: string;
  }[];
}

interface Directory {
  readonly heading: string;
  /** The pages between the front page and this one. */
  readonly crumbs?: readonly Link[];
  readonly groups: readonly Group[];
}

/** So many tags a reader finds without letters above them. */
const FEW = 24;

/** All sections, all tags from A to Z with counts, under their letters if they are many, all authors. */
export function* directoryRoutes(placed: Placed) {
  const { addresses } = placed.outlet.site;
  yield directoryRoute(addresses.sections, (context) => ({
    heading: context.words().allSections,
    groups: [{ entries: of(placed, "section").map((listing) => entry(context, listing, listing.description)) }],
  }));
  yield directoryRoute(addresses.tags, (context) => {
    const tags = of(placed, "tag").sort(context.byTitle);
    const groups = tags.length > FEW ? byLetter(tags) : [{ listings: tags }];
    return {
      heading: context.words().allTags,
      groups: groups.map(({ listings, ...letter }) => ({
        ...letter,
        entries: listings.map((tag) => entry(context, tag)),
      })),
    };
  });
  yield directoryRoute(addresses.authors, (context) => ({
    heading: context.words().allAuthors,
    groups: [
      {
        entries: of(placed, "author")
          .sort(context.byTitle)
          .map((listing) => entry(context, listing, roleOf(context, listing))),
      },
    ],
  }));
}

/** A page that lists pages: all sections, tags or authors; the years, or the months of a year. */
export const directoryRoute = (path: string, directory: (context: SiteContext) => Directory) =>
  route("directory", {
    path,
    indexable: true,
    view(context) {
      const { heading, crumbs = [], groups } = directory(context);
      const description = `${heading}: ${context.outlet.site.description}`;
      return {
        ...context.frame(path, { title: heading, description, crumbs, type: "CollectionPage" }),
        heading,
        groups,
      };
    },
    dependsOn: () => [],
  });

const of = ({ listings }: Placed, kind: Listing["kind"]): Listing[] => listings.filter((each) => each.kind === kind);

const roleOf = ({ outlet }: SiteContext, { id }: Listing): string | undefined =>
  id === undefined ? undefined : outlet.authors[id]?.role;

function entry(context: SiteContext, { title, path, articles }: Listing, note?: string): Group["entries"][number] {
  return {
    text: title,
    href: context.base.href(path),
    ...(articles.length === 0 ? {} : { count: context.storyCount(articles.length) }),
    ...(note === undefined ? {} : { note }),
  };
}

/** Groups listings by first letter without its accent. Titles that do not begin with a letter are under `#`. */
function byLetter(all: readonly Listing[]): { heading: string; listings: Listing[] }[] {
  const groups = new Map<string, Listing[]>();
  for (const listing of all) {
    const [first = "#"] = listing.title.normalize("NFD").toLocaleUpperCase("en");
    const letter = /\p{L}/u.test(first) ? first : "#";
    groups.set(letter, [...(groups.get(letter) ?? []), listing]);
  }
  return [...groups]
    .sort(([a], [b]) => Number(b === "#") - Number(a === "#"))
    .map(([heading, listings]) => ({ heading, listings }));
}
