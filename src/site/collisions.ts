import { allAddresses, languagePath } from "../model/addresses.ts";
import type { CheckedStory } from "../model/article.ts";
import { type Problem, problem, warning } from "../model/problem.ts";
import { nameParts, slugOf } from "../model/slug.ts";
import { type Address, collisionKey, faultOf } from "./address.ts";
import type { Article } from "./article.ts";
import { frontLanguages } from "./front-languages.ts";
import { languageListPath, sectionPath } from "./paths.ts";
import type { OwnPage, Placed } from "./place.ts";
import { isReservedPath } from "./reserved.ts";
import { formerPaths, hasFormerPaths } from "./routes/redirects.ts";

/** An address, and the file and key that claim it. */
interface Claim {
  readonly path: string;
  readonly file: string;
  /** The key that gives the address; `file name` if no key does. */
  readonly field: string;
  /** How to fix an address that something else has. */
  readonly fix: string;
  /** How to fix a path that cannot be an address. Absent if that is reported elsewhere, or if any path is allowed. */
  readonly faultFix?: string;
}

const ADDRESS_FIX = 'Write it like "/2011/harbour/".';
const NAME = "file name";

/** The kinds of routes whose addresses are claimed by seeds. */
const ofSeeds: ReadonlySet<string> = new Set(["article", "standing", "redirect", "withdrawn"]);

type Planned = Address & { readonly kind: string };

/**
 * Reports addresses that two pages would share, or that would be a file and a folder at once. Stories count even if they are not public,
 * because time alone must never cause a problem. Of two files, the one whose key gives the address is reported, or else the later one.
 */
export function* collisions(
  placed: Placed,
  routes: readonly Planned[],
  ownPages: readonly OwnPage[],
): Generator<Problem> {
  const claims = claimsOf(placed, ownPages);
  const checker = new ClaimChecker(claims, routes, placed);
  for (const claim of claims) {
    const found = checker.check(claim);
    if (found) yield found;
  }
  yield* madeOfNothing(ownPages);
  yield* frontsElsewhere(placed, checker.fronts);
  yield* notWithdrawn(placed, routes);
}

/** Checks claims one by one: of two to the same address, the first is right. */
class ClaimChecker {
  readonly #placed: Placed;
  /** The languages of fronts and lists by the keys of their addresses. */
  readonly fronts: ReadonlyMap<string, string>;
  /** What Broadsheet makes by itself, and the claims that have been checked, each by the key of the address. */
  readonly #ours = new Map<string, Planned>();
  readonly #taken = new Map<string, Claim>();
  /** The addresses that are not folders, with their claims. */
  readonly #files = new Map<string, Claim | undefined>();

  constructor(claims: readonly Claim[], routes: readonly Planned[], placed: Placed) {
    this.#placed = placed;
    this.fronts = frontsOf(placed);
    for (const each of routes) {
      if (!ofSeeds.has(each.kind)) this.#ours.set(collisionKey(each.path), each);
      if (!each.path.endsWith("/")) this.#files.set(each.path, undefined);
    }
    for (const claim of claims) if (!claim.path.endsWith("/")) this.#files.set(claim.path, claim);
  }

