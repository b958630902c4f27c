import type { Addresses } from "../model/addresses.ts";
import { slugOf } from "../model/slug.ts";

/** The addresses of files that are the same for every outlet. Those of pages are `addresses` in `_data/site.ts`. */
export const paths = {
  opml: "/feeds.opml",
  manifest: "/assets/manifest.webmanifest",
  feedStyle: "/assets/feed.css",
  sitemap: "/sitemap.xml",
  newsSitemap: "/sitemap-news.xml",
  license: "/license.xml",
} as const;

export const sectionPath = (id: string): string => `/${id}/`;
export const tagPath = ({ tags }: Addresses, slug: string): string => `${tags}${slug}/`;
export const authorPath = ({ authors }: Addresses, slug: string): string => `${authors}${slug}/`;
export const seriesPath = ({ series }: Addresses, title: string): string => `${series}${slugOf(title)}/`;
export const partnerPath = ({ feeds }: Addresses, name: string): string => `${feeds}${name}/`;
