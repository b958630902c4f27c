import type { StoryType } from "../model/article.ts";
import type { Article } from "./article.ts";
import { authorPath } from "./listing.ts";
import type { House } from "./newsroom.ts";

const schemaTypes: Record<StoryType, string> = {
  news: "NewsArticle",
  analysis: "AnalysisNewsArticle",
  opinion: "OpinionNewsArticle",
  explainer: "BackgroundNewsArticle",
  interview: "NewsArticle",
  review: "ReviewNewsArticle",
};

/**
 * The story as a schema.org NewsArticle, with what Google's Article page asks for.
 *
 * @param published ISO 8601, a date alone where no time is known
 * @param modified ISO 8601 with offset
 */
export function newsArticle(
  { base, outlet }: House,
  article: Article,
  published: string,
  modified: string,
): Record<string, unknown> {
  const { site, sections } = outlet;
  const { draft } = article;
  const url = base.url(article.path);
  return {
    "@context": "https://schema.org",
    "@type": schemaTypes[draft.type],
    headline: draft.headline,
    description: draft.standfirst,
    url,
    mainEntityOfPage: draft.canonical ?? url,
    datePublished: published,
    dateModified: modified,
    articleSection: sections[article.section]?.title ?? article.section,
    ...(article.tags.length === 0 ? {} : { keywords: article.tags.map(({ label }) => label) }),
    wordCount: draft.body.words,
    inLanguage: draft.language ?? site.language,
    isAccessibleForFree: true,
    ...(draft.location === undefined ? {} : { dateline: draft.location }),
    ...(draft.image ? { image: [base.url(draft.image.path)] } : {}),
    author:
      article.authors.length === 0
        ? [{ "@type": "Organization", name: site.name, url: base.url("/") }]
        : article.authors.map(({ name, slug }) => ({ "@type": "Person", name, url: base.url(authorPath(slug)) })),
    publisher: { "@type": "NewsMediaOrganization", name: site.name, url: base.url("/") },
    ...(draft.corrections.length === 0 ? {} : { correction: draft.corrections.map(({ text }) => text) }),
  };
}
