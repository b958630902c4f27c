import type { CheckedStory } from "../model/article.ts";
import { findBy } from "../model/find-by.ts";
import { nearest } from "../model/problem.ts";
import { byFormerSlug, slugOfFile } from "../model/slug.ts";
import { decodePath } from "./address.ts";
import type { Article } from "./article.ts";

/** So many unknown names are compared letter by letter with those of all stories: copy that was imported may name as many that are not there. */
const MOST = 100;

/** Finds stories by the names that editors use: the id, the slug, or the file name, with or without its folder and its ending. */
export class Names {
  readonly #articles: readonly Article[];
  readonly #isShown: (article: Article) => boolean;
  readonly #renamed: (slug: string) => Article | undefined;
  readonly #withId: (id: string) => Article | undefined;
  #others: ReadonlyMap<string, readonly Article[]> | undefined;
  #compared = 0;

  /**
   * @param articles public or not, so that the clock never changes which story a name means
   * @param isShown whether the edition has a story
   */
  constructor(articles: readonly Article[], isShown: (article: Article) => boolean) {
    this.#articles = articles;
    this.#isShown = isShown;
    this.#withId = findBy(articles, ({ story }) => story.id);
    this.#renamed = byFormerSlug(articles, ({ story: { slug, id, aliases } }) => ({
      slug,
      id,
      others: aliases.map(decodePath),
    }));
  }

  /** The story of the edition with a name. Undefined if the edition does not have it, or if several stories have the name. */
  story(name: string): Article | undefined {
    const [article, ...others] = this.find(name);
    return article && others.length === 0 && this.#isShown(article) ? article : undefined;
  }

  /** The stories that a name may mean; several if it is ambiguous. An id means its own story, even if others have that name. */
  find(name: string): readonly Article[] {
    const story = this.#withId(name);
    if (story) return [story];
    const said = tidy(name);
    return this.#alike(said).filter(({ story }) => isNameOf(said, story));
  }

  /** The ids of stories that an unknown name may be a mistake for: in another folder, or with one or two other letters. */
  near(name: string): readonly string[] {
    const said = tidy(name);
    const isCompared = ++this.#compared <= MOST;
    const ids = () => this.#articles.map(({ story }) => story.id);
    const id = isCompared ? nearest(name, ids()) : undefined;
    if (id !== undefined) return [id];
    const moved = this.#alike(said);
    const slug =
      moved.length === 0 && isCompared ? nearest(stemOf(baseOf(said)), [...this.#known().keys()]) : undefined;
    return (slug === undefined ? moved : this.#alike(slug)).map(({ story }) => story.id);
  }

  /** The story that had a name before it was renamed. Undefined if none had it, or several. */
  renamed = (name: string): Article | undefined => this.#renamed(slugOfFile(tidy(name)));

  /** The name of a story that means no other one, in the form of another name: its file, or its slug, or else its id. */
  nameLike(name: string, { story: { path, slug, id } }: Article): string {
    const own = /[./]/.test(name) ? path : slug;
    return this.find(own).length === 1 ? own : id;
  }

  /** The stories with a slug or file name, in any folder. */
  #alike(name: string): readonly Article[] {
    const base = baseOf(name);
    const known = this.#known();
    return [...new Set([...(known.get(base) ?? []), ...(known.get(stemOf(base)) ?? [])])];
  }

  /** The stories by slug, and by file name without folder and ending. Built when the first name that is not an id is looked up. */
  #known(): ReadonlyMap<string, readonly Article[]> {
    if (this.#others) return this.#others;
    const known = new Map<string, Article[]>();
    const add = (name: string, article: Article) => {
      const stories = known.get(name);
      if (stories) stories.push(article);
      else known.set(name, [article]);
    };
    for (const article of this.#articles) {
      const { slug, path } = article.story;
      const name = stemOf(baseOf(path));
      add(slug, article);
      if (name !== slug) add(name, article);
    }
    this.#others = known;
    return known;
  }
}

/** Whether a name is the slug, the id or the file's name of a story that was at an address: `harbour` of `/2026/03/02/harbour/`. */
export function isNameAt(name: string, path: string): boolean {
  const said = stemOf(baseOf(tidy(name)));
  const parts = path.replace(/^\/|\/$|\.\w+$/g, "").split("/");
  return said === parts.at(-1) || said === parts.join("-");
}

/** Whether a name is the file of a story, with or without its folder and its ending. */
export function isNameOfFile(name: string, file: string): boolean {
  const said = `/${tidy(name)}`;
  return [tidy(file), stemOf(tidy(file))].some((each) => `/${each}`.endsWith(said));
}

/** Converts a name to the form that is looked up: normal form C, `/` between the parts, and no `./` at the beginning. */
const tidy = (name: string): string => name.normalize("NFC").replaceAll("\\", "/").replace(/^\.\//, "");

const baseOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

function stemOf(path: string): string {
  const dot = path.lastIndexOf(".");
  return dot > path.lastIndexOf("/") ? path.slice(0, dot) : path;
}

const isNameOf = (name: string, { slug, file, path }: CheckedStory): boolean =>
  name === slug || [tidy(file), path, baseOf(path)].some((each) => name === each || name === stemOf(each));
