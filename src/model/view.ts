import type { BodyPicture } from "./article.ts";
import type { Stamp } from "./dates.ts";
import type { ImageFormat } from "./encoding.ts";
import type { Statement } from "./rights.ts";

// The parts that views of several kinds share. Texts and addresses are ready to print: `href` is relative to the host and includes the
// path prefix, `url` is absolute; both are percent-encoded. The view of each kind is in its file in `site/routes/`.

/** A link with its text. */
export interface Link {
  readonly text: string;
  readonly href: string;
}

/** What the outlet asks of its readers. */
export interface CallView {
  readonly heading: string;
  readonly text?: string;
  readonly href: string;
  readonly url: string;
  /** The words of the link. */
  readonly button: string;
  /** The language, if it is not that of the page. */
  readonly language?: string;
}

/** A picture on a page. Sizes in CSS pixels. */
export interface PictureView
  extends Omit<BodyPicture, "stem" | "kind" | "original" | "from" | "focus" | "rights" | "license" | "ai" | "role"> {
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
  /** Whether the headline is so long that it is set smaller. */
  readonly isLong?: true;
  readonly standfirst?: string;
  /** The label of its type: `Opinion`. News has none. */
  readonly label?: string;
  readonly kicker?: string;
  readonly section: Link;
  /** Whether the section is named. It is not where the page or the block has its name already. */
  readonly namesSection: boolean;
  /** The language of the section's title, if it is not the page's. */
  readonly sectionLanguage?: string;
  readonly stamp: Stamp;
  /** Absent on the page of the only author. */
  readonly byline?: string;
  /** The picture of the author of an opinion. */
  readonly portrait?: PictureView;
  /** The story's language, if it is not the page's. */
  readonly language?: string;
  readonly direction?: "ltr" | "rtl";
  /** The label says if a machine made or altered the picture. */
  readonly image?: PictureView & { readonly label?: string };
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

/** A file that is copied unchanged (a drawing, an icon), or made from one. */
export interface Asset {
  /** The path below the output folder. */
  readonly file: string;
  /** The source file on this machine. */
  readonly from: string;
  readonly made?: Variant | Logo | DrawnCard;
  /** Written into the copy of an animation, in place of what the file says. Left out: the file says it already. */
  readonly rights?: readonly Statement[];
  /** The colours that a drawing knows by name: `var(--ink)`. */
  readonly colors?: Readonly<Record<string, string>>;
  /** Whether `.eleventy.ts` names it (`addPassthroughCopy`). */
  readonly isOwn?: true;
  /** Whether a text links to it, or it is a font: copied byte for byte, and named by a hash of its content. */
  readonly isLinked?: true;
}

/** A picture in one size and format, cut where its shape is another one. Sizes in pixels. */
export interface Variant {
  readonly kind: "variant";
  readonly format: ImageFormat;
  readonly width: number;
  readonly height: number;
  /** The point to keep where the picture is cut, in fractions of width and height from the top left. */
  readonly focus: { readonly x: number; readonly y: number };
  /** Written into the file. */
  readonly rights: readonly Statement[];
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

/** A share card that is drawn: a headline on the paper's colours, as a PNG. Sizes in pixels. */
export interface DrawnCard {
  readonly kind: "card";
  readonly width: number;
  readonly height: number;
  readonly headline: string;
  /** BCP 47, of the headline. */
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  /** Above the headline: the section. */
  readonly label?: string;
  /** Below it: the paper. */
  readonly name: string;
  /** The language of label and name. */
  readonly outlet: { readonly language: string; readonly direction: "ltr" | "rtl" };
  /** As CSS writes them. */
  readonly colors: { readonly paper: string; readonly ink: string; readonly accent: string };
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
    /** The search page, relative to the host, if there is one. */
    readonly search?: string | undefined;
    /** The absolute address of the front page, which ends with a slash; below, that of the WebSub hub, if there is one. */
    readonly url: string;
    readonly hub?: string | undefined;
    /** The absolute address of the RSL licence. */
    readonly license?: string | undefined;
    /** The outlet's account in the fediverse: `@courier@social.example`. */
    readonly fediverse?: string | undefined;
    /** Of the frame of a browser around the page, as in CSS. */
    readonly colors: { readonly light: string; readonly dark: string };
    /** The addresses of fonts that every page needs, relative to the host. */
    readonly fonts: readonly string[];
    /** What stands at the top of pages for the name: ready markup. */
    readonly wordmark: string;
  };
  readonly navigation: { readonly header: readonly Link[]; readonly footer: readonly Link[] };
}
