import type { StoryType } from "../../model/article.ts";
import { dateTimeOf, directionOf, stampOf } from "../../model/dates.ts";
import type { ArticlePage, Link } from "../../model/page.ts";
import type { Article } from "../article.ts";
import { counted, type House, type Newsroom } from "../newsroom.ts";
import { relatedTo } from "../related.ts";
import type { Slot } from "../slot.ts";
import { newsArticle } from "../structured-data.ts";

const WORDS_A_MINUTE = 230;

/** A page a story. It shows the story, four earlier ones, and the ones published just before and after it. */
export function* articlePages(newsroom: Newsroom): Generator<Slot> {
  const { articles } = newsroom;
  const related = relatedTo(articles);
  const byId = new Map(articles.map((article) => [article.draft.id, article]));
  for (const [index, article] of articles.entries()) {
    const neighbours = (): Neighbours => {
      const chosen = article.draft.related.flatMap((id) => byId.get(id) ?? []);
      const others = (related[index] ?? []).filter((each) => !chosen.includes(each));
      return {
        previous: articles[index - 1],
        next: articles[index + 1],
        related: [...chosen, ...others].slice(0, Math.max(4, chosen.length)),
      };
    };
    yield {
      kind: "article",
      path: article.path,
      indexable: article.draft.canonical === undefined,
      page: () => articlePage(newsroom, article, neighbours()),
      basis: () => basisOf(newsroom, article, neighbours()),
    };
  }
}

interface Neighbours {
  previous: Article | undefined;
  next: Article | undefined;
  related: readonly Article[];
}

function basisOf(house: House, { draft, fingerprint }: Article, { previous, next, related }: Neighbours): unknown {
  return [
    fingerprint,
    draft.body.fingerprint,
    house.destinations(draft.body),
    // They show a headline and an address; a story that moves changes its neighbours, not its fingerprint.
    [previous, next].map((each) => each && [each.draft.headline, each.path]),
    related.map((each) => each.fingerprint),
  ];
}

function articlePage(house: House, article: Article, { previous, next, related }: Neighbours): ArticlePage {
  const { base, outlet } = house;
  const { timeZone } = outlet.site;
  const { draft } = article;
  const storyLanguage = draft.language ?? outlet.site.language;
  const language = house.languageFor(draft.language);
  const words = house.words(language);
  const label = labelOf(words.types, draft.type);
  const published = house.teaser(article, language).stamp;
  const modified = dateTimeOf(article.modified, timeZone);
  const frame = house.frame({
    path: article.path,
    title: draft.headline,
    description: draft.standfirst,
    language,
    crumbs: [
      ...house.sectionTrail(article.section),
      ...(draft.series === undefined ? [] : [house.seriesLink(draft.series)]),
    ],
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
    ...(draft.location === undefined
      ? {}
      : { dateline: draft.source === undefined ? draft.location : `${draft.location} (${draft.source})` }),
    ...(draft.source === undefined ? {} : { source: draft.source }),
    authors: article.authors.map(house.authorLink),
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
    social: {
      published: published.iso,
      modified,
      ...(draft.image
        ? {
            image: {
              url: base.url(draft.image.path),
              width: draft.image.width,
              height: draft.image.height,
              alt: draft.image.alt,
            },
          }
        : {}),
    },
    structuredData: newsArticle(house, article, published.iso, modified),
  };
}

const link = <K extends string>(key: K, to: Link | undefined): { [key in K]?: Link } =>
  to === undefined ? {} : ({ [key]: to } as { [key in K]: Link });

const labelOf = (labels: Record<Exclude<StoryType, "news">, string>, type: StoryType): string | undefined =>
  type === "news" ? undefined : labels[type];
