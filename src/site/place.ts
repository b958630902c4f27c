import type { CheckedStory, FaultySeed, PublicFile, StandingPage, Withdrawal } from "../model/article.ts";
import type { Outlet } from "../model/outlet.ts";
import type { Problem } from "../model/problem.ts";
import { type Address, type Base, baseOf } from "./address.ts";
import { type Article, isShown } from "./article.ts";
import type { Listing } from "./listing.ts";
import { listingsOf } from "./listings.ts";
import { Names } from "./names.ts";
import { articlesOf } from "./place-articles.ts";

export interface Copy {
  readonly stories: readonly CheckedStory[];
  readonly pages: readonly StandingPage[];
  /** Those with problems, which are no part of the edition. */
  readonly faulty?: readonly FaultySeed[];
  readonly withdrawn?: readonly Withdrawal[];
  readonly publicFiles?: readonly PublicFile[];
}

export interface Circumstances {
  /** The time in milliseconds. It decides which stories are public. */
  readonly now: number;
  /** Whether the edition is a preview, which has drafts and stories to come too. */
  readonly isPreview?: boolean | undefined;
  /** Replaces `site.url`. */
  readonly url?: string | undefined;
  /** Replaces the path in the site's address: `/news/`. */
  readonly pathPrefix?: string | undefined;
  /** The files of stories that are left out because they have problems. A link to one of them is not a problem of its own. */
  readonly absent?: ReadonlySet<string>;
}

/** A page that Eleventy prints from a template of the outlet's own. */
export interface OwnPage extends Address {
  /** The template's path as in Eleventy: `./src/pages/form.njk`. */
  readonly inputPath: string;
  /** Whether a `permalink` says its address, and not the file's name. */
  readonly hasPermalink: boolean;
}

/** The placed stories, and everything else that is known before pages are made. */
export interface Placed {
  /** Its `pages` are the standing pages that are published. */
  readonly copy: Copy;
  /** The addresses of standing pages that are not published, because they have questions without an answer. */
  readonly unanswered: ReadonlySet<string>;
  readonly outlet: Outlet;
  readonly base: Base;
  /** The addresses of the front page: the one in `site.ts`, and the one of this build. */
  readonly homes: readonly string[];
  /** Milliseconds. */
  readonly now: number;
  /** All placed stories, public or not, oldest first. */
  readonly stories: readonly Article[];
  /** Finds stories by the names that editors use. */
  readonly names: Names;
  /** The stories that the edition has, oldest first: the public ones, in a preview those to come too. */
  readonly articles: readonly Article[];
  readonly listings: readonly Listing[];
  /** The files of stories that are left out because they have problems. */
  readonly absent: readonly string[];
  /** The problems with places. */
  readonly problems: readonly Problem[];
}

/** Finds the place of every story at that time: address, section, lists, feeds. Pure: it reads no file and no clock. */
export function place(
  copy: Copy,
  outlet: Outlet,
  { now, isPreview = false, url, pathPrefix, absent = new Set() }: Circumstances,
): Placed {
  const base = baseOf(url ?? outlet.site.url, pathPrefix);
  const homes = [outlet.site.url, base.url("/")];
  const { articles: stories, problems } = articlesOf(copy.stories, outlet, homes, now);
  const isInEdition = (article: Article) => isShown(article, isPreview);
  const unplaced = stories.length === copy.stories.length ? [] : unplacedOf(copy.stories, stories);
  return {
    copy: { ...copy, pages: copy.pages.filter(({ isUnanswered }) => !isUnanswered) },
    unanswered: new Set(copy.pages.flatMap(({ name, isUnanswered }) => (isUnanswered ? `/${name}/` : []))),
    outlet,
    base,
    homes,
    stories,
    names: new Names(stories, isInEdition),
    ...listed(stories.filter(isInEdition), outlet, now),
    absent: [...absent, ...unplaced],
    problems,
  };
}

/** The same stories, as if all of them were public at that time. */
export const allPublic = (placed: Placed, now: number): Placed => ({
  ...placed,
  ...listed(placed.stories, placed.outlet, now),
});

/** The data that depend on which stories are public. */
function listed(articles: readonly Article[], outlet: Outlet, now: number) {
  return { now, articles, listings: listingsOf(articles, outlet, now) };
}

function unplacedOf(stories: readonly CheckedStory[], articles: readonly Article[]): string[] {
  const placed = new Set(articles.map(({ story }) => story.file));
  return stories.flatMap(({ file }) => (placed.has(file) ? [] : file));
}
