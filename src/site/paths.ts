import { slugOf } from "../model/slug.ts";

/** The addresses of Broadsheet's own pages and files. No section may have the first part of one as its id (`reserved.ts`). */
export const paths = {
  latest: "/latest/",
  sections: "/sections/",
  tags: "/tags/",
  authors: "/authors/",
  series: "/series/",
  feeds: "/feeds/",
  archive: "/archive/",
  search: "/search/",
  subscribe: "/subscribe/",
  corrections: "/corrections/",
  opml: "/feeds.opml",
  manifest: "/assets/manifest.webmanifest",
  feedStyle: "/assets/feed.css",
  sitemap: "/sitemap.xml",
  newsSitemap: "/sitemap-news.xml",
  license: "/license.xml",
} as const;

export const sectionPath = (id: string): string => `/${id}/`;
export const tagPath = (slug: string): string => `${paths.tags}${slug}/`;
export const authorPath = (slug: string): string => `${paths.authors}${slug}/`;
export const seriesPath = (title: string): string => `${paths.series}${slugOf(title)}/`;
export const partnerPath = (name: string): string => `${paths.feeds}${name}/`;
