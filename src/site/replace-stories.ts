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
  // A card is a file of its own, which has the headline in its name.
  const hasSameCard = (article: Article, story: CheckedStory): boolean =>
    drawnCard({ ...article, story }, placed.outlet)?.path === drawnCard(article, placed.outlet)?.path;
  const stays = (article: Article) => {
    const { story } = article;
    const now = edited.get(story.file);
    // A correction with a later date will change the edition without an edit.
    return (
      now !== undefined &&
      hasSameCard(article, now) &&
      asOf(now, placed.now, placed.outlet.site.timeZone) === now &&
      placeOf(now) === placeOf(story)
    );
  };
  // Problems reported for an edited story may have changed, or be on another line.
  const isQuiet = !problems.some(({ file }) => edited.has(file));
  if (articles.length < stories.length || !isQuiet || !articles.every(stays)) return undefined;
  for (const article of articles) context.replaceStory(article, edited.get(article.story.file) ?? article.story);
  const shown = new Set(articles);
  return routes.filter(
    (route) => route.dependsOn?.().some((article) => article !== undefined && shown.has(article)) ?? true,
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
  return JSON.stringify([place, body.references.map(({ to }) => to), body.pictures, body.files]);
}
