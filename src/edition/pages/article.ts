import type { StoryType } from "../../model/article.ts";
import { dateTimeOf, directionOf, stampOf } from "../../model/dates.ts";
import type { ArticlePage, Link } from "../../model/page.ts";
import type { Article } from "../article.ts";
import { authorPath, sectionPath, seriesPath, tagPath } from "../listing.ts";
import { counted, type Newsroom } from "../newsroom.ts";
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
    const page = () => {
      const chosen = article.draft.related.flatMap((id) => byId.get(id) ?? []);
      const others = (related[index] ?? []).filter((each) => !chosen.includes(each));
      return articlePage(newsroom, article, {
        previous: articles[index - 1],
        next: articles[index + 1],
        related: [...chosen, ...others].slice(0, Math.max(4, chosen.length)),
        translations: translations.get(article) ?? [],
      });
    };
    yield { kind: "article", path: article.path, indexable: article.draft.canonical === undefined, page };
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

function articlePage(newsroom: Newsroom, article: Article, neighbours: Neighbours): ArticlePage {
  const { previous, next, related, translations } = neighbours;
  const { base, outlet } = newsroom;
  const { timeZone } = outlet.site;
  const { draft } = article;
  const storyLanguage = draft.language ?? outlet.site.language;
  const language = newsroom.languageFor(draft.language);
  const words = newsroom.words(language);
  const dateline = newsroom.dateline(draft);
  const label = labelOf(words.types, draft.type);
  const published = newsroom.teaser(article, language).stamp;
  const frame = newsroom.frame({
    path: article.path,
    title: draft.headline,
    description: draft.standfirst,
    language,
    crumbs: [
      ...newsroom.sectionTrail(article.section),
      ...(draft.series === undefined ? [] : [newsroom.seriesLink(draft.series)]),
    ],
    feedsOf: [
      "/",
      ...article.listedIn.map(sectionPath),
      ...(draft.series === undefined ? [] : [seriesPath(draft.series)]),
      ...article.authors.map(({ slug }) => authorPath(slug)),
      ...article.tags.map(({ slug }) => tagPath(slug)),
    ],
    picture: draft.image,
    about: [newsroom.data.article(article, base.url(article.path))],
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
    section: newsroom.sectionLink(article.section),
    storyLanguage,
    storyDirection: directionOf(storyLanguage),
    ...(dateline === undefined ? {} : { dateline }),
    ...(draft.source === undefined ? {} : { source: draft.source }),
    authors: article.authors.map(newsroom.authorLink),
    published,
    ...(draft.updated === undefined ? {} : { updated: stampOf(draft.updated, timeZone, language) }),
    readingTime: counted(words.readingTime, Math.max(1, Math.round(draft.body.words / WORDS_A_MINUTE)), language),
    ...(draft.image ? { image: newsroom.picture(draft.image) } : {}),
    body: newsroom.bodyForPage(draft.body),
    corrections: draft.corrections.map(({ date, text }) => ({ stamp: stampOf(date, timeZone, language), text })),
    tags: article.tags.map(newsroom.tagLink),
    ...link("previous", previous && newsroom.storyLink(previous)),
    ...link("next", next && newsroom.storyLink(next)),
    related: related.map((each) => newsroom.teaser(each, language)),
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
