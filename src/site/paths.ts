import { type Addresses, languagePath } from "../model/addresses.ts";
import type { Outlet } from "../model/outlet.ts";
import { asciiSlugOf, slugOf } from "../model/slug.ts";

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
/** The list of all stories in a language, newest first. */
export const languageListPath = (addresses: Addresses, language: string): string =>
  `${languagePath(addresses, language)}latest/`;
/** What of `_data/site.ts` the addresses of lists are made with. */
type Site = Pick<Outlet["site"], "addresses" | "slugs" | "language">;

export const tagPath = (site: Site, slug: string): string => `${site.addresses.tags}${slugInAddress(site, slug)}/`;
export const authorPath = (site: Site, slug: string): string =>
  `${site.addresses.authors}${slugInAddress(site, slug)}/`;
export const seriesPath = (site: Site, title: string): string =>
  `${site.addresses.series}${slugInAddress(site, slugOf(title))}/`;
export const partnerPath = ({ feeds }: Addresses, name: string): string => `${feeds}${name}/`;

/** A slug as the addresses of tags, series and authors have it. */
export const slugInAddress = ({ slugs, language }: Site, slug: string): string =>
  slugs === "ascii" ? asciiSlugOf(slug, language) : slug;

/** The address of a list from before `slugs` was "ascii", if the outlet says that it had one and it was another. */
export function formerly<S extends Site>(site: S, pathOf: (site: S) => string): { former?: string } {
  if (site.slugs !== "ascii" || site.addresses.former.slugs === undefined) return {};
  const former = pathOf({ ...site, slugs: "letters" });
  return former === pathOf(site) ? {} : { former };
}
