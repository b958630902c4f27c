import { decodePath } from "../address.ts";
import type { Article } from "../article.ts";
import type { Placed } from "../place.ts";
import { route } from "../route.ts";

/** The decoded paths of a story's former addresses. */
export const formerPaths = ({ story }: Article): string[] => story.aliases.map(decodePath);

/** Hardly any story has some, so that the others need not be looked at. */
export const hasFormerPaths = ({ story }: Article): boolean => story.aliases.length > 0;

/** A page at each former address of a story, which redirects to its present address. */
export function* redirectRoutes({ articles }: Placed) {
  for (const article of articles.filter(hasFormerPaths)) {
    for (const path of formerPaths(article)) {
      yield route("redirect", {
        path,
        indexable: false,
        view: (context) => ({
          language: context.languageFor(article.story.language),
          title: article.story.headline,
          /** The story's present address, absolute; below, relative to the host. */
          url: context.base.url(article.path),
          href: context.base.href(article.path),
        }),
        dependsOn: () => [article],
      });
    }
  }
}
