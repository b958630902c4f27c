import type { Stamp } from "./dates.ts";
import type { Feed, FeedFormat } from "./feed.ts";

// What an edition consists of. A page carries exactly what its layout shows, in words and addresses that are ready to print:
// `href` is relative to the host and holds the path prefix, `url` is absolute; both are percent-encoded.

/** Text that leads somewhere. */
export interface Link {
  readonly text: string;
  readonly href: string;
}

export interface PictureView {
  readonly src: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  readonly caption?: string;
  readonly credit?: string;
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
  readonly image?: PictureView;
}

interface Addressed {
  /** Below the site's address, decoded, in normal form C: `/2019/09/05/harbour/`. */
  readonly path: string;
  /** Below the output folder: `2019/09/05/harbour/index.html`. */
  readonly file: string;
}

interface HtmlView extends Addressed {
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
  /** For feed readers: the feeds of what this page belongs to, the nearest first. */
  readonly feeds: readonly FeedLink[];
  /** The picture that a link to this page is shown with. */
  readonly card: Card;
  /** The same facts for machines: schema.org nodes of the outlet, the same on every page, and of this page. */
  readonly publisher: readonly object[];
  readonly graph: readonly object[];
}

export interface FeedLink {
  /** Media type. */
  readonly type: string;
  readonly title: string;
  readonly href: string;
}

/** Of a raster format, since social networks show no SVG. Lengths in pixels. */
export interface Card {
  readonly url: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  /** Whether it shows what the page is about, rather than whose page it is. */
  readonly own: boolean;
}

export interface ArticleView extends HtmlView {
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
  readonly image?: PictureView;
  /** Safe HTML. */
  readonly body: string;
  readonly corrections: readonly { readonly stamp: Stamp; readonly text: string }[];
  readonly tags: readonly Link[];
  readonly previous?: Link;
  readonly next?: Link;
  readonly related: readonly Teaser[];
  /** The story in all its languages, itself included, the original first; empty where there is no other. */
  readonly translations: readonly { readonly language: string; readonly url: string }[];
  /** The same story in Markdown, where there is that: relative to the host. */
  readonly markdown?: string;
  /** Open Graph's `article:*` and the fediverse: the same facts for machines. */
  readonly social: {
    /** ISO 8601, with offset where a time is known. */
    readonly published: string;
    /** ISO 8601 with offset; absent where the story never changed. */
    readonly modified?: string;
    /** Absolute addresses of the authors' pages. */
    readonly authors: readonly string[];
    /** `@ines@social.example` */
    readonly creators: readonly string[];
  };
}

export interface FrontView extends HtmlView {
  readonly kind: "front";
  /** The first is the lead. */
  readonly top: readonly Teaser[];
  readonly blocks: readonly { readonly section: Link; readonly teasers: readonly Teaser[] }[];
  readonly latest: Link;
}

