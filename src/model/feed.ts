// The data of a feed. All formats print the same `Feed`, so that they cannot disagree. Addresses are absolute.

/** The formats of feeds. To add one, add a line here and a template of that name in `_includes/feeds/`. */
const feedFormats = [
  { name: "rss", file: "rss.xml", type: "application/rss+xml", label: "RSS" },
  { name: "atom", file: "atom.xml", type: "application/atom+xml", label: "Atom" },
  { name: "json", file: "feed.json", type: "application/feed+json", label: "JSON Feed" },
] as const;
export type FeedFormat = (typeof feedFormats)[number]["name"];

export const feedFormatNames = feedFormats.map(({ name }) => name);

/** The file's name, media type and label of a format. */
export function feedFormat(name: FeedFormat): (typeof feedFormats)[number] {
  const found = feedFormats.find((format) => format.name === name);
  if (!found) throw new TypeError(`there is no feed format "${name}"`);
  return found;
}

/**
 * The kinds of lists of stories that have feeds, in the order of the Subscribe page, each with the name in `phrases.ts` of the heading above
 * its feeds there. To add a kind, add a line here and one in `site/listings.ts`.
 */
export const listKinds = [
  { name: "everything", heading: "allStories" },
  { name: "language", heading: "languages" },
  { name: "section", heading: "allSections" },
  { name: "tag", heading: "allTags" },
  { name: "author", heading: "allAuthors" },
  { name: "series", heading: "series" },
  { name: "partner", heading: "partners" },
] as const;
export type ListKind = (typeof listKinds)[number]["name"];

export interface Feed {
  /** The permanent id, the same in all documents of the feed: a `tag:` URI (RFC 4151). */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** BCP 47 */
  readonly language: string;
  /** The page that shows the same stories. */
  readonly home: string;
  /** The newest `updated` of the stories, not the time of the build. Without stories, the date in the outlet's `idAuthority`. */
  readonly updated: Date;
  /** The items, newest first by publication. */
  readonly items: readonly FeedItem[];
}

export interface FeedItem {
  /** The permanent id: a `tag:` URI (RFC 4151) with the story's id. */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  /** The standfirst or the first sentences, as plain text. May be empty. */
  readonly summary: string;
  /** The story as safe HTML with absolute addresses. Absent in a feed of summaries. */
  readonly content?: string;
  readonly published: Date;
  readonly updated: Date;
  /** The story's language (BCP 47). */
  readonly language: string;
  /** The people, then the agency if nothing else in the item names it. It has no page. */
  readonly authors: readonly { readonly name: string; readonly url?: string }[];
  /** The section, then the tags. */
  readonly categories: readonly { readonly term: string; readonly label: string }[];
  readonly image?: FeedImage;
  /** The films and sounds that the story plays. */
  readonly enclosures?: readonly Enclosure[];
}

/** A film or sound for programs that play or collect them. */
export interface Enclosure {
  readonly url: string;
  /** The media type: `audio/mpeg`. */
  readonly type: string;
  readonly bytes: number;
  readonly title: string;
  readonly seconds?: number;
}

export interface FeedImage {
  readonly url: string;
  /** The media type: `image/jpeg`. */
  readonly type: string;
  /** CSS pixels */
  readonly width: number;
  readonly height: number;
  /** The caption, or else the alt text. */
  readonly description: string;
  readonly credit?: string;
}
