import type { CheckedStory } from "../model/article.ts";
import { type Problem, warning } from "../model/problem.ts";
import { collisionKey, decodePath } from "./address.ts";
import type { Article } from "./article.ts";

/**
 * The decoded paths that an absolute address has on this site; none if it is on another site. `http` or `https`, default ports, the case
 * of the host and a leading `www.` make no difference. Query and fragment are ignored, since they do not change a static page.
 *
 * @param homes every address of the front page: that of `site.ts`, and that of the build
 */
export function pathsHere(address: string, homes: readonly string[]): string[] {
  const { host, path } = placeOf(address);
  return homes.flatMap((home) => {
    const root = placeOf(home);
    const isBelow = host === root.host && `${path}/`.startsWith(root.path.endsWith("/") ? root.path : `${root.path}/`);
    return isBelow ? `/${path.slice(root.path.length).replace(/^\/+/, "")}` : [];
  });
}

function placeOf(address: string): { host: string; path: string } {
  const { hostname, port, pathname } = new URL(address);
  const name = hostname.replace(/^www\./, "").replace(/\.$/, "");
  return { host: /^(?:80|443)?$/.test(port) ? name : `${name}:${port}`, path: decodePath(pathname) };
}

/** The address that search engines should keep for a story that first appeared elsewhere. One of the story's own addresses is ignored. */
export function canonicalOf(
  { canonical, aliases }: CheckedStory,
  path: string,
  homes: readonly string[],
): string | undefined {
  if (canonical === undefined) return undefined;
  const own = [path, ...aliases.map(decodePath)].map(keyOf);
  return pathsHere(canonical, homes).some((here) => own.includes(keyOf(here))) ? undefined : canonical;
}

/** A key that is the same for `/a/`, `/a`, `/a/index.html` and `/A//`. */
const keyOf = (path: string): string =>
  collisionKey(
    path
      .replace(/\/{2,}/g, "/")
      .replace(/([^/])$/, "$1/")
      .replace(/\/index\.html\/$/i, "/"),
  );

/**
 * Warns of canonical addresses on this site that search engines cannot keep: there is no page, or a page that redirects.
 *
 * @param find the path of the public page that a path means
 */
export function* lostCanonicals(
  stories: readonly Article[],
  homes: readonly string[],
  find: (path: string) => string | undefined,
): Generator<Problem> {
  const sentOn = new Map(stories.flatMap((story) => (story.canonical === undefined ? [] : [[story.path, story]])));
  for (const { story, canonical } of sentOn.values()) {
    const paths = canonical === undefined ? [] : pathsHere(canonical, homes);
    if (paths.length === 0) continue;
    const place = { file: story.file, field: "canonical" };
    const found = paths.flatMap((path) => find(path.replace(/\/index\.html$/, "/")) ?? []);
    const [target] = found.flatMap((path) => sentOn.get(path) ?? []);
    if (target) {
      const what = `"${canonical}" is the address of ${target.story.file}, which has a canonical itself`;
      yield warning(place, what, "Write the address that search engines should keep.");
    } else if (found.length === 0) {
      const what = `there is no page at "${canonical}", so search engines find the story at neither address`;
      yield warning(place, what, "Correct the address, or take the line out.");
    }
  }
}