/** Stories of a section, a tag, an author or all of them, newest first. */
export interface ListView extends HtmlView {
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
export interface DirectoryView extends HtmlView {
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
export interface MonthView extends HtmlView {
  readonly kind: "month";
  readonly heading: string;
  readonly days: readonly { readonly heading: string; readonly teasers: readonly Teaser[] }[];
  readonly newer?: string;
  readonly older?: string;
}

/** About, contact, standards: `seeds/pages/NAME.md`. */
export interface StandingView extends HtmlView {
  readonly kind: "standing";
  readonly heading: string;
  readonly body: string;
  readonly updated?: Stamp;
}

/** Every correction the outlet made, newest first, under its own text if `seeds/pages/corrections.md` has one. */
export interface CorrectionsView extends HtmlView {
  readonly kind: "corrections";
  readonly heading: string;
  readonly body: string;
  readonly entries: readonly { readonly story: Link; readonly stamp: Stamp; readonly text: string }[];
}

/** `404.html` */
export interface NotFoundView extends HtmlView {
  readonly kind: "notFound";
  readonly heading: string;
  readonly latest: readonly Teaser[];
}

/** The address of a story that was withdrawn, where a host cannot answer "410 Gone". */
export interface WithdrawnView extends HtmlView {
  readonly kind: "withdrawn";
  readonly heading: string;
}

/** A former address of a story. */
export interface RedirectView extends Addressed {
  readonly kind: "redirect";
  readonly language: string;
  readonly title: string;
  /** Where the story is now: absolute, and relative to the host. */
  readonly url: string;
  readonly href: string;
}

/** Every feed, with a word on what feeds are. */
export interface SubscribeView extends HtmlView {
  readonly kind: "subscribe";
  readonly heading: string;
  readonly opml: Link;
  readonly groups: readonly {
    readonly heading: string;
    readonly feeds: readonly {
      readonly home: Link;
      /** `label` says what it is a feed of, for those who hear one link alone. */
      readonly formats: readonly (Link & { readonly label: string })[];
    }[];
  }[];
}

/** A document of a feed in one format: the subscription feed, or an archive of it (RFC 5005). Addresses are absolute. */
export interface FeedView extends Addressed {
  readonly kind: "feed";
  readonly format: FeedFormat;
  readonly feed: Feed;
  readonly self: string;
  /** The subscription feed, of an archive. */
  readonly current?: string;
  /** The archives that hold what was published just before and just after. */
  readonly previous?: string;
  readonly next?: string;
}

/** OPML 2.0: all feeds, for a feed reader to take over at once. */
export interface OpmlView extends Addressed {
  readonly kind: "opml";
  readonly title: string;
  readonly groups: readonly {
    readonly heading: string;
    readonly feeds: readonly {
      readonly title: string;
      readonly language: string;
      /** Absolute. */
      readonly url: string;
      readonly home: string;
    }[];
  }[];
}

export interface SitemapView extends Addressed {
  readonly kind: "sitemap";
  readonly entries: readonly SitemapEntry[];
}

export interface SitemapEntry {
  readonly url: string;
  /** A W3C date-time: the last significant change, where it is known. */
  readonly modified?: string;
  readonly images: readonly string[];
}

export interface SitemapIndexView extends Addressed {
  readonly kind: "sitemapIndex";
  readonly entries: readonly Omit<SitemapEntry, "images">[];
}

/** Google's news sitemap. */
export interface NewsSitemapView extends Addressed {
  readonly kind: "newsSitemap";
  readonly publication: string;
  readonly entries: readonly {
    readonly url: string;
    readonly title: string;
    /** ISO 639, or `zh-cn` and `zh-tw`. */
    readonly language: string;
    /** A W3C date-time. */
    readonly published: string;
  }[];
}

/** The stylesheet of feeds that are opened in a browser. */
export interface FeedStyleView extends Addressed {
  readonly kind: "feedStyle";
  readonly language: string;
}

/** A file of plain text: robots.txt and the like. */
export interface TextView extends Addressed {
  readonly kind: "text";
  readonly text: string;
}

/** The licence of Really Simple Licensing 1.0 (rslstandard.org/rsl). Addresses are absolute but for `content`. */
export interface RslView extends Addressed {
  readonly kind: "rsl";
  /** What it is for: everything below this path of the host. */
  readonly content: string;
  /** Words of the standard for uses; both together hold each that the outlet has decided on. */
  readonly permits: readonly string[];
  readonly prohibits: readonly string[];
  readonly payment?: {
    readonly type: string;
    readonly standard?: string | undefined;
    readonly custom?: string | undefined;
    readonly amount?: { readonly currency: string; readonly value: string } | undefined;
  };
  readonly copyright: { readonly kind: string; readonly holder: string; readonly email?: string | undefined };
  readonly terms?: string;
}

/** A file of JSON: the web manifest and the like. */
export interface JsonView extends Addressed {
  readonly kind: "json";
  readonly value: unknown;
}

export type View =
  | ArticleView
  | FrontView
  | ListView
  | DirectoryView
  | MonthView
  | StandingView
  | CorrectionsView
  | NotFoundView
  | WithdrawnView
  | RedirectView
  | SubscribeView
  | FeedView
  | OpmlView
  | SitemapView
  | SitemapIndexView
  | NewsSitemapView
  | FeedStyleView
  | TextView
  | RslView
  | JsonView;

export type ViewKind = View["kind"];

/** A file that is copied as it is (a picture, an icon), or made of one. */
export interface Asset {
  /** Below the output folder. */
  readonly file: string;
  /** On this machine. */
  readonly from: string;
  readonly made?: Crop | Logo;
  /** Whether `.eleventy.ts` names it (`addPassthroughCopy`). */
  readonly isOwn?: true;
}

/** A part of a picture, as a JPEG. Sizes in pixels. */
export interface Crop {
  readonly kind: "crop";
  readonly width: number;
  readonly height: number;
  /** What to keep, in fractions of width and height from the top left. */
  readonly focus: { readonly x: number; readonly y: number };
}

/** The paper's sign in the middle of a plain ground, as a PNG, or an ICO where the file says so. Sizes in pixels. */
export interface Logo {
  readonly kind: "logo";
  readonly width: number;
  readonly height: number;
  /** As CSS writes it: `#fdfcf9` */
  readonly ground: string;
  /** Of the drawing. */
  readonly hash: string;
}

/** `_data`'s `site` and `navigation`, ready to print: what every layout may read beside its page, the phrases and the styles. */
export interface LayoutGlobals {
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
    /** The page that lists the feeds, relative to the host. */
    readonly subscribe: string;
    /** Absolute: the front page, which ends in a slash, and the WebSub hub where there is one. */
    readonly url: string;
    readonly hub?: string | undefined;
    /** The RSL licence, absolute. */
    readonly license?: string | undefined;
    /** Of the fediverse: `@courier@social.example`. */
    readonly fediverse?: string | undefined;
    readonly colors: { readonly light: string; readonly dark: string };
  };
  readonly navigation: { readonly header: readonly Link[]; readonly footer: readonly Link[] };
}
