import type { DirectoryPage } from "../../model/page.ts";
import type { Listing } from "../listing.ts";
import type { Newsroom } from "../newsroom.ts";

type Group = DirectoryPage["groups"][number];

/** All sections, all tags from A to Z with counts, all authors. */
export function* indexPages(newsroom: Newsroom): Generator<DirectoryPage> {
  const words = newsroom.words();
  const { listings, outlet } = newsroom;
  const index = (path: string, heading: string, groups: readonly Group[]): DirectoryPage => ({
    kind: "directory",
    ...newsroom.frame({ path, title: heading, description: `${heading}: ${outlet.site.description}` }),
    heading,
    groups,
  });
  const of = (kind: Listing["kind"]) => listings.filter((listing) => listing.kind === kind);
  const compare = new Intl.Collator(outlet.site.language, { numeric: true }).compare;
  const byTitle = (a: Listing, b: Listing) => compare(a.title, b.title) || (a.path < b.path ? -1 : 1);

  yield index("/sections/", words.allSections, [
    { entries: of("section").map((listing) => entry(newsroom, listing, listing.description)) },
  ]);
  yield index(
    "/tags/",
    words.allTags,
    byLetter(of("tag").sort(byTitle)).map(([heading, tags]) => ({
      heading,
      entries: tags.map((tag) => entry(newsroom, tag)),
    })),
  );
  yield index("/authors/", words.allAuthors, [
    {
      entries: of("author")
        .sort(byTitle)
        .map((listing) =>
          entry(newsroom, listing, listing.id === undefined ? undefined : outlet.authors[listing.id]?.role),
        ),
    },
  ]);
}

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
