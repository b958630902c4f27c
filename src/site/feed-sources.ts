import { type FeedFormat, type FeedSourceKind, feedFormatNames, feedSourceKinds } from "../model/feed.ts";
import type { Outlet, Words } from "../model/outlet.ts";
import { slugOf } from "../model/slug.ts";
import type { Article } from "./article.ts";
import type { Listing } from "./listing.ts";
import { LATEST, partnerPath } from "./paths.ts";
import { topicTags } from "./topics.ts";

/** The source of a feed: a choice of stories that readers or partners can subscribe to. */
export interface FeedSource {
  readonly kind: FeedSourceKind;
  /** The folder of its subscription feeds: `/world/`. */
  readonly root: string;
  /** The page that shows the same stories. */
  readonly home: string;
  /** The source's title. Absent if the outlet's name is enough. */
  readonly title?: string;
  /** The title among feeds of other outlets. */
  readonly feedTitle: string;
  readonly description?: string | undefined;
  /** Oldest first. */
  readonly articles: readonly Article[];
  readonly formats: readonly FeedFormat[];
  /** The minimum number of stories in the subscription feed, if there are as many. */
  readonly size: number;
  readonly text: "full" | "summary";
  /** The path of the list. Each of its full pages (`numbered.ts`) has an archive of the feed beside it. */
  readonly history?: string;
}

/** The data that feed sources are made from. */
interface Sources {
  readonly outlet: Outlet;
  /** Public stories, oldest first. */
  readonly articles: readonly Article[];
  readonly listings: readonly Listing[];
  /** Milliseconds. */
  readonly now: number;
}

/** The key of a text of the interface. */
type Heading = { [K in keyof Words]: Words[K] extends string ? K : never }[keyof Words];

/** How to find the sources of each kind, and their heading on the Subscribe page. */
const kinds: Record<FeedSourceKind, { find(sources: Sources): Iterable<FeedSource>; readonly heading: Heading }> = {
  everything: { find: everything, heading: "allStories" },
  section: { find: (sources) => ofListings("section", sources), heading: "allSections" },
  tag: { find: (sources) => ofListings("tag", sources), heading: "allTags" },
  author: { find: (sources) => ofListings("author", sources), heading: "allAuthors" },
  series: { find: (sources) => ofListings("series", sources), heading: "series" },
  partner: { find: partners, heading: "partners" },
};

/** Everything that has a feed, in the order of `feedSourceKinds`. */
export const feedSourcesOf = (sources: Sources): FeedSource[] =>
  feedSourceKinds.flatMap((kind) => [...kinds[kind].find(sources)]);

export const headingOf = (kind: FeedSourceKind): Heading => kinds[kind].heading;

function* everything({ outlet, articles }: Sources): Generator<FeedSource> {
  const { description } = outlet.site;
  const own = { root: "/", home: "/", description, feedTitle: outlet.site.name, articles };
  yield { kind: "everything", ...own, ...shapeOf("everything", outlet.feeds, LATEST) };
}

function* ofListings(
  kind: "section" | "tag" | "author" | "series",
  { outlet, listings }: Sources,
): Generator<FeedSource> {
  for (const { path, title, description, articles, ...listing } of listings) {
    if (listing.kind !== kind) continue;
    const feedTitle = `${title} | ${outlet.site.name}`;
    const own = { root: path, home: path, title, feedTitle, description, articles };
    yield { kind, ...own, ...shapeOf(kind, outlet.feeds, path) };
  }
}

type OwnKind = Exclude<FeedSourceKind, "partner">;

/** The settings in `_data/feeds.ts` for the feeds of a kind. @param list the path of the list whose pages have archives beside them */
function shapeOf(
  kind: OwnKind,
  { size, formats, archives }: Outlet["feeds"],
  list: string,
): Pick<FeedSource, "formats" | "size" | "text" | "history"> {
  const isWide = kind === "everything" || kind === "section";
  return {
    formats: formats[kind] ?? (isWide ? feedFormatNames : ["rss"]),
    size,
    text: "full",
    ...(archives.includes(kind) ? { history: list } : {}),
  };
}

/** The partner feeds of `_data/feeds.ts`: choices by section, tag, type and source, perhaps with a delay. */
function* partners({ outlet, articles, now }: Sources): Generator<FeedSource> {
  for (const [name, partner] of Object.entries(outlet.feeds.partners)) {
    const wanted = choiceOf(partner, outlet);
    const until = now - partner.delay * 60_000;
    yield {
      kind: "partner",
      root: partnerPath(name),
      home: "/",
      title: partner.title,
      feedTitle: partner.title,
      description: partner.description,
      articles: articles.filter((article) => article.released.at <= until && wanted(article)),
      formats: partner.formats,
      size: partner.size ?? outlet.feeds.size,
      text: partner.text,
    };
  }
}

/** The sources of a story: its source line and, if that names several sources, each of them. */
const sourcesOf = ({ source }: Article, { site }: Outlet): string[] =>
  source === undefined ? [site.name] : [source, ...source.split(", ")];

type Partner = Outlet["feeds"]["partners"][string];

/** Whether a partner gets a story: for each key of `only`, it has one of the values, and it has no value that `except` names. */
function choiceOf({ only, except }: Partner, outlet: Outlet): (article: Article) => boolean {
  const known = topicTags(outlet);
  const tagSlugs = (labels: readonly string[]) =>
    new Set(labels.map(slugOf).map((slug) => known.get(slug)?.slug ?? slug));
  const testsOf = (rules: Partner["only"]): ((article: Article) => boolean)[] => {
    const { sections, tags, types, sources } = rules;
    const slugs = tagSlugs(tags ?? []);
    return [
      ...(sections ? [({ listedIn }: Article) => listedIn.some((id) => sections.includes(id))] : []),
      ...(tags ? [(article: Article) => article.tags.some(({ slug }) => slugs.has(slug))] : []),
      ...(types ? [({ story }: Article) => types.some((type) => type === story.type)] : []),
      ...(sources ? [(article: Article) => sourcesOf(article, outlet).some((each) => sources.includes(each))] : []),
    ];
  };
  const needed = testsOf(only);
  const barred = testsOf(except);
  return (article) => needed.every((test) => test(article)) && !barred.some((test) => test(article));
}
