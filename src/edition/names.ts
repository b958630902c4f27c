import { nearest } from "../model/problem.ts";
import type { Article } from "./article.ts";

/** Finds stories by what editors call them: the id, the slug, or the name of the file, with or without its folder and its ending. */
export class Names {
  readonly #articles: readonly Article[];
  #ids: ReadonlyMap<string, Article> | undefined;
  #others: ReadonlyMap<string, ReadonlySet<Article>> | undefined;

  /** @param articles public or not, so that the clock never changes which story a name means */
  constructor(articles: readonly Article[]) {
    this.#articles = articles;
  }

  /** The stories that a name may mean: more than one where it is ambiguous. An id means its own story, whatever else has that name. */
  find(name: string): readonly Article[] {
    this.#ids ??= new Map(this.#articles.map((article) => [article.draft.id, article]));
    const story = this.#ids.get(name);
    return story ? [story] : [...(this.#known().get(tidy(name)) ?? [])];
  }

  /** The ids of stories that were probably meant by a name that no story has: one in another folder, or one that is a letter or two away. */
  near(name: string): readonly string[] {
    const [, base = name] = /([^/]*?)(?:\.\w+)?$/.exec(tidy(name)) ?? [];
    const others = this.#known();
    const ids = this.#articles.map(({ draft }) => draft.id);
    const meant = others.get(base) ?? others.get(nearest(base, [...others.keys()]) ?? "");
    const id = nearest(name, ids);
    return id === undefined ? [...(meant ?? [])].map(({ draft }) => draft.id) : [id];
  }

  /** Built when the first name is looked up that is no id. */
  #known(): ReadonlyMap<string, ReadonlySet<Article>> {
    if (this.#others) return this.#others;
    const known = new Map<string, Set<Article>>();
    for (const article of this.#articles) {
      const { slug, file, path } = article.draft;
      const base = path.replace(/^.*\//, "");
      for (const name of [slug, ...[file, path, base].flatMap((each) => [each, each.replace(/\.[^./]*$/, "")])]) {
        const stories = known.get(tidy(name));
        if (stories) stories.add(article);
        else known.set(tidy(name), new Set([article]));
      }
    }
    this.#others = known;
    return known;
  }
}

/** A name as it is looked up: in normal form C, with `/` between the parts and without `./` at its beginning. */
const tidy = (name: string): string => name.normalize("NFC").replaceAll("\\", "/").replace(/^\.\//, "");
