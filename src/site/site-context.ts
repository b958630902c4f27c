// What a view may ask for beside its own stories: the words, links, pictures and texts of the site, in the form that its place needs.

import type { Body, BodyPicture, CheckedStory } from "../model/article.ts";
import { directionOf } from "../model/dates.ts";
import { isolatedWords } from "../model/left-to-right.ts";
import { localesOf, withoutRegion } from "../model/locale.ts";
import { memoize } from "../model/memoize.ts";
import type { Outlet, Words } from "../model/outlet.ts";
import type { RoleName } from "../model/picture-roles.ts";
import { escapeMarkup, fingerprintOf } from "../model/text.ts";
import type { Card, FeedLink, Link, PictureView } from "../model/view.ts";
import type { Base } from "./address.ts";
import type { Article } from "./article.ts";
import { printBody, type Resolve } from "./body.ts";
import { Calls } from "./calls.ts";
import { feedLinks } from "./feed-links.ts";
import { feedTimesOf } from "./feed-times.ts";
import { joined } from "./joined.ts";
import type { LinkIndex } from "./link-index.ts";
import { Mastheads } from "./mastheads.ts";
import { authorPath, sectionPath, seriesPath, tagPath } from "./paths.ts";
import { imageForFeed, pictureElement } from "./picture-element.ts";
import { cardOf, creditLine, pictureView } from "./pictures.ts";
import type { Placed } from "./place.ts";
import { fingerprintOfArticle } from "./place-articles.ts";
import { ancestryOf } from "./sections.ts";
import { type Described, StructuredData } from "./structured-data.ts";
import { Teasers } from "./teasers.ts";
import { type Translations, versionAt } from "./translations.ts";
import { counted, interfaceLanguage, labelInText, wordInText, wordsOf } from "./words.ts";

/**
 * What a view may use in addition to its cache key: no other story, not the clock, and only data of `_data` that hardly ever changes.
 * `sharedFingerprint` is part of the fingerprint of such a view.
 */
export type SharedContext = Omit<SiteContext, "isOpen" | "replaceStory">;

/** The fingerprint of what all views share. An author's entry is part of the fingerprints of the author's stories instead. */
export function sharedFingerprint({
  outlet: { site, design, sections, phrases, policy, media, navigation },
  base,
  calls,
  data,
  fronts,
  feedFormats,
}: SharedContext): string {
  return fingerprintOf(
    JSON.stringify([
      site,
      design,
      sections,
      phrases,
      policy,
      media,
      navigation.share,
      base.url("/"),
      base.href("/"),
      data.publisher,
      feedFormats,
      calls.all,
      fronts,
    ]),
  );
}

/** What views need in addition to their stories: the words and links of the site. It is made when all addresses are known. */
export class SiteContext {
  readonly outlet: Pick<
    Outlet,
    "site" | "design" | "sections" | "phrases" | "policy" | "media" | "authors" | "navigation"
  >;
  readonly calls: Calls;
  readonly base: Base;
  /** The formats of feeds, where the outlet has chosen some for a kind of lists. */
  readonly feedFormats: Outlet["feeds"]["formats"];
  /** Whether there is a page at a path. A fragment is ignored. */
  readonly isOpen: (path: string) => boolean;
  readonly #feedTimes: ReadonlyMap<Article, number>;
  readonly #resolve: Resolve;
  readonly #feedLinks: ReadonlyMap<string, readonly FeedLink[]>;
  readonly #tagLinks = new Map<string, Link>();
  readonly #mastheads: Mastheads;
  /** The paths of the fronts of other languages. */
  readonly #languageRoots: ReadonlyMap<string, string>;
  #revision = 0;

  /** The structured data (schema.org). */
  readonly data = new StructuredData(this);

  readonly teasers = new Teasers(this);

  /** The fronts of all languages that have one, the outlet's own first. Empty if no other has. */
  readonly fronts: Translations;

