import type { CheckedStory, StandingPage, Withdrawal } from "../model/article.ts";
import type { Outlet } from "../model/outlet.ts";
import { type Problem, problem, warning } from "../model/problem.ts";
import type { Asset } from "../model/view.ts";
import { baseOf, collisionKey, decodePath, faultOf } from "./address.ts";
import { adviceOn } from "./advice.ts";
import { type Article, isPublic } from "./article.ts";
import { assetOf, cropAssets } from "./crops.ts";
import { feedSourcesOf } from "./feed-sources.ts";
import { type Globals, globalsOf } from "./globals.ts";
import { LinkIndex } from "./link-index.ts";
import { listingsOf } from "./listing.ts";
import { nextChange } from "./next-change.ts";
import { articlesOf } from "./place-articles.ts";
import { replaceStories } from "./replace-stories.ts";
import type { Route } from "./route.ts";
import { archiveRoutes } from "./routes/archive.ts";
import { articleRoutes } from "./routes/article.ts";
import { directoryRoutes } from "./routes/directories.ts";
import { feedRoutes } from "./routes/feeds.ts";
import { frontRoute } from "./routes/front.ts";
import { licenceRoutes } from "./routes/licence.ts";
import { listRoutes } from "./routes/lists.ts";
import { llmsRoutes } from "./routes/llms.ts";
import { logoRoutes } from "./routes/logo.ts";
import { formerPaths, redirectRoutes } from "./routes/redirects.ts";
import { robotsRoute } from "./routes/robots.ts";
import { expiredSecurity, securityRoute } from "./routes/security.ts";
import { sitemapRoutes } from "./routes/sitemaps.ts";
import { CORRECTIONS, correctionsRoute, notFoundRoute, standingRoutes } from "./routes/standing.ts";
import { subscribeRoutes } from "./routes/subscribe.ts";
import { trustRoutes } from "./routes/trust.ts";
import { withdrawnRoutes } from "./routes/withdrawn.ts";
import { SiteContext, sharedFingerprint, wordsOf } from "./site-context.ts";

/** Every kind of page, in the order of printing. A new kind is one file in `pages/` and one line here. */
const kinds: readonly ((context: SiteContext) => Iterable<Route>)[] = [
  articleRoutes,
  frontRoute,
  listRoutes,
  directoryRoutes,
  archiveRoutes,
  standingRoutes,
  correctionsRoute,
  notFoundRoute,
  redirectRoutes,
  feedRoutes,
  subscribeRoutes,
  logoRoutes,
  robotsRoute,
  licenceRoutes,
  securityRoute,
  trustRoutes,
  llmsRoutes,
];

export interface Copy {
  readonly stories: readonly CheckedStory[];
  readonly pages: readonly StandingPage[];
  readonly withdrawn?: readonly Withdrawal[];
}

export interface Circumstances {
  /** Milliseconds: what is published, embargoed and expired. */
  readonly now: number;
  /** Takes the place of `site.url`. */
  readonly url?: string | undefined;
  /** Takes the place of the path in the address: `/news/`. */
  readonly pathPrefix?: string | undefined;
  /** Files of stories that exist and are not in the copy, because they have problems: a link to one is no problem of its own. */
  readonly absent?: ReadonlySet<string>;
}

/** A whole website, ready to print. */
export interface Edition {
  readonly routes: readonly Route[];
  readonly assets: readonly Asset[];
  readonly globals: Globals;
  /** Fingerprint of what every slot with a basis depends on beside it. */
  readonly shared: string;
  /** Every story in its place, public or not. */
  readonly stories: readonly Article[];
  readonly ownPages: readonly OwnPage[];
  readonly problems: readonly Problem[];
  /** Whether there is a page at a path. */
  isOpen(path: string): boolean;
  /**
   * Takes stories in that somebody has edited, as long as they stay what they are but for their words.
   *
   * @returns the slots that may show something else now; nothing, and nothing is done, where the edition has to be made anew
   */
  replaceStories(drafts: readonly CheckedStory[]): readonly Route[] | undefined;
  /** What a validator would say of it: warnings, looked for when asked. */
  advice(): readonly Problem[];
  /** When the clock alone will next change it, in milliseconds: an embargo ends, a story expires. */
  readonly changesAt?: number;
}

/** The stories in their places, which is all that can be known before the outlet's own pages are. */
export interface Placed {
  readonly context: SiteContext;
  /** Every story in its place, public or not. */
  readonly stories: readonly Article[];
  readonly copy: Copy;
  readonly places: LinkIndex;
  readonly problems: readonly Problem[];
}

/** A page that the outlet has Eleventy make (`src/pages`, a plugin). */
export interface OwnPage {
  /** Decoded: `/form/`. */
  readonly path: string;
  /** What it is made from: `src/pages/form.njk`. */
  readonly inputPath: string;
  readonly indexable: boolean;
}

