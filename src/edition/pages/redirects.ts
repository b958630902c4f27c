import type { RedirectPage } from "../../model/page.ts";
import { decodePath, fileOf } from "../address.ts";
import type { Article } from "../article.ts";
import type { Newsroom } from "../newsroom.ts";
import type { Slot } from "../slot.ts";

/** The decoded paths of a story's former addresses. */
export const formerPaths = ({ draft }: Article): string[] => draft.aliases.map(decodePath);

/** A page at each former address of a story, which leads to the present one. */
export function* redirects(newsroom: Newsroom): Generator<Slot> {
  for (const article of newsroom.articles) {
    for (const path of formerPaths(article)) {
      const page = (): RedirectPage => ({
        kind: "redirect",
        path,
        file: fileOf(path),
        language: newsroom.languageFor(article.draft.language),
        title: article.draft.headline,
        url: newsroom.base.url(article.path),
        href: newsroom.base.href(article.path),
      });
      yield { kind: "redirect", path, indexable: false, page, stories: () => [article] };
    }
  }
}
