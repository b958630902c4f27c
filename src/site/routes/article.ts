// The page of a story: what it shows of the story itself, and of others: its series, its neighbours, related stories and translations.

import type { Story } from "../../model/article.ts";
import { calendarOf, dateTimeOf, directionOf, monthName, stampOf } from "../../model/dates.ts";
import { isolatedWords } from "../../model/left-to-right.ts";
import type { Words } from "../../model/outlet.ts";
import type { StoryType } from "../../model/story-types.ts";
import type { Link } from "../../model/view.ts";
import type { Article } from "../article.ts";
import { cardOfStory } from "../cards.ts";
import { articlesByFront } from "../front-languages.ts";
import { betweenNames } from "../joined.ts";
import { authorPath, seriesPath } from "../paths.ts";
import { creditLine, labelOfPicture } from "../pictures.ts";
import type { Placed } from "../place.ts";
import { recordingsOf } from "../recordings.ts";
import { relatedTo } from "../related.ts";
import { route } from "../route.ts";
import { classesOfRow, rowsOf } from "../rows.ts";
import type { SharedContext } from "../site-context.ts";
import { isLong } from "../teasers.ts";
import { type Translations, translationsOf } from "../translations.ts";
import { counted } from "../words.ts";
import { markdownPath } from "./llms.ts";

const WORDS_A_MINUTE = 230;
const RELATED = 4;
/** The parts of a series of more than so many do not say how many there are, so that a new part reprints few pages. */
const MOST_PARTS = 30;

/**
 * A page for each story, with links to four earlier stories, and to the parts of its series or the stories just before and after it. Where
 * languages have fronts, these are stories of the same front.
 */
export function* articleRoutes(placed: Placed) {
  const { names, outlet } = placed;
  const translations = translationsOf(placed);
  // Remove duplicates: two names may mean the same story.
  const partsOf = new Map(
    placed.listings.flatMap(({ kind, path, articles }) => (kind === "series" ? [[path, articles]] : [])),
  );
  const chosenFor = ({ story: { related } }: Article): readonly Article[] =>
    related.length === 0 ? NONE : [...new Set(related.flatMap((name) => names.story(name) ?? []))];
  for (const articles of articlesByFront(placed.articles, placed.listings, outlet.site).values()) {
    const related = relatedTo(articles, RELATED + 2);
    for (const [index, article] of articles.entries()) {
      const { series } = article.story;
      const parts = series === undefined ? undefined : partsOf.get(seriesPath(outlet.site, series));
      const place = placeInSeries(article, parts ?? []);
      const [previous, next] = place ? [place.previous, place.next] : [articles[index - 1], articles[index + 1]];
      const neighbours = (): Neighbours => {
        const chosen = chosenFor(article);
        // No story stands twice on the page: those beside this one have their own place, unless the editor chose them.
        const others = related(index).filter((each) => !chosen.includes(each) && each !== previous && each !== next);
        const shown = [...chosen, ...others].slice(0, Math.max(RELATED, chosen.length));
        // One alone would leave its row empty: the story before it stands there, and not below.
        if (shown.length === 1 && !place && previous && !shown.includes(previous)) shown.push(previous);
        return {
          previous: previous && shown.includes(previous) ? undefined : previous,
          next: next && shown.includes(next) ? undefined : next,
          ...(place ? { part: place } : {}),
          related: shown,
          translations: translations.get(article.path) ?? [],
        };
      };
      yield route("article", {
        path: article.path,
        indexable: article.canonical === undefined,
        article,
        source: () => ({ file: article.story.file, at: article.released.at }),
        view: (context) => articleView(context, article, neighbours()),
        cacheKey: (context) => cacheKeyOf(context, article, neighbours()),
        dependsOn: () => [article, previous, next, ...chosenFor(article), ...related(index)],
      });
    }
  }
}

const NONE: readonly Article[] = [];

/** Where a story stands in its series, and the parts beside it. */
interface Part {
  readonly number: number;
  /** How many there are. Undefined in a long series. */
  readonly all?: number;
  readonly previous: Article | undefined;
  readonly next: Article | undefined;
}

/** Undefined if it is the only part. @param parts of its series, the first one first */
function placeInSeries(article: Article, parts: readonly Article[]): Part | undefined {
  const at = parts.length < 2 ? -1 : parts.indexOf(article);
  if (at < 0) return undefined;
  return {
    number: at + 1,
    ...(parts.length > MOST_PARTS ? {} : { all: parts.length }),
    previous: parts[at - 1],
    next: parts[at + 1],
  };
}

