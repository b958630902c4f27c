import type { Article } from "./article.ts";

const SECOND = 1000;

/**
 * When each story was updated, as feeds tell it, in milliseconds: no two within one second, since readers that know an entry by its
 * `updated` would take one for the other (W3C's feed validator, DuplicateUpdated). Where several stories changed at one moment, as all of a
 * day with a date alone did, each is a second after the one before it, in the order of their ids. The same in every feed.
 *
 * @param articles public stories
 */
export function feedTimesOf(articles: readonly Article[]): Map<Article, number> {
  const times = new Map<Article, number>();
  let last = Number.NEGATIVE_INFINITY;
  const inOrder = [...articles].sort((a, b) => a.modified - b.modified || (a.story.id < b.story.id ? -1 : 1));
  for (const article of inOrder) {
    const next = (Math.floor(last / SECOND) + 1) * SECOND;
    last = Math.max(article.modified, next);
    times.set(article, last);
  }
  return times;
}
