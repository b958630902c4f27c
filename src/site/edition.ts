import type { CheckedStory } from "../model/article.ts";
import { onDemand } from "../model/memoize.ts";
import type { Problem } from "../model/problem.ts";
import type { Asset } from "../model/view.ts";
import type { Address } from "./address.ts";
import { adviceOn } from "./advice.ts";
import type { Article } from "./article.ts";
import { lostCalls } from "./calls.ts";
import { lostCanonicals } from "./canonical.ts";
import { cardAssets } from "./cards.ts";
import { collisions } from "./collisions.ts";
import { lostDataLinks } from "./data-links.ts";
import { datedAhead } from "./dated-ahead.ts";
import { type Globals, globalsOf } from "./globals.ts";
import { unspoken, untranslated, wordless } from "./languages.ts";
import { endingLicences } from "./licences.ts";
import { LinkIndex } from "./link-index.ts";
import { assetOfFile } from "./linked-file.ts";
import { lostNames, lostReferences } from "./lost-links.ts";
import { nextChange, type SeenChange } from "./next-change.ts";
import { bodyAssets, leadAssets, portraitAssets } from "./pictures.ts";
import { allPublic, type OwnPage, type Placed } from "./place.ts";
import { publicCollisions } from "./public-files.ts";
import { replaceStories } from "./replace-stories.ts";
import type { PlannedRoute } from "./route.ts";
import { archiveRoutes } from "./routes/archive.ts";
import { articleRoutes } from "./routes/article.ts";
import { directoryRoutes } from "./routes/directories.ts";
import { feedRoutes } from "./routes/feeds.ts";
import { formerRoutes } from "./routes/former.ts";
import { frontRoutes } from "./routes/front.ts";
import { indexNowRoutes } from "./routes/index-now.ts";
import { licenceRoutes } from "./routes/licence.ts";
import { listRoutes } from "./routes/lists.ts";
import { llmsRoutes } from "./routes/llms.ts";
import { logoRoutes } from "./routes/logo.ts";
import { redirectRoutes } from "./routes/redirects.ts";
import { robotsRoutes } from "./routes/robots.ts";
import { searchRoutes } from "./routes/search.ts";
import { expiredSecurity, securityRoutes, securityTimes } from "./routes/security.ts";
import { sitemapRoutes } from "./routes/sitemaps.ts";
import { correctionsRoutes, notFoundRoutes, standingRoutes } from "./routes/standing.ts";
import { subscribeRoutes } from "./routes/subscribe.ts";
import { trustRoutes } from "./routes/trust.ts";
import { withdrawnRoutes } from "./routes/withdrawn.ts";
import { SiteContext, sharedFingerprint } from "./site-context.ts";

/**
 * Every kind of page, in the order of printing. To add a kind, add a file in `routes/` and a line here. Each kind gets the placed stories,
 * and the addresses of the outlet's own pages and of all pages before it in this list, so kinds that use these addresses come last.
 */
const kinds = [
  articleRoutes,
  frontRoutes,
  listRoutes,
  directoryRoutes,
  archiveRoutes,
  searchRoutes,
  standingRoutes,
  correctionsRoutes,
  notFoundRoutes,
  redirectRoutes,
  feedRoutes,
  subscribeRoutes,
  logoRoutes,
  robotsRoutes,
  licenceRoutes,
  securityRoutes,
  trustRoutes,
  llmsRoutes,
  indexNowRoutes,
  sitemapRoutes,
  formerRoutes,
  withdrawnRoutes,
] as const satisfies readonly ((placed: Placed, others: readonly Address[]) => Iterable<PlannedRoute>)[];

type Planned = ReturnType<(typeof kinds)[number]> extends Iterable<infer Each> ? Each : never;

/** A page or file of an edition. Its kind decides which data its view has. */
export type EditionRoute = ReturnType<Planned["complete"]>;

/** The `view` of a layout: what the function of its kind in `routes/` returns, and its address. */
export type View<Kind extends string = string> = Extract<ReturnType<EditionRoute["view"]>, { readonly kind: Kind }>;