  check(claim: Claim): Problem | undefined {
    const { path } = claim;
    const key = collisionKey(path);
    const owner = this.#taken.get(key);
    if (!owner) this.#taken.set(key, claim);
    const fault = claim.faultFix === undefined ? undefined : faultOf(path);
    if (claim.faultFix !== undefined && fault !== undefined)
      return problem(placeOf(claim), `"${path}" cannot be an address: it ${fault}`, claim.faultFix);
    const front = this.fronts.get(key);
    if (front !== undefined) return ofFront(claim, front, this.#placed);
    const route = this.#ours.get(key);
    if (route) return ofBroadsheet(claim, route, this.#placed);
    if (isReservedPath(path)) {
      const what = `"${path}" is kept for pictures, icons, sitemaps, the preview and the search`;
      return problem(placeOf(claim), what, claim.fix);
    }
    if (owner) return shared(claim, owner);
    const above = foldersOf(path).find((folder) => this.#files.has(folder));
    if (above === undefined) return undefined;
    const what = `"${path}" is below "${above}", which is a page and cannot be a folder too`;
    return problem(placeOf(claim, this.#files.get(above)), what, claim.fix);
  }
}

/** Reports the addresses of own pages that a template made of a value which is not there. */
function* madeOfNothing(ownPages: readonly OwnPage[]): Generator<Problem> {
  const told = new Set<string>();
  for (const { path, inputPath, hasPermalink } of ownPages) {
    const [, word] = /(?:^|[/._-])(undefined|nan|object-object|\[object object\])(?=[/._-]|$)/i.exec(path) ?? [];
    if (word === undefined || !hasPermalink || told.has(inputPath)) continue;
    told.add(inputPath);
    const what = `"${path}" is made of a value that is not there: "${word}"`;
    const place = { file: inputPath.replace(/^\.\//, ""), field: "permalink" };
    yield problem(place, what, "Correct the name between {{ and }}.");
  }
}

const placeOf = ({ file, field }: Claim, other?: Claim) => ({
  file,
  field,
  ...(other ? { other: { file: other.file, field: other.field } } : {}),
});

function shared(claim: Claim, owner: Claim): Problem {
  const { path, file } = claim;
  if (owner.file === file)
    return problem(placeOf(claim), `"${path}" is an address of this story already`, "Take it out of the aliases.");
  const [blamed, other] = claim.field === NAME && owner.field !== NAME ? [owner, claim] : [claim, owner];
  const where = blamed.path === other.path ? "" : " on many disks";
  return problem(placeOf(blamed, other), `"${blamed.path}" is the address of another file too${where}`, blamed.fix);
}

/** The problem of a claim to the address of a page or file that Broadsheet makes. */
function ofBroadsheet(claim: Claim, { kind }: Planned, { outlet }: Placed): Problem {
  const section = Object.keys(outlet.sections).find((id) => collisionKey(sectionPath(id)) === collisionKey(claim.path));
  if (section === undefined) {
    const what = `"${claim.path}" is an address of Broadsheet's own, printed with _includes/layouts/${kind}.njk`;
    return problem(placeOf(claim), what, claim.fix);
  }
  const other = { file: `${outlet.folder}/sections.ts`, field: section };
  return problem({ ...placeOf(claim), other }, `"${claim.path}" is the address of a section`, claim.fix);
}

/** The fronts and lists of languages by the keys of their addresses, also of those that only stories to come bring. */
function frontsOf({ stories, outlet: { site } }: Placed): ReadonlyMap<string, string> {
  return new Map(
    frontLanguages(stories, site).flatMap((language) => {
      const front = languagePath(site.addresses, language);
      return [front, languageListPath(site.addresses, language)].map((path) => [collisionKey(path), language] as const);
    }),
  );
}

function ofFront(claim: Claim, language: string, { outlet }: Placed): Problem {
  const what = `"${claim.path}" is the address of the stories in "${language}"`;
  return problem(placeOf(claim), what, `${claim.fix.slice(0, -1)}, or ${moveOf(language, outlet)}`);
}

const moveOf = (language: string, { folder }: Placed["outlet"]): string =>
  `write addresses: { languages: { "${language}": "/…/" } } in ${folder}/site.ts.`;

/** Reports sections and other pages of Broadsheet's own where the stories of a language are. */
function* frontsElsewhere({ outlet }: Placed, fronts: ReadonlyMap<string, string>): Generator<Problem> {
  const { folder, sections, site } = outlet;
  const pages = [
    ...Object.keys(sections).map((id) => ({ path: sectionPath(id), file: `${folder}/sections.ts`, field: id })),
    ...allAddresses(site.addresses).flatMap(({ path, field }) =>
      field.startsWith("languages.") ? [] : { path, file: `${folder}/site.ts`, field: `addresses.${field}` },
    ),
  ];
  for (const { path, file, field } of fronts.size === 0 ? [] : pages) {
    const language = fronts.get(collisionKey(path));
    if (language === undefined) continue;
    const what = `"${path}" is the address of the stories in "${language}" too`;
    yield problem({ file, field }, what, `Write another one, or ${moveOf(language, outlet)}`);
  }
}

/** The claims, in order of precedence. */
function claimsOf({ copy, stories, outlet }: Placed, ownPages: readonly OwnPage[]): Claim[] {
  const standing = copy.pages.map(({ name, file }) => {
    return { path: `/${name}/`, file, field: NAME, fix: "Rename the file.", faultFix: "Rename the file." };
  });
  // The faults of these were reported when they were placed (`place-articles.ts`).
  const present = stories.map((article) => new StoryClaim(article));
  const former = stories.filter(hasFormerPaths).flatMap((article) =>
    formerPaths(article).map((path, index) => {
      const fix = "Take it out of the aliases, or give the other another address.";
      return { path, file: article.story.file, field: `aliases.${index}`, fix, faultFix: ADDRESS_FIX };
    }),
  );
  // A template may have an address that is not allowed for stories: `/.well-known/…`.
  const own = ownPages.map(({ path, inputPath, hasPermalink }) => ({
    path,
    file: inputPath.replace(/^\.\//, ""),
    ...(hasPermalink
      ? { field: "permalink", fix: "Give it another permalink." }
      : { field: NAME, fix: "Rename the file, or give it a permalink." }),
  }));
  return [...standing.filter(({ path }) => path !== outlet.site.addresses.corrections), ...present, ...former, ...own];
}

/** The claim of a story to its address. A class, since what it says of its key is asked only where something is wrong. */
class StoryClaim implements Claim {
  readonly path: string;
  readonly #story: CheckedStory;

  constructor({ path, story }: Article) {
    this.path = path;
    this.#story = story;
  }

  get file(): string {
    return this.#story.file;
  }

  get field(): string {
    const { url } = this.#story;
    return url !== undefined ? "url" : this.#isNamed ? NAME : "slug";
  }

  get fix(): string {
    if (this.#story.url !== undefined) return "Give it another url.";
    return this.#isNamed ? "Rename the file, or give it another slug or url." : "Give it another slug.";
  }

  /** Whether its slug is that of the file's name. */
  get #isNamed(): boolean {
    const { slug, path } = this.#story;
    return slug === slugOf(nameParts(path.replaceAll(/^.*\/|\.[^./]*$/g, "")).words);
  }
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
