import type { Picture } from "./article.ts";
import type { Stamp } from "./dates.ts";

// The parts that views of several kinds share. Texts and addresses are ready to print: `href` is relative to the host and includes the
// path prefix, `url` is absolute; both are percent-encoded. The view of each kind is in its file in `site/routes/`.

/** A link with its text. */
export interface Link {
  readonly text: string;
  readonly href: string;
}

export interface PictureView extends Omit<Picture, "path" | "from" | "focus"> {
  readonly src: string;
}

/** A story on a front or in a list. */
export interface Teaser {
  readonly href: string;
  readonly headline: string;
  readonly standfirst?: string;
  readonly kicker?: string;
  readonly section: Link;
  /** The language of the section's title, if it is not the page's. */
  readonly sectionLanguage?: string;
  readonly stamp: Stamp;
  readonly byline: string;
  /** The story's language, if it is not the page's. */
  readonly language?: string;
  readonly direction?: "ltr" | "rtl";
  readonly image?: PictureView;
}

export interface FeedLink {
  /** The media type. */
  readonly type: string;
  readonly title: string;
  readonly href: string;
}

/** The picture that social networks show with a link, in a raster format, since they do not show SVG. Lengths are in pixels. */
export interface Card {
  readonly url: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  /** Whether the picture belongs to the page. Otherwise it is the outlet's logo. */
  readonly own: boolean;
}

/** A file that is copied unchanged (a picture, an icon), or made from one. */
export interface Asset {
  /** The path below the output folder. */
  readonly file: string;
  /** The source file on this machine. */
  readonly from: string;
  readonly made?: Crop | Logo;
  /** The cached file, if it is made from a source, with its CRC-32 in the first line. */
  readonly kept?: string;
  /** Whether `.eleventy.ts` names it (`addPassthroughCopy`). */
  readonly isOwn?: true;
}

/** A part of a picture, as a JPEG. Sizes in pixels. */
export interface Crop {
  readonly kind: "crop";
  readonly width: number;
  readonly height: number;
  /** The point to keep, in fractions of width and height from the top left. */
  readonly focus: { readonly x: number; readonly y: number };
}

/** The paper's logo in the middle of a plain background, as a PNG, or an ICO if the file's name ends so. Sizes are in pixels. */
export interface Logo {
  readonly kind: "logo";
  readonly width: number;
  readonly height: number;
  /** The colour of the background, as in CSS: `#fdfcf9`. */
  readonly ground: string;
  /** The hash of the logo's file. */
  readonly hash: string;
}

/** `site` and `navigation` of `_data`, ready to print. Every layout can read them, as well as `view`, the phrases and the styles. */
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
    /** The folder of icons and other assets: `/assets/`, below the path prefix. */
    readonly assets: string;
    /** The page that lists the feeds, relative to the host. */
    readonly subscribe: string;
    /** The absolute address of the front page, which ends with a slash; below, that of the WebSub hub, if there is one. */
    readonly url: string;
    readonly hub?: string | undefined;
    /** The absolute address of the RSL licence. */
    readonly license?: string | undefined;
    /** The outlet's account in the fediverse: `@courier@social.example`. */
    readonly fediverse?: string | undefined;
    readonly colors: { readonly light: string; readonly dark: string };
  };
  readonly navigation: { readonly header: readonly Link[]; readonly footer: readonly Link[] };
}
