import type { Body, Picture, StandingDraft } from "../model/article.ts";
import { directionOf, stampOf } from "../model/dates.ts";
import type { Outlet, Words } from "../model/outlet.ts";
import type { ArticlePage, Link, PagePicture, Teaser } from "../model/page.ts";
import { remembered } from "../model/remembered.ts";
import { fingerprintOf } from "../model/text.ts";
import { type Base, fileOf } from "./address.ts";
import type { Article } from "./article.ts";
import { printBody, type Resolve } from "./body.ts";
import { authorPath, feedPath, LATEST, type Listing, sectionPath, seriesPath, tagPath } from "./listing.ts";

/**
 * What a page whose slot has a `basis` may use beside that basis: no other story, and of `_data` only what hardly ever changes.
 * `houseFingerprint` is part of such a page's fingerprint.
 */
export interface House extends Omit<Newsroom, "outlet" | "articles" | "listings" | "standing"> {
  readonly outlet: Pick<Outlet, "site" | "sections" | "phrases">;
}

export function houseFingerprint({ outlet: { site, sections, phrases }, base }: House): string {
  return fingerprintOf(JSON.stringify([site, sections, phrases, base.url("/"), base.href("/")]));
}

/** What the page kinds work with: the public stories in their places, and the words and addresses of the outlet. */
export class Newsroom {
  readonly outlet: Outlet;
  readonly base: Base;
  /** Public stories, oldest first. */
  readonly articles: readonly Article[];
  readonly listings: readonly Listing[];
  readonly standing: readonly StandingDraft[];
  readonly #resolve: Resolve;
  readonly #tagLinks = new Map<string, Link>();
  readonly #teasers = new Map<string, Map<Article, Teaser>>();

  constructor(parts: Pick<Newsroom, "outlet" | "base" | "articles" | "listings" | "standing">, resolve: Resolve) {
    this.outlet = parts.outlet;
    this.base = parts.base;
    this.articles = parts.articles;
    this.listings = parts.listings;
    this.standing = parts.standing;
    this.#resolve = resolve;
  }

  /** The language of a page whose story is in `language`: that one if the outlet has words for it, else the outlet's. */
  languageFor(language: string | undefined): string {
    const { site, phrases } = this.outlet;
    if (language === undefined || language === site.language) return site.language;
    const [base = language] = language.split("-");
    return [language, base].find((key) => Object.hasOwn(phrases, key)) ?? site.language;
  }

  /** The interface's words in the language of a page. */
  words(language = this.outlet.site.language): Words {
    return wordsOf(this.outlet, language);
  }

  /** What every page on paper has, from what is its own. `crumbs` lead from the front page to the page above this one. */
  frame(page: {
    path: string;
    title: string;
    description: string;
    language?: string;
    crumbs?: readonly Link[];
    feedOf?: Omit<Listing, "articles">;
    indexable?: boolean;
  }) {
    const language = page.language ?? this.outlet.site.language;
    return {
      path: page.path,
      file: fileOf(page.path),
      title: page.title,
      description: page.description,
      language,
      direction: directionOf(language),
      canonical: this.base.url(page.path),
      indexable: page.indexable ?? true,
      breadcrumb:
        page.path === "/"
          ? []
          : [{ text: this.words(language).frontPage, href: this.base.href("/") }, ...(page.crumbs ?? [])],
      feed: this.feedOf(page.feedOf),
    };
  }

  /** The feed of a listing; of everything where none is given. */
  feedOf(listing?: Omit<Listing, "articles">): ArticlePage["feed"] {
    const { name } = this.outlet.site;
    const own = listing !== undefined && listing.kind !== "latest";
    return {
      title: own ? `${listing.title} | ${name}` : name,
      href: this.base.href(feedPath(own ? listing.path : "/")),
    };
  }

