import type { CheckedStory, PublicFile, StandingPage, Withdrawal } from "../model/article.ts";
import type { Outlet } from "../model/outlet.ts";
import type { Problem } from "../model/problem.ts";
import { type Address, type Base, baseOf } from "./address.ts";
import { type Article, isPublic } from "./article.ts";
import { type Listings, listingsOf } from "./listings.ts";
import { Names } from "./names.ts";
import { articlesOf } from "./place-articles.ts";

export interface Copy {
  readonly stories: readonly CheckedStory[];
  readonly pages: readonly StandingPage[];
  readonly withdrawn?: readonly Withdrawal[];
  readonly publicFiles?: readonly PublicFile[];
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

/** A page that Eleventy prints from a template of the outlet's own. */
export interface OwnPage extends Address {
  /** As Eleventy names it: `./src/pages/form.njk`. */
  readonly inputPath: string;
  /** Whether a `permalink` says its address, and not the file's name. */
  readonly hasPermalink: boolean;
}

/** The stories in their places: everything that is known before there is a page. */
export interface Placed extends Listings {
  readonly copy: Copy;
  readonly outlet: Outlet;
  readonly base: Base;
  /** Every address of the front page: that of `site.ts`, and that of the build. */
  readonly homes: readonly string[];
  /** Milliseconds. */
  readonly now: number;
  /** Every story that has a place, public or not, oldest first. */
  readonly stories: readonly Article[];
  /** Finds each of them by what editors call it. */
  readonly names: Names;
  /** Public stories, oldest first. */
  readonly articles: readonly Article[];
  /** Files of stories that have problems. */
  readonly absent: readonly string[];
  /** Of the places. */
  readonly problems: readonly Problem[];
}

/** Finds the place of every story at that time: address, section, lists, feeds. Pure: it reads no file and no clock. */
export function place(copy: Copy, outlet: Outlet, { now, url, pathPrefix, absent = new Set() }: Circumstances): Placed {
  const base = baseOf(url ?? outlet.site.url, pathPrefix);
  const homes = [outlet.site.url, base.url("/")];
  const { articles: stories, problems } = articlesOf(copy.stories, outlet, homes, now);
  const unplaced = stories.length === copy.stories.length ? [] : unplacedOf(copy.stories, stories);
  return {
    copy,
    outlet,
    base,
    homes,
    stories,
    names: new Names(stories, now),
    ...listed(
      stories.filter((article) => isPublic(article, now)),
      outlet,
      now,
    ),
    absent: [...absent, ...unplaced],
    problems,
  };
}

/** The same if every story were public at that time. */
export const allPublic = (placed: Placed, now: number): Placed => ({
  ...placed,
  ...listed(placed.stories, placed.outlet, now),
});

/** What follows from which stories are public. */
function listed(articles: readonly Article[], outlet: Outlet, now: number) {
  return { now, articles, ...listingsOf(articles, outlet, now) };
}

function unplacedOf(stories: readonly CheckedStory[], articles: readonly Article[]): string[] {
  const placed = new Set(articles.map(({ story }) => story.file));
  return stories.flatMap(({ file }) => (placed.has(file) ? [] : file));
}
