import { posix } from "node:path";
import { decodePath, fileOf } from "../../site/address.ts";
import { SEARCH } from "./plan.ts";

/** Whether a file can name others. */
export const canName = (file: string): boolean =>
  /\.(?:html|xml|json|opml|css|svg|txt|md|webmanifest|js)$|^\.htaccess$|^_/.test(file);

/**
 * Tells which files of a site a text of it names: in attributes, styles, feeds or plain words. Some that a page only speaks of are among
 * them, which does no harm.
 *
 * @param home the site's absolute address: `https://example.org/news/`
 * @returns a function of a text and its file, below the site's root
 */
export function namesIn(home: string, files: ReadonlyMap<string, unknown>): (text: string, file: string) => string[] {
  const { origin, pathname } = new URL(home);
  const root = decodePath(pathname);
  /** What addresses that do not depend on the page name, since most pages have the same. */
  const known = new Map<string, string>();
  const nameOf = (address: string, folder: string): string => {
    const path = address.replace(/[?#].*$/, "");
    const below = path.startsWith(origin) ? path.slice(origin.length) : path;
    const decoded = /[%&]/.test(below) ? decodePath(below.replaceAll("&amp;", "&").replaceAll("&#39;", "'")) : below;
    if (!decoded.startsWith("/")) return fileOf(posix.join(folder, decoded));
    return decoded.startsWith(root) ? fileOf(`/${decoded.slice(root.length)}`) : "";
  };
  const nameAnywhere = (address: string): string => {
    const before = known.get(address);
    if (before !== undefined) return before;
    const name = nameOf(address, "/");
    // A copy: what is cut out of a page would keep all of it in memory.
    known.set(Buffer.from(address).toString(), name);
    return name;
  };
  return (text, file) => {
    if (file === SEARCH_HEAD) return [...files.keys()].filter((each) => each.startsWith(SEARCH));
    const folder = posix.dirname(`/${file}`);
    const found = new Set<string>();
    const add = (address: string) => {
      const name = /^(?:\/|https?:)/.test(address) ? nameAnywhere(address) : nameOf(address, folder);
      if (name !== file && files.has(name)) found.add(name);
    };
    // Whole addresses in attributes may have brackets and commas in them; elsewhere what has a slash may be an address.
    for (const [, address = ""] of text.matchAll(/(?:href|src)="([^"]+)"/g)) add(address);
    for (const word of text.split(/[\s"'<>()\\,]+/)) if (word.includes("/")) add(word);
    return [...found];
  };
}

/** It names files by parts of their names. */
const SEARCH_HEAD = "search/index.json";
