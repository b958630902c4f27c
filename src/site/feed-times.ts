import type { Article } from "./article.ts";

const SECOND = 1000;

/**
 * The times of update that feeds state, in milliseconds. No two are within one second, because feed readers that identify an entry by its
 * `updated` would mix them up (W3C's feed validator, DuplicateUpdated). If several stories changed at the same moment, such as those of a
 * day without times, each is a second after the one before it, in the order of their ids. The times are the same in every feed.
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
