import { memoize, onDemand } from "../model/memoize.ts";
import { nearest } from "../model/problem.ts";
import { asciiSlugsOf } from "../model/slug.ts";

/** So many addresses are compared with all others letter by letter: an archive may have 27,000, and as many links that lead nowhere. */
const MOST = 100;

/**
 * Finds the address that one without a page is probably a slip of: the same but for capitals, accents (`/ämter/`, `/aemter/`, `/amter/`), the
 * slash or `.html` at its end; the only one with the same last part; or one with a few other letters.
 *
 * @param paths the addresses of all pages, decoded
 */
export function nearAddressIn(paths: Iterable<string>): (path: string) => string | undefined {
  const alike = onDemand(() => indexOf(paths));
  let compared = 0;
  return memoize((path: string) => {
    const { whole, last } = keysOf(path);
    for (const key of [...whole, last]) {
      const found = alike().get(key);
      if (found !== undefined && found !== "") return found;
    }
    return ++compared > MOST ? undefined : nearest(path, [...paths], Math.floor((last.length + 2) / 3));
  });
}

/** Paths by the keys that they share with slips of them; "" where several have the same last part. */
function indexOf(paths: Iterable<string>): Map<string, string> {
  const index = new Map<string, string>();
  for (const path of paths) {
    const { whole, last } = keysOf(path);
    for (const key of whole) if (!index.has(key)) index.set(key, path);
    index.set(last, index.has(last) ? "" : path);
  }
  return index;
}

/** An address of slugs in ASCII, none of them so long or so short that `slugOf` may change it. */
const PLAIN = /^(?:\/(?:\d{1,4}|(?=[a-z0-9-]{5,100}(?:\/|$))[a-z0-9]+(?:-[a-z0-9]+)*))+\/?$/;

/** The path as slugs, as German writes `ä` with ASCII letters and as other languages do: the whole, with slashes, and its last part. */
function keysOf(path: string): { whole: readonly string[]; last: string } {
  // The parts of most addresses are slugs already.
  if (PLAIN.test(path)) {
    const end = path.endsWith("/") ? path.length - 1 : path.length;
    return { whole: [path.slice(0, end)], last: path.slice(path.lastIndexOf("/", end - 1) + 1, end) };
  }
  const parts = path
    .replace(/(?:\/index)?\.html?$/i, "")
    .split("/")
    .filter((part) => part !== "")
    .map(asciiSlugsOf);
  const isOneWay = parts.every(({ length }) => length === 1);
  const written = (at: 0 | -1) => parts.map((slugs) => `/${slugs.at(at)}`).join("");
  return { whole: isOneWay ? [written(0)] : [written(0), written(-1)], last: parts.at(-1)?.[0] ?? "" };
}
