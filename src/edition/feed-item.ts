import type { Picture } from "../model/article.ts";
import { directionOf, stampOf } from "../model/dates.ts";
import type { FeedImage, FeedItem } from "../model/feed.ts";
import type { Article } from "./article.ts";
import { readable } from "./cards.ts";
import { authorPath } from "./listing.ts";
import type { House } from "./newsroom.ts";

/**
 * A story as a feed carries it.
 *
 * @param text "full" with the whole story, "summary" with its summary alone
 */
export function feedItem(house: House, article: Article, text: "full" | "summary"): FeedItem {
  const { base, outlet } = house;
  const { site } = outlet;
  const { draft, path } = article;
  // With people to name, the dateline of the text is enough.
  const isInText = article.authors.length > 0 && draft.location !== undefined && text === "full";
  const section = { term: article.section, label: house.sectionLink(article.section).text };
  return {
    id: `tag:${site.idAuthority}:${encodeURIComponent(draft.id)}`,
    url: base.url(path),
    title: draft.headline,
    summary: draft.summary,
    ...(text === "full" ? { content: contentOf(house, article) } : {}),
    published: new Date(article.released.at),
    updated: new Date(house.updatedInFeeds(article)),
    language: draft.language ?? site.language,
    authors: [
      ...article.authors.map(({ name, slug }) => ({ name, url: base.url(authorPath(slug)) })),
      ...(article.source === undefined || isInText ? [] : [{ name: article.source }]),
    ],
    // A tag may have the section's name.
    categories: [
      section,
      ...article.tags.flatMap(({ slug, label }) => (label === section.label ? [] : { term: slug, label })),
    ],
    ...(draft.image ? { image: imageOf(house, draft.image) } : {}),
  };
}

function imageOf({ base }: House, picture: Picture): FeedImage {
  const { path, ...measures } = readable(picture);
  return {
    url: base.url(path),
    ...measures,
    description: picture.caption ?? picture.alt,
    ...(picture.credit === undefined ? {} : { credit: picture.credit }),
  };
}

/** The story as its page has it, as HTML: picture, dateline, text and corrections, to be read away from the site. */
export function contentOf(house: House, article: Article): string {
  const { draft, path } = article;
  const { timeZone } = house.outlet.site;
  const language = house.languageFor(draft.language);
  const words = house.words(language);
  const { image, corrections } = draft;
  const dateline = house.dateline(article);
  const notes = corrections.map(
    ({ date, text }) =>
      `<p><strong>${escapeHtml(words.correction)}, ${escapeHtml(stampOf(date, timeZone, language).text)}:</strong> ${escapeHtml(text)}</p>\n`,
  );
  const content = [
    image ? figure(house, image) : "",
    dateline === undefined ? "" : `<p>${escapeHtml(dateline)} &mdash;</p>\n`,
    house.bodyForFeed(draft.body, path),
    ...(notes.length === 0 ? [] : ["<hr>\n", ...notes]),
  ].join("");
  const own = draft.language;
  if (own === undefined || own === house.outlet.site.language) return content;
  // A reader sets all stories of a feed one way, unless they say otherwise.
  return `<div lang="${escapeHtml(own)}" dir="${directionOf(own)}">\n${content}</div>\n`;
}

function figure({ base }: House, picture: Picture): string {
  const { path, width, height } = readable(picture);
  const { alt, caption, credit } = picture;
  const lines = [caption, credit].flatMap((line) => (line === undefined ? [] : escapeHtml(line)));
  const below = lines.length === 0 ? "" : `<figcaption>${lines.join(" ")}</figcaption>`;
  return `<figure><img src="${escapeHtml(base.url(path))}" width="${width}" height="${height}" alt="${escapeHtml(alt)}">${below}</figure>\n`;
}

const escapeHtml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
