import type { Article } from "./article.ts";

const MOST = 4;
/** How many of a tag's or a section's latest stories are looked at: it keeps the work linear over the corpus. */
const RECENT = 24;

/** The latest places of one tag or section in the order of release, and how many there were. */
interface Trail {
  count: number;
  readonly recent: number[];
}

/**
 * Up to four earlier stories for each story: those that share the rarest tags (rarity counts earlier stories only, so that a page
 * never changes with what is published after it), then those of the same section, then the latest.
 *
 * @param articles public stories, oldest first
 * @returns a list for each story, in the order given
 */
export function relatedTo(articles: readonly Article[]): readonly (readonly Article[])[] {
  const tags = new Map<string, Trail>();
  const sections = new Map<string, Trail>();
  return articles.map((article, index) => {
    const trails = article.tags.map(({ slug }) => trailOf(tags, slug));
    const home = trailOf(sections, article.section);
    const scores = new Map<number, number>();
    for (const { count, recent } of trails) {
      const rarity = Math.log1p(index / count);
      for (const earlier of recent) scores.set(earlier, (scores.get(earlier) ?? 0) + rarity);
    }
    const rank = (earlier: number) => (articles[earlier]?.section === article.section ? 1 : 0);
    const chosen = [...scores.entries()]
      .sort(([a, scoreOfA], [b, scoreOfB]) => scoreOfB - scoreOfA || rank(b) - rank(a) || b - a)
      .slice(0, MOST)
      .map(([earlier]) => earlier);
    for (let i = home.recent.length - 1; i >= 0 && chosen.length < MOST; i--) {
      const earlier = home.recent[i];
      if (earlier !== undefined && !chosen.includes(earlier)) chosen.push(earlier);
    }
    for (const trail of [...trails, home]) follow(trail, index);
    return chosen.flatMap((earlier) => articles[earlier] ?? []);
  });
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