/** What the page shows of other stories. */
interface Neighbours {
  previous: Article | undefined;
  next: Article | undefined;
  part?: Part;
  related: readonly Article[];
  translations: Translations;
}

function cacheKeyOf(
  context: SharedContext,
  article: Article,
  { previous, next, part, related, translations }: Neighbours,
): string {
  const { story, fingerprint } = article;
  return [
    fingerprint,
    story.body.fingerprint,
    // The page shows their headlines and addresses. A story that moves does not change its own fingerprint, so the addresses are part of the key.
    JSON.stringify([
      [previous, next].map((each) => each && [each.path, each.story.headline, each.story.language]),
      part?.number,
      part?.all,
    ]),
    JSON.stringify([context.destinations(story.body), translations]),
    ...related.map((each) => each.fingerprint),
  ].join("\n");
}

function articleView(context: SharedContext, article: Article, neighbours: Neighbours) {
  const { previous, next, part, related, translations } = neighbours;
  const { base, outlet } = context;
  const { timeZone } = outlet.site;
  const { story } = article;
  const storyLanguage = story.language ?? outlet.site.language;
  const language = context.languageFor(story.language);
  const words = context.words(language);
  const legible = (line: string): string => isolatedWords(line, storyLanguage);
  const dateline = context.dateline(article);
  const names = article.authors.map(({ name }) => name);
  const after = betweenNames(names, language);
  const label = labelOf(words.types, story.type);
  const published = stampOf(article.released, timeZone, language);
  const frame = context.frame(article.path, {
    title: story.headline,
    description: story.summary,
    language,
    contentLanguage: story.language,
    crumbs: [
      ...context.sectionTrail(article.section),
      ...(story.series === undefined || part ? [] : [context.seriesLink(story.series)]),
    ],
    section: article.section,
    card: cardOfStory(article, base, outlet),
    type: "NewsArticle",
    about: [context.data.article(article, base.url(article.path), translations)],
  });
  const body = context.bodyForPage(story.body, story.language);
  const hasMarkup = MARKUP.test(body);
  const section = context.sectionLink(article.section);
  // The page says its section above the headline.
  const teasers = related.map((each) => context.teasers.one(each, "teaser", { language, text: section.text }));
  const languages = [article, previous, next, ...related].map((each) => each?.story.language ?? outlet.site.language);
  const cards = cardsOf(article, context);
  return {
    // The frame is not spread first: V8 would copy it without room for more properties, and the result would be twice as slow.
    headline: legible(story.headline),
    isLong: isLong(story.headline),
    ...frame,
    canonical: article.canonical ?? frame.canonical,
    standfirst: story.standfirst && legible(story.standfirst),
    kicker: story.kicker || undefined,
    /** The label of the type: `Opinion`, `Analysis` … News has none. */
    label,
    section,
    /** The story's language. The page has another one if the outlet has no interface words in it. */
    storyLanguage,
    storyDirection: directionOf(storyLanguage),
    /** The dateline: `VLADIVOSTOK (Reuters)`. */
    dateline,
    source: article.source,
    /** The authors, each with the text before the next one: a comma, or the word for "and". */
    authors: article.authors.map((author, index) => ({ ...context.authorLink(author), after: after[index] ?? "" })),
    published,
    updated: story.updated && stampOf(story.updated, timeZone, language),
    readingTime: counted(words.readingTime, Math.max(1, Math.round(story.body.words / WORDS_A_MINUTE)), language),
    image: story.image && {
      ...context.picture(story.image, "lead", "eager"),
      caption: story.image.caption && legible(story.image.caption),
      label: labelOfPicture(story.image, words),
      /** Who made it, with the word before it: `Photo: Ada Reed`. */
      credit: creditLine(story.image, words),
    },
    /** The text as safe HTML. */
    body,
    /** What the page needs styles for. */
    has: {
      /** Text from right to left: the words of the page or of the outlet, the story, or links to others. */
      directions: [language, outlet.site.language, ...languages].some((each) => directionOf(each) === "rtl"),
      /** What stands within lines: a dateline, links. */
      inline: dateline !== undefined || body.includes("<a "),
      /** Pictures and their captions: its own, its authors', those of other stories; and whatever else a text may have. */
      pictures:
        hasMarkup ||
        story.image !== undefined ||
        teasers.some(({ image, portrait }) => image ?? portrait) ||
        cards.some(({ photo }) => photo),
      /** Rows of one or three, or with lines above headlines. Most are four alike. */
      rows: rowsOf(teasers).some((row) => /of[13]|kickers/.test(classesOfRow(row))),
      notes: story.corrections.length + cards.length + translations.length > 0 || part !== undefined,
      /** Lists, tables, headings, quotations, figures: anything but paragraphs. */
      markup: hasMarkup,
    },
    hasBlocks: story.body.blocks !== undefined,
    hasRecordings: recordingsOf(story.body).length > 0,
    calls: context.calls.below(article.section, language, story.body),
    corrections: story.corrections.map(({ date, text, ...written }) => ({
      stamp: stampOf(date, timeZone, language),
      text: legible(text),
      ...written,
    })),
    tags: article.tags.map(context.tagLink),
    /** Those who have an entry in `_data/authors.ts`. */
    cards,
    /** Its place in its series: `Part 2 of 5`. */
    part: part &&
      story.series !== undefined && {
        ...context.seriesLink(story.series),
        label: (part.all === undefined ? words.part : words.partOf)
          .replace("{n}", String(part.number))
          .replace("{all}", String(part.all)),
      },
    /** The month that it is from, and all stories of that month. */
    month: monthLink(article, context, language),
    /** Where readers may share it. */
    share: outlet.navigation.share.map(({ label, url }) => ({
      text: label,
      href: url
        .replace("{title}", () => encodeURIComponent(story.headline))
        .replace("{url}", () => encodeURIComponent(article.canonical ?? frame.canonical)),
    })),
    mail: `mailto:?subject=${encodeURIComponent(story.headline)}&body=${encodeURIComponent(article.canonical ?? frame.canonical)}`,
    previous: previous && neighbourLink(previous, context, language),
    next: next && neighbourLink(next, context, language),
    related: teasers,
    translations,
    /** The address of the story in Markdown, relative to the host, if there is that version. */
    markdown: outlet.policy.llms?.twins ? base.href(markdownPath(article.path)) : undefined,
    /** The same facts for machines: Open Graph's `article:*` and the fediverse. */
    social: {
      /** The time of publication in ISO 8601, with offset. */
      published: dateTimeOf(article.released.at, timeZone),
      /** Absent if the story has not changed. */
      modified: article.modified === article.released.at ? undefined : dateTimeOf(article.modified, timeZone),
      /** The absolute addresses of the authors' pages. */
      authors: article.authors.map(({ slug }) => base.url(authorPath(outlet.site, slug))),
      /** The authors' accounts in the fediverse: `@ines@social.example`. */
      creators: article.authors.flatMap(({ id }) => outlet.authors[id ?? ""]?.fediverse ?? []),
    },
  };
}

