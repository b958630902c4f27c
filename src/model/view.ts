import type { BodyPicture } from "./article.ts";
import type { Stamp } from "./dates.ts";
import type { ImageFormat } from "./encoding.ts";
import type { Statement } from "./rights.ts";

// What views of several kinds are made of, in words and addresses that are ready to print: `href` is relative to the host and holds the
// path prefix, `url` is absolute; both are percent-encoded. The view of a kind is in its file in `site/routes/`.

/** Text that leads somewhere. */
export interface Link {
  readonly text: string;
  readonly href: string;
}

/** A picture on a page. Sizes in CSS pixels. */
export interface PictureView
  extends Omit<BodyPicture, "stem" | "kind" | "original" | "from" | "focus" | "rights" | "license" | "ai"> {
  /** For browsers that take none of the sources. */
  readonly src: string;
  /** Files of several widths, the best format first, as `<source>` has them. */
  readonly sources: readonly { readonly type: string; readonly srcset: string }[];
  /** The same in the format of `src`. */
  readonly srcset?: string;
  /** How wide it is shown. */
  readonly sizes?: string;
  /** `eager` for the picture that readers see first. */
  readonly loading: "eager" | "lazy";
}

/** A story on a front or in a list. */
export interface Teaser {
  readonly href: string;
  readonly headline: string;
  readonly standfirst?: string;
  readonly kicker?: string;
  readonly section: Link;
  /** Of the section's title, where it is not the page's. */
  readonly sectionLanguage?: string;
  readonly stamp: Stamp;
  readonly byline: string;
  /** Who gives their opinion. */
  readonly portrait?: PictureView;
  /** Set where the story's language is not the page's. */
  readonly language?: string;
  readonly direction?: "ltr" | "rtl";
  readonly image?: PictureView;
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

/** A file that is copied (a drawing, an icon), or made of one. */
export interface Asset {
  /** Below the output folder. */
  readonly file: string;
  /** On this machine. */
  readonly from: string;
  readonly made?: Variant | Logo;
  /** Whether `.eleventy.ts` names it (`addPassthroughCopy`). */
  readonly isOwn?: true;
}

/** A picture in one size and format, cut where its shape is another one. Sizes in pixels. */
export interface Variant {
  readonly kind: "variant";
  readonly format: ImageFormat;
  readonly width: number;
  readonly height: number;
  /** What to keep where it is cut, in fractions of width and height from the top left. */
  readonly focus: { readonly x: number; readonly y: number };
  /** Written into the file. */
  readonly rights: readonly Statement[];
}

/** The paper's logo in the middle of a plain ground, as a PNG, or an ICO where the file says so. Sizes in pixels. */
export interface Logo {
  readonly kind: "logo";
  readonly width: number;
  readonly height: number;
  /** As CSS writes it: `#fdfcf9` */
  readonly ground: string;
  /** Of the drawing. */
  readonly hash: string;
}

/** `_data`'s `site` and `navigation`, ready to print: what every layout may read beside `view`, the phrases and the styles. */
export interface LayoutGlobals {
  readonly site: {
    readonly name: string;
    readonly tagline: string;
    readonly description: string;
    readonly language: string;
    readonly direction: "ltr" | "rtl";
    /** IANA: dates are shown in it. */
    readonly timeZone: string;
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
