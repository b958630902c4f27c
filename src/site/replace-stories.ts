import type { CheckedStory } from "../model/article.ts";
import type { Problem } from "../model/problem.ts";
import type { Article } from "./article.ts";
import { asOf } from "./as-of.ts";
import type { Placed } from "./place.ts";
import type { Route } from "./route.ts";
import type { SiteContext } from "./site-context.ts";

/** An edition that is kept. */
interface Kept<R> {
  readonly placed: Placed;
  readonly context: SiteContext;
  readonly routes: readonly R[];
  readonly problems: readonly Problem[];
}

/**
 * Puts edited stories into an edition. While a story keeps its place (date, section, tags, authors, links, pictures: all but
 * its words), every address, list and order stays, and only routes that show one of these stories can change.
 *
 * @returns these routes; nothing, and nothing is done, where one is no story of the edition, or is elsewhere now
 */
export function replaceStories<R extends Pick<Route, "dependsOn">>(
  { placed, context, routes, problems }: Kept<R>,
  stories: readonly CheckedStory[],
): readonly R[] | undefined {
  const edited = new Map(stories.map((story) => [story.file, story]));
  const articles = placed.stories.filter(({ story }) => edited.has(story.file));
  const stays = ({ story }: Article) => {
    const now = edited.get(story.file);
    // What will be corrected later changes the edition by itself.
    return (
      now !== undefined && asOf(now, placed.now, placed.outlet.site.timeZone) === now && placeOf(now) === placeOf(story)
    );
  };
  // What was said of a story may have to be said otherwise, or of another line.
  const isQuiet = !problems.some(({ file }) => edited.has(file));
  if (articles.length < stories.length || !isQuiet || !articles.every(stays)) return undefined;
  for (const article of articles) context.replaceStory(article, edited.get(article.story.file) ?? article.story);
  const shown = new Set(articles);
  return routes.filter(
    (route) => route.dependsOn?.().some((article) => article !== undefined && shown.has(article)) ?? true,
  );
}

/** Everything of a story but its words. */
function placeOf({
  headline: _h,
  standfirst: _s,
  summary: _m,
  kicker: _k,
  fingerprint: _f,
  body,
  ...place
}: CheckedStory): string {
  return JSON.stringify([place, body.references.map(({ to }) => to), body.pictures]);
}