/** The beginning of an element that a paragraph of wire copy does not have. */
const MARKUP = /<(?!\/?(?:p|em|strong|a|br)[ >])/;

/** What is said of those authors who have more in `_data/authors.ts` than a name. */
const cardsOf = ({ authors }: Article, context: SharedContext) =>
  authors.flatMap((author) => {
    const { role, biography, portrait } = context.outlet.authors[author.id ?? ""] ?? {};
    if (role === undefined && biography === undefined && portrait === undefined) return [];
    return {
      ...context.authorLink(author),
      ...(role ? { role } : {}),
      ...(biography ? { biography } : {}),
      ...(portrait ? { photo: context.picture(portrait, "signature") } : {}),
    };
  });

/** A link to a story, which says its language if it is not that of the page. */
function neighbourLink(article: Article, context: SharedContext, language: string) {
  const own = article.story.language ?? context.outlet.site.language;
  return { ...context.storyLink(article), ...(own === language ? {} : { language: own, direction: directionOf(own) }) };
}

function monthLink({ released }: Article, context: SharedContext, language: string): Link {
  const { year, month } = calendarOf(released.at, context.outlet.site.timeZone);
  const name = monthName(Number(year), Number(month), language);
  return {
    text: context.words(language).storyFrom.replace("{month}", name),
    href: context.base.href(`/${year}/${month}/`),
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
