import type { UserConfig } from "@11ty/eleventy";
import { fingerprintOf } from "../model/text.ts";
import { fileOf } from "../site/address.ts";
import type { Article } from "../site/article.ts";
import type { Placed } from "../site/place.ts";
import type { SiteContext } from "../site/site-context.ts";

/** What collections are made of, which another build of the same process may change. */
type Source = () => {
  readonly placed: Placed;
  /** Absent while the pages of the edition are not known. */
  readonly context: SiteContext | undefined;
  readonly output: string;
};

/** A story as an Eleventy collection has it. A class, since 19,040 objects with getters of their own cost 51 ms and 21 MB, these 2 ms. */
class StoryItem {
  readonly #article: Article;
  readonly #edition: Source;

  constructor(article: Article, edition: Source) {
    this.#article = article;
    this.#edition = edition;
  }

  get url(): string {
    return this.#article.path;
  }

  get date(): Date {
    return new Date(this.#article.released.at);
  }

  get inputPath(): string {
    return `./${this.#article.story.file}`;
  }

  get fileSlug(): string {
    return this.#article.story.slug;
  }

  get page() {
    const { url, date, inputPath, fileSlug } = this;
    return { url, date, inputPath, fileSlug, outputPath: `./${this.#edition().output}/${fileOf(url)}` };
  }

  get data() {
    const { story, section, tags, authors, source } = this.#article;
    const { body: _, fingerprint: _f, ...rest } = story;
    return {
      ...rest,
      title: story.headline,
      description: story.standfirst,
      date: this.date,
      section,
      tags: tags.map(({ label }) => label),
      authors: authors.map(({ name }) => name),
      source,
      page: this.page,
    };
  }

  get templateContent(): string {
    const { context } = this.#edition();
    // Links in it lead to pages that are not known yet.
    if (!context)
      throw new Error("the content of a story can be read in templates, not in data, permalinks or pagination");
    return context.bodyForPage(this.#article.story.body);
  }

  get content(): string {
    return this.templateContent;
  }
}

/**
 * The collections of public stories, oldest first as all of Eleventy's: `stories`, `sections.ID`, `tags.SLUG`. Not one each: a collection
 * hides the outlet's own tag of its name, and 10,000 of them take a second.
 */
export function addCollections(config: UserConfig, edition: Source): void {
  let latest: { placed: Placed; items: Map<Article, StoryItem> } | undefined;
  const items = (): Map<Article, StoryItem> => {
    const { placed } = edition();
    if (latest?.placed !== placed) {
      latest = { placed, items: new Map(placed.articles.map((each) => [each, new StoryItem(each, edition)])) };
    }
    return latest.items;
  };
  const listed = (keep: (article: Article) => boolean): StoryItem[] =>
    [...items()].flatMap(([article, item]) => (keep(article) ? item : []));
  config.addCollection("stories", () => [...items().values()]);
  config.addCollection("sections", () =>
    lazily(Object.keys(edition().placed.outlet.sections), (id) => listed(({ listedIn }) => listedIn.includes(id))),
  );
  config.addCollection("tags", () =>
    lazily(new Set(edition().placed.articles.flatMap(({ tags }) => tags.map(({ slug }) => slug))), (slug) =>
      listed(({ tags }) => tags.some((tag) => tag.slug === slug)),
    ),
  );
}

/** A group of lists by name, each made when it is asked for. */
function lazily<T>(names: Iterable<string>, make: (name: string) => T): Readonly<Record<string, T>> {
  const group: Record<string, T> = {};
  for (const name of names) {
    let made: T | undefined;
    const get = (): T => {
      made ??= make(name);
      return made;
    };
    Object.defineProperty(group, name, { enumerable: true, get });
  }
  return group;
}

/** Of all that the collections of stories can show. */
export const fingerprintOfCollections = ({ articles }: Placed): string =>
  fingerprintOf(articles.map(({ path, fingerprint, story }) => path + fingerprint + story.body.fingerprint).join());
