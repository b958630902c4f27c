import { languageName } from "../model/locale.ts";
import type { Base } from "./address.ts";
import type { Article } from "./article.ts";
import type { Placed } from "./place.ts";

/** A story or page in one of its languages. */
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
 * Every public story that stands in several languages, by path; a story names what it translates. One whose canonical page is elsewhere is
 * left out: search engines pass over languages that are on no canonical page.
 */
export function translationsOf({ articles, names, base, outlet }: Placed): ReadonlyMap<string, Translations> {
  const textOf = (article: Article): Text => ({
    path: article.path,
    id: article.story.id,
    language: article.story.language ?? outlet.site.language,
    isAlone: article.canonical !== undefined,
  });
  const shown = (id: string) => {
    const article = names.story(id);
    return article && textOf(article);
  };
  // One that has problems is known by what it is named.
  const idOf = (name: string | undefined) => name && (names.find(name)[0]?.story.id ?? name);
  return versionsOf(
    articles.filter(({ story }) => story.translationOf !== undefined).map(textOf),
    shown,
    (id) => idOf(names.find(id)[0]?.story.translationOf),
    base,
  );
}

/** The same of standing pages, which name the file that they translate: `translationOf: about`. */
export function pageTranslationsOf({ copy, base, outlet }: Placed): ReadonlyMap<string, Translations> {
  const pages = new Map(copy.pages.map((page) => [page.name, page]));
  const textOf = (id: string): Text | undefined => {
    const page = pages.get(id);
    return page && { path: `/${id}/`, id, language: page.language ?? outlet.site.language, isAlone: false };
  };
  const translated = copy.pages.filter(({ translationOf }) => translationOf !== undefined);
  return versionsOf(
    translated.flatMap(({ name }) => textOf(name) ?? []),
    textOf,
    (id) => pages.get(id)?.translationOf,
    base,
  );
}

/** A story or page that may be a version of another. */
interface Text {
  readonly path: string;
  readonly id: string;
  readonly language: string;
  /** Whether it is no version of anything, whatever it says. */
  readonly isAlone: boolean;
}

/**
 * @param texts public ones that translate another
 * @param shown the public text with an id
 * @param translatedBy the id of what a text translates, public or not
 */
function versionsOf(
  texts: readonly Text[],
  shown: (id: string) => Text | undefined,
  translatedBy: (id: string) => string | undefined,
  base: Base,
): ReadonlyMap<string, Translations> {
  const originals = new Map<string, string>();
  const groups = new Map<string, Map<string, Text>>();
  for (const text of texts) {
    const original = originalOf(text.id, translatedBy, originals);
    const group = groups.get(original) ?? new Map<string, Text>();
    groups.set(original, group);
    for (const each of [shown(original), text])
      if (each && !each.isAlone && !group.has(each.language)) group.set(each.language, each);
  }
  const versions = new Map<string, Translations>();
  for (const group of groups.values()) {
    if (group.size < 2) continue;
    const all = [...group.values()].map(({ path, language }) => versionAt(path, language, base));
    for (const { path } of group.values()) versions.set(path, all);
  }
  return versions;
}

/**
 * The id of what a text translates, directly or through other translations. Of texts that translate each other in a circle, the first by id.
 *
 * @param known takes the originals that were found
 */
function originalOf(id: string, translatedBy: (id: string) => string | undefined, known: Map<string, string>): string {
  const line: string[] = [];
  const places = new Map<string, number>();
  let original: string | undefined;
  for (let at = id; original === undefined; ) {
    const circle = places.get(at);
    const next = translatedBy(at);
    if (known.has(at)) original = known.get(at);
    else if (circle !== undefined) original = line.slice(circle).sort()[0];
    else {
      places.set(at, line.push(at) - 1);
      if (next === undefined) original = at;
      else at = next;
    }
  }
  for (const each of line) known.set(each, original);
  return original;
}
