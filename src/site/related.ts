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
  const homes: Trail[] = [];
  // The score of each story. All are reset to zero after each story. A map and a sort for each story took nearly twice as long.
  const scores = new Float64Array(articles.length);
  return articles.map((article, index) => {
    const home = trailOf(sections, article.section);
    const trails = article.tags.map(({ slug }) => trailOf(tags, slug));
    const candidates: number[] = [];
    for (const { count, recent } of trails) {
      const rarity = Math.log1p(index / count);
      for (const earlier of recent) {
        const score = scores[earlier] ?? 0;
        if (score === 0) candidates.push(earlier);
        scores[earlier] = score + rarity;
      }
    }
    const chosen: number[] = [];
    // From the end, since the latest stories mostly come first in the result.
    for (let at = candidates.length - 1; at >= 0; at--) insert(candidates[at] ?? 0, chosen, most, scores, homes, home);
    for (const earlier of candidates) scores[earlier] = 0;
    for (let at = home.recent.length - 1; at >= 0 && chosen.length < most; at--) {
      const earlier = home.recent[at];
      if (earlier !== undefined && !chosen.includes(earlier)) chosen.push(earlier);
    }
    for (const trail of trails) follow(trail, index);
    follow(home, index);
    homes.push(home);
    const related: Article[] = [];
    for (const earlier of chosen) {
      const found = articles[earlier];
      if (found) related.push(found);
    }
    return related;
  });
}

/** Puts a story into its place among the first few, in order: by score, then those of the same section, then the latest. */
function insert(
  story: number,
  chosen: number[],
  most: number,
  scores: Float64Array,
  homes: readonly Trail[],
  home: Trail,
): void {
  const score = scores[story] ?? 0;
  let place = chosen.length;
  for (; place > 0; place--) {
    const before = chosen[place - 1] ?? 0;
    const more = (scores[before] ?? 0) - score || Number(homes[before] === home) - Number(homes[story] === home);
    if (more > 0 || (more === 0 && before > story)) break;
  }
  if (place === most) return;
  if (chosen.length < most) chosen.push(story);
  for (let at = chosen.length - 1; at > place; at--) chosen[at] = chosen[at - 1] ?? 0;
  chosen[place] = story;
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
