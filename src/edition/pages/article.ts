import type { StoryType } from "../../model/article.ts";
import { dateTimeOf, directionOf, stampOf } from "../../model/dates.ts";
import type { ArticlePage, Link } from "../../model/page.ts";
import type { Article } from "../article.ts";
import { betweenNames } from "../joined.ts";
import { authorPath, sectionPath, seriesPath, tagPath } from "../listing.ts";
import { counted, type House, type Newsroom } from "../newsroom.ts";
import { relatedTo } from "../related.ts";
import type { Slot } from "../slot.ts";
import { twinPath } from "./llms.ts";

const WORDS_A_MINUTE = 230;

/** A page a story. It shows the story, four earlier ones, and the ones published just before and after it. */
export function* articlePages(newsroom: Newsroom): Generator<Slot> {
  const { articles } = newsroom;
  const related = relatedTo(articles);
  const byId = new Map(articles.map((article) => [article.draft.id, article]));
  const translations = translationsOf(newsroom, byId);
  for (const [index, article] of articles.entries()) {
    const neighbours = (): Neighbours => {
      const chosen = article.draft.related.flatMap((id) => byId.get(id) ?? []);
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
      indexable: article.draft.canonical === undefined,
      page: () => articlePage(newsroom, article, neighbours()),
      basis: () => basisOf(newsroom, article, neighbours()),
      stories: () => {
        const chosen = article.draft.related.map((id) => byId.get(id));
        return [article, articles[index - 1], articles[index + 1], ...chosen, ...(related[index] ?? [])];
      },
    };
  }
}

/**
 * Every story that stands in several languages, with all of them, the original first; a draft names what it translates. One whose
 * canonical page is elsewhere is left out: search engines pass over languages that are on no canonical page.
 */
function translationsOf({ articles, base, outlet }: Newsroom, byId: ReadonlyMap<string, Article>) {
  const groups = new Map<string, Map<string, Article>>();
  for (const article of articles) {
    const original = originalOf(article, byId);
    if (original === article.draft.id) continue;
    const group = groups.get(original) ?? new Map<string, Article>();
    groups.set(original, group);
    for (const each of [byId.get(original), article]) {
      const language = each?.draft.language ?? outlet.site.language;
      if (each && each.draft.canonical === undefined && !group.has(language)) group.set(language, each);
    }
  }
  const links = new Map<Article, ArticlePage["translations"]>();
  for (const group of groups.values()) {
    if (group.size < 2) continue;
    const all = [...group].map(([language, { path }]) => ({ language, url: base.url(path) }));
    for (const each of group.values()) links.set(each, all);
  }
  return links;
}

/** The id of the story that a translation, or a translation of one, goes back to; it may not be public. */
function originalOf({ draft }: Article, byId: ReadonlyMap<string, Article>): string {
  const seen = new Set([draft.id]);
  let id = draft.id;
  for (
    let next = draft.translationOf;
    next !== undefined && !seen.has(next);
    next = byId.get(id)?.draft.translationOf
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
  translations: ArticlePage["translations"];
}

function basisOf(house: House, article: Article, { previous, next, related, translations }: Neighbours): string {
  const { draft, fingerprint } = article;
  return [
    fingerprint,
    draft.body.fingerprint,
    house.feedPrints(rootsOf(article)),
    // They show a headline and an address; a story that moves changes its neighbours, not its fingerprint.
    JSON.stringify([previous, next].map((each) => each && [each.path, each.draft.headline])),
    JSON.stringify([house.destinations(draft.body), translations]),
    ...related.map((each) => each.fingerprint),
  ].join("\n");
}

/** Roots of the scopes that a story is in. */
const rootsOf = ({ listedIn, draft: { series }, authors, tags }: Article): string[] => [
  "/",
  ...listedIn.map(sectionPath),
  ...(series === undefined ? [] : [seriesPath(series)]),
  ...authors.map(({ slug }) => authorPath(slug)),
  ...tags.map(({ slug }) => tagPath(slug)),
];

function articlePage(house: House, article: Article, neighbours: Neighbours): ArticlePage {
  const { previous, next, related, translations } = neighbours;
  const { base, outlet } = house;
  const { timeZone } = outlet.site;
  const { draft } = article;
  const storyLanguage = draft.language ?? outlet.site.language;
  const language = house.languageFor(draft.language);
  const words = house.words(language);
  const dateline = house.dateline(draft);
  const names = article.authors.map(({ name }) => name);
  const after = betweenNames(names, language);
  const label = labelOf(words.types, draft.type);
  const published = house.teaser(article, language).stamp;
  const frame = house.frame({
    path: article.path,
    title: draft.headline,
    description: draft.standfirst,
    language,
    crumbs: [
      ...house.sectionTrail(article.section),
      ...(draft.series === undefined ? [] : [house.seriesLink(draft.series)]),
    ],
    feedsOf: rootsOf(article),
    picture: draft.image,
    about: [house.data.article(article, base.url(article.path))],
  });
  return {
    kind: "article",
    ...frame,
    canonical: draft.canonical ?? frame.canonical,
    indexable: draft.canonical === undefined,
    headline: draft.headline,
    standfirst: draft.standfirst,
    ...(draft.kicker ? { kicker: draft.kicker } : {}),
    ...(label === undefined ? {} : { label }),
    section: house.sectionLink(article.section),
    storyLanguage,
    storyDirection: directionOf(storyLanguage),
    ...(dateline === undefined ? {} : { dateline }),
    ...(draft.source === undefined ? {} : { source: draft.source }),
    authors: article.authors.map((author, index) => ({ ...house.authorLink(author), after: after[index] ?? "" })),
    published,
    ...(draft.updated === undefined ? {} : { updated: stampOf(draft.updated, timeZone, language) }),
    readingTime: counted(words.readingTime, Math.max(1, Math.round(draft.body.words / WORDS_A_MINUTE)), language),
    ...(draft.image ? { image: house.picture(draft.image) } : {}),
    body: house.bodyForPage(draft.body),
    corrections: draft.corrections.map(({ date, text }) => ({ stamp: stampOf(date, timeZone, language), text })),
    tags: article.tags.map(house.tagLink),
    ...link("previous", previous && house.storyLink(previous)),
    ...link("next", next && house.storyLink(next)),
    related: related.map((each) => house.teaser(each, language)),
    translations,
    ...(outlet.policy.llms?.twins ? { twin: base.href(twinPath(article.path)) } : {}),
    social: {
      published: dateTimeOf(draft.date.at, timeZone),
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
