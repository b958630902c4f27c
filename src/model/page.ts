import type { Stamp } from "./dates.ts";

// What an edition consists of. A page carries exactly what its layout shows, in words and addresses that are ready to print:
// `href` is relative to the host and holds the path prefix, `url` is absolute; both are percent-encoded.

/** Text that leads somewhere. */
export interface Link {
  readonly text: string;
  readonly href: string;
}

export interface PagePicture {
  readonly src: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  readonly caption?: string;
  readonly credit?: string;
  readonly focus?: string;
}

/** A story on a front or in a list. */
export interface Teaser {
  readonly href: string;
  readonly headline: string;
  readonly standfirst: string;
  readonly kicker?: string;
  readonly section: Link;
  /** Of the section's title, where it is not the page's. */
  readonly sectionLanguage?: string;
  readonly stamp: Stamp;
  readonly byline: string;
  /** Set where the story's language is not the page's. */
  readonly language?: string;
  readonly direction?: "ltr" | "rtl";
  readonly image?: PagePicture;
}

interface Addressed {
  /** Below the site's address, decoded, in normal form C: `/2019/09/05/harbour/`. */
  readonly path: string;
  /** Below the output folder: `2019/09/05/harbour/index.html`. */
  readonly file: string;
}

interface HtmlPage extends Addressed {
  /** For the browser's tab and search engines, without the outlet's name. */
  readonly title: string;
  readonly description: string;
  /** BCP 47: of the interface's words and dates on this page. */
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  /** The absolute address that search engines should keep. */
  readonly canonical: string;
  /** Whether search engines may list it; if so it is in the sitemap. */
  readonly indexable: boolean;
  readonly breadcrumb: readonly Link[];
  /** The feed of what this page belongs to. */
  readonly feed: { readonly title: string; readonly href: string };
}

export interface ArticlePage extends HtmlPage {
  readonly kind: "article";
  readonly headline: string;
  readonly standfirst: string;
  readonly kicker?: string;
  /** `Opinion`, `Analysis` …; news has none. */
  readonly label?: string;
  readonly section: Link;
  /** Of the story, where it is not the page's (the outlet has no words for that language). */
  readonly storyLanguage: string;
  readonly storyDirection: "ltr" | "rtl";
  /** `VLADIVOSTOK (Reuters)` */
  readonly dateline?: string;
  readonly source?: string;
  readonly authors: readonly Link[];
  readonly published: Stamp;
  readonly updated?: Stamp;
  readonly readingTime: string;
  readonly image?: PagePicture;
  /** Safe HTML. */
  readonly body: string;
  readonly corrections: readonly { readonly stamp: Stamp; readonly text: string }[];
  readonly tags: readonly Link[];
  readonly previous?: Link;
  readonly next?: Link;
  readonly related: readonly Teaser[];
  /** Open Graph and NewsArticle: the same facts for machines. */
  readonly social: {
    /** ISO 8601 with offset. */
    readonly published: string;
    readonly modified: string;
    readonly image?: { readonly url: string; readonly width: number; readonly height: number; readonly alt: string };
  };
  /** A schema.org NewsArticle. */
  readonly structuredData: Readonly<Record<string, unknown>>;
}

export interface FrontPage extends HtmlPage {
  readonly kind: "front";
  /** The first is the lead. */
  readonly top: readonly Teaser[];
  readonly blocks: readonly { readonly section: Link; readonly teasers: readonly Teaser[] }[];
  readonly latest: Link;
}

/** Stories of a section, a tag, an author or all of them, newest first. */
export interface ListPage extends HtmlPage {
  readonly kind: "list";
  readonly heading: string;
  readonly introduction?: string;
  /** Of an author. */
  readonly person?: {
    readonly role?: string;
    readonly biography?: string;
    readonly email?: string;
    readonly links: readonly Link[];
  };
  /** Subsections. */
  readonly children: readonly Link[];
  readonly teasers: readonly Teaser[];
  readonly newer?: string;
  readonly older?: string;
}

