import type { DirectoryPage } from "../../model/page.ts";
import type { Listing } from "../listing.ts";
import type { Newsroom } from "../newsroom.ts";
import type { Slot } from "../slot.ts";

type Group = DirectoryPage["groups"][number];

/** All sections, all tags from A to Z with counts, all authors. */
export function* indexPages(newsroom: Newsroom): Generator<Slot> {
  const words = newsroom.words();
  yield index(newsroom, "/sections/", words.allSections, () => [
    { entries: of(newsroom, "section").map((listing) => entry(newsroom, listing, listing.description)) },
  ]);
  yield index(newsroom, "/tags/", words.allTags, () =>
    byLetter(byTitle(newsroom, "tag")).map(([heading, tags]) => ({
      heading,
      entries: tags.map((tag) => entry(newsroom, tag)),
    })),
  );
  yield index(newsroom, "/authors/", words.allAuthors, () => [
    { entries: byTitle(newsroom, "author").map((listing) => entry(newsroom, listing, roleOf(newsroom, listing))) },
  ]);
}

function index(newsroom: Newsroom, path: string, heading: string, groups: () => readonly Group[]): Slot {
  const description = `${heading}: ${newsroom.outlet.site.description}`;
  const page = (): DirectoryPage => ({
    kind: "directory",
    ...newsroom.frame({ path, title: heading, description, type: "CollectionPage" }),
    heading,
    groups: groups(),
  });
  return { kind: "directory", path, indexable: true, page, stories: () => [] };
}

const of = ({ listings }: Newsroom, kind: Listing["kind"]): Listing[] => listings.filter((each) => each.kind === kind);

const byTitle = (newsroom: Newsroom, kind: Listing["kind"]): Listing[] => of(newsroom, kind).sort(newsroom.byTitle);

const roleOf = ({ outlet }: Newsroom, { id }: Listing): string | undefined =>
  id === undefined ? undefined : outlet.authors[id]?.role;

function entry(newsroom: Newsroom, { title, path, articles }: Listing, note?: string): Group["entries"][number] {
  return {
    text: title,
    href: newsroom.base.href(path),
    count: newsroom.storyCount(articles.length),
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
