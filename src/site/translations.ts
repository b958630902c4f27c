import { languageName } from "../model/locale.ts";
import type { Base } from "./address.ts";
import type { Article } from "./article.ts";
import type { Names } from "./names.ts";
import type { Placed } from "./place.ts";

/** A story in one of its languages. */
export interface Version {
  readonly language: string;
  readonly url: string;
  readonly href: string;
  /** The language's own name for itself: `العربية`. */
  readonly name: string;
}

/** The story in all its languages, including its own, the original first. Empty if there is no translation. */
export type Translations = readonly Version[];

/** The version at a path. @param language BCP 47 */
export const versionAt = (path: string, language: string, base: Base): Version => ({
  language,
  url: base.url(path),
  href: base.href(path),
  name: languageName(language),
});

/**
 * Every story that stands in several languages, with all of them, the original first; a story names what it translates. One whose
 * canonical page is elsewhere is left out: search engines pass over languages that are on no canonical page.
 */
export function translationsOf({ articles, names, base, outlet }: Placed): ReadonlyMap<Article, Translations> {
  const groups = new Map<string, Map<string, Article>>();
  for (const article of articles) {
    const original = originalOf(article, names);
    if (original === article.story.id) continue;
    const group = groups.get(original) ?? new Map<string, Article>();
    groups.set(original, group);
    for (const each of [names.story(original), article]) {
      const language = each?.story.language ?? outlet.site.language;
      if (each && each.canonical === undefined && !group.has(language)) group.set(language, each);
    }
  }
  const links = new Map<Article, Translations>();
  for (const group of groups.values()) {
    if (group.size < 2) continue;
    const all = [...group].map(([language, { path }]) => versionAt(path, language, base));
    for (const each of group.values()) links.set(each, all);
  }
  return links;
}

/** The id of the story that a story translates, directly or through another translation. That story may not be public. */
function originalOf({ story }: Article, names: Names): string {
  const seen = new Set([story.id]);
  // One that has problems is known by what it is named.
  const idOf = (name: string | undefined) => name && (names.find(name)[0]?.story.id ?? name);
  let id = story.id;
  for (let next = idOf(story.translationOf); next !== undefined && !seen.has(next); ) {
    seen.add(next);
    id = next;
    next = idOf(names.story(id)?.story.translationOf);
  }
  return id;
}
