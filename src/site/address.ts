/** The address of a page or file of the site. */
export interface Address {
  /** The path below the site's address, decoded, in normal form C: `/2019/09/05/harbour/`. */
  readonly path: string;
  /** Whether search engines may list it; if so it is in the sitemap. */
  readonly indexable: boolean;
}

/** Converts paths of the site to addresses, from the address at which it is published. */
export interface Base {
  /** The absolute address, percent-encoded: for feeds, sitemaps, canonical links and metadata. */
  url(path: string): string;
  /** The address relative to the host, with the path prefix, percent-encoded: for links on pages. */
  href(path: string): string;
  /** Converts an `href` to the `url` of the same page. */
  absolute(href: string): string;
}

/**
 * @param url the outlet's address; a path in it is the path prefix
 * @param pathPrefix replaces that path, if given: `/news/`
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

/** Decodes a path to normal form C. A path that is not valid percent-encoding is not decoded. */
export function decodePath(path: string): string {
  try {
    return decodeURIComponent(path).normalize("NFC");
  } catch {
    return path.normalize("NFC");
  }
}

/** The file of a page below the output folder: `/about/` is `about/index.html`, `/rss.xml` is `rss.xml`. */
export const fileOf = (path: string): string =>
  // `join` makes one flat string. V8 would keep the parts of a concatenation in memory.
  path.endsWith("/") ? [path.slice(1), "index.html"].join("") : path.slice(1);

/**
 * A key that two paths must not share, because they would be the same file: `/a/` and `/a/index.html` everywhere, other paths on a disk
 * that ignores case or normal form.
 */
export function collisionKey(path: string): string {
  // Most paths are ASCII, which is in normal form already.
  const key = /^[a-z0-9/._-]*$/.test(path) ? path : path.normalize("NFKC").toLowerCase();
  return key.endsWith("/index.html") ? key.slice(0, -"index.html".length) : key;
}

const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?$/i;

/** A fast test for paths without a fault, which nearly all are: no part is long, empty or hidden, or so short that it may be a device name. */
const PLAIN = /^(?=.{1,900}$)(?:\/(?:\d{1,4}|[\w-]{5,200}))+\/$/;

/** The fault in a decoded path that a static host or a disk cannot handle, or undefined. All paths are checked here. */
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
