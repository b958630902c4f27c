import { XMLParser } from "fast-xml-parser";
import type { Site } from "./site.ts";

// Reads feeds of any format the way a feed reader does.

export interface ReadItem {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  /** ISO 8601, UTC. */
  readonly published: string;
  readonly updated: string;
  readonly authors: readonly string[];
  readonly tags: readonly string[];
  readonly content: string | undefined;
}

export interface ReadFeed {
  readonly title: string;
  readonly self: string;
  readonly previous: string | undefined;
  readonly items: readonly ReadItem[];
}

export const formats = ["rss.xml", "atom.xml", "feed.json"] as const;

const lists = new Set(["item", "entry", "link", "atom:link", "category", "author", "dc:creator"]);

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  parseTagValue: false,
  htmlEntities: true,
  trimValues: false,
  isArray: (name, path) => lists.has(name) && path !== "rss.channel.image.link" && path !== "feed.author",
});

/** Reads a feed in any of the formats, by its ending. */
export function readFeed(site: Pick<Site, "read">, file: string): ReadFeed {
  const text = site.read(file);
  if (file.endsWith("feed.json")) return fromJson(JSON.parse(text));
  const { feed, rss }: { feed?: Atom; rss?: { channel: Rss } } = parser.parse(text);
  if (feed) return fromAtom(feed);
  if (rss) return fromRss(rss.channel);
  throw new Error(`${file} is no feed`);
}

interface Link {
  readonly "@rel": string;
  readonly "@href": string;
}

interface Rss {
  readonly title: string;
  readonly "atom:link": readonly Link[];
  readonly item?: readonly {
    readonly guid: { readonly "#text": string };
    readonly title: string;
    readonly link: readonly [string];
    readonly pubDate: string;
    readonly "atom:updated": string;
    readonly "dc:creator"?: readonly string[];
    readonly category?: readonly string[];
    readonly "content:encoded"?: string;
  }[];
}

interface Atom {
  readonly title: string;
  readonly link: readonly Link[];
  readonly entry?: readonly {
    readonly id: string;
    readonly title: string;
    readonly link: readonly Link[];
    readonly published: string;
    readonly updated: string;
    readonly author?: readonly { readonly name: string }[];
    readonly category?: readonly { readonly "@label": string }[];
    readonly content?: { readonly "#text": string };
  }[];
}

interface Json {
  readonly title: string;
  readonly feed_url: string;
  readonly next_url?: string;
  readonly items: readonly {
    readonly id: string;
    readonly title: string;
    readonly url: string;
    readonly date_published: string;
    readonly date_modified: string;
    readonly authors?: readonly { readonly name: string }[];
    readonly tags: readonly string[];
    readonly content_html?: string;
  }[];
}

const iso = (date: string): string => new Date(date).toISOString();
const href = (links: readonly Link[], rel: string): string | undefined =>
  links.find((link) => link["@rel"] === rel)?.["@href"];

const fromRss = (channel: Rss): ReadFeed => ({
  title: channel.title,
  self: href(channel["atom:link"], "self") ?? "",
  previous: href(channel["atom:link"], "prev-archive"),
  items: (channel.item ?? []).map((item) => ({
    id: item.guid["#text"],
    title: item.title,
    url: item.link[0],
    published: iso(item.pubDate),
    updated: iso(item["atom:updated"]),
    authors: item["dc:creator"] ?? [],
    tags: item.category ?? [],
    content: item["content:encoded"],
  })),
});

const fromAtom = (feed: Atom): ReadFeed => ({
  title: feed.title,
  self: href(feed.link, "self") ?? "",
  previous: href(feed.link, "prev-archive"),
  items: (feed.entry ?? []).map((entry) => ({
    id: entry.id,
    title: entry.title,
    url: href(entry.link, "alternate") ?? "",
    published: iso(entry.published),
    updated: iso(entry.updated),
    authors: (entry.author ?? []).map(({ name }) => name),
    tags: (entry.category ?? []).map((category) => category["@label"]),
    content: entry.content?.["#text"],
  })),
});

const fromJson = (feed: Json): ReadFeed => ({
  title: feed.title,
  self: feed.feed_url,
  previous: feed.next_url,
  items: feed.items.map((item) => ({
    id: item.id,
    title: item.title,
    url: item.url,
    published: iso(item.date_published),
    updated: iso(item.date_modified),
    authors: (item.authors ?? []).map(({ name }) => name),
    tags: item.tags,
    content: item.content_html,
  })),
});

/** Follows a feed into the past, as RFC 5005 has it; every item by its id, and the files met on the way. */
export function walk(site: Pick<Site, "read">, file: string, home: string): { ids: Set<string>; files: string[] } {
  const ids = new Set<string>();
  const files: string[] = [];
  for (let next: string | undefined = file; next !== undefined; ) {
    if (files.includes(next)) throw new Error(`the walk comes back to ${next}`);
    files.push(next);
    const feed: ReadFeed = readFeed(site, next);
    for (const { id } of feed.items) ids.add(id);
    next = feed.previous?.slice(home.length);
  }
  return { ids, files };
}