/** All sections, tags or authors; the years, or the months of a year. */
export interface DirectoryPage extends HtmlPage {
  readonly kind: "directory";
  readonly heading: string;
  readonly groups: readonly {
    /** A letter, where there are letters. */
    readonly heading?: string;
    readonly entries: readonly {
      readonly text: string;
      readonly href: string;
      readonly note?: string;
      readonly count?: string;
    }[];
  }[];
}

/** The stories of a month by day, newest first. */
export interface MonthPage extends HtmlPage {
  readonly kind: "month";
  readonly heading: string;
  readonly days: readonly { readonly heading: string; readonly teasers: readonly Teaser[] }[];
  readonly newer?: string;
  readonly older?: string;
}

/** About, contact, standards: `seeds/pages/NAME.md`. */
export interface StandingPage extends HtmlPage {
  readonly kind: "standing";
  readonly heading: string;
  readonly body: string;
  readonly updated?: Stamp;
}

/** Every correction the outlet made, newest first, under its own text if `seeds/pages/corrections.md` has one. */
export interface CorrectionsPage extends HtmlPage {
  readonly kind: "corrections";
  readonly heading: string;
  readonly body: string;
  readonly entries: readonly { readonly story: Link; readonly stamp: Stamp; readonly text: string }[];
}

/** `404.html` */
export interface NotFoundPage extends HtmlPage {
  readonly kind: "notFound";
  readonly heading: string;
  readonly latest: readonly Teaser[];
}

/** The address of a story that was withdrawn, where a host cannot answer "410 Gone". */
export interface WithdrawnPage extends HtmlPage {
  readonly kind: "withdrawn";
  readonly heading: string;
}

/** A former address of a story. */
export interface RedirectPage extends Addressed {
  readonly kind: "redirect";
  readonly language: string;
  readonly title: string;
  /** Where the story is now: absolute, and relative to the host. */
  readonly url: string;
  readonly href: string;
}

/** RSS 2.0 */
export interface FeedPage extends Addressed {
  readonly kind: "feed";
  readonly title: string;
  readonly description: string;
  readonly language: string;
  /** Absolute: of the page it belongs to, and its own. */
  readonly url: string;
  readonly self: string;
  /** The newest `updated` among the stories, not the time of the build. */
  readonly updated?: Date;
  readonly items: readonly FeedItem[];
}

export interface FeedItem {
  /** A `tag:` URI (RFC 4151). */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly summary: string;
  /** Safe HTML with absolute addresses. */
  readonly content: string;
  readonly published: Date;
  readonly updated: Date;
  readonly authors: readonly string[];
  readonly categories: readonly string[];
}

export interface SitemapPage extends Addressed {
  readonly kind: "sitemap";
  /** `modified` is a W3C date-time, where it is known. */
  readonly entries: readonly { readonly url: string; readonly modified?: string }[];
}

export type Page =
  | ArticlePage
  | FrontPage
  | ListPage
  | DirectoryPage
  | MonthPage
  | StandingPage
  | CorrectionsPage
  | NotFoundPage
  | WithdrawnPage
  | RedirectPage
  | FeedPage
  | SitemapPage;

export type PageKind = Page["kind"];

/** A file that is copied as it is: a picture, an icon. */
export interface Asset {
  /** Below the output folder. */
  readonly file: string;
  /** On this machine. */
  readonly from: string;
}

/** `_data`'s `site` and `navigation`, ready to print: what every layout may read beside its page, the phrases and the styles. */
export interface Chrome {
  readonly site: {
    readonly name: string;
    readonly tagline: string;
    readonly description: string;
    readonly language: string;
    readonly direction: "ltr" | "rtl";
    readonly place: string;
    readonly email: string;
    readonly telephone?: string | undefined;
    readonly address?: string | undefined;
    /** The front page, relative to the host. */
    readonly home: string;
    /** Where icons and the like are: `/assets/`, below the path prefix. */
    readonly assets: string;
    /** The feed of everything. */
    readonly feed: string;
  };
  readonly navigation: { readonly header: readonly Link[]; readonly footer: readonly Link[] };
}
