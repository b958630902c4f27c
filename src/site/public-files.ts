import { type Problem, problem } from "../model/problem.ts";
import type { Asset } from "../model/view.ts";
import { type Address, collisionKey, fileOf } from "./address.ts";
import type { OwnPage, Placed } from "./place.ts";
import { isReservedPath } from "./reserved.ts";
import { formerPaths } from "./routes/redirects.ts";

/** The files that are published as they are, as copies. */
export const publicAssets = ({ copy: { publicFiles = [] } }: Pick<Placed, "copy">): Asset[] =>
  publicFiles.map(({ file, path }) => ({ file: fileOf(path), from: file, isOwn: true }));

/** What decides about pages and files of a kind, in `_data`. */
const madeFrom: Readonly<Record<string, string>> = {
  front: "front.ts",
  feed: "feeds.ts",
  feedStyle: "feeds.ts",
  opml: "feeds.ts",
  rsl: "policy.ts",
  text: "policy.ts",
  json: "policy.ts",
};

/** Names in the root that hosts read (`_data/hosting.ts`). */
const OF_HOSTS = /^\/(?:_redirects|_headers|\.nojekyll|CNAME|\.htaccess)$/;

/**
 * Public files at addresses that something else has, or that it needs as a folder. Stories count whether they are public or not: the
 * clock alone must never make a problem.
 */
export function* publicCollisions(
  { copy, stories, outlet }: Placed,
  routes: readonly (Address & { readonly kind: string })[],
  ownPages: readonly OwnPage[],
): Generator<Problem> {
  const { publicFiles = [] } = copy;
  if (publicFiles.length === 0) return;
  /** What each address is taken for, by its collision key: a file, or a kind. */
  const taken = new Map<string, { readonly file: string } | { readonly kind: string }>();
  for (const { kind, path } of routes) taken.set(collisionKey(path), { kind });
  for (const { name, file } of copy.pages) taken.set(collisionKey(`/${name}/`), { file });
  for (const { path, inputPath } of ownPages) taken.set(collisionKey(path), { file: inputPath.replace(/^\.\//, "") });
  for (const article of stories)
    for (const path of [article.path, ...formerPaths(article)])
      taken.set(collisionKey(path), { file: article.story.file });
  const folders = new Set([...taken.keys()].flatMap(foldersOf));
  for (const { file, path } of publicFiles) {
    const key = collisionKey(path);
    const place = { file, field: "file" };
    const owner = taken.get(key);
    const below = foldersOf(key).find((folder) => taken.has(folder.slice(0, -1)));
    const shown = `would be published at "${path}"`;
    if (owner && "file" in owner) yield problem(place, `${shown}, the address of ${owner.file} too`, RENAME);
    else if (owner) yield problem(place, `${shown}, which Broadsheet makes${from(owner.kind, path, outlet)}`, RENAME);
    else if (OF_HOSTS.test(path)) {
      const what = `${shown}, and files of that name are made from ${outlet.folder}/hosting.ts`;
      yield problem(place, what, "Name your hosts there, and take this file away.");
    } else if (isReservedPath(path))
      yield problem(place, `${shown}, a place that is kept for what Broadsheet makes`, RENAME);
    else if (folders.has(`${key}/`)) yield problem(place, `${shown}, which is a folder of the site`, RENAME);
    else if (below !== undefined) yield problem(place, `${shown}, below a page that cannot be a folder too`, RENAME);
    taken.set(key, { file });
  }
}

const RENAME = "Rename it, or move it elsewhere in public/.";

function from(kind: string, path: string, { folder, sections }: Placed["outlet"]): string {
  const [, first = ""] = path.split("/");
  const file = kind === "list" && Object.hasOwn(sections, first) ? "sections.ts" : madeFrom[kind];
  return file === undefined ? "" : ` from ${folder}/${file}`;
}

/** Every folder above a path, with its slash. */
const foldersOf = (path: string): string[] =>
  [...path.matchAll(/\//g)].slice(1).map(({ index }) => path.slice(0, index + 1));
