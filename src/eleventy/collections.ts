import type { UserConfig } from "@11ty/eleventy";
import { nearest, suggestion } from "../model/problem.ts";
import { slugOf } from "../model/slug.ts";
import { storyTypes } from "../model/story-types.ts";
import { fingerprintOf } from "../model/text.ts";
import { fileOf } from "../site/address.ts";
import type { Article } from "../site/article.ts";
import type { Placed } from "../site/place.ts";
import type { SiteContext } from "../site/site-context.ts";
import { topicTags } from "../site/topics.ts";

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
    const { body, language } = this.#article.story;
    return context.bodyForPage(body, language);
  }

  get content(): string {
    return this.templateContent;
  }
}

/** A template names a list that does not exist. The message says what is wrong, `fix` how to correct it. */
export class NoSuchList extends Error {
  readonly fix: string;

  constructor(what: string, fix: string) {
    super(what);
    this.fix = fix;
  }
}

/**
 * The collections of public stories, oldest first as all of Eleventy's: `stories`, `sections.ID`, `types.ID`, `tags.SLUG`. Not one each: a
 * collection hides the outlet's own tag of its name, and 10,000 of them take a second.
 */
export function addCollections(config: Pick<UserConfig, "addCollection">, edition: Source): void {
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
  config.addCollection("sections", () => {
    const ids = Object.keys(edition().placed.outlet.sections);
    return lazily(ids, (id) => listed(({ listedIn }) => listedIn.includes(id)), unknown("a section", ids));
  });
  config.addCollection("types", () =>
    lazily(storyTypes, (id) => listed(({ story }) => story.type === id), unknown("a type of story", storyTypes)),
  );
  config.addCollection("tags", () => {
    const { placed } = edition();
    return lazily(
      slugsOf(placed.articles),
      (slug) => listed(({ tags }) => tags.some((tag) => tag.slug === slug)),
      (name) => withoutStory(name, placed),
    );
  });
}

const slugsOf = (articles: readonly Article[]): Set<string> =>
  new Set(articles.flatMap(({ tags }) => tags.map(({ slug }) => slug)));

const unknown = (noun: string, known: readonly string[]) => (name: string) => {
  throw new NoSuchList(`"${name}" is not ${noun}`, suggestion(name, known));
};

/**
 * The list of a tag that no public story has: tags come and go with the stories, so that it is empty and no fault, unless it looks like a
 * slip of another.
 *
 * @throws NoSuchList
 */
function withoutStory(name: string, { stories, outlet }: Placed): readonly StoryItem[] {
  const known = [...new Set([...slugsOf(stories), ...topicTags(outlet).keys()])];
  if (known.includes(name)) return [];
  const slug = slugOf(name);
  const near = known.includes(slug) ? slug : nearest(name, known);
  if (near === undefined) return [];
  throw new NoSuchList(`"${name}" is not a tag`, `Did you mean "${near}"? If not, add it to _data/topics.ts.`);
}

/** What the engines of templates and Node ask of any object. */
const ASKED_OF_ALL: ReadonlySet<PropertyKey> = new Set("then next toJSON toLiquid length size first last".split(" "));

/** A group of lists by name, each made when it is asked for. @param other gives the list of any other name, or throws */
function lazily<T>(
  names: Iterable<string>,
  make: (name: string) => T,
  other: (name: string) => T,
): Readonly<Record<string, T>> {
  const group: Record<string, T> = {};
  for (const name of names) {
    let made: T | undefined;
    const get = (): T => {
      made ??= make(name);
      return made;
    };
    Object.defineProperty(group, name, { enumerable: true, get });
  }
  return new Proxy(group, {
    get: (lists, name) =>
      typeof name === "symbol" || name in lists || ASKED_OF_ALL.has(name) ? Reflect.get(lists, name) : other(name),
  });
}

/** Of all that the collections of stories can show. */
export const fingerprintOfCollections = ({ articles }: Placed): string =>
  fingerprintOf(articles.map(({ path, fingerprint, story }) => path + fingerprint + story.body.fingerprint).join());
