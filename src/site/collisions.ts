import { type Problem, problem, warning } from "../model/problem.ts";
import { type Address, collisionKey, faultOf } from "./address.ts";
import { CORRECTIONS, isReservedPath } from "./paths.ts";
import type { Placed } from "./place.ts";
import { formerPaths } from "./routes/redirects.ts";

/** An address, and the file that asks for it. */
interface Claim {
  readonly path: string;
  readonly file: string;
  readonly field: string;
}

/** A page that Eleventy prints from a template of the outlet's own. */
export interface OwnPage extends Address {
  /** As Eleventy names it: `./src/pages/form.njk`. */
  readonly inputPath: string;
}

/** Kinds of routes whose addresses are asked for by seeds. */
const ofSeeds: ReadonlySet<string> = new Set(["article", "standing", "redirect", "withdrawn"]);

/**
 * Addresses that two pages would share, or that are a file and a folder at once. Stories count whether they are public or not: the
 * clock alone must never make a problem. Two stories with one address were named before (`place-articles.ts`).
 */
export function* collisions(
  placed: Placed,
  routes: readonly (Address & { readonly kind: string })[],
  ownPages: readonly OwnPage[],
): Generator<Problem> {
  const { copy, stories } = placed;
  const standing: Claim[] = copy.pages
    .map(({ name, file }) => ({ path: `/${name}/`, file, field: "file" }))
    .filter(({ path }) => path !== CORRECTIONS);
  const present: Claim[] = stories.map(({ path, story }) => {
    return { path, file: story.file, field: story.url === undefined ? "slug" : "url" };
  });
  const former: Claim[] = stories.flatMap((article) =>
    formerPaths(article).map((path, index) => ({ path, file: article.story.file, field: `aliases.${index}` })),
  );
  const own: Claim[] = ownPages.map(({ path, inputPath }) => {
    return { path, file: inputPath.replace(/^\.\//, ""), field: "permalink" };
  });
  /** Who has an address, by its collision key; Broadsheet itself is no file. */
  const taken = new Map<string, string | undefined>();
  for (const { kind, path } of routes) if (!ofSeeds.has(kind)) taken.set(collisionKey(path), undefined);
  const isFile = new Set<string>();
  for (const group of [standing, present, former, own, routes])
    for (const { path } of group) if (!path.endsWith("/")) isFile.add(path);

  for (const group of [standing, present, former, own]) {
    const keys: [string, string][] = [];
    for (const claim of group) {
      const { path, file, field } = claim;
      // Addresses of stories were judged when they got their places; a template's is its author's.
      const fault = group === standing || group === former ? faultOf(path) : undefined;
      const key = collisionKey(path);
      const above = foldersOf(path).find((folder) => isFile.has(folder));
      if (fault !== undefined) {
        const fix = group === standing ? "Rename the file." : ADDRESS_FIX;
        yield problem({ file, field }, `"${path}" cannot be an address: it ${fault}`, fix);
      } else if (taken.has(key) || isReservedPath(path)) {
        yield collision(claim, taken.get(key), group === own);
      } else if (above !== undefined) {
        const what = `"${path}" is below "${above}", which is a page and cannot be a folder too`;
        yield problem({ file, field }, what, "Give one of them another url.");
      }
      // Two stories with one address are told apart before.
      if (group === present) keys.push([key, file]);
      else if (!taken.has(key)) taken.set(key, file);
    }
    for (const [key, file] of keys) if (!taken.has(key)) taken.set(key, file);
  }
  yield* notWithdrawn(placed, routes);
}

const ADDRESS_FIX = 'Write it like "/2011/harbour/".';

/** @param other the file that has the address already; Broadsheet itself has it where there is none */
function collision({ path, file, field }: Claim, other: string | undefined, isOwn: boolean): Problem {
  const place = { file, field };
  if (other === file)
    return problem(place, `"${path}" is an address of this story already`, "Take it out of the aliases.");
  const owner = other === undefined ? "another page of the site" : `${other} too`;
  const fix = isOwn ? "Give it another permalink." : "Rename the file, or give it another slug or url.";
  return problem(place, `"${path}" is the address of ${owner}`, fix);
}

/** Addresses that are listed as withdrawn and have no page that says so: there is another page, or none can be there. */
function* notWithdrawn({ copy }: Placed, routes: readonly (Address & { readonly kind: string })[]): Generator<Problem> {
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
