import type { Article } from "./article.ts";

/** The number of latest stories of a tag or section that are considered. It keeps the work linear in the number of stories. */
const RECENT = 24;

/** The indexes of the latest stories of a tag or section in the order of release, and the number of all its stories. */
interface Trail {
  count: number;
  readonly recent: number[];
}

/**
 * Earlier stories for each story: those that share the rarest tags (rarity counts earlier stories only, so that a page
 * never changes with what is published after it), then the latest of the same section.
 *
 * @param articles public stories, oldest first
 * @param most how many for each story
 * @returns a list for each story, in the order given
 */
export function relatedTo(articles: readonly Article[], most: number): readonly (readonly Article[])[] {
  const tags = new Map<string, Trail>();
  const sections = new Map<string, Trail>();
  // The score of each story. All are reset to zero after each story. A map and a sort for each story took nearly twice as long.
  const scores = new Float64Array(articles.length);
  const scoreOf = (earlier: number): number => scores[earlier] ?? 0;
  return articles.map((article, index) => {
    const trails = article.tags.map(({ slug }) => trailOf(tags, slug));
    const home = trailOf(sections, article.section);
    const candidates: number[] = [];
    for (const { count, recent } of trails) {
      const rarity = Math.log1p(index / count);
      for (const earlier of recent) {
        if (scores[earlier] === 0) candidates.push(earlier);
        scores[earlier] = scoreOf(earlier) + rarity;
      }
    }
    const rank = (earlier: number) => (articles[earlier]?.section === article.section ? 1 : 0);
    const order = (a: number, b: number) => scoreOf(b) - scoreOf(a) || rank(b) - rank(a) || b - a;
    // Reversed, since the latest stories mostly come first in the result.
    const chosen = first(most, candidates.reverse(), order);
    for (const earlier of candidates) scores[earlier] = 0;
    for (let i = home.recent.length - 1; i >= 0 && chosen.length < most; i--) {
      const earlier = home.recent[i];
      if (earlier !== undefined && !chosen.includes(earlier)) chosen.push(earlier);
    }
    for (const trail of [...trails, home]) follow(trail, index);
    return chosen.flatMap((earlier) => articles[earlier] ?? []);
  });
}

/** The first few of a list, in order, without sorting the rest. */
function first(most: number, items: readonly number[], order: (a: number, b: number) => number): number[] {
  const chosen: number[] = [];
  for (const item of items) {
    let place = chosen.length;
    for (; place > 0; place--) {
      const before = chosen[place - 1];
      if (before === undefined || order(before, item) <= 0) break;
    }
    if (place >= most) continue;
    chosen.splice(place, 0, item);
    if (chosen.length > most) chosen.pop();
  }
  return chosen;
}

function trailOf(trails: Map<string, Trail>, key: string): Trail {
  const known = trails.get(key);
  if (known) return known;
  const begun = { count: 0, recent: [] };
  trails.set(key, begun);
  return begun;
}

function follow(trail: Trail, index: number): void {
  trail.count++;
  trail.recent.push(index);
  if (trail.recent.length > RECENT) trail.recent.shift();
}
