import { formerAddresses, lastingAddress } from "../../model/addresses.ts";
import { type Feed, type FeedFormat, feedFormat } from "../../model/feed.ts";
import { memoizeLatest, onDemand } from "../../model/memoize.ts";
import { beginningOf } from "../../model/outlet.ts";
import { fingerprintOf } from "../../model/text.ts";
import type { Article } from "../article.ts";
import { feedItem } from "../feed-item.ts";
import type { Listing } from "../listing.ts";
import { numbered } from "../numbered.ts";
import type { Placed } from "../place.ts";
import { route } from "../route.ts";
import type { SharedContext } from "../site-context.ts";
import { subscription } from "../subscription.ts";

/**
 * The subscription feeds in every format, and the archives of those whose history can be walked (RFC 5005) in one, to which RSS leads too:
 * nobody subscribes to an archive, and in three formats they would be a seventh of all bytes of a site. An archive lies beside the list
 * page with the same stories (`/latest/page/7/atom.xml`), and is as permanent.
 */
export function* feedRoutes({ listings, outlet }: Placed) {
  const { addresses } = outlet.site;
  // Only the latest result is kept: the formats of a document are printed one after the other.
  const feedOf = memoizeLatest(makeFeed, revisionOf);
  const printOf = memoizeLatest(fingerprintOfDocument, revisionOf);
  for (const document of listings.flatMap(documentsOf)) {
    const archive = feedFormat(archiveFormat(document.listing.feed));
    for (const format of document.current === undefined ? document.listing.feed.formats : [archive.name]) {
      const { file } = feedFormat(format);
      // A reader of JSON knows no XML.
      const canWalk = archive.name === format || format !== "json";
      // Not every host can send subscribers on: where readers knew the feed, it goes on, and names its present address.
      for (const folder of [document.folder, ...formerAddresses(document.folder, addresses), ...formerOf(document)])
        yield route("feed", {
          path: folder + file,
          indexable: false,
          view: (context): FeedData => ({
            format,
            feed: feedOf(document, context),
            self: context.base.url(document.folder + file),
            ...(canWalk ? neighbours(document, (folder) => context.base.url(folder + archive.file)) : {}),
            archiveType: archive.type,
          }),
          cacheKey: (context) => printOf(document, context),
          dependsOn: document.stories,
        });
    }
  }
}

/** Where a document was before its list got another address. */
const formerOf = ({ folder, listing: { path, former } }: Document): string[] =>
  former === undefined ? [] : [former + folder.slice(path.length)];

/** A document of a feed in one format: the subscription feed, or an archive of it (RFC 5005). Addresses are absolute. */
interface FeedData {
  readonly format: FeedFormat;
  readonly feed: Feed;
  readonly self: string;
  /** For an archive, the address of the subscription feed. */
  readonly current?: string;
  /** The archives with the stories published just before and just after these. */
  readonly previous?: string;
  readonly next?: string;
  /** The media type of archives. */
  readonly archiveType: string;
}

/** RFC 5005 is written for Atom. */
const archiveFormat = ({ formats: [first = "atom", ...others] }: Listing["feed"]): FeedFormat =>
  others.includes("atom") ? "atom" : first;

const revisionOf = (_: Document, context: SharedContext): number => context.revision;

function fingerprintOfDocument(document: Document, context: SharedContext): string {
  const { listing, folder, current, previous, next } = document;
  const stories = document.stories().map((article) => {
    const { body } = article.story;
    return [article.fingerprint, body.fingerprint, context.destinations(body), context.updatedInFeeds(article)];
  });
  return fingerprintOf(JSON.stringify([listing.feed, folder, current, previous, next, stories]));
}

/** The subscription feed of a list or one of its archives, in any format. The folder identifies a document. */
interface Document {
  readonly listing: Listing;
  readonly folder: string;
  /** Newest first. */
  stories(): readonly Article[];
  readonly current?: string | undefined;
  readonly previous?: string | undefined;
  readonly next?: string | undefined;
}

function documentsOf(listing: Listing): Document[] {
  const { path, articles, feed } = listing;
  const { root } = feed;
  const archives = feed.hasArchives ? [...numbered(path, articles)].slice(1) : [];
  return [
    { listing, folder: root, stories: onDemand(() => subscription(listing)), previous: archives[0]?.path },
    ...archives.map((part) => ({
      listing,
      folder: part.path,
      stories: () => part.items,
      current: root,
      previous: part.older,
      next: part.newer === path ? undefined : part.newer,
    })),
  ];
}

function neighbours(
  document: Document,
  address: (folder: string) => string,
): Pick<FeedData, "current" | "previous" | "next"> {
  const links = (["current", "previous", "next"] as const).flatMap((name) => {
    const folder = document[name];
    return folder === undefined ? [] : [[name, address(folder)]];
  });
  return Object.fromEntries(links);
}

function makeFeed({ listing, stories: choose }: Document, context: SharedContext): Feed {
  const { base, outlet } = context;
  const { site } = outlet;
  const { root, home, fullTitle, description, text } = listing.feed;
  const stories = choose();
  return {
    id: `tag:${site.idAuthority}:feed${encodeURI(lastingAddress(listing.former ?? root, site.addresses))}`,
    title: fullTitle,
    description,
    language: listing.language ?? site.language,
    home: base.url(home),
    updated: new Date(
      stories.length === 0 ? beginningOf(site.idAuthority) : Math.max(...stories.map(context.updatedInFeeds)),
    ),
    items: stories.map((article) => feedItem(context, article, text)),
  };
}
