import type { Story, StoryType } from "../../model/article.ts";
import { dateTimeOf, directionOf, stampOf } from "../../model/dates.ts";
import type { Words } from "../../model/outlet.ts";
import type { Article } from "../article.ts";
import { cardOfStory } from "../cards.ts";
import { betweenNames } from "../joined.ts";
import type { Names } from "../names.ts";
import { authorPath } from "../paths.ts";
import { labelOfPicture } from "../pictures.ts";
import type { Placed } from "../place.ts";
import { recordingsOf } from "../recordings.ts";
import { relatedTo } from "../related.ts";
import { route } from "../route.ts";
import type { SharedContext } from "../site-context.ts";
import { counted } from "../words.ts";
import { markdownPath } from "./llms.ts";

const WORDS_A_MINUTE = 230;

/** A page for each story, with links to four earlier stories and to those published just before and after it. */
export function* articleRoutes(placed: Placed) {
  const { articles, names, feedRootsOf } = placed;
  const related = relatedTo(articles);
  const translations = translationsOf(placed);
  // Remove duplicates: two names may mean the same story.
  const chosenFor = ({ story }: Article) => [...new Set(story.related.flatMap((name) => names.story(name) ?? []))];
  for (const [index, article] of articles.entries()) {
    const neighbours = (): Neighbours => {
      const chosen = chosenFor(article);
      const others = (related[index] ?? []).filter((each) => !chosen.includes(each));
      return {
        previous: articles[index - 1],
        next: articles[index + 1],
        related: [...chosen, ...others].slice(0, Math.max(4, chosen.length)),
        translations: translations.get(article) ?? [],
        feedRoots: feedRootsOf(article),
      };
    };
    yield route("article", {
      path: article.path,
      indexable: article.canonical === undefined,
      source: () => ({ file: article.story.file, at: article.released.at }),
      view: (context) => articleView(context, article, neighbours()),
      cacheKey: (context) => cacheKeyOf(context, article, neighbours()),
      dependsOn: () => [
        article,
        articles[index - 1],
        articles[index + 1],
        ...chosenFor(article),
        ...(related[index] ?? []),
      ],
    });
  }
}

/**
 * Every story that stands in several languages, with all of them, the original first; a story names what it translates. One whose
 * canonical page is elsewhere is left out: search engines pass over languages that are on no canonical page.
 */
function translationsOf({ articles, names, base, outlet }: Placed) {
  const groups = new Map<string, Map<string, Article>>();
  for (const article of articles) {
    const original = originalOf(article, names);
    if (original === article.story.id) continue;
    const group = groups.get(original) ?? new Map<string, Article>();
    groups.set(original, group);
    for (const each of [names.story(original), article]) {
      const language = each?.story.language ?? outlet.site.language;
      if (each && each.canonical === undefined && !group.has(language)) group.set(language, each);
    }
  }
  const links = new Map<Article, Translations>();
  for (const group of groups.values()) {
    if (group.size < 2) continue;
    const all = [...group].map(([language, { path }]) => ({ language, url: base.url(path) }));
    for (const each of group.values()) links.set(each, all);
  }
  return links;
}

/** The id of the story that a story translates, directly or through another translation. That story may not be public. */
function originalOf({ story }: Article, names: Names): string {
  const seen = new Set([story.id]);
  // One that has problems is known by what it is named.
  const idOf = (name: string | undefined) => name && (names.find(name)[0]?.story.id ?? name);
  let id = story.id;
  for (let next = idOf(story.translationOf); next !== undefined && !seen.has(next); ) {
    seen.add(next);
    id = next;
    next = idOf(names.story(id)?.story.translationOf);
  }
  return id;
}

/** The story in all its languages, including its own, the original first. Empty if there is no translation. */
type Translations = readonly { readonly language: string; readonly url: string }[];

/** What the page shows of other stories and of feeds. */
interface Neighbours {
  previous: Article | undefined;
  next: Article | undefined;
  related: readonly Article[];
  translations: Translations;
  /** The folders of the feeds of the lists that the story is in. */
  feedRoots: readonly string[];
}

function cacheKeyOf(
  context: SharedContext,
  article: Article,
  { previous, next, related, translations, feedRoots }: Neighbours,
): string {
  const { story, fingerprint } = article;
  return [
    fingerprint,
    story.body.fingerprint,
    context.feedPrints(feedRoots),
    // The page shows their headlines and addresses. A story that moves does not change its own fingerprint, so the addresses are part of the key.
    JSON.stringify([previous, next].map((each) => each && [each.path, each.story.headline])),
    JSON.stringify([context.destinations(story.body), translations]),
    ...related.map((each) => each.fingerprint),
  ].join("\n");
}

