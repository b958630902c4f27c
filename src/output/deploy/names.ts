import { posix } from "node:path";
import { decodePath, fileOf } from "../../site/address.ts";
import { SEARCH } from "./plan.ts";

/** Whether a file can name others. */
export const canName = (file: string): boolean =>
  /\.(?:html|xml|json|opml|css|svg|txt|md|webmanifest|js)$|^\.htaccess$|^_/.test(file);

/**
 * The files of a site that a text of it names, in attributes, styles, feeds or plain words. Some that a page only speaks of are among them, which does no harm.
 *
 * @param file of the text, below the site's root
 * @param home the site's absolute address: `https://example.org/news/`
 */
export function namesIn(text: string, file: string, home: string, files: ReadonlyMap<string, unknown>): string[] {
  if (file === SEARCH_HEAD) return [...files.keys()].filter((each) => each.startsWith(SEARCH));
  const { origin, pathname } = new URL(home);
  const root = decodePath(pathname);
  const folder = posix.dirname(`/${file}`);
  const found = new Set<string>();
  for (const [match, value] of text.matchAll(TOKENS)) {
    const token = value ?? match;
    const path = token.replace(/[?#].*$/, "");
    const below = path.startsWith(origin) ? path.slice(origin.length) : path;
    const decoded = /[%&]/.test(below) ? decodePath(below.replaceAll("&amp;", "&").replaceAll("&#39;", "'")) : below;
    const name = decoded.startsWith("/")
      ? decoded.startsWith(root) && fileOf(`/${decoded.slice(root.length)}`)
      : fileOf(posix.join(folder, decoded));
    if (name && name !== file && files.has(name)) found.add(name);
  }
  return [...found];
}

/** Whole addresses in attributes, which may have brackets and commas in them; elsewhere what may be an address. */
const TOKENS = /(?<==")((?:\/|https?:)[^"\s]*)(?=")|[^\s"'<>()\\,]*[/.][^\s"'<>()\\,]+|[^\s"'<>()\\,]+\//g;

/** It names files by parts of their names. */
const SEARCH_HEAD = "search/index.json";
