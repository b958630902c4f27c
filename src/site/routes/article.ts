import type { StoryType } from "../../model/article.ts";
import { dateTimeOf, directionOf, stampOf } from "../../model/dates.ts";
import type { ArticleView, Link } from "../../model/view.ts";
import type { Article } from "../article.ts";
import { authorPath, sectionPath, seriesPath, tagPath } from "../listing.ts";
import { relatedTo } from "../related.ts";
import type { Route } from "../route.ts";
import { counted, type SharedContext, type SiteContext } from "../site-context.ts";
import { markdownPath } from "./llms.ts";

const WORDS_A_MINUTE = 230;

/** A page a story. It shows the story, four earlier ones, and the ones published just before and after it. */
export function* articleRoutes(context: SiteContext): Generator<Route> {
  const { articles } = context;
  const related = relatedTo(articles);
  const byId = new Map(articles.map((article) => [article.story.id, article]));
  const translations = translationsOf(context, byId);
  for (const [index, article] of articles.entries()) {
    const neighbours = (): Neighbours => {
      const chosen = article.story.related.flatMap((id) => byId.get(id) ?? []);
      const others = (related[index] ?? []).filter((each) => !chosen.includes(each));
      return {
        previous: articles[index - 1],
        next: articles[index + 1],
        related: [...chosen, ...others].slice(0, Math.max(4, chosen.length)),
        translations: translations.get(article) ?? [],
      };
    };
    yield {
      kind: "article",
      path: article.path,
      indexable: article.story.canonical === undefined,
      source: () => ({ file: article.story.file, at: article.story.date.at }),
      view: () => articlePage(context, article, neighbours()),
      cacheKey: () => basisOf(context, article, neighbours()),
      dependsOn: () => {
        const chosen = article.story.related.map((id) => byId.get(id));
        return [article, articles[index - 1], articles[index + 1], ...chosen, ...(related[index] ?? [])];
      },
    };
  }
}

/**
 * Every story that stands in several languages, with all of them, the original first; a draft names what it translates. One whose
 * canonical page is elsewhere is left out: search engines pass over languages that are on no canonical page.
 */
function translationsOf({ articles, base, outlet }: SiteContext, byId: ReadonlyMap<string, Article>) {
  const groups = new Map<string, Map<string, Article>>();
  for (const article of articles) {
    const original = originalOf(article, byId);
    if (original === article.story.id) continue;
    const group = groups.get(original) ?? new Map<string, Article>();
    groups.set(original, group);
    for (const each of [byId.get(original), article]) {
      const language = each?.story.language ?? outlet.site.language;
      if (each && each.story.canonical === undefined && !group.has(language)) group.set(language, each);
    }
  }
  const links = new Map<Article, ArticleView["translations"]>();
  for (const group of groups.values()) {
    if (group.size < 2) continue;
    const all = [...group].map(([language, { path }]) => ({ language, url: base.url(path) }));
    for (const each of group.values()) links.set(each, all);
  }
  return links;
}

/** The id of the story that a translation, or a translation of one, goes back to; it may not be public. */
function originalOf({ story }: Article, byId: ReadonlyMap<string, Article>): string {
  const seen = new Set([story.id]);
  let id = story.id;
  for (
    let next = story.translationOf;
    next !== undefined && !seen.has(next);
    next = byId.get(id)?.story.translationOf
  ) {
    seen.add(next);
    id = next;
  }
  return id;
}

interface Neighbours {
  previous: Article | undefined;
  next: Article | undefined;
  related: readonly Article[];
  translations: ArticleView["translations"];
}

function basisOf(
  context: SharedContext,
  article: Article,
  { previous, next, related, translations }: Neighbours,
): string {
  const { story, fingerprint } = article;
  return [
    fingerprint,
    story.body.fingerprint,
    context.feedPrints(rootsOf(article)),
    // They show a headline and an address; a story that moves changes its neighbours, not its fingerprint.
    JSON.stringify([previous, next].map((each) => each && [each.path, each.story.headline])),
    JSON.stringify([context.destinations(story.body), translations]),
    ...related.map((each) => each.fingerprint),
  ].join("\n");
}

/** Roots of the scopes that a story is in. */
const rootsOf = ({ listedIn, story: { series }, authors, tags }: Article): string[] => [
  "/",
  ...listedIn.map(sectionPath),
  ...(series === undefined ? [] : [seriesPath(series)]),
  ...authors.map(({ slug }) => authorPath(slug)),
  ...tags.map(({ slug }) => tagPath(slug)),
];

function articlePage(context: SharedContext, article: Article, neighbours: Neighbours): ArticleView {
  const { previous, next, related, translations } = neighbours;
  const { base, outlet } = context;
  const { timeZone } = outlet.site;
  const { story } = article;
  const storyLanguage = story.language ?? outlet.site.language;
  const language = context.languageFor(story.language);
  const words = context.words(language);
  const dateline = context.dateline(story);
  const label = labelOf(words.types, story.type);
  const published = context.teaser(article, language).stamp;
  const frame = context.frame({
    path: article.path,
    title: story.headline,
    description: story.standfirst,
    language,
    crumbs: [
      ...context.sectionTrail(article.section),
      ...(story.series === undefined ? [] : [context.seriesLink(story.series)]),
    ],
    feedsOf: rootsOf(article),
    picture: story.image,
    about: [context.data.article(article, base.url(article.path))],
  });
  return {
    kind: "article",
    ...frame,
    canonical: story.canonical ?? frame.canonical,
    indexable: story.canonical === undefined,
    headline: story.headline,
    standfirst: story.standfirst,
    ...(story.kicker ? { kicker: story.kicker } : {}),
    ...(label === undefined ? {} : { label }),
    section: context.sectionLink(article.section),
    storyLanguage,
    storyDirection: directionOf(storyLanguage),
    ...(dateline === undefined ? {} : { dateline }),
    ...(story.source === undefined ? {} : { source: story.source }),
    authors: article.authors.map(context.authorLink),
    published,
    ...(story.updated === undefined ? {} : { updated: stampOf(story.updated, timeZone, language) }),
    readingTime: counted(words.readingTime, Math.max(1, Math.round(story.body.words / WORDS_A_MINUTE)), language),
    ...(story.image ? { image: context.picture(story.image) } : {}),
    body: context.bodyForPage(story.body),
    corrections: story.corrections.map(({ date, text }) => ({ stamp: stampOf(date, timeZone, language), text })),
    tags: article.tags.map(context.tagLink),
    ...link("previous", previous && context.storyLink(previous)),
    ...link("next", next && context.storyLink(next)),
    related: related.map((each) => context.teaser(each, language)),
    translations,
    ...(outlet.policy.llms?.twins ? { markdown: base.href(markdownPath(article.path)) } : {}),
    social: {
      published: dateTimeOf(story.date.at, timeZone),
      ...(article.modified === article.released ? {} : { modified: dateTimeOf(article.modified, timeZone) }),
      authors: article.authors.map(({ slug }) => base.url(authorPath(slug))),
      creators: article.authors.flatMap(({ id }) => outlet.authors[id ?? ""]?.fediverse ?? []),
    },
  };
}

const link = <K extends string>(key: K, to: Link | undefined): { [key in K]?: Link } =>
  to === undefined ? {} : ({ [key]: to } as { [key in K]: Link });

const labelOf = (labels: Record<Exclude<StoryType, "news">, string>, type: StoryType): string | undefined =>
  type === "news" ? undefined : labels[type];
