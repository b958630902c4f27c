import { onDemand } from "../model/memoize.ts";
import type { BlockShape, Outlet } from "../model/outlet.ts";
import type { Article } from "./article.ts";
import { seriesPath } from "./paths.ts";
import type { Placed } from "./place.ts";

const DAY = 86_400_000;
/** So many stories there must be for a list of the latest beside the top, and so many pictures for a row of them. */
const ENOUGH_STORIES = 20;
const ENOUGH_PICTURES = 12;
/** The latest beside the top. */
const LATEST = 6;
/** A young paper keeps so many stories at the top, and of the rest one half. */
const LEAST_TOP = 4;

/** A block of the front, with its stories. */
export type FrontBlock =
  | { readonly kind: "section"; readonly id: string; readonly shape: BlockShape; readonly articles: Article[] }
  | { readonly kind: "series"; readonly title: string; readonly articles: Article[] }
  | { readonly kind: "opinion" | "pictures" | "latest" | "others"; readonly articles: Article[] };

type Wanted = NonNullable<Outlet["front"]["blocks"]>[number];

/** The stories of the front, each once. */
export interface Composition {
  /** The first is the lead. */
  readonly top: readonly Article[];
  readonly blocks: readonly FrontBlock[];
  /** Whether it is older than stories of a block are: only pinned stories and parts of a series are. */
  isOld(article: Article): boolean;
}

/**
 * Chooses the stories of a front: those that are pinned and the newest at the top, below them the blocks of `_data/front.ts`, or, if it names
 * none, a block for each section that has two stories left, and others where there is enough for them. The age of a story is counted from the
 * newest one and not from the clock, so that the front of a paper that was closed stays full. The front of another language has no blocks
 * of sections, whose names are in the paper's.
 *
 * @param articles the stories that it chooses from, oldest first
 * @param isMain whether it is the paper's front, where an editor may pin any story, and not that of another language
 */
export function composeFront(placed: Placed, articles: readonly Article[], isMain: boolean): Composition {
  const { names, outlet } = placed;
  const { pinned, top: size, maxAge } = outlet.front;
  const blocks = isMain ? outlet.front.blocks : undefined;
  const newest = articles.at(-1)?.released.at ?? 0;
  const isOld = ({ released }: Article) => newest - released.at > maxAge * DAY;
  // Of an archive of decades, no more is looked at than these.
  const fresh = articles.slice(articles.findLastIndex(isOld) + 1).reverse();
  const own = onDemand(() => new Set(articles));
  const choice = new Choice(placed, fresh, own);
  const first = choice.take(
    pinned.flatMap((name) => names.story(name) ?? []).filter((article) => isMain || own().has(article)),
    size,
  );
  // The top of a young paper leaves its sections something.
  const most = blocks ? size : Math.min(size, Math.max(LEAST_TOP, Math.ceil(fresh.length / 2)));
  const top = [...first, ...choice.take(fresh, most - first.length)];
  if (blocks) return { top, blocks: blocks.flatMap((each) => choice.block(each) ?? []), isOld };
  const below = isMain ? choice.blocks() : choice.blocksOfLanguage();
  // One story that would stand alone below goes up.
  return { top: [...top, ...choice.last()], blocks: below, isOld };
}

/** Every story that a front shows. */
export const shownIn = ({ top, blocks }: Composition): Article[] => [
  ...top,
  ...blocks.flatMap(({ articles }) => articles),
];

/** Takes stories for one block after the other, and none twice. */
class Choice {
  readonly #placed: Placed;
  readonly #fresh: readonly Article[];
  readonly #own: () => ReadonlySet<Article>;
  readonly #most: number;
  readonly #shown = new Set<Article>();
  /** The shape of the last block of a section, so that the next has another. */
  #last: BlockShape | undefined;

  /**
   * @param fresh the stories that are young enough for a block, newest first
   * @param own gives all stories of the front, of any age
   */
  constructor(placed: Placed, fresh: readonly Article[], own: () => ReadonlySet<Article>) {
    this.#placed = placed;
    this.#fresh = fresh;
    this.#own = own;
    this.#most = placed.outlet.front.perSection;
  }

