/** Where something of the site is. */
export interface Address {
  /** Below the site's address, decoded, in normal form C: `/2019/09/05/harbour/`. */
  readonly path: string;
  /** Whether search engines may list it; if so it is in the sitemap. */
  readonly indexable: boolean;
}

/** Where the site is published: everything that turns a path of the site into an address. */
export interface Base {
  /** Absolute and percent-encoded: for feeds, sitemaps, canonical links and metadata. */
  url(path: string): string;
  /** Relative to the host, with the path prefix, percent-encoded: for links on pages. */
  href(path: string): string;
  /** The `url` of what has this `href`. */
  absolute(href: string): string;
}

/**
 * @param url the outlet's address; a path in it is the path prefix
 * @param pathPrefix takes the place of that path where given: `/news/`
 */
export function baseOf(url: string, pathPrefix?: string): Base {
  const { origin, pathname } = new URL(url);
  const prefix = encodePath(decodePath(pathPrefix ?? pathname)).replace(/^\/*|\/*$/g, "");
  const root = prefix === "" ? "" : `/${prefix}`;
  return {
    href: (path) => root + encodePath(path),
    url: (path) => origin + root + encodePath(path),
    absolute: (href) => origin + href,
  };
}

/** Percent-encodes each segment of a decoded path; a fragment stays a fragment. */
export function encodePath(path: string): string {
  if (/^[\w\-./]*$/.test(path)) return path;
  const [place = "", ...fragment] = path.split("#");
  const encoded = place.split("/").map(encodeURIComponent).join("/");
  return fragment.length === 0 ? encoded : `${encoded}#${encodeURIComponent(fragment.join("#"))}`;
}

/** The decoded path in normal form C; one that is not valid percent-encoding is taken as it is. */
export function decodePath(path: string): string {
  try {
    return decodeURIComponent(path).normalize("NFC");
  } catch {
    return path.normalize("NFC");
  }
}

/** Where a page lies below the output folder: `/about/` is `about/index.html`, `/rss.xml` is `rss.xml`. */
export const fileOf = (path: string): string =>
  // As one string: of a sum, V8 keeps the parts too.
  path.endsWith("/") ? [path.slice(1), "index.html"].join("") : path.slice(1);

/**
 * What two paths must not share: they would lie in one file, `/a/` and `/a/index.html` everywhere, others on a disk that ignores case or
 * normal form.
 */
export function collisionKey(path: string): string {
  // What most paths are made of is in that form already.
  const key = /^[a-z0-9/._-]*$/.test(path) ? path : path.normalize("NFKC").toLowerCase();
  return key.endsWith("/index.html") ? key.slice(0, -"index.html".length) : key;
}

const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?$/i;

/** An address that has no fault, as nearly all have none: no part is long, empty, hidden or, with three or four letters, a device. */
const PLAIN = /^(?=.{1,900}$)(?:\/(?:\d{1,4}|[\w-]{5,200}))+\/$/;

/** What a static host or a disk would mistreat in a decoded path, or nothing. The one place where paths are judged. */
export function faultOf(path: string): string | undefined {
  if (PLAIN.test(path)) return undefined;
  if (!path.startsWith("/")) return 'does not start with "/"';
  if (!path.endsWith("/") && !/[^/]\.\w+$/.test(path))
    return 'ends neither in "/" nor in a file name such as "harbour.html"';
  if (Buffer.byteLength(path) > 1000) return "is longer than 1,000 bytes";
  const segments = path.slice(1).replace(/\/$/, "").split("/");
  if (path === "/") return undefined;
  for (const segment of segments) {
    if (segment === "") return 'has an empty part ("//")';
    if (/^\.|[. ]$|^ /.test(segment))
      return `has the part "${segment}", which starts with a dot or ends in a dot or space`;
    if (/[\p{Cc}\p{Cs}\\<>:"|?*%#]/u.test(segment))
      return `has the part "${segment}" with a character that file names or addresses do not allow`;
    if (DEVICE.test(segment)) return `has the part "${segment}", a device name on Windows`;
    if (Buffer.byteLength(segment) > 200) return "has a part longer than 200 bytes";
  }
  return undefined;
}