/** A whole website, ready to print. */
export interface Edition {
  readonly routes: readonly EditionRoute[];
  /** The outlet's own pages, which Eleventy prints. */
  readonly ownPages: readonly OwnPage[];
  /** The context that views are made with. */
  readonly context: SiteContext;
  readonly assets: readonly Asset[];
  readonly globals: Globals;
  /** The fingerprint of everything except its cache key that a view with a cache key depends on. */
  readonly shared: string;
  /** Every placed story, public or not. */
  readonly stories: readonly Article[];
  /** Looked for when they are asked for: in 0.45 s for 19,040 stories, a quarter of the time that an edition takes. */
  readonly problems: readonly Problem[];
  /** Whether there is a page at a path. */
  isOpen(path: string): boolean;
  /**
   * Replaces edited stories, if only their words have changed.
   *
   * @returns the routes that may have changed; undefined, and nothing is replaced, if the edition must be made again
   */
  replaceStories(stories: readonly CheckedStory[]): readonly EditionRoute[] | undefined;
  /** Returns the warnings that a validator would give. They are computed when this is called. */
  advice(): readonly Problem[];
  /** The next time at which the edition changes without an edit, in milliseconds: an embargo ends, or a story leaves the news sitemap. */
  readonly changesAt?: number;
  /** The next one of these changes that readers see. */
  readonly nextSeen?: SeenChange;
}

/**
 * Makes an edition of placed stories: first all routes, then what needs all addresses. Pure: it reads no file and no clock.
 *
 * @param ownPages the outlet's own pages, which Eleventy prints: texts and menus may link to them, the sitemap lists them
 */
export function complete(placed: Placed, ownPages: readonly OwnPage[] = []): Edition {
  const { planned, addresses } = plan(placed, ownPages);
  const { copy, outlet, base, now, stories, homes, absent } = placed;
  const links = new LinkIndex(placed, addresses);
  const context = new SiteContext(placed, links);
  const routes = planned.map((each) => each.complete(context));
  const known = {
    isOpen: links.isOpen,
    isUnanswered: links.isUnanswered,
    addresses,
    everywhere: () => plan(allPublic(placed, securityTimes(outlet)[0] ?? now), ownPages).addresses,
    hasStanding: copy.pages.length + placed.unanswered.size > 0,
    isPart: absent.length > 0,
  };
  const problems = onDemand((): readonly Problem[] => [
    ...placed.problems,
    ...collisions(placed, routes, ownPages),
    ...publicCollisions(placed, routes, ownPages),
    ...lostReferences(placed, links),
    ...lostCalls(placed),
    ...lostNames(placed, links),
    ...lostCanonicals(stories, homes, links.find),
    ...lostDataLinks(outlet, known, false),
    ...expiredSecurity(outlet, now),
    ...untranslated(outlet),
    ...wordless(placed),
    ...unspoken(
      outlet,
      placed.listings.flatMap(({ language }) => language ?? []),
    ),
    ...endingLicences(placed.articles, now, outlet.site.timeZone),
    ...datedAhead(copy.stories, now, outlet.site.timeZone),
  ]);
  const next = nextChange(stories, copy.stories, outlet, now);
  return {
    routes,
    ownPages,
    context,
    // A picture of an embargoed story must not be published either.
    assets: mediaOf(placed.articles, placed),
    stories,
    shared: sharedFingerprint(context),
    globals: globalsOf(outlet, base, context.isOpen),
    get problems() {
      return problems();
    },
    isOpen: links.isOpen,
    replaceStories(edited) {
      return replaceStories({ placed, context, routes, problems: this.problems }, edited);
    },
    advice: () => [...adviceOn(placed), ...lostDataLinks(outlet, known, true)],
    ...(next ? { changesAt: next.at } : {}),
    ...(next?.seen ? { nextSeen: next.seen } : {}),
  };
}

/** All routes, and the addresses of all pages. */
function plan(placed: Placed, ownPages: readonly OwnPage[]): { planned: Planned[]; addresses: Address[] } {
  const planned: Planned[] = [];
  const publicFiles = placed.copy.publicFiles ?? [];
  const addresses: Address[] = [...ownPages, ...publicFiles.map(({ path }) => ({ path, indexable: false }))];
  for (const routesOf of kinds) {
    for (const each of [...routesOf(placed, addresses)]) {
      planned.push(each);
      addresses.push(each);
    }
  }
  return { planned, addresses };
}

/** The files of all pictures, cards and linked files of these stories, and of standing pages and authors. */
export function mediaOf(articles: readonly Article[], { copy, outlet }: Pick<Placed, "copy" | "outlet">): Asset[] {
  const { media } = outlet;
  const assets = new Map<string, Asset>();
  const add = (some: readonly Asset[]) => {
    for (const asset of some) assets.set(asset.file, asset);
  };
  const stories = articles.map(({ story }) => story);
  for (const { image } of stories) if (image) add(leadAssets(image, media));
  add(cardAssets(articles, outlet));
  for (const { body } of [...stories, ...copy.pages]) {
    for (const picture of body.pictures) add(bodyAssets(picture, media));
    if (body.files) add(body.files.map(assetOfFile));
  }
  for (const { portrait } of Object.values(outlet.authors)) if (portrait) add(portraitAssets(portrait, media));
  return [...assets.values()];
}
