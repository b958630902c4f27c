import type { Draft, StandingDraft, Withdrawal } from "../model/article.ts";
import type { Outlet } from "../model/outlet.ts";
import type { Asset } from "../model/page.ts";
import { type Problem, problem, warning } from "../model/problem.ts";
import { baseOf, collisionKey, decodePath, faultOf } from "./address.ts";
import { adviceOn } from "./advice.ts";
import { type Article, isPublic } from "./article.ts";
import { lostCanonicals } from "./canonical.ts";
import { assetOf, cutAssets } from "./cards.ts";
import { chromeOf, type Globals } from "./chrome.ts";
import { lostDataLinks } from "./data-links.ts";
import { articlesOf } from "./desk.ts";
import { listingsOf } from "./listing.ts";
import { lostNames, Names } from "./names.ts";
import { houseFingerprint, Newsroom, wordsOf } from "./newsroom.ts";
import { nextChange } from "./next-change.ts";
import { archivePages } from "./pages/archive.ts";
import { articlePages } from "./pages/article.ts";
import { feedPages } from "./pages/feeds.ts";
import { frontPage } from "./pages/front.ts";
import { indexPages } from "./pages/indexes.ts";
import { licences } from "./pages/licence.ts";
import { listPages } from "./pages/lists.ts";
import { llmsFiles } from "./pages/llms.ts";
import { formerPaths, redirects } from "./pages/redirects.ts";
import { robotsFile } from "./pages/robots.ts";
import { securityFile, securityLapses, securityTimes } from "./pages/security.ts";
import { signPages } from "./pages/sign.ts";
import { sitemaps } from "./pages/sitemaps.ts";
import { CORRECTIONS, correctionsPage, notFoundPage, standingPages } from "./pages/standing.ts";
import { subscribePages } from "./pages/subscribe.ts";
import { trustFiles } from "./pages/trust.ts";
import { withdrawnPages } from "./pages/withdrawn.ts";
import { Places } from "./places.ts";
import { revise } from "./revise.ts";
import { scopesOf } from "./scopes.ts";
import type { Slot } from "./slot.ts";

/** Every kind of page, in the order of printing. A new kind is one file in `pages/` and one line here. */
const kinds: readonly ((newsroom: Newsroom) => Iterable<Slot>)[] = [
  articlePages,
  frontPage,
  listPages,
  indexPages,
  archivePages,
  standingPages,
  correctionsPage,
  notFoundPage,
  redirects,
  feedPages,
  subscribePages,
  signPages,
  robotsFile,
  licences,
  securityFile,
  trustFiles,
  llmsFiles,
];

export interface Copy {
  readonly stories: readonly Draft[];
  readonly pages: readonly StandingDraft[];
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
  readonly pages: readonly Slot[];
  readonly assets: readonly Asset[];
  readonly globals: Globals;
  /** Fingerprint of what every slot with a basis depends on beside it. */
  readonly house: string;
  /** Every story in its place, public or not. */
  readonly stories: readonly Article[];
  readonly problems: readonly Problem[];
  /** Whether there is a page at a path. */
  isOpen(path: string): boolean;
  /**
   * Takes stories in that somebody has edited, as long as they stay what they are but for their words.
   *
   * @returns the slots that may show something else now; nothing, and nothing is done, where the edition has to be made anew
   */
  revise(drafts: readonly Draft[]): readonly Slot[] | undefined;
  /** What a validator would say of it: warnings, looked for when asked. */
  advice(): readonly Problem[];
  /** When the clock alone will next change it, in milliseconds: an embargo ends, a story expires. */
  readonly changesAt?: number;
}

/** The edition of these drafts at that time. Pure: it reads no file and no clock. */
export function editionOf(copy: Copy, outlet: Outlet, circumstances: Circumstances): Edition {
  const { now } = circumstances;
  const base = baseOf(circumstances.url ?? outlet.site.url, circumstances.pathPrefix);
  const homes = [outlet.site.url, base.url("/")];
  const { articles: all, problems } = articlesOf(copy.stories, outlet, homes, now);
  const articles = all.filter((article) => isPublic(article, now));
  const unplaced = all.length === copy.stories.length ? [] : unplacedOf(copy.stories, all);
  const places = new Places(all, [...(circumstances.absent ?? []), ...unplaced]);
  const names = new Names(all);
  const newsroomOf = (stories: readonly Article[], time: number): Newsroom => {
    const listings = listingsOf(stories, outlet, wordsOf(outlet, outlet.site.language).latest);
    const scopes = scopesOf({ outlet, articles: stories, listings, now: time });
    const parts = { outlet, base, articles: stories, listings, standing: copy.pages, scopes, names, now: time };
    return new Newsroom(parts, places.find, places.isOpen);
  };
  const newsroom = newsroomOf(articles, now);

  const pages = kinds.flatMap((kind) => [...kind(newsroom)]);
  const { withdrawn = [] } = copy;
  const taken = new Set(withdrawn.length === 0 ? [] : [...pages, ...all].map(({ path }) => collisionKey(path)));
  pages.push(...withdrawnPages(newsroom, withdrawn, taken));
  pages.push(...sitemaps(newsroom, pages));
  places.open(pages);
  const addresses = {
    isOpen: places.isOpen,
    pages,
    // No page is made for its address.
    everywhere: () => kinds.flatMap((kind) => [...kind(newsroomOf(all, securityTimes(outlet)[0] ?? now))]),
    hasStanding: copy.pages.length > 0,
    isPart: (circumstances.absent?.size ?? 0) + unplaced.length > 0,
  };
  problems.push(
    ...collisions(pages, all, copy),
    ...lostReferences(copy, places),
    ...lostNames(all, outlet, names, places),
    ...lostCanonicals(all, homes, places.find),
    ...lostDataLinks(outlet, addresses, false),
    ...comeBack(withdrawn, taken),
    ...securityLapses(outlet, now),
  );
  const changesAt = nextChange(all, copy.stories, outlet, now);
  return {
    pages,
    assets: picturesOf(articles, copy.pages, outlet),
    stories: all,
    house: houseFingerprint(newsroom),
    globals: chromeOf(outlet, base, newsroom.isOpen),
    problems,
    isOpen: places.isOpen,
    revise: (drafts) => revise({ newsroom, stories: all, pages, problems }, drafts),
    advice: () => [...adviceOn(newsroom), ...lostDataLinks(outlet, addresses, true)],
    ...(changesAt === undefined ? {} : { changesAt }),
  };
}

