import { feedFormatNames, type ListKind, listKinds } from "../model/feed.ts";
import type { Outlet } from "../model/outlet.ts";
import { type Problem, problem } from "../model/problem.ts";
import type { Article } from "./article.ts";
import type { ListFeed, Listing, ListPlan, ListSource } from "./listing.ts";
import { author } from "./lists/author.ts";
import { everything } from "./lists/everything.ts";
import { language } from "./lists/language.ts";
import { partner } from "./lists/partner.ts";
import { section } from "./lists/section.ts";
import { series } from "./lists/series.ts";
import { tag } from "./lists/tag.ts";
import { wordsOf } from "./words.ts";

/** Where the lists of each kind come from. A new kind is a file in `lists/`, a line here, and a line in `listKinds`. */
const sources: Readonly<Record<ListKind, ListSource>> = { everything, language, section, series, author, tag, partner };

/** The problems of a kind that is only in one of `listKinds` and `sources`, which the compiler finds and a build must not fall over. */
export function* kindFaults(): Generator<Problem> {
  const kinds: readonly string[] = listKinds.map(({ name }) => name);
  for (const kind of kinds)
    if (!Object.hasOwn(sources, kind)) {
      const what = `"${kind}" of listKinds in src/model/feed.ts is missing`;
      yield problem(
        { file: FILE, field: "sources" },
        what,
        "Import it from its file in src/site/lists, and name it here.",
      );
    }
  for (const kind of Object.keys(sources))
    if (!kinds.includes(kind)) {
      const what = `"${kind}" is not in listKinds of src/model/feed.ts, so that its lists have no page and no feed`;
      yield problem({ file: FILE, field: "sources" }, what, `Add { name: "${kind}", heading: "…" } there.`);
    }
}
const FILE = "src/site/listings.ts";

/** What the addresses of lists begin with that the outlet cannot choose. */
export const listFolders: readonly string[] = Object.values(sources).flatMap(({ folder }) => folder ?? []);

/**
 * All lists of an edition: those that there are without stories, by kind in the order of `listKinds`, then those that stories bring.
 *
 * @param articles public stories, oldest first
 * @param now milliseconds
 */
export function listingsOf(articles: readonly Article[], outlet: Outlet, now: number): Listing[] {
  const given = { outlet, words: wordsOf(outlet, outlet.site.language), articles, now };
  const kinds = listKinds.map(({ name: kind }) => ({ kind, ...sources[kind].find(given) }));
  const listings = new Map<string, Listing & { readonly articles: Article[] }>();
  const begin = (kind: ListKind, plan: ListPlan) => {
    const { hasFeedsOnly = false } = sources[kind];
    const begun = { kind, ...plan, hasPages: !hasFeedsOnly, feed: feedOf(kind, plan, outlet), articles: [] };
    listings.set(plan.path, begun);
    return begun;
  };
  for (const { kind, always = [] } of kinds) for (const plan of always) begin(kind, plan);
  for (const article of articles)
    for (const { kind, listsOf } of kinds)
      for (const plan of listsOf(article)) (listings.get(plan.path) ?? begin(kind, plan)).articles.push(article);
  return [...listings.values()];
}

function feedOf(kind: ListKind, { path, title, description, feed }: ListPlan, { site, feeds }: Outlet): ListFeed {
  const isWide = kind === "everything" || kind === "language" || kind === "section";
  return {
    root: path,
    home: path,
    title,
    fullTitle: `${title} | ${site.name}`,
    description: description ?? `${title}: ${site.description}`,
    formats: (kind === "partner" ? undefined : feeds.formats[kind]) ?? (isWide ? feedFormatNames : ["rss"]),
    size: feeds.size,
    text: "full",
    hasArchives: feeds.archives.some((each) => each === kind),
    ...feed,
  };
}
