import { type FeedFormat, type ScopeKind, scopeKinds } from "../model/feed.ts";
import type { Outlet } from "../model/outlet.ts";
import { slugOf } from "../model/slug.ts";
import type { Article } from "./article.ts";
import { topicTags } from "./desk.ts";
import type { Listing } from "./listing.ts";
import type { Newsroom } from "./newsroom.ts";

/** What a feed is of: a choice of stories that readers or partners may subscribe to. */
export interface Scope {
  readonly kind: ScopeKind;
  /** The folder of its subscription feeds: `/world/`. */
  readonly root: string;
  /** The page that shows the same stories. */
  readonly home: string;
  /** Without the outlet's name; absent where the name says it all. */
  readonly title?: string;
  readonly description?: string;
  /** Oldest first. */
  readonly articles: readonly Article[];
  readonly formats: readonly FeedFormat[];
  /** Stories that the subscription feed holds at least, where there are as many. */
  readonly size: number;
  readonly text: "full" | "summary";
  /** The list whose full pages (`numbered.ts`) have an archive of the feed beside them. */
  readonly history?: string;
}

type Sources = Pick<Newsroom, "outlet" | "articles" | "listings" | "now">;

const finders: Record<ScopeKind, (sources: Sources) => Iterable<Scope>> = {
  everything: (sources) =>
    ofListings("latest", sources, ({ path, articles }) => ({ root: "/", home: "/", articles, history: path })),
  section: (sources) => ofListings("section", sources, itself),
  series: (sources) => ofListings("series", sources, itself),
  author: (sources) => ofListings("author", sources, itself),
  tag: (sources) => ofListings("tag", sources, itself),
  partner: partners,
};

/** Everything that has a feed, in the order of `scopeKinds`. */
export const scopesOf = (sources: Sources): Scope[] => scopeKinds.flatMap((kind) => [...finders[kind](sources)]);

const itself = ({ path, title, description, articles }: Listing) => ({
  root: path,
  home: path,
  title,
  ...(description === undefined ? {} : { description }),
  articles,
  history: path,
});

function* ofListings(
  kind: Listing["kind"],
  { outlet, listings }: Sources,
  of: (listing: Listing) => Pick<Scope, "root" | "home" | "articles" | "history" | "title" | "description">,
): Generator<Scope> {
  const { feeds } = outlet;
  const scope = kind === "latest" ? "everything" : kind;
  for (const listing of listings) {
    if (listing.kind !== kind) continue;
    const { history, ...rest } = of(listing);
    yield {
      kind: scope,
      formats: feeds.formats[scope],
      size: feeds.size,
      text: "full",
      ...rest,
      ...(history !== undefined && feeds.archives.includes(scope) ? { history } : {}),
    };
  }
}

export const partnerPath = (name: string): string => `/feeds/${name}/`;

/** The feeds of `_data/feeds.ts`: a choice by section, tag, type and source, perhaps later than on the site. */
function* partners({ outlet, articles, now }: Sources): Generator<Scope> {
  for (const [name, partner] of Object.entries(outlet.feeds.partners)) {
    const wanted = choiceOf(partner, outlet);
    const until = now - partner.delay * 60_000;
    yield {
      kind: "partner",
      root: partnerPath(name),
      home: "/",
      title: partner.title,
      ...(partner.description === undefined ? {} : { description: partner.description }),
      articles: articles.filter((article) => article.released <= until && wanted(article)),
      formats: partner.formats,
      size: partner.size ?? outlet.feeds.size,
      text: partner.text,
    };
  }
}

type Partner = Outlet["feeds"]["partners"][string];

/** Whether a partner gets a story: it is in one of each kind of thing that `only` names, and in none that `except` names. */
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
      ...(types ? [({ draft }: Article) => types.some((type) => type === draft.type)] : []),
      ...(sources ? [({ draft }: Article) => sources.includes(draft.source ?? outlet.site.name)] : []),
    ];
  };
  const needed = testsOf(only);
  const barred = testsOf(except);
  return (article) => needed.every((test) => test(article)) && !barred.some((test) => test(article));
}
