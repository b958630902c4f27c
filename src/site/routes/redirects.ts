import type { RedirectView } from "../../model/view.ts";
import { decodePath, fileOf } from "../address.ts";
import type { Article } from "../article.ts";
import type { Route } from "../route.ts";
import type { SiteContext } from "../site-context.ts";

/** The decoded paths of a story's former addresses. */
export const formerPaths = ({ story }: Article): string[] => story.aliases.map(decodePath);

/** A page at each former address of a story, which leads to the present one. */
export function* redirectRoutes(context: SiteContext): Generator<Route> {
  for (const article of context.articles) {
    for (const path of formerPaths(article)) {
      const view = (): RedirectView => ({
        kind: "redirect",
        path,
        file: fileOf(path),
        language: context.languageFor(article.story.language),
        title: article.story.headline,
        url: context.base.url(article.path),
        href: context.base.href(article.path),
      });
      yield { kind: "redirect", path, indexable: false, view, dependsOn: () => [article] };
    }
  }
}
