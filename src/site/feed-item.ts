import type { Picture } from "../model/article.ts";
import { directionOf, zonedText } from "../model/dates.ts";
import type { FeedImage, FeedItem } from "../model/feed.ts";
import type { Words } from "../model/outlet.ts";
import { dashMarkup, escapeMarkup } from "../model/text.ts";
import type { Article } from "./article.ts";
import { authorPath } from "./paths.ts";
import { imageForFeed } from "./picture-element.ts";
import { creditLine, jpegOf, labelOfPicture } from "./pictures.ts";
import { enclosuresOf } from "./recordings.ts";
import type { SharedContext } from "./site-context.ts";

/**
 * A story as an item of a feed.
 *
 * @param text "full" for the whole story, "summary" for its summary only
 */
export function feedItem(context: SharedContext, article: Article, text: "full" | "summary"): FeedItem {
  const { base, outlet } = context;
  const { site } = outlet;
  const { story, path } = article;
  // If there are authors to name, the agency is named in the dateline of the text only.
  const isInText = article.authors.length > 0 && story.location !== undefined && text === "full";
  const enclosures = enclosuresOf(story.body, base);
  const section = { term: article.section, label: context.sectionLink(article.section).text };
  return {
    id: `tag:${site.idAuthority}:${encodeURIComponent(story.id)}`,
    url: base.url(path),
    title: titleOf(context, article),
    summary: story.summary,
    ...(text === "full" ? { content: contentOf(context, article) } : {}),
    published: new Date(article.released.at),
    updated: new Date(context.updatedInFeeds(article)),
    language: story.language ?? site.language,
    authors: [
      ...article.authors.map(({ name, slug }) => ({ name, url: base.url(authorPath(site, slug)) })),
      ...(article.source === undefined || isInText ? [] : [{ name: article.source }]),
    ],
    // A tag may have the same name as the section.
    categories: [
      section,
      ...article.tags.flatMap(({ slug, label }) => (label === section.label ? [] : { term: slug, label })),
    ],
    ...(story.image ? { image: imageOf(context, story.image) } : {}),
    ...(enclosures.length === 0 ? {} : { enclosures }),
  };
}

/** The headline. In the preview, that of a story to come says so. */
const titleOf = (context: SharedContext, { story, hidden }: Article): string =>
  hidden ? `${context.words().preview[hidden.state]}: ${story.headline}` : story.headline;

function imageOf({ base }: SharedContext, picture: Picture): FeedImage {
  const { path, variant } = jpegOf(picture);
  return {
    url: base.url(path),
    type: "image/jpeg",
    width: variant.width,
    height: variant.height,
    description: picture.caption ?? picture.alt,
    ...(picture.credit === undefined ? {} : { credit: picture.credit }),
  };
}

/** The HTML of a story for reading outside the site: picture, dateline, text and corrections, as on its page. */
export function contentOf(context: SharedContext, article: Article): string {
  const { story, path } = article;
  const { timeZone } = context.outlet.site;
  const language = context.languageFor(story.language);
  const words = context.words(language);
  const { image, corrections } = story;
  const dateline = context.dateline(article);
  const notes = corrections.map(
    ({ date, text }) =>
      `<p><strong>${escapeMarkup(words.correction)}, ${escapeMarkup(zonedText(date, timeZone, language))}:</strong> ${escapeMarkup(text)}</p>\n`,
  );
  const content = [
    image ? figure(context, image, words) : "",
    dateline === undefined ? "" : `<p>${escapeMarkup(dateline)} ${dashMarkup(words.dash)}</p>\n`,
    context.bodyForFeed(story.body, path, story.language),
    ...(notes.length === 0 ? [] : ["<hr>\n", ...notes]),
  ].join("");
  const own = story.language;
  if (own === undefined || own === context.outlet.site.language) return content;
  // A feed reader uses the language and direction of the feed for all stories that do not state their own.
  return `<div lang="${escapeMarkup(own)}" dir="${directionOf(own)}">\n${content}</div>\n`;
}

function figure(context: SharedContext, picture: Picture, words: Words): string {
  const lines = [picture.caption, labelOfPicture(picture, words), creditLine(picture, words)].flatMap((line) =>
    line === undefined ? [] : escapeMarkup(line),
  );
  const below = lines.length === 0 ? "" : `<figcaption>${lines.join(" ")}</figcaption>`;
  return `<figure>${imageForFeed(picture, context.base)}${below}</figure>\n`;
}
