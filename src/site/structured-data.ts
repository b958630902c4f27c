// The nodes of schema.org, one function for each kind of thing that pages are about.

import type {
  BreadcrumbListLeaf,
  ItemListLeaf,
  NewsArticleLeaf,
  NewsMediaOrganizationLeaf,
  OrganizationLeaf,
  PersonLeaf,
  PostalAddressLeaf,
  Thing,
  WebPageLeaf,
  WebSiteLeaf,
} from "schema-dts";
import { dateTimeOf } from "../model/dates.ts";
import type { Outlet } from "../model/outlet.ts";
import type { StoryType } from "../model/story-types.ts";
import type { Link } from "../model/view.ts";
import type { Base } from "./address.ts";
import type { Article, Byline } from "./article.ts";
import { cardOfStory } from "./cards.ts";
import { imagesForSearch } from "./image-object.ts";
import { authorPath } from "./paths.ts";
import { portraitJpeg } from "./pictures.ts";
import { filmsForSearch, soundsForSearch } from "./recordings.ts";
import type { Translations } from "./translations.ts";

type Report = Omit<NewsArticleLeaf, "@type"> & { readonly "@type": string | readonly string[] };
/** A page. Pages differ only in `@type`. A union of the five types would be too complex for TypeScript. */
type Paper = Omit<WebPageLeaf, "@type"> & { readonly "@type": PageType };
type PageType = "WebPage" | "AboutPage" | "ContactPage" | "CollectionPage" | "ProfilePage";

type Identified<T> = T & { readonly "@id": string };

/** Types of stories for which schema.org has a word: it stands beside `NewsArticle`, the only one of them that Google documents. */
const reportedAs: Readonly<Partial<Record<StoryType, readonly string[]>>> = {
  analysis: ["AnalysisNewsArticle", "NewsArticle"],
  opinion: ["OpinionNewsArticle", "NewsArticle"],
  explainer: ["BackgroundNewsArticle", "NewsArticle"],
  review: ["ReviewNewsArticle", "NewsArticle"],
};

/** The facts about a page that schema.org describes. */
export interface Described {
  /** What the page is. A story's own node stands for its page: it would say the same again. */
  readonly type: PageType | "NewsArticle";
  readonly url: string;
  readonly title: string;
  readonly description: string;
  readonly language: string;
  /** The dates in ISO 8601 with offset, if they are known. */
  readonly created?: string | undefined;
  readonly modified?: string | undefined;
  /** The page in all its languages, if it is in several. */
  readonly translations?: Translations | undefined;
  /** The pages from the front page to the parent of this one. Empty for the front itself. */
  readonly breadcrumb: readonly Link[];
  /** What the page is about, the most important first. A story has no `@id`: nothing refers to it. */
  readonly about: readonly (Identified<Thing> | Report)[];
}

/** What the nodes are made from. */
interface Facts {
  readonly outlet: Pick<Outlet, "site" | "design" | "sections" | "policy" | "authors">;
  readonly base: Base;
  isOpen(path: string): boolean;
}

/**
 * schema.org nodes. They name each other by `@id`, and every `@id` that is named alone is a node of the same page. The properties are
 * those that Google documents for articles, breadcrumbs, profile pages and carousels, and the Trust Project's of a news organisation.
 */
export class StructuredData {
  readonly #facts: Facts;
  #knownPublisher: NewsMediaOrganizationLeaf | undefined;

  constructor(facts: Facts) {
    this.#facts = facts;
  }