  constructor({ outlet, base, articles, listings }: Placed, links: LinkIndex) {
    this.outlet = outlet;
    this.base = base;
    this.feedFormats = outlet.feeds.formats;
    this.#languageRoots = new Map(
      listings.flatMap(({ language, feed }) => (language === undefined ? [] : [[language, feed.root]])),
    );
    const others = [...this.#languageRoots].map(([language, path]) => versionAt(path, language, base));
    this.fronts = others.length === 0 ? [] : [versionAt("/", outlet.site.language, base), ...others];
    this.#mastheads = new Mastheads(outlet, base, this.fronts);
    this.calls = new Calls(outlet, base, links.isOpen);
    this.#feedTimes = feedTimesOf(articles);
    this.#resolve = links.find;
    this.isOpen = (path) => links.isOpen(path.replace(/#.*$/, ""));
    this.#feedLinks = new Map(listings.map(({ feed }) => [feed.root, feedLinks(feed, base)]));
  }

  /** The number of stories that were replaced. */
  get revision(): number {
    return this.#revision;
  }

  /** Replaces the words of a story. Its place stays the same. */
  replaceStory(article: Article, story: CheckedStory): void {
    article.story = story;
    article.fingerprint = fingerprintOfArticle(article, this.outlet);
    this.teasers.forget(article);
    this.#revision++;
  }

  /** The language of a page whose story is in `language`: the same if the outlet has interface words in it, or else the outlet's. */
  languageFor(language: string | undefined): string {
    const { site, phrases } = this.outlet;
    if (language === undefined || language === site.language) return site.language;
    return interfaceLanguage(phrases, language) ?? site.language;
  }

  /** The words of the interface in the language of a page. */
  words(language = this.outlet.site.language): Words {
    return wordsOf(this.outlet, language);
  }

  /** The data that every HTML page has. @param page what differs from page to page */
  frame(path: string, page: Frame) {
    const { base, outlet } = this;
    const { title, description } = page;
    const language = page.language ?? outlet.site.language;
    const home = base.href(this.#frontOf(page.contentLanguage ?? language));
    const breadcrumb =
      base.href(path) === home ? [] : [{ text: this.words(language).frontPage, href: home }, ...(page.crumbs ?? [])];
    const url = base.url(path);
    return {
      /** The title for the browser's tab and search engines, without the outlet's name. */
      title,
      description,
      /** The language (BCP 47) of the interface's words and dates on this page. */
      language,
      direction: directionOf(language),
      /** The absolute address that search engines should keep. */
      canonical: url,
      /** The front in the language of the page, relative to the host. */
      home,
      breadcrumb,
      masthead: this.#mastheads.of(language, path, page.section, home),
      /** The feeds that feed readers find on this page, the most specific first. */
      feeds: this.feeds(page),
      /** The picture that is shown with links to this page. */
      card: page.card ?? cardOf(undefined, base, outlet.site.name),
      /** The same facts for machines: the schema.org nodes of this page. */
      graph: this.data.page({
        type: page.type ?? "WebPage",
        url,
        title,
        description,
        language,
        created: page.created,
        modified: page.modified,
        breadcrumb,
        translations: page.translations,
        about: page.about ?? [],
      }),
    };
  }

  /** The path of the front of a language, or else of the paper's. */
  #frontOf = (language: string): string => this.#languageRoots.get(withoutRegion(language)) ?? "/";

  /**
   * The feeds that the head of a page names: those of its own list in every format. Of its language, of its section and of the paper one
   * each, in the first of their formats: feed readers offer what they find, and should not offer one list three times.
   */
  feeds({ feedOf, section, contentLanguage }: Pick<Frame, "feedOf" | "section" | "contentLanguage">): FeedLink[] {
    const all = (root: string) => this.#feedLinks.get(root) ?? [];
    if (feedOf === "/") return [...all("/")];
    const firstOf = (root: string) => all(root).slice(0, 1);
    const front = contentLanguage === undefined ? "/" : this.#frontOf(contentLanguage);
    const ofLanguage = front === "/" || front === feedOf ? [] : firstOf(front);
    const sections = section === undefined ? [] : firstOf(sectionPath(section));
    const own = feedOf === undefined ? sections : all(feedOf);
    return [...ofLanguage, ...own, ...firstOf("/")];
  }

  /** From the outermost section down to `id`. */
  sectionTrail = (id: string): Link[] => ancestryOf(id, this.outlet.sections).reverse().map(this.sectionLink);

  // The same link for the same section or tag each time, so that layouts render it once.
  sectionLink = memoize((id: string): Link => this.#link(this.outlet.sections[id]?.title ?? id, sectionPath(id)));
  tagLink = ({ slug, label }: Article["tags"][number]): Link => {
    const link = this.#tagLinks.get(slug) ?? this.#link(label, tagPath(this.outlet.site, slug));
    this.#tagLinks.set(slug, link);
    return link;
  };
  authorLink = ({ slug, name }: Article["authors"][number]): Link =>
    this.#link(name, authorPath(this.outlet.site, slug));
  seriesLink = (series: string): Link => this.#link(series, seriesPath(this.outlet.site, series));
  storyLink = ({ path, story }: Article): Link =>
    this.#link(isolatedWords(story.headline, story.language ?? this.outlet.site.language), path);
  latestLink = (): Link => this.#link(this.words().latest, this.outlet.site.addresses.latest);
  #link = (text: string, path: string): Link => ({ text, href: this.base.href(path) });

  /** The dateline of a story: `Vladivostok (Reuters)`. */
  dateline = ({ story: { location }, source }: Article): string | undefined =>
    location === undefined || source === undefined ? location : `${location} (${source})`;
  /** The credit in a language: `Ada Reed and Jo Plain (Reuters)`, or only the agency if no author is named. Empty if there is neither. */
  credit = ({ authors, source = "" }: Article, language: string): string => {
    const names = joined(
      authors.map(({ name }) => name),
      language,
    );
    return names === "" || source === "" ? names || source : `${names} (${source})`;
  };

  /** Sorts by title, in the alphabet of the outlet's language. */
  byTitle = (a: { readonly title: string }, b: { readonly title: string }): number =>
    collatorOf(this.outlet.site.language).compare(a.title, b.title);

  /** The number of stories in the outlet's language: `4,212 stories`. */
  storyCount = (count: number): string => counted(this.words().stories, count, this.outlet.site.language);

  /** A picture in its role. @param loading `eager` for the one that readers of the page see first */
  picture(picture: BodyPicture, role: RoleName, loading: PictureView["loading"] = "lazy"): PictureView {
    const { base, outlet } = this;
    return pictureView(picture, role, { base, formats: outlet.media.formats }, loading);
  }

  /** The time of update that feeds state for a story, in milliseconds. */
  updatedInFeeds = (article: Article): number => this.#feedTimes.get(article) ?? article.modified;

  /** The current addresses of a text's links. */
  destinations = ({ references }: Body): (string | undefined)[] => references.map(({ to }) => this.#resolve(to));

  /** The HTML of a text for its own page. @param language that the text is in; left out: the outlet's */
  bodyForPage = (body: Body, language?: string): string =>
    printBody(body, this.#resolve, {
      form: "page",
      element: (each) => pictureElement(this.picture(each, each.role ?? "column")),
      credit: this.#creditIn(language),
      address: this.base.href,
      word: this.#wordIn(language ?? this.outlet.site.language),
      label: labelInText(this.words(this.languageFor(language)).blocks),
      language: this.languageFor(language),
      call: (name) => this.calls.html(name, "page", language ?? this.outlet.site.language),
    });

  /** The same with absolute addresses and pictures that every reader can show, to be read away from the site. */
  bodyForFeed = (body: Body, path: string, language?: string): string =>
    printBody(body, this.#resolve, {
      form: "feed",
      element: (each) => imageForFeed(each, this.base),
      credit: this.#creditIn(language),
      address: this.base.url,
      word: this.#wordIn(language ?? this.outlet.site.language),
      label: labelInText(this.words(this.languageFor(language)).blocks),
      language: this.languageFor(language),
      call: (name) => this.calls.html(name, "feed", language ?? this.outlet.site.language),
      here: path,
    });

  #creditIn = (language?: string) => (picture: BodyPicture) =>
    escapeMarkup(creditLine(picture, this.words(this.languageFor(language))) ?? "");

  #wordIn = memoize((language: string) => {
    const { blocks, aiGenerated, aiAltered } = this.words(this.languageFor(language));
    return wordInText({ ...blocks, aiGenerated, aiAltered }, this.languageFor(language), language);
  });
}

/** The data of a page's frame that differ from page to page. */
interface Frame {
  readonly title: string;
  readonly description: string;
  /** Left out: the outlet's. */
  readonly language?: string;
  /** The language of what the page shows, if there may be no words of the interface in it. */
  readonly contentLanguage?: string | undefined;
  /** From below the front page to the page above this one. */
  readonly crumbs?: readonly Link[];
  /** The folder of the feeds of the list that this page shows. */
  readonly feedOf?: string;
  /** The id of the section that the page is in. */
  readonly section?: string | undefined;
  /** Left out: the outlet's. */
  readonly card?: Card;
  readonly created?: Described["created"];
  readonly modified?: Described["modified"];
  readonly type?: Described["type"];
  readonly translations?: Described["translations"];
  readonly about?: Described["about"];
}

const collatorOf = memoize((language: string) => new Intl.Collator(localesOf(language), { numeric: true }));
