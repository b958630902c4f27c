import type { UserConfig } from "@11ty/eleventy";
import { fingerprintOf } from "../model/text.ts";
import { fileOf } from "../site/address.ts";
import type { Article } from "../site/article.ts";
import type { SiteContext } from "../site/site-context.ts";

/** A story as an Eleventy collection has it. A class, since 19,040 objects with getters of their own cost 51 ms and 21 MB, these 2 ms. */
class StoryItem {
  readonly #article: Article;
  readonly #context: SiteContext;
  readonly #output: string;

  constructor(article: Article, context: SiteContext, output: string) {
    this.#article = article;
    this.#context = context;
    this.#output = output;
  }

  get url(): string {
    return this.#article.path;
  }

  get date(): Date {
    return new Date(this.#article.story.date.at);
  }

  get inputPath(): string {
    return `./${this.#article.story.file}`;
  }

  get fileSlug(): string {
    return this.#article.story.slug;
  }

  get page() {
    const { url, date, inputPath, fileSlug } = this;
    return { url, date, inputPath, fileSlug, outputPath: `./${this.#output}/${fileOf(url)}` };
  }

  get data() {
    const { story, section, tags, authors } = this.#article;
    const { body: _, fingerprint: _f, ...rest } = story;
    return {
      ...rest,
      title: story.headline,
      description: story.standfirst,
      date: this.date,
      section,
      tags: tags.map(({ label }) => label),
      authors: authors.map(({ name }) => name),
      page: this.page,
    };
  }

  get templateContent(): string {
    return this.#context.bodyForPage(this.#article.story.body);
  }

  get content(): string {
    return this.templateContent;
  }
}

/**
 * The collections of public stories, oldest first as all of Eleventy's: `stories`, `sections.ID`, `tags.SLUG`. Not one each: a collection
 * hides the outlet's own tag of its name, and 10,000 of them take a second.
 *
 * @param now what they are made of, which another build of the same process may change
 */
export function addCollections(config: UserConfig, now: () => { context: SiteContext; output: string }): void {
  let latest: { context: SiteContext; items: Map<Article, StoryItem> } | undefined;
  const items = (): Map<Article, StoryItem> => {
    const { context, output } = now();
    if (latest?.context !== context) {
      const made = context.articles.map((each) => [each, new StoryItem(each, context, output)] as const);
      latest = { context, items: new Map(made) };
    }
    return latest.items;
  };
  const listed = (keep: (article: Article) => boolean): StoryItem[] =>
    [...items()].flatMap(([article, item]) => (keep(article) ? item : []));
  config.addCollection("stories", () => [...items().values()]);
  config.addCollection("sections", () =>
    lazily(Object.keys(now().context.outlet.sections), (id) => listed(({ listedIn }) => listedIn.includes(id))),
  );
  config.addCollection("tags", () =>
    lazily(new Set(now().context.articles.flatMap(({ tags }) => tags.map(({ slug }) => slug))), (slug) =>
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
export const fingerprintOfCollections = ({ articles }: SiteContext): string =>
  fingerprintOf(articles.map(({ path, fingerprint, story }) => path + fingerprint + story.body.fingerprint).join());
