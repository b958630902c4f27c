import { slugOf } from "../model/slug.ts";

// The addresses of Broadsheet's own pages and files: those that several modules use, and those that no other page may have.

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

/** The first parts of addresses of copied files. */
const COPIED = ["assets", "media"];

/** First parts of addresses that Broadsheet uses for its own files and pages, now or in the next edition. It also uses all years. The README lists them. */
export const firstParts: ReadonlySet<string> = new Set([
  ...COPIED,
  ..."archive authors corrections feeds latest page sections series subscribe tags".split(" "),
]);

/** Whether an id is reserved, so that no section may have it. */
export const isReservedId = (id: string): boolean => firstParts.has(id) || /^\d{4}$/.test(id);

const RESERVED = new RegExp(`^/(?:(?:${COPIED.join("|")})/|favicon\\.ico\\b|sitemap)`);

/** Whether an address is reserved for copied files (pictures, icons) and for sitemaps, whose number grows. No page may have it. */
export const isReservedPath = (path: string): boolean => RESERVED.test(path);
