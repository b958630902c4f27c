import { directionOf } from "../model/dates.ts";
import { paletteOf } from "../model/design.ts";
import type { Outlet, Words } from "../model/outlet.ts";
import { escapeMarkup } from "../model/text.ts";
import type { LayoutGlobals, Link } from "../model/view.ts";
import type { Base } from "./address.ts";
import { paths, sectionPath } from "./paths.ts";
import { preloadedFonts } from "./typefaces.ts";
import { interfaceLanguages, missingWords, wordsOf } from "./words.ts";

/** The data that every layout can read: `site`, `navigation` and, by the language of the page, `phrases`. */
export interface Globals extends LayoutGlobals {
  readonly phrases: Readonly<Record<string, Words & WordsLanguage>>;
}

/** What language the words are in. */
interface WordsLanguage {
  /** That of the page. */
  readonly language: string;
  /** Attributes of an element with a word that its language lacks, by the name of the word: ` lang="en" dir="ltr"`. */
  readonly lang: Readonly<Record<string, string>>;
}

/** @param exists whether the edition has a page at a path: links to standard pages that the outlet has not written are left out */
export function globalsOf(outlet: Outlet, base: Base, exists: (path: string) => boolean): Globals {
  const { site, design, navigation, phrases } = outlet;
  const linkTo = ({ label, path }: { label: string; path: string }): Link[] =>
    exists(path) ? [{ text: label, href: base.href(path) }] : [];
  return {
    site: {
      name: site.name,
      tagline: site.tagline,
      description: site.description,
      language: site.language,
      direction: directionOf(site.language),
      timeZone: site.timeZone,
      place: site.place,
      email: site.email,
      telephone: site.telephone,
      address: site.address,
      home: base.href("/"),
      assets: base.href("/assets/"),
      subscribe: base.href(site.addresses.subscribe),
      search: site.search ? base.href(site.addresses.search) : undefined,
      url: base.url("/"),
      hub: site.hub,
      license: outlet.policy.license === undefined ? undefined : base.url(paths.license),
      fediverse: site.fediverse,
      colors: { light: paletteOf(design, "light").paper, dark: paletteOf(design, "dark").paper },
      fonts: preloadedFonts(design, base),
      wordmark: wordmarkElement(outlet, base),
    },
    navigation: {
      header: navigation.header.flatMap((item) =>
        linkTo(
          typeof item === "string" ? { label: outlet.sections[item]?.title ?? item, path: sectionPath(item) } : item,
        ),
      ),
      footer: navigation.footer.flatMap(linkTo),
    },
    phrases: Object.fromEntries(
      [site.language, ...interfaceLanguages(phrases)].map((language) => [
        language,
        { ...wordsOf(outlet, language), language, lang: langOf(outlet, language) },
      ]),
    ),
  };
}

const langOf = (outlet: Outlet, language: string): WordsLanguage["lang"] =>
  Object.fromEntries(missingWords(outlet, language).map((name) => [name, ' lang="en" dir="ltr"']));

/** The name at the top of pages: the words, or the drawing that stands for them. */
function wordmarkElement({ site, design: { wordmark, drawn } }: Outlet, base: Base): string {
  if (!drawn) return escapeMarkup(wordmark ?? site.name);
  const src = base.href(`/assets/${encodeURIComponent(drawn.name)}`);
  return `<img class="wordmark" src="${src}" alt="${escapeMarkup(site.name)}" width="${drawn.width}" height="${drawn.height}">`;
}
