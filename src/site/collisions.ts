import { type Problem, problem, warning } from "../model/problem.ts";
import { type Address, collisionKey, faultOf } from "./address.ts";
import { CORRECTIONS, isReservedPath } from "./paths.ts";
import type { OwnPage, Placed } from "./place.ts";
import { formerPaths } from "./routes/redirects.ts";

/** An address, and the file that claims it. */
interface Claim {
  readonly path: string;
  readonly file: string;
  readonly field: string;
}

/** The claims of one kind of file. */
interface Group {
  readonly claims: readonly Claim[];
  /** How to fix a path that cannot be an address. Absent if it has been reported before. */
  readonly faultFix?: string;
  /** How to fix an address that something else has. */
  readonly takenFix: string;
  /** Whether two claims of this group with the same address have been reported before. */
  readonly areApart?: boolean;
}

const ADDRESS_FIX = 'Write it like "/2011/harbour/".';
const RENAME = "Rename the file, or give it another slug or url.";

/** The kinds of routes whose addresses are claimed by seeds. */
const ofSeeds: ReadonlySet<string> = new Set(["article", "standing", "redirect", "withdrawn"]);

type Planned = Address & { readonly kind: string };

/**
 * Reports addresses that two pages would share, or that would be a file and a folder at once. Stories count even if they are not public,
 * because time alone must never cause a problem.
 */
export function* collisions(
  placed: Placed,
  routes: readonly Planned[],
  ownPages: readonly OwnPage[],
): Generator<Problem> {
  const groups = groupsOf(placed, ownPages);
  /** Collision key → the file that has the address; undefined if the page is Broadsheet's own. */
  const taken = new Map<string, string | undefined>();
  for (const { kind, path } of routes) if (!ofSeeds.has(kind)) taken.set(collisionKey(path), undefined);
  const all = [...groups.flatMap(({ claims }) => claims), ...routes];
  const files = new Set(all.flatMap(({ path }) => (path.endsWith("/") ? [] : path)));

  for (const { claims, faultFix, takenFix, areApart = false } of groups) {
    const own = new Map<string, string>();
    for (const { path, file, field } of claims) {
      const place = { file, field };
      const fault = faultFix && faultOf(path);
      const key = collisionKey(path);
      const above = foldersOf(path).find((folder) => files.has(folder));
      const owner = taken.get(key) ?? (areApart ? undefined : own.get(key));
      if (faultFix && fault) yield problem(place, `"${path}" cannot be an address: it ${fault}`, faultFix);
      else if (owner === file)
        yield problem(place, `"${path}" is an address of this story already`, "Take it out of the aliases.");
      else if (owner !== undefined) yield problem(place, `"${path}" is the address of ${owner} too`, takenFix);
      else if (taken.has(key) || isReservedPath(path))
        yield problem(place, `"${path}" is the address of another page of the site`, takenFix);
      else if (above !== undefined) {
        const what = `"${path}" is below "${above}", which is a page and cannot be a folder too`;
        yield problem(place, what, "Give one of them another url.");
      }
      if (!own.has(key)) own.set(key, file);
    }
    for (const [key, file] of own) if (!taken.has(key)) taken.set(key, file);
  }
  yield* notWithdrawn(placed, routes);
}

/** The claims, in order of precedence. */
function groupsOf({ copy, stories }: Placed, ownPages: readonly OwnPage[]): Group[] {
  const standing = copy.pages.map(({ name, file }) => ({ path: `/${name}/`, file, field: "file" }));
  const present = stories.map(({ path, story }) => {
    return { path, file: story.file, field: story.url === undefined ? "slug" : "url" };
  });
  const former = stories.flatMap((article) =>
    formerPaths(article).map((path, index) => ({ path, file: article.story.file, field: `aliases.${index}` })),
  );
  const own = ownPages.map(({ path, inputPath }) => {
    return { path, file: inputPath.replace(/^\.\//, ""), field: "permalink" };
  });
  return [
    { claims: standing.filter(({ path }) => path !== CORRECTIONS), faultFix: "Rename the file.", takenFix: RENAME },
    // These were checked when they were placed (`place-articles.ts`).
    { claims: present, takenFix: RENAME, areApart: true },
    { claims: former, faultFix: ADDRESS_FIX, takenFix: RENAME },
    // A template may have an address that is not allowed for stories: `/.well-known/…`.
    { claims: own, takenFix: "Give it another permalink." },
  ];
}

/** Reports withdrawn addresses that cannot get a page that says so: another page has the address, or it is not a valid address. */
function* notWithdrawn({ copy }: Placed, routes: readonly Planned[]): Generator<Problem> {
  const said = new Set(routes.flatMap(({ kind, path }) => (kind === "withdrawn" ? collisionKey(path) : [])));
  for (const { path, file, line } of copy.withdrawn ?? []) {
    if (said.has(collisionKey(path))) continue;
    const place = { file, field: "file", line };
    const fault = faultOf(path);
    yield fault === undefined
      ? warning(place, `"${path}" is the address of a page`, "Take the line out.")
      : problem(place, `"${path}" cannot be an address: it ${fault}`, ADDRESS_FIX);
  }
}

/** The folders of a path that look like files: `/a.html/b/` has `/a.html`. */
const foldersOf = (path: string): string[] =>
  path.includes(".")
    ? [...path.matchAll(/\.[^/]*(?=\/)/g)].map((ending) => path.slice(0, ending.index + ending[0].length))
    : [];
