import { slugOf } from "../model/slug.ts";

// The site's own addresses: those that several files name, and those that nothing else may have.

export const sectionPath = (id: string): string => `/${id}/`;
export const tagPath = (slug: string): string => `/tags/${slug}/`;
export const authorPath = (slug: string): string => `/authors/${slug}/`;
export const seriesPath = (title: string): string => `/series/${slugOf(title)}/`;
export const partnerPath = (name: string): string => `/feeds/${name}/`;
export const LATEST = "/latest/";
export const SUBSCRIBE = "/subscribe/";
export const CORRECTIONS = "/corrections/";
export const OPML = "/feeds.opml";
export const MANIFEST = "/assets/manifest.webmanifest";
export const FEED_STYLE = "/assets/feed.css";
export const SITEMAP = "/sitemap.xml";
export const NEWS_SITEMAP = "/sitemap-news.xml";
export const LICENSE = "/license.xml";

/** First parts of addresses of files that are copied. */
const COPIED = ["assets", "media"];

/** First parts of addresses that Broadsheet gives to files and pages of its own, now or in the next edition; so are all years. The README lists them. */
export const firstParts: ReadonlySet<string> = new Set([
  ...COPIED,
  ..."archive authors corrections feeds latest page sections series subscribe tags".split(" "),
]);

/** Whether no section may have this id. */
export const isReservedId = (id: string): boolean => firstParts.has(id) || /^\d{4}$/.test(id);

const RESERVED = new RegExp(`^/(?:(?:${COPIED.join("|")})/|favicon\\.ico\\b|sitemap)`);

/** Whether an address is kept for files that are copied (pictures, icons) and for sitemaps, whose number grows: no page may have it. */
export const isReservedPath = (path: string): boolean => RESERVED.test(path);