function unplacedOf(drafts: readonly Draft[], articles: readonly Article[]): string[] {
  const placed = new Set(articles.map(({ draft }) => draft.file));
  return drafts.flatMap(({ file }) => (placed.has(file) ? [] : file));
}

/**
 * Addresses that two pages would share, or that are a file and a folder at once. Stories count whether they are public or not: the
 * clock alone must never make a problem. Two stories with one address were named before (`articlesOf`).
 */
function* collisions(slots: readonly Slot[], stories: readonly Article[], copy: Copy): Generator<Problem> {
  const standing = copy.pages
    .filter(({ name }) => name !== CORRECTIONS)
    .map(({ name, file }) => ({ path: `/${name}/`, file, field: "file" }));
  const present = stories.map(({ path, draft }) => {
    return { path, file: draft.file, field: draft.url === undefined ? "slug" : "url" };
  });
  const former = stories.flatMap((article) =>
    formerPaths(article).map((path, index) => ({ path, file: article.draft.file, field: `aliases.${index}` })),
  );
  const taken = new Set(slots.filter(({ kind }) => !isOfSeed(kind)).map(({ path }) => collisionKey(path)));
  const isFile = new Set<string>();
  for (const group of [standing, present, former, slots])
    for (const { path } of group) if (!path.endsWith("/")) isFile.add(path);
  const gone = (copy.withdrawn ?? []).map(({ path, file, line }) => ({ path, file, field: "file", line }));
  const isTaken = (path: string) =>
    [standing, present, former].some((group) => group.some((each) => each.path === path));
  for (const { path, ...place } of gone) {
    const faulty = faultOf(path);
    const fault = faulty === undefined || isTaken(path) ? undefined : faulty;
    if (fault !== undefined)
      yield problem(place, `"${path}" cannot be an address: it ${fault}`, 'Write it like "/2011/harbour/".');
  }
  for (const group of [standing, present, former]) {
    const keys: string[] = [];
    for (const { path, file, field } of group) {
      const fault = group === present ? undefined : faultOf(path);
      const key = collisionKey(path);
      const above = foldersOf(path).find((folder) => isFile.has(folder));
      if (fault !== undefined) {
        const mend = group === standing ? "Rename the file." : 'Write it like "/2011/harbour/".';
        yield problem({ file, field }, `"${path}" cannot be an address: it ${fault}`, mend);
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

/** Addresses that are listed as withdrawn although there is a page. @param taken collision keys */
function* comeBack(withdrawn: readonly Withdrawal[], taken: ReadonlySet<string>): Generator<Problem> {
  for (const { path, file, line } of withdrawn) {
    if (taken.has(collisionKey(path)))
      yield warning({ file, field: "file", line }, `"${path}" is the address of a page`, "Take the line out.");
  }
}

const isOfSeed = (kind: Slot["kind"]): boolean =>
  kind === "article" || kind === "standing" || kind === "redirect" || kind === "withdrawn";

/** The folders of a path that look like files: `/a.html/b/` has `/a.html`. */
const foldersOf = (path: string): string[] =>
  path.includes(".")
    ? [...path.matchAll(/\.[^/]*(?=\/)/g)].map((ending) => path.slice(0, ending.index + ending[0].length))
    : [];

/** Links to stories that never existed. Those to one that is not public now are warnings: the clock alone never makes a problem. */
function* lostReferences(copy: Copy, places: Places): Generator<Problem> {
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

/** Pictures of public pages only: one of an embargoed story must not be found either. */
function picturesOf(articles: readonly Article[], standing: readonly StandingDraft[], { authors }: Outlet): Asset[] {
  const drafts = articles.map(({ draft }) => draft);
  const assets = [
    ...drafts.flatMap(({ image }) => (image ? [assetOf(image), ...cutAssets(image)] : [])),
    ...[...drafts, ...standing].flatMap(({ body }) => body.pictures.map(assetOf)),
    ...Object.values(authors).flatMap(({ portrait }) => (portrait ? assetOf(portrait) : [])),
  ];
  return [...new Map(assets.map((asset) => [asset.file, asset])).values()];
}
