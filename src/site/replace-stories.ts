import type { CheckedStory } from "../model/article.ts";
import type { Problem } from "../model/problem.ts";
import type { Article } from "./article.ts";
import { asOf } from "./as-of.ts";
import { drawnCard } from "./cards.ts";
import type { Placed } from "./place.ts";
import type { Route } from "./route.ts";
import type { SiteContext } from "./site-context.ts";

/** The parts of a kept edition that are needed to replace stories. */
interface Kept<R> {
  readonly placed: Placed;
  readonly context: SiteContext;
  readonly routes: readonly R[];
  readonly problems: readonly Problem[];
}

/**
 * Replaces edited stories in an edition. If everything except the words of a story stays the same (date, section, tags, authors, links,
 * pictures), all addresses, lists and orders stay the same, and only routes that show one of these stories can change.
 *
 * @returns these routes; undefined, and nothing is replaced, if a story is not in the edition or has another place now
 */
export function replaceStories<R extends Pick<Route, "dependsOn">>(
  { placed, context, routes, problems }: Kept<R>,
  stories: readonly CheckedStory[],
): readonly R[] | undefined {
  const edited = new Map(stories.map((story) => [story.file, story]));
  const articles = placed.stories.filter(({ story }) => edited.has(story.file));
  const stays = (article: Article) => {
    const now = edited.get(article.story.file);
    return now !== undefined && areWordsAlone(article, now, placed);
  };
  // Problems reported for an edited story may have changed, or be on another line.
  const isQuiet = !problems.some(({ file }) => edited.has(file));
  if (articles.length < stories.length || !isQuiet || !articles.every(stays)) return undefined;
  for (const article of articles) context.replaceStory(article, edited.get(article.story.file) ?? article.story);
  return routesThatShow(new Set(articles), routes);
}

/** The routes that show one of these stories. */
export const routesThatShow = <R extends Pick<Route, "dependsOn">>(
  articles: ReadonlySet<Article>,
  routes: readonly R[],
): readonly R[] =>
  routes.filter((route) => route.dependsOn?.().some((each) => each !== undefined && articles.has(each)) ?? true);

/** Whether a placed story and another version of it differ in words alone, so that all addresses, lists and orders are the same with either. */
export function areWordsAlone(
  article: Article,
  other: CheckedStory,
  { outlet, now }: Pick<Placed, "outlet" | "now">,
): boolean {
  // A card is a file of its own, which has the headline in its name.
  const cardOf = (story: CheckedStory) => drawnCard({ ...article, story }, outlet)?.path;
  const { story } = article;
  return (
    cardOf(story) === cardOf(other) &&
    // A correction with a later date will change the edition without an edit.
    asOf(other, now, outlet.site.timeZone) === other &&
    placeOf(story) === placeOf(other)
  );
}

/** Everything about a story except its words. */
function placeOf({
  headline: _h,
  standfirst: _s,
  summary: _m,
  kicker: _k,
  fingerprint: _f,
  body,
  ...place
}: CheckedStory): string {
  const known = Object.entries(place).filter(([, value]) => value !== undefined);
  // A story that was just read has its keys in another order than one from the cache.
  const keys = known.sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([keys, body.references.map(({ to }) => to), body.pictures, body.files]);
}
