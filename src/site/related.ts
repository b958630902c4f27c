import type { Article } from "./article.ts";

/** The number of latest stories of a tag or section that are considered. It keeps the work linear in the number of stories. */
const RECENT = 24;

/** The latest stories of a tag or section, by their indexes, and the number of all its stories. */
interface Trail {
  count: number;
  /** A ring: the next story takes the place of the oldest. */
  readonly recent: number[];
}

/**
 * Earlier stories for each story: those that share the rarest tags (rarity counts earlier stories only, so that a page
 * never changes with what is published after it), then the latest of the same section.
 *
 * @param articles public stories, oldest first
 * @param most how many for each story
 * @returns the stories related to the one at an index
 */
export function relatedTo(articles: readonly Article[], most: number): (index: number) => readonly Article[] {
  const choice = new Choice(articles, most);
  const tags = new Map<string, Trail>();
  const sections = new Map<string, Trail>();
  articles.forEach((article, index) => {
    const home = trailOf(sections, article.section);
    for (const { slug } of article.tags) choice.consider(trailOf(tags, slug));
    choice.make(home);
    for (const { slug } of article.tags) follow(trailOf(tags, slug), index);
    follow(home, index);
  });
  return (index) => choice.of(index);
}

/**
 * Chooses what is related to one story after the other. What is chosen is kept in columns, not in lists: an archive has 20,000 stories. Small
 * methods, since V8 would be long in compiling a large one.
 */
class Choice {
  readonly #articles: readonly Article[];
  readonly #most: number;
  /** The number of stories for which a choice has been made. */
  #index = 0;
  /** The section of each story. */
  readonly #homes: Trail[] = [];
  /** The score of each story. All are reset to zero after each story. A map and a sort for each story took nearly twice as long. */
  readonly #scores: Float64Array;
  /** The stories with a score, and their number. */
  readonly #candidates: Int32Array;
  #found = 0;
  /** What is related to each story, in `#most` places, the best first. An empty place is -1. */
  readonly #related: Int32Array;

  constructor(articles: readonly Article[], most: number) {
    const { length } = articles;
    this.#articles = articles;
    this.#most = most;
    this.#scores = new Float64Array(length);
    this.#candidates = new Int32Array(length);
    this.#related = new Int32Array(length * most).fill(-1);
  }

  /** What is related to the story at an index. */
  of(index: number): Article[] {
    const chosen: Article[] = [];
    for (let place = index * this.#most; place < (index + 1) * this.#most; place++) {
      const article = this.#articles[this.#related[place] ?? -1];
      if (article) chosen.push(article);
    }
    return chosen;
  }

  /** Takes the latest stories of a tag of the next story into consideration. */
  consider({ count, recent }: Trail): void {
    const scores = this.#scores;
    const rarity = Math.log1p(this.#index / count);
    for (let at = 0; at < recent.length; at++) {
      const earlier = recent[at] ?? 0;
      const score = scores[earlier] ?? 0;
      if (score === 0) this.#candidates[this.#found++] = earlier;
      scores[earlier] = score + rarity;
    }
  }

  /** Makes the choice for the next story. @param home its section */
  make(home: Trail): void {
    // From the end, since the latest stories mostly come first in the result.
    for (let at = this.#found - 1; at >= 0; at--) this.#insert(this.#candidates[at] ?? 0, home);
    if (this.#found < this.#most) this.#fillUp(home);
    for (let at = 0; at < this.#found; at++) this.#scores[this.#candidates[at] ?? 0] = 0;
    this.#found = 0;
    this.#index = this.#homes.push(home);
  }

  #insert(story: number, home: Trail): void {
    const related = this.#related;
    const begin = this.#index * this.#most;
    const end = begin + this.#most;
    let place = end;
    while (place > begin && this.#isBefore(story, related[place - 1] ?? -1, home)) place--;
    if (place === end) return;
    for (let at = end - 1; at > place; at--) related[at] = related[at - 1] ?? -1;
    related[place] = story;
  }

  /** Whether a story stands before another one in the list for a story of that section. */
  #isBefore(story: number, other: number, home: Trail): boolean {
    if (other < 0) return true;
    const more = (this.#scores[story] ?? 0) - (this.#scores[other] ?? 0);
    if (more !== 0) return more > 0;
    const isHome = this.#homes[story] === home;
    return isHome === (this.#homes[other] === home) ? story > other : isHome;
  }

  /** Fills the places that are left with the latest of the section. */
  #fillUp({ count, recent }: Trail): void {
    let place = this.#index * this.#most + this.#found;
    const end = (this.#index + 1) * this.#most;
    for (let back = 1; back <= recent.length && place < end; back++) {
      const earlier = recent[(count - back) % RECENT] ?? 0;
      if (this.#scores[earlier] === 0) this.#related[place++] = earlier;
    }
  }
}

function trailOf(trails: Map<string, Trail>, key: string): Trail {
  const known = trails.get(key);
  if (known) return known;
  const begun = { count: 0, recent: [] };
  trails.set(key, begun);
  return begun;
}

function follow(trail: Trail, index: number): void {
  trail.recent[trail.count % RECENT] = index;
  trail.count++;
}