/** The edition of these drafts at that time. Pure: it reads no file and no clock. */
export const editionOf = (copy: Copy, outlet: Outlet, circumstances: Circumstances): Edition =>
  complete(place(copy, outlet, circumstances), []);

/** Finds the place of every story. Pure, as `complete` is. */
export function place(copy: Copy, outlet: Outlet, circumstances: Circumstances): Placed {
  const { now } = circumstances;
  const { articles: all, problems } = articlesOf(copy.stories, outlet, now);
  const articles = all.filter((article) => isPublic(article, now));
  const base = baseOf(circumstances.url ?? outlet.site.url, circumstances.pathPrefix);
  const listings = listingsOf(articles, outlet, wordsOf(outlet, outlet.site.language).latest);
  const unplaced = all.length === copy.stories.length ? [] : unplacedOf(copy.stories, all);
  const places = new LinkIndex(all, [...(circumstances.absent ?? []), ...unplaced]);
  const feedSources = feedSourcesOf({ outlet, articles, listings, now });
  const context = new SiteContext(
    { outlet, base, articles, listings, standing: copy.pages, feedSources, now },
    places.find,
    places.isOpen,
  );
  return { context, stories: all, copy, places, problems };
}

/** Makes every route of an edition, and finds what is wrong with it. */
export function complete(
  { context, stories: all, copy, places, problems: found }: Placed,
  ownPages: readonly OwnPage[],
): Edition {
  const { outlet, articles, base, now } = context;
  const problems = [...found];
  const routes = kinds.flatMap((kind) => [...kind(context)]);
  const { withdrawn = [] } = copy;
  const taken = new Set(withdrawn.length === 0 ? [] : [...routes, ...all].map(({ path }) => collisionKey(path)));
  routes.push(...withdrawnRoutes(context, withdrawn, taken));
  routes.push(...sitemapRoutes(context, [...routes, ...ownPages]));
  places.open([...routes, ...ownPages]);
  problems.push(
    ...ownCollisions(routes, ownPages),
    ...collisions(routes, all, copy),
    ...lostReferences(copy, places),
    ...lostIds(all, outlet, places),
    ...comeBack(withdrawn, taken),
    ...expiredSecurity(outlet, now),
  );
  const changesAt = nextChange(all, copy.stories, outlet, now);
  return {
    routes,
    assets: picturesOf(articles, copy.pages),
    stories: all,
    ownPages,
    shared: sharedFingerprint(context),
    globals: globalsOf(outlet, base, places.isOpen),
    problems,
    isOpen: places.isOpen,
    replaceStories: (drafts) => replaceStories({ context, stories: all, routes, problems }, drafts),
    advice: () => [...adviceOn(context)],
    ...(changesAt === undefined ? {} : { changesAt }),
  };
}

function unplacedOf(drafts: readonly CheckedStory[], articles: readonly Article[]): string[] {
  const placed = new Set(articles.map(({ story }) => story.file));
  return drafts.flatMap(({ file }) => (placed.has(file) ? [] : file));
}

/**
 * Addresses that two pages would share, or that are a file and a folder at once. Stories count whether they are public or not: the
 * clock alone must never make a problem. Two stories with one address were named before (`articlesOf`).
 */
function* collisions(routes: readonly Route[], stories: readonly Article[], copy: Copy): Generator<Problem> {
  const standing = copy.pages
    .filter(({ name }) => name !== CORRECTIONS)
    .map(({ name, file }) => ({ path: `/${name}/`, file, field: "file" }));
  const present = stories.map(({ path, story }) => {
    return { path, file: story.file, field: story.url === undefined ? "slug" : "url" };
  });
  const moved = stories.flatMap((article) =>
    formerPaths(article).map((path, index) => ({ path, file: article.story.file, field: `aliases.${index}` })),
  );
  const taken = new Set(routes.filter(({ kind }) => !isOfSeed(kind)).map(({ path }) => collisionKey(path)));
  const isFile = new Set<string>();
  for (const group of [standing, present, moved, routes])
    for (const { path } of group) if (!path.endsWith("/")) isFile.add(path);
  const gone = (copy.withdrawn ?? []).map(({ path, file, line }) => ({ path, file, field: "file", line }));
  const isTaken = (path: string) =>
    [standing, present, moved].some((group) => group.some((each) => each.path === path));
  for (const { path, ...place } of gone) {
    const faulty = faultOf(path);
    const fault = faulty === undefined || isTaken(path) ? undefined : faulty;
    if (fault !== undefined)
      yield problem(place, `"${path}" cannot be an address: it ${fault}`, 'Write it like "/2011/harbour/".');
  }
  for (const group of [standing, present, moved]) {
    const keys: string[] = [];
    for (const { path, file, field } of group) {
      const fault = group === present ? undefined : faultOf(path);
      const key = collisionKey(path);
      const above = foldersOf(path).find((folder) => isFile.has(folder));
      if (fault !== undefined) {
        const fix = group === standing ? "Rename the file." : 'Write it like "/2011/harbour/".';
        yield problem({ file, field }, `"${path}" cannot be an address: it ${fault}`, fix);
      } else if (taken.has(key) || /^\/(?:(?:assets|media)\/|favicon\.ico\b|sitemap)/.test(path)) {
        const what = `"${path}" is the address of another page of the site`;
        yield problem({ file, field }, what, "Rename the file, or give it another slug or url.");
      } else if (above !== undefined) {
        const what = `"${path}" is below "${above}", which is a page and cannot be a folder too`;
        yield problem({ file, field }, what, "Give one of them another url.");
      }
      // Two stories with one address are told apart before.
      if (group === present) keys.push(key);
      else taken.add(key);
    }
    for (const key of keys) taken.add(key);
  }
}