  take(candidates: Iterable<Article>, most: number): Article[] {
    const taken: Article[] = [];
    for (const article of candidates) {
      if (taken.length >= most) break;
      if (this.#shown.has(article)) continue;
      this.#shown.add(article);
      taken.push(article);
    }
    return taken;
  }

  /** A block that `_data/front.ts` names. Undefined if there are no stories for it. */
  block(wanted: Wanted): FrontBlock | undefined {
    if (wanted === "latest") return someOf("latest", this.take(this.#fresh, LATEST));
    if (wanted === "opinion") return this.#opinion(1);
    if (wanted === "pictures") return this.#pictures(1);
    if (wanted.section !== undefined) return this.#section(wanted.section, 1, wanted.shape);
    return wanted.series === undefined ? undefined : this.#series(wanted.series, 1);
  }

  /** The blocks that follow from the stories that there are. */
  blocks(): FrontBlock[] {
    const { front, sections } = this.#placed.outlet;
    const ids = front.sections ?? Object.keys(sections).filter((id) => sections[id]?.parent === undefined);
    const blocks: (FrontBlock | undefined)[] = [];
    if (this.#hasLeft(ENOUGH_STORIES)) blocks.push(this.block("latest"));
    const least = Math.min(2, this.#most);
    const alone: Article[] = [];
    let sectionsShown = 0;
    for (const id of ids) {
      const block = this.#section(id, least);
      if (!block) {
        alone.push(...this.#left(least, ({ listedIn }) => listedIn.includes(id)));
        continue;
      }
      blocks.push(block);
      sectionsShown++;
      if (sectionsShown === 1) blocks.push(this.#pictures(ENOUGH_PICTURES));
      if (sectionsShown === 2) blocks.push(this.#opinion(2));
      if (sectionsShown === 3) blocks.push(this.#latestSeries());
    }
    if (sectionsShown < 2) blocks.push(this.#opinion(2));
    return [...blocks.filter((block) => block !== undefined), ...this.#others(alone)];
  }

  /** The blocks of the front of a language. */
  blocksOfLanguage(): FrontBlock[] {
    const blocks = [
      this.#hasLeft(ENOUGH_STORIES) ? this.block("latest") : undefined,
      this.#pictures(ENOUGH_PICTURES),
      this.#opinion(2),
      this.#latestSeries(),
    ].filter((block) => block !== undefined);
    if (!this.#hasLeft(2)) return blocks;
    return [...blocks, { kind: "others", articles: this.take(this.#fresh, 3 * this.#most) }];
  }

  /** Stories of sections that have too few for a block of their own. None stands alone: the newest that is left joins it. */
  #others(stories: readonly Article[]): FrontBlock[] {
    const least = Math.min(2, this.#most);
    const ofSections = new Set(stories);
    const articles = this.#left(this.#most, (article) => ofSections.has(article));
    if (articles.length === 0 || !this.#hasLeft(least)) return [];
    this.take(articles, this.#most);
    articles.push(...this.take(this.#fresh, least - articles.length));
    return [{ kind: "others", articles }];
  }

  /** The story that is left, if it is the only one. */
  last(): Article[] {
    return this.#hasLeft(2) ? [] : this.take(this.#fresh, 1);
  }

  /** The newest stories of a kind that are young enough and not shown yet, newest first: no older ones than these are looked at. */
  #left(most: number, isWanted: (article: Article) => boolean): Article[] {
    const left: Article[] = [];
    for (const article of this.#fresh) {
      if (left.length >= most) break;
      if (isWanted(article) && !this.#shown.has(article)) left.push(article);
    }
    return left;
  }

  #hasLeft(count: number): boolean {
    return this.#left(count, () => true).length >= count;
  }

  #section(id: string, least: number, shape?: BlockShape): FrontBlock | undefined {
    const newest = this.#left(this.#most, ({ listedIn }) => listedIn.includes(id));
    if (newest.length < least || newest.length === 0) return undefined;
    const chosen = shape ?? this.#shapeFor(newest);
    this.#last = chosen;
    const ordered = chosen === "picture" ? pictureFirst(newest) : newest;
    // Two columns have no half-empty row.
    const count = chosen === "columns" && ordered.length > 2 ? ordered.length - (ordered.length % 2) : ordered.length;
    return { kind: "section", id, shape: chosen, articles: this.take(ordered, count) };
  }

  #shapeFor(stories: readonly Article[]): BlockShape {
    const pictures = stories.filter(({ story }) => story.image).length;
    if (pictures === 0) return "list";
    if (stories.length === 2) return "columns";
    return pictures >= 2 && stories.length > 2 && this.#last === "picture" ? "columns" : "picture";
  }

  #opinion(least: number): FrontBlock | undefined {
    const opinions = this.#left(Math.max(least, this.#most), ({ story }) => story.type === "opinion");
    if (opinions.length < least) return undefined;
    return someOf("opinion", this.take(opinions, this.#most));
  }

  /** @param least so many pictures there must be, for the sections to keep some */
  #pictures(least: number): FrontBlock | undefined {
    const withPicture = this.#left(Math.max(least, this.#most), ({ story }) => story.image !== undefined);
    if (withPicture.length < least) return undefined;
    return someOf("pictures", this.take(withPicture, this.#most));
  }

  /** The parts of a series that are not shown yet, the newest of them, in their order. Old ones too. */
  #series(title: string, least: number): FrontBlock | undefined {
    const listed =
      this.#placed.listings.find(({ path }) => path === seriesPath(this.#placed.outlet.site, title))?.articles ?? [];
    const parts = listed.filter((part) => !this.#shown.has(part) && this.#own().has(part));
    if (parts.length < Math.max(1, least)) return undefined;
    return { kind: "series", title, articles: this.take(parts.slice(-this.#most), this.#most) };
  }

  /** The series that was continued last, if three of its parts are not shown yet. */
  #latestSeries(): FrontBlock | undefined {
    for (const { story } of this.#fresh) {
      const block = story.series === undefined ? undefined : this.#series(story.series, 3);
      if (block) return block;
    }
    return undefined;
  }
}

/** The first with a picture before the others. */
function pictureFirst(stories: readonly Article[]): Article[] {
  const lead = stories.find(({ story }) => story.image);
  return lead ? [lead, ...stories.filter((each) => each !== lead)] : [...stories];
}

const someOf = (kind: "opinion" | "pictures" | "latest", articles: Article[]): FrontBlock | undefined =>
  articles.length === 0 ? undefined : { kind, articles };
