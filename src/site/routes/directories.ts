import type { DirectoryView } from "../../model/view.ts";
import type { Listing } from "../listing.ts";
import type { Route } from "../route.ts";
import type { SiteContext } from "../site-context.ts";

type Group = DirectoryView["groups"][number];

/** All sections, all tags from A to Z with counts, all authors. */
export function* directoryRoutes(context: SiteContext): Generator<Route> {
  const words = context.words();
  yield index(context, "/sections/", words.allSections, () => [
    { entries: of(context, "section").map((listing) => entry(context, listing, listing.description)) },
  ]);
  yield index(context, "/tags/", words.allTags, () =>
    byLetter(byTitle(context, "tag")).map(([heading, tags]) => ({
      heading,
      entries: tags.map((tag) => entry(context, tag)),
    })),
  );
  yield index(context, "/authors/", words.allAuthors, () => [
    { entries: byTitle(context, "author").map((listing) => entry(context, listing, roleOf(context, listing))) },
  ]);
}

function index(context: SiteContext, path: string, heading: string, groups: () => readonly Group[]): Route {
  const description = `${heading}: ${context.outlet.site.description}`;
  const view = (): DirectoryView => ({
    kind: "directory",
    ...context.frame({ path, title: heading, description, type: "CollectionPage" }),
    heading,
    groups: groups(),
  });
  return { kind: "directory", path, indexable: true, view, dependsOn: () => [] };
}

const of = ({ listings }: SiteContext, kind: Listing["kind"]): Listing[] =>
  listings.filter((each) => each.kind === kind);

const byTitle = (context: SiteContext, kind: Listing["kind"]): Listing[] => of(context, kind).sort(context.byTitle);

const roleOf = ({ outlet }: SiteContext, { id }: Listing): string | undefined =>
  id === undefined ? undefined : outlet.authors[id]?.role;

function entry(context: SiteContext, { title, path, articles }: Listing, note?: string): Group["entries"][number] {
  return {
    text: title,
    href: context.base.href(path),
    count: context.storyCount(articles.length),
    ...(note === undefined ? {} : { note }),
  };
}

/** By first letter without its accent; what begins with none stands under `#`. */
function byLetter(listings: readonly Listing[]): [string, Listing[]][] {
  const groups = new Map<string, Listing[]>();
  for (const listing of listings) {
    const [first = "#"] = listing.title.normalize("NFD").toLocaleUpperCase("en");
    const letter = /\p{L}/u.test(first) ? first : "#";
    groups.set(letter, [...(groups.get(letter) ?? []), listing]);
  }
  return [...groups].sort(([a], [b]) => Number(b === "#") - Number(a === "#"));
}