/** Addresses of the outlet's own pages that something else has too. */
function* ownCollisions(routes: readonly Route[], ownPages: readonly OwnPage[]): Generator<Problem> {
  if (ownPages.length === 0) return;
  const taken = new Map(
    routes.map((route) => [collisionKey(route.path), route.source?.().file ?? "a page that Broadsheet makes"]),
  );
  for (const { path, inputPath } of ownPages) {
    const other = taken.get(collisionKey(path));
    if (other !== undefined) {
      const what = `"${path}" is the address of ${other} too`;
      yield problem({ file: inputPath, field: "permalink" }, what, "Give one of them another address.");
    }
    taken.set(collisionKey(path), inputPath);
  }
}

/** Addresses that are listed as withdrawn although there is a page. @param taken collision keys */
function* comeBack(withdrawn: readonly Withdrawal[], taken: ReadonlySet<string>): Generator<Problem> {
  for (const { path, file, line } of withdrawn) {
    if (taken.has(collisionKey(path)))
      yield warning({ file, field: "file", line }, `"${path}" is the address of a page`, "Take the line out.");
  }
}

const isOfSeed = (kind: Route["kind"]): boolean =>
  kind === "article" || kind === "standing" || kind === "redirect" || kind === "withdrawn";

/** The folders of a path that look like files: `/a.html/b/` has `/a.html`. */
const foldersOf = (path: string): string[] =>
  path.includes(".")
    ? [...path.matchAll(/\.[^/]*(?=\/)/g)].map((ending) => path.slice(0, ending.index + ending[0].length))
    : [];

/** Links to stories that never existed. Those to one that is not public now are warnings: the clock alone never makes a problem. */
function* lostReferences(copy: Copy, places: LinkIndex): Generator<Problem> {
  for (const { file, body } of [...copy.stories, ...copy.pages]) {
    for (const { to, line } of body.references) {
      if (places.find(to) !== undefined) continue;
      const shown = decodePath(to.replace(/^seed:/, ""));
      const place = { file, field: "body", line };
      const asText = `the link to "${shown}" is printed as text, since that story`;
      if (places.isStory(to)) yield warning(place, `${asText} is not public`, "It becomes a link when the story is.");
      else if (places.isAbsent(to)) yield warning(place, `${asText} has problems`, "Mend that story.");
      else {
        const what = `the link leads to "${shown}", which is no page of this site`;
        yield problem(place, what, "Correct the address, or take the link out.");
      }
    }
  }
}

/** Ids that no story has. */
function* lostIds(all: readonly Article[], outlet: Outlet, places: LinkIndex): Generator<Problem> {
  const isLost = (id: string) => !places.isStory(`id:${id}`) && !places.isAbsent(`id:${id}`);
  const lost = (file: string, field: string, id: string) =>
    problem({ file, field }, `"${id}" is not the id of a story`, "Ids are date and slug: 2026-10-12-harbour-wall.");
  for (const { story } of all) {
    for (const [index, id] of story.related.entries()) if (isLost(id)) yield lost(story.file, `related.${index}`, id);
    const { translationOf } = story;
    if (translationOf !== undefined && isLost(translationOf)) yield lost(story.file, "translationOf", translationOf);
  }
  for (const [index, id] of outlet.front.pinned.entries()) {
    const place = { file: `${outlet.folder}/front.ts`, field: `pinned.${index}` };
    if (isLost(id)) yield warning(place, `"${id}" is not the id of a story`, "The front goes on without it.");
  }
}

/** Pictures of public pages only: one of an embargoed story must not be found either. */
function picturesOf(articles: readonly Article[], standing: readonly StandingPage[]): Asset[] {
  const drafts = articles.map(({ story }) => story);
  const assets = [
    ...drafts.flatMap(({ image }) => (image ? [assetOf(image), ...cropAssets(image)] : [])),
    ...[...drafts, ...standing].flatMap(({ body }) => body.pictures.map(assetOf)),
  ];
  return [...new Map(assets.map((asset) => [asset.file, asset])).values()];
}