function articleView(context: SharedContext, article: Article, neighbours: Neighbours) {
  const { previous, next, related, translations, feedRoots } = neighbours;
  const { base, outlet } = context;
  const { timeZone } = outlet.site;
  const { story } = article;
  const storyLanguage = story.language ?? outlet.site.language;
  const language = context.languageFor(story.language);
  const words = context.words(language);
  const dateline = context.dateline(article);
  const names = article.authors.map(({ name }) => name);
  const after = betweenNames(names, language);
  const label = labelOf(words.types, story.type);
  const published = context.teasers.one(article, "teaser", language).stamp;
  const frame = context.frame(article.path, {
    title: story.headline,
    description: story.summary,
    language,
    crumbs: [
      ...context.sectionTrail(article.section),
      ...(story.series === undefined ? [] : [context.seriesLink(story.series)]),
    ],
    feedsOf: feedRoots,
    card: cardOfStory(article, base, outlet),
    about: [context.data.article(article, base.url(article.path))],
  });
  return {
    // The frame is not spread first: V8 would copy it without room for more properties, and the result would be twice as slow.
    headline: story.headline,
    ...frame,
    canonical: article.canonical ?? frame.canonical,
    ...(story.standfirst === undefined ? {} : { standfirst: story.standfirst }),
    ...(story.kicker ? { kicker: story.kicker } : {}),
    /** The label of the type: `Opinion`, `Analysis` … News has none. */
    ...(label === undefined ? {} : { label }),
    section: context.sectionLink(article.section),
    /** The story's language. The page has another one if the outlet has no interface words in it. */
    storyLanguage,
    storyDirection: directionOf(storyLanguage),
    /** The dateline: `VLADIVOSTOK (Reuters)`. */
    ...(dateline === undefined ? {} : { dateline }),
    ...(article.source === undefined ? {} : { source: article.source }),
    /** The authors, each with the text before the next one: a comma, or the word for "and". */
    authors: article.authors.map((author, index) => ({ ...context.authorLink(author), after: after[index] ?? "" })),
    published,
    ...(story.updated === undefined ? {} : { updated: stampOf(story.updated, timeZone, language) }),
    readingTime: counted(words.readingTime, Math.max(1, Math.round(story.body.words / WORDS_A_MINUTE)), language),
    ...(story.image
      ? { image: { ...context.picture(story.image, "lead", "eager"), label: labelOfPicture(story.image, words) } }
      : {}),
    /** The text as safe HTML. */
    body: context.bodyForPage(story.body, story.language),
    /** What the page needs styles for. */
    hasBlocks: story.body.blocks !== undefined,
    hasRecordings: recordingsOf(story.body).length > 0,
    calls: context.calls.below(article.section, language, story.body),
    corrections: story.corrections.map(({ date, ...written }) => ({
      stamp: stampOf(date, timeZone, language),
      ...written,
    })),
    tags: article.tags.map(context.tagLink),
    previous: previous && context.storyLink(previous),
    next: next && context.storyLink(next),
    related: related.map((each) => context.teasers.one(each, "teaser", language)),
    translations,
    /** The address of the story in Markdown, relative to the host, if there is that version. */
    ...(outlet.policy.llms?.twins ? { markdown: base.href(markdownPath(article.path)) } : {}),
    /** The same facts for machines: Open Graph's `article:*` and the fediverse. */
    social: {
      /** The time of publication in ISO 8601, with offset. */
      published: dateTimeOf(article.released.at, timeZone),
      /** Absent if the story has not changed. */
      ...(article.modified === article.released.at ? {} : { modified: dateTimeOf(article.modified, timeZone) }),
      /** The absolute addresses of the authors' pages. */
      authors: article.authors.map(({ slug }) => base.url(authorPath(outlet.site.addresses, slug))),
      /** The authors' accounts in the fediverse: `@ines@social.example`. */
      creators: article.authors.flatMap(({ id }) => outlet.authors[id ?? ""]?.fediverse ?? []),
    },
  };
}

/** Keys that the page shows under another name, or that decide whether and where there is a page. */
type ReadElsewhere =
  | "date" // `published`
  | "type" // `label`
  | "location" // `dateline`
  | "series" // `breadcrumb`, and a list
  | "translationOf" // `translations`
  | "sections" // lists
  | "draft" // whether there is a page
  | "embargo"
  | "expires"
  | "id" // `related` of other stories, feeds
  | "slug" // the address
  | "url"
  | "aliases"; // redirects

/** A key of a story that nobody reads is an error here: show it on the page under its own name, or name it above with who reads it. */
({}) satisfies Record<Exclude<keyof Story, keyof ReturnType<typeof articleView> | ReadElsewhere>, "nobody reads it">;

const labelOf = (labels: Words["types"], type: StoryType): string | undefined =>
  type === "news" ? undefined : labels[type];
