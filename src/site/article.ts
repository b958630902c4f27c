import type { CheckedStory } from "../model/article.ts";
import type { Moment } from "../model/dates.ts";

/** A person or desk in a byline. */
export interface Byline {
  readonly slug: string;
  readonly name: string;
  /** In `_data/authors.ts`; a plain name is not. */
  readonly id?: string;
}

export interface Tag {
  readonly slug: string;
  readonly label: string;
}

/** A story in its place in the paper: address, section, people and tags are known and checked against the outlet. */
export interface Article {
  /** Replaced when its words are edited (`replace-stories.ts`). */
  story: CheckedStory;
  /** Decoded: `/2019/09/05/harbour/`. */
  readonly path: string;
  /** When it came out, the later of date and embargo: what everything shows but the address, and the order of every list. */
  readonly released: Moment;
  /** In milliseconds: the latest of date, embargo and update. */
  readonly modified: number;
  /** Where search engines should keep it, where that is elsewhere. */
  readonly canonical?: string;
  /** The home section's id. */
  readonly section: string;
  /** Every section that lists it: its own, the further ones, and what they are part of. */
  readonly listedIn: readonly string[];
  readonly tags: readonly Tag[];
  readonly authors: readonly Byline[];
  /** The agency or partner it comes from. */
  readonly source?: string;
  /** Of all of this but the text, without what is in the `SharedContext`. */
  fingerprint: string;
}

/** Oldest first, then by id: the order that numbered pages and archives grow in. */
export const byRelease = (a: Article, b: Article): number =>
  a.released.at - b.released.at || (a.story.id < b.story.id ? -1 : a.story.id > b.story.id ? 1 : 0);

/** Whether readers may see it at `now`: not a draft, released, not expired. */
export const isPublic = ({ story, released }: Article, now: number): boolean =>
  !story.draft && released.at <= now && (story.expires === undefined || story.expires > now);