  /** From the outermost section down to `id`. */
  sectionTrail(id: string): Link[] {
    const { sections } = this.outlet;
    const trail: string[] = [];
    for (let at: string | undefined = id; at !== undefined && !trail.includes(at); at = sections[at]?.parent)
      trail.unshift(at);
    return trail.map((each) => this.sectionLink(each));
  }

  sectionLink = (id: string): Link => ({
    text: this.outlet.sections[id]?.title ?? id,
    href: this.base.href(sectionPath(id)),
  });
  /** The same link for the same tag each time, so that layouts render it once. */
  tagLink = ({ slug, label }: Article["tags"][number]): Link => {
    const link = this.#tagLinks.get(slug) ?? { text: label, href: this.base.href(tagPath(slug)) };
    this.#tagLinks.set(slug, link);
    return link;
  };
  authorLink = ({ slug, name }: Article["authors"][number]): Link => ({
    text: name,
    href: this.base.href(authorPath(slug)),
  });
  seriesLink = (series: string): Link => ({ text: series, href: this.base.href(seriesPath(series)) });
  storyLink = ({ path, draft }: Article): Link => ({ text: draft.headline, href: this.base.href(path) });
  latestLink = (): Link => ({ text: this.words().latest, href: this.base.href(LATEST) });

  /** `4,212 stories` in the outlet's language. */
  storyCount = (count: number): string => counted(this.words().stories, count, this.outlet.site.language);

  picture({ path, from: _, ...picture }: Picture): PagePicture {
    return { src: this.base.href(path), ...picture };
  }

  /** A story as a list on a page of that language shows it. */
  teaser(article: Article, language = this.outlet.site.language): Teaser {
    const cache = this.#teasers.get(language) ?? new Map<Article, Teaser>();
    this.#teasers.set(language, cache);
    const known = cache.get(article);
    if (known) return known;
    const { draft } = article;
    const own = draft.language ?? this.outlet.site.language;
    const made: Teaser = {
      href: this.base.href(article.path),
      headline: draft.headline,
      standfirst: draft.standfirst,
      ...(draft.kicker ? { kicker: draft.kicker } : {}),
      section: this.sectionLink(article.section),
      ...(language === this.outlet.site.language ? {} : { sectionLanguage: this.outlet.site.language }),
      stamp: stampOf(draft.date, this.outlet.site.timeZone, language),
      byline: article.authors.map(({ name }) => name).join(", "),
      ...(own === language ? {} : { language: own, direction: directionOf(own) }),
      ...(draft.image ? { image: this.picture(draft.image) } : {}),
    };
    cache.set(article, made);
    return made;
  }

  /** Where the links of a text lead now. */
  destinations = ({ references }: Body): (string | undefined)[] => references.map(({ to }) => this.#resolve(to));

  /** The HTML of a text for its own page. */
  bodyForPage = (body: Body): string => printBody(body.html, this.#resolve, this.base.href);

  /** The same with absolute addresses, to be read away from the site. */
  bodyForFeed = (body: Body, path: string): string => printBody(body.html, this.#resolve, this.base.url, path);
}

/** The words for a language or its base (`en` for `en-GB`), else the outlet's own. Loading `_data` makes sure that there are some. */
export function wordsOf({ phrases, site }: Pick<Outlet, "phrases" | "site">, language: string): Words {
  for (const tag of [language, site.language]) {
    const words = phrases[tag] ?? phrases[tag.split("-")[0] ?? tag];
    if (words) return words;
  }
  throw new Error(`no phrases for ${site.language}`);
}

/** The form of a counted phrase that the language wants for the number (CLDR plural rules), with the number in it. */
export function counted(forms: Words["stories"], count: number, language: string): string {
  const { plural, number } = numbersIn(language);
  return (forms[plural.select(count)] ?? forms.other).replace("{n}", number.format(count));
}
const numbersIn = remembered((language: string) => ({
  plural: new Intl.PluralRules(language),
  number: new Intl.NumberFormat(language),
}));
