import type { CheckedStory } from "../model/article.ts";
import type { Moment } from "../model/dates.ts";

/** A person or desk in a byline. */
export interface Byline {
  readonly slug: string;
  readonly name: string;
  /** The id in `_data/authors.ts`. Absent for a plain name. */
  readonly id?: string;
}

export interface Tag {
  readonly slug: string;
  readonly label: string;
}

/** A story with its place in the paper: its address, section, people and tags have been checked with the outlet's data. */
export interface Article {
  /** The story. It is replaced when its words are edited (`replace-stories.ts`). */
  story: CheckedStory;
  /** The decoded path: `/2019/09/05/harbour/`. */
  readonly path: string;
  /** The time of publication, the later of date and embargo. It is shown everywhere except in the address, and orders all lists. */
  readonly released: Moment;
  /** The latest of date, embargo and update, in milliseconds. */
  readonly modified: number;
  /** The address that search engines should keep, if it is on another site. */
  readonly canonical?: string | undefined;
  /** The home section's id. */
  readonly section: string;
  /** Every section that lists the story: its main section, the further ones, and their parents. */
  readonly listedIn: readonly string[];
  readonly tags: readonly Tag[];
  readonly authors: readonly Byline[];
  /** The agency or partner that the story comes from. */
  readonly source?: string | undefined;
  /** Why readers do not see the story. Absent if it is public. */
  readonly hidden?: Hidden | undefined;
  /** The fingerprint of everything except the text, without what is in the `SharedContext`. */
  fingerprint: string;
}

/** Why readers do not see a story: it is a draft, under embargo, dated in the future, or has expired. */
export interface Hidden {
  readonly state: "draft" | "embargoed" | "future" | "expired";
  /** The date of a draft, when another story is published, or when it expired. */
  readonly moment: Moment;
}

/** Sorts oldest first, then by id. Numbered pages and archives grow in this order. */
export const byRelease = (a: Article, b: Article): number =>
  a.released.at - b.released.at || (a.story.id < b.story.id ? -1 : a.story.id > b.story.id ? 1 : 0);

/** Why readers do not see a story at `now`, in milliseconds. Undefined if it is public. @param released the later of date and embargo */
export function hiddenOf({ draft, embargo, expires }: CheckedStory, released: Moment, now: number): Hidden | undefined {
  if (draft) return { state: "draft", moment: released };
  if (expires !== undefined && expires <= now) return { state: "expired", moment: { at: expires, timed: true } };
  if (released.at > now) return { state: released === embargo ? "embargoed" : "future", moment: released };
  return undefined;
}

/** Whether an edition has the story. The preview has stories to come too, and neither has what has expired. */
export const isShown = ({ hidden }: Pick<Article, "hidden">, isPreview: boolean): boolean =>
  hidden === undefined || (isPreview && hidden.state !== "expired");
