// Finds the place of every story: its address, sections, tags and authors, and what is wrong with them.

import type { CheckedStory, Claims } from "../model/article.ts";
import { joinSources, signatureOf } from "../model/byline.ts";
import { memoize } from "../model/memoize.ts";
import type { Outlet } from "../model/outlet.ts";
import { nearest, type Problem, problem, suggestion, warning } from "../model/problem.ts";
import { slugOf } from "../model/slug.ts";
import { fingerprintOf } from "../model/text.ts";
import { collisionKey, faultOf } from "./address.ts";
import { type Article, type Byline, byRelease, hiddenOf, type Tag } from "./article.ts";
import { asOf, modifiedOf, releaseOf } from "./as-of.ts";
import { canonicalOf } from "./canonical.ts";
import { peopleIn } from "./people.ts";
import { pathOf } from "./permalink.ts";
import { ancestryOf } from "./sections.ts";
import { tagKeys, topicTags } from "./topics.ts";

/**
 * Finds the place of every story, public or not. A story whose place is wrong is reported and left out.
 *
 * @param homes every address of the front page
 */
export function articlesOf(
  stories: readonly CheckedStory[],
  outlet: Outlet,
  homes: readonly string[],
  now: number,
): { articles: Article[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const placer = new ArticlePlacer(outlet, homes, now, problems);
  // If a tag has several spellings, the first one is shown. Stories that are not public yet come last, so that theirs are not shown.
  const isSecret = (story: CheckedStory) => story.draft || story.embargo !== undefined;
  const articles: Article[] = [];
  const zone = outlet.site.timeZone;
  for (const secret of [false, true]) {
    for (const story of stories) {
      const article = isSecret(story) === secret ? placer.place(asOf(story, now, zone)) : undefined;
      if (article) articles.push(article);
    }
  }
  // A spread of 130,000 overflows the stack.
  for (const each of sharedIds(articles)) problems.push(each);
  placer.warnOfTags();
  return { articles: articles.sort(byRelease), problems };
}

/** The problems of what stories say that have other problems and no place, so that all are told in one run. */
export function lostClaims(claims: readonly Claims[], outlet: Outlet): Problem[] {
  const problems: Problem[] = [];
  const placer = new ArticlePlacer(outlet, [], 0, problems);
  for (const each of claims) placer.readClaims(each);
  return problems;
}

/**
 * The fingerprint of a placed story. It includes the labels of tags, which depend on other stories, and the authors' entries in `_data`.
 * Most stories have neither another label nor an entry, so that their own fingerprint says all.
 */
export const fingerprintOfArticle = (
  { story, tags, authors, hidden }: Pick<Article, "story" | "tags" | "authors" | "hidden">,
  outlet: Pick<Outlet, "authors">,
): string =>
  hidden === undefined && areAsWritten(tags, story.tags) && authors.every(({ id }) => id === undefined)
    ? story.fingerprint
    : fingerprintOf(
        story.fingerprint +
          JSON.stringify([tags, authors, authors.map(({ id }) => outlet.authors[id ?? ""])]) +
          (hidden?.state ?? ""),
      );

/** Whether tags have the labels that the story says, and the slugs that belong to these. */
const areAsWritten = (tags: readonly Tag[], labels: readonly string[]): boolean =>
  tags.length === labels.length &&
  tags.every(({ slug, label }, index) => label === labels[index] && slug === slugOf(label));

/** The authors that a story or an entry of `authors` names, and the agency. */
interface Signed {
  readonly people: readonly Byline[];
  readonly source: string | undefined;
}

/** Places stories one by one, with indexes of the outlet's data. */
class ArticlePlacer {
  readonly #outlet: Outlet;
  readonly #homes: readonly string[];
  readonly #now: number;
  readonly #problems: Problem[];
  readonly #bylines = new Map<string, Byline>();
  readonly #signed = new Map<string, Signed>();
  /** Ids and names of the authors in `_data`. */
  readonly #names: readonly string[];
  readonly #tagKey: (label: string) => string;
  /** By their keys. */
  readonly #tags: Map<string, Tag>;
  /** Other spellings of a tag, and the first story that has one. */
  readonly #spellings = new Map<string, { label: string; tag: Tag; file: string }>();
  readonly #ancestry: (section: string) => readonly string[];
  /** Tag that is no topic → the first file that uses it, for warnings. */
  readonly #firstUse = new Map<Tag, string>();

  constructor(outlet: Outlet, homes: readonly string[], now: number, problems: Problem[]) {
    this.#outlet = outlet;
    this.#homes = homes;
    this.#now = now;
    this.#problems = problems;
    this.#names = Object.entries(outlet.authors).flatMap(([id, { name }]) => [id, name]);
    this.#ancestry = memoize((section) => ancestryOf(section, outlet.sections));
    for (const [id, { name }] of Object.entries(outlet.authors)) {
      const byline = { id, name, slug: slugOf(id) };
      this.#bylines.set(id, byline).set(name, byline);
    }
    this.#tagKey = tagKeys(outlet);
    this.#tags = topicTags(outlet, this.#tagKey);
  }

  place(story: CheckedStory): Article | undefined {
    const before = this.#problems.length;
    const section = story.section ?? this.#outlet.site.defaultSection;
    const { people, source } = this.readClaims(story);
    const path = this.#path(story);
    const isNew = this.#problems.length > before;
    if (isNew && this.#problems.slice(before).some(({ severity }) => severity === "problem")) return undefined;
    const released = releaseOf(story);
    const tags = unique(story.tags.map((label) => this.#tag(label, story.file)));
    const hidden = hiddenOf(story, released, this.#now);
    return {
      story,
      path,
      released,
      modified: modifiedOf(story, released, this.#outlet.site.timeZone),
      canonical: canonicalOf(story, path, this.#homes),
      section,
      listedIn:
        story.sections.length === 0
          ? this.#ancestry(section)
          : [...new Set([section, ...story.sections].flatMap((id) => this.#ancestry(id)))],
      tags,
      authors: people,
      source,
      hidden,
      fingerprint: fingerprintOfArticle({ story, tags, authors: people, hidden }, this.#outlet),
    };
  }

  /** Reports sections and authors that are not known. @returns the authors, and the agency */
  readClaims(claims: Claims): Signed {
    if (claims.section !== undefined) this.#checkSection(claims.file, "section", claims.section);
    claims.sections.forEach((id, index) => {
      this.#checkSection(claims.file, `sections.${index}`, id);
    });
    return this.#signature(claims);
  }

  /** Warns of labels with the same slug, which are one tag, and of labels that look like a misspelt topic. */
  warnOfTags(): void {
    for (const { label, tag, file } of this.#spellings.values()) {
      this.#problems.push(
        warning(
          { file, field: "tags" },
          `"${label}" and "${tag.label}" are one tag, since both have the address "${this.#tagKey(label)}"`,
          "Write it one way, or add a synonym to _data/topics.ts.",
        ),
      );
    }
    const topics = Object.entries(this.#outlet.topics).flatMap(([label, { title }]) => [title ?? label]);
    for (const [{ label }, file] of this.#firstUse) {
      const near = nearest(label, topics);
      if (near !== undefined) {
        this.#problems.push(
          warning(
            { file, field: "tags" },
            `"${label}" is a new tag that looks like "${near}"`,
            `Did you mean "${near}"? If not, add it to _data/topics.ts.`,
          ),
        );
      }
    }
  }

  #checkSection(file: string, field: string, id: string): void {
    if (Object.hasOwn(this.#outlet.sections, id)) return;
    const sections = this.#outlet.sections;
    const titled = Object.keys(sections).find((each) => sections[each]?.title.toLowerCase() === id.toLowerCase());
    const fix = titled === undefined ? suggestion(id, Object.keys(sections)) : `Did you mean "${titled}"?`;
    this.#problems.push(problem({ file, field }, `"${id}" is not a section`, fix));
  }

  /** The authors of a story: those in `_data` and other names, and the agency if it is named among them. */
  #signature({ authors, source, file }: Claims): Signed {
    const own = this.#outlet.site.name;
    const signed = authors.map((entry, index) => this.#signed.get(entry) ?? this.#sign(entry, file, index));
    const [only] = signed;
    // As most stories.
    if (only && signed.length === 1 && only.source === undefined)
      return { people: only.people, source: source === own ? undefined : source };
    const sources = [source, ...signed.map((each) => each.source)].filter((each) => each !== own);
    return { people: unique(signed.flatMap(({ people }) => people)), source: joinSources(sources) };
  }

  /** Whom an entry of `authors` names. It is kept where there is nothing to report, since most stories have the authors of others. */
  #sign(entry: string, file: string, index: number): Signed {
    const before = this.#problems.length;
    const signature = this.#bylines.has(entry) || entry === this.#outlet.site.name ? undefined : signatureOf(entry);
    const names = signature?.source === undefined ? this.#peopleIn(entry, file, index) : signature.authors;
    const people = unique(names.map((name) => this.#byline(name, file, index)));
    const signed = { people, source: signature?.source };
    if (this.#problems.length === before) this.#signed.set(entry, signed);
    return signed;
  }

  #peopleIn(entry: string, file: string, index: number): readonly string[] {
    const { people, meant } = peopleIn(entry, this.#names);
    if (meant)
      this.#problems.push(
        warning(
          { file, field: `authors.${index}` },
          `"${entry}" is taken for one person`,
          `For ${meant.length}, write: authors: [${meant.join(", ")}]`,
        ),
      );
    return people;
  }

  #byline(author: string, file: string, index: number): Byline {
    const found = this.#bylines.get(author);
    if (found) return found;
    const byline = { name: author, slug: slugOf(author) };
    const near = nearest(author, this.#names);
    if (near !== undefined) {
      this.#problems.push(
        problem(
          { file, field: `authors.${index}` },
          `"${author}" is not an author`,
          `Did you mean "${near}"? Add a new author to _data/authors.ts.`,
        ),
      );
    }
    if (near === undefined) this.#bylines.set(author, byline);
    return byline;
  }

  #tag(label: string, file: string): Tag {
    const key = this.#tagKey(label);
    const tag = this.#tags.get(key);
    if (!tag) {
      const added = { slug: slugOf(label), label };
      this.#tags.set(key, added);
      this.#firstUse.set(added, file);
      return added;
    }
    if (tag.label !== label && this.#firstUse.has(tag)) this.#spellings.set(label, { label, tag, file });
    return tag;
  }

  #path(story: CheckedStory): string {
    const path = pathOf(story, this.#outlet);
    const fault = faultOf(path);
    if (fault !== undefined) {
      this.#problems.push(
        problem(
          { file: story.file, field: story.url === undefined ? "slug" : "url" },
          `"${path}" cannot be an address: it ${fault}`,
          'Write it like "/2011/harbour/" or "/2011/harbour.html".',
        ),
      );
    }
    return path;
  }
}

function unique<T extends { slug: string }>(items: readonly T[]): readonly T[] {
  if (items.length < 2 || new Set(items.map(({ slug }) => slug)).size === items.length) return items;
  return [...new Map(items.map((item) => [item.slug, item])).values()];
}

/**
 * Reports stories with the same id, even if they are not public, because time alone must never cause a problem. If they have the same
 * address too, that is reported instead (`collisions.ts`).
 */
function* sharedIds(articles: readonly Article[]): Generator<Problem> {
  const ids = new Map<string, Article>();
  for (const article of articles) {
    const { file, id } = article.story;
    const double = ids.get(id);
    if (double && collisionKey(double.path) !== collisionKey(article.path))
      yield problem(
        { file, field: "id" },
        `"${id}" is the id of ${double.story.file} too`,
        "Ids are permanent and belong to one story: give the newer story another.",
      );
    ids.set(id, double ?? article);
  }
}
