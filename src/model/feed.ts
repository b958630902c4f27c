// What readers subscribe to. All formats print the same `Feed`, so that they cannot disagree. Addresses are absolute.

/** What a feed may be written in. A new format is a line here and a template of that name in `_includes/feeds/`. */
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
 * Kinds of lists of stories with feeds, in the order of the Subscribe page, each with the word of `_data/phrases.ts` that stands above its feeds
 * there. A new kind is a line here and one in `site/listings.ts`.
 */
export const listKinds = [
  { name: "everything", heading: "allStories" },
  { name: "section", heading: "allSections" },
  { name: "tag", heading: "allTags" },
  { name: "author", heading: "allAuthors" },
  { name: "series", heading: "series" },
  { name: "partner", heading: "partners" },
] as const;
export type ListKind = (typeof listKinds)[number]["name"];

export interface Feed {
  /** Permanent, the same for all documents of the feed: a `tag:` URI (RFC 4151). */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** BCP 47 */
  readonly language: string;
  /** The page that shows the same stories. */
  readonly home: string;
  /** The newest `updated` among the stories, not the time of the build; without stories, when the outlet's ids begin. */
  readonly updated: Date;
  /** Newest first, by publication. */
  readonly items: readonly FeedItem[];
}

export interface FeedItem {
  /** Permanent: a `tag:` URI (RFC 4151) of the story's id. */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  /** The standfirst or the first sentences, plain text; may be empty. */
  readonly summary: string;
  /** Safe HTML with absolute addresses; absent in a feed of summaries. */
  readonly content?: string;
  readonly published: Date;
  readonly updated: Date;
  /** BCP 47, of the story. */
  readonly language: string;
  /** The people, then the agency where nothing else names it; it has no page. */
  readonly authors: readonly { readonly name: string; readonly url?: string }[];
  /** The section, then the tags. */
  readonly categories: readonly { readonly term: string; readonly label: string }[];
  readonly image?: FeedImage;
}

export interface FeedImage {
  readonly url: string;
  /** Media type: `image/jpeg`. */
  readonly type: string;
  /** CSS pixels */
  readonly width: number;
  readonly height: number;
  /** The caption, else what it shows. */
  readonly description: string;
  readonly credit?: string;
}