  /** The nodes of the outlet and its site, which stand on the front page (Google, "Organization" and "Site names"). */
  get publisher(): readonly [NewsMediaOrganizationLeaf, WebSiteLeaf] {
    return [this.#organization(), this.#website()];
  }

  /** The nodes of a page: the page itself, its place in the site, and what it is about. */
  page({
    type,
    url,
    title,
    description,
    language,
    created,
    modified,
    breadcrumb,
    translations = [],
    about,
  }: Described): readonly object[] {
    const main = about[0]?.["@id"];
    const isFront = breadcrumb.length === 0;
    if (type === "NewsArticle") return [...about, this.#trail(breadcrumb, title)];
    const trailId = `${url}#breadcrumb`;
    const trail = isFront ? undefined : this.#trail(breadcrumb, title, trailId);
    const page: Paper = {
      "@type": type,
      "@id": url,
      url,
      name: title,
      description: description || undefined,
      inLanguage: language,
      ...translated(url, translations),
      dateCreated: created,
      dateModified: modified,
      isPartOf: isFront ? { "@id": this.#id("website") } : { "@type": "WebSite", ...this.#site() },
      breadcrumb: trail && { "@id": trailId },
      mainEntity: main === undefined ? undefined : { "@id": main },
    };
    return [...(isFront ? this.publisher : []), page, ...(trail ? [trail] : []), ...about];
  }

  /** @param page the address of the story's page @param translations the story in all its languages, the original first */
  article(article: Article, page: string, translations: Translations = []): Report {
    const { base, outlet } = this.#facts;
    const { site, sections } = outlet;
    const { story } = article;
    const agency: OrganizationLeaf | undefined =
      article.source === undefined ? undefined : { "@type": "Organization", name: article.source };
    const published = dateTimeOf(article.released.at, site.timeZone);
    const card = cardOfStory(article, base, outlet).url;
    const recordings = { body: story.body, base, summary: story.summary, published, card };
    return {
      "@type": reportedAs[story.type] ?? "NewsArticle",
      // The same address would say nothing more.
      url: article.canonical,
      mainEntityOfPage: page,
      headline: story.headline,
      description: story.summary || undefined,
      image: story.image ? imagesForSearch(story.image, base) : card,
      video: filmsForSearch(recordings),
      audio: soundsForSearch(recordings),
      datePublished: published,
      dateModified: dateTimeOf(article.modified, site.timeZone),
      author: article.authors.length > 0 ? article.authors.map(this.person) : (agency ?? this.#named()),
      sourceOrganization: article.authors.length > 0 ? agency : undefined,
      publisher: this.#publisher(),
      articleSection: sections[article.section]?.title ?? article.section,
      keywords: article.tags.length === 0 ? undefined : article.tags.map(({ label }) => label),
      wordCount: story.body.words,
      inLanguage: story.language ?? site.language,
      ...translated(page, translations),
      isAccessibleForFree: true,
      dateline: story.location,
      correction: story.corrections.length === 0 ? undefined : story.corrections.map(({ text }) => text),
    };
  }

  /** The short node of a person in a byline. */
  person = ({ name, slug, id }: Byline): Identified<PersonLeaf> => {
    const { base, outlet } = this.#facts;
    const url = base.url(authorPath(outlet.site, slug));
    const { role, portrait } = outlet.authors[id ?? ""] ?? {};
    const image = portrait && base.url(portraitJpeg(portrait).path);
    return { "@type": "Person", "@id": `${url}#person`, name, url, jobTitle: role, image };
  };

  /** The person that an author's page is about. */
  profile(byline: Byline): Identified<PersonLeaf> {
    const { outlet } = this.#facts;
    const { biography, email, links } = outlet.authors[byline.id ?? ""] ?? {};
    return {
      ...this.person(byline),
      description: biography,
      email,
      sameAs: links,
      worksFor: byline.id === undefined ? undefined : this.#named(),
    };
  }

  /** The list of stories in their order. Absent if there are none. */
  list(page: string, articles: readonly Article[]): Identified<ItemListLeaf>[] {
    if (articles.length === 0) return [];
    const list: Identified<ItemListLeaf> = {
      "@type": "ItemList",
      "@id": `${page}#stories`,
      numberOfItems: articles.length,
      itemListElement: articles.map(({ path }, index) => ({
        "@type": "ListItem",
        position: index + 1,
        url: this.#facts.base.url(path),
      })),
    };
    return [list];
  }

  #id = (name: string): string => `${this.#facts.base.url("/")}#${name}`;

  /** The outlet as other nodes refer to it: with its name, for programs that do not follow `@id`. */
  #named(): Identified<NewsMediaOrganizationLeaf> {
    const { base, outlet } = this.#facts;
    return {
      "@type": "NewsMediaOrganization",
      "@id": this.#id("organization"),
      name: outlet.site.name,
      url: base.url("/"),
    };
  }

  /** The outlet as stories name it: with its logo, and where it says by which principles it works. The same object each time. */
  #publisher(): NewsMediaOrganizationLeaf {
    const { base, outlet, isOpen } = this.#facts;
    this.#knownPublisher ??= {
      ...this.#named(),
      logo: base.url("/assets/icon-512.png"),
      ...Object.fromEntries(
        Object.entries(outlet.policy.principles).flatMap(([name, path]) =>
          isOpen(path) ? [[name, base.url(path)]] : [],
        ),
      ),
    };
    return this.#knownPublisher;
  }

  #organization(): NewsMediaOrganizationLeaf {
    const { base, outlet } = this.#facts;
    const { description, email, telephone, links } = outlet.site;
    const logo = base.url("/assets/icon-512.png");
    return {
      ...this.#publisher(),
      logo: { "@type": "ImageObject", url: logo, contentUrl: logo },
      description,
      email,
      telephone,
      address: this.#address(),
      sameAs: links,
    };
  }

  #address(): PostalAddressLeaf {
    const { address, place } = this.#facts.outlet.site;
    const street = address?.endsWith(`, ${place}`) ? address.slice(0, -`, ${place}`.length) : address;
    return { "@type": "PostalAddress", streetAddress: street, addressLocality: place };
  }

  /** The site as its pages name it. */
  #site = () => ({
    "@id": this.#id("website"),
    url: this.#facts.base.url("/"),
    name: this.#facts.outlet.site.name,
  });

  #website(): WebSiteLeaf {
    const { description, language } = this.#facts.outlet.site;
    return {
      "@type": "WebSite",
      ...this.#site(),
      description,
      inLanguage: language,
      publisher: { "@id": this.#id("organization") },
    };
  }

  /** @param id left out if no other node refers to it */
  #trail(above: readonly Link[], title: string, id?: string): BreadcrumbListLeaf {
    const { base } = this.#facts;
    // The last step is the page itself, and needs no address (Google, "Breadcrumb").
    const steps = [...above.map(({ text, href }) => ({ name: text, item: base.absolute(href) })), { name: title }];
    return {
      "@type": "BreadcrumbList",
      ...(id === undefined ? {} : { "@id": id }),
      itemListElement: steps.map((step, index) => ({ "@type": "ListItem", position: index + 1, ...step })),
    };
  }
}

/** An original names its translations, a translation its original. */
function translated(
  page: string,
  [original, ...others]: Translations,
): Pick<NewsArticleLeaf, "workTranslation" | "translationOfWork"> {
  if (!original) return {};
  const work = ({ url, language }: Translations[number]) => ({
    "@type": "CreativeWork" as const,
    url,
    inLanguage: language,
  });
  return original.url === page ? { workTranslation: others.map(work) } : { translationOfWork: work(original) };
}
