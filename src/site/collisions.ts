import { type Problem, problem, warning } from "../model/problem.ts";
import { type Address, collisionKey, faultOf } from "./address.ts";
import { paths } from "./paths.ts";
import type { OwnPage, Placed } from "./place.ts";
import { isReservedPath } from "./reserved.ts";
import { formerPaths } from "./routes/redirects.ts";

/** An address, and the file that asks for it. */
interface Claim {
  readonly path: string;
  readonly file: string;
  readonly field: string;
}

/** Claims of one kind of file. */
interface Group {
  readonly claims: readonly Claim[];
  /** What to do about an address that cannot be one; left out where that was said before. */
  readonly faultFix?: string;
  /** What to do about an address that something else has. */
  readonly takenFix: string;
  /** Whether two of these with one address were named before. */
  readonly areApart?: boolean;
}

const ADDRESS_FIX = 'Write it like "/2011/harbour/".';
const RENAME = "Rename the file, or give it another slug or url.";

/** Kinds of routes whose addresses seeds ask for. */
const ofSeeds: ReadonlySet<string> = new Set(["article", "standing", "redirect", "withdrawn"]);

type Planned = Address & { readonly kind: string };

/**
 * Addresses that two pages would share, or that are a file and a folder at once. Stories count whether they are public or not: the
 * clock alone must never make a problem.
 */
export function* collisions(
  placed: Placed,
  routes: readonly Planned[],
  ownPages: readonly OwnPage[],
): Generator<Problem> {
  const groups = groupsOf(placed, ownPages);
  /** The file that has an address, by its collision key; none where Broadsheet itself has it. */
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

/** Who asks for addresses, in the order of precedence. */
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
    {
      claims: standing.filter(({ path }) => path !== paths.corrections),
      faultFix: "Rename the file.",
      takenFix: RENAME,
    },
    // Judged and told apart when they got their places (`place-articles.ts`).
    { claims: present, takenFix: RENAME, areApart: true },
    { claims: former, faultFix: ADDRESS_FIX, takenFix: RENAME },
    // Whoever writes a template may want an address that no story should have: `/.well-known/…`.
    { claims: own, takenFix: "Give it another permalink." },
  ];
}

/** Addresses that are listed as withdrawn and have no page that says so: there is another page, or none can be there. */
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
