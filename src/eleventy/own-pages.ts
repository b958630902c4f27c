import type { OwnPage } from "../site/place.ts";
import type { SiteContext } from "../site/site-context.ts";

/** What Eleventy's data cascade says of a page, as far as we look at it. */
export interface OwnData {
  readonly page: { readonly url: string | false; outputPath?: string | false; readonly lang?: string };
  readonly title?: string;
  readonly description?: string;
  readonly lang?: string;
  readonly sitemap?: boolean;
  readonly eleventyExcludeFromCollections?: unknown;
}

/**
 * The outlet's own pages, by path.
 *
 * @param urls by the file that each is made from; pages without an address (`permalink: false`) are false
 * @param all Eleventy's `collections.all`, in which a page stands once, however many it is cut into
 */
export function ownPagesOf(
  urls: Readonly<Record<string, readonly (string | false)[]>>,
  all: readonly { readonly inputPath: string; readonly data: OwnData }[],
): OwnPage[] {
  const listed = new Map(all.map(({ inputPath, data }) => [inputPath, data]));
  const pages = Object.entries(urls).flatMap(([inputPath, made]) => {
    const data = listed.get(inputPath);
    return made.flatMap((url): OwnPage[] => {
      if (url === false) return [];
      const indexable = data !== undefined && data.sitemap !== false && isHtml(url);
      return [{ path: decodeURI(url).normalize("NFC"), inputPath, indexable }];
    });
  });
  return pages.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/**
 * What `layouts/base.njk` needs to know of a page that is none of ours; nothing for one that is not HTML. Data is made before the pages of
 * the edition are known, so that each value is made when a template asks for it.
 */
export function viewOfOwnPage(context: () => SiteContext, data: OwnData): object | undefined {
  const { url } = data.page;
  if (typeof url !== "string" || !isHtml(url)) return undefined;
  const make = () => {
    const site = context();
    const { outlet } = site;
    const path = decodeURI(url).normalize("NFC");
    const { title = outlet.site.name, description = outlet.site.description } = data;
    const indexable = data.eleventyExcludeFromCollections !== true && data.sitemap !== false;
    const language = site.languageFor(data.lang ?? data.page.lang);
    return { path, indexable, ...site.frame(path, { title, description, language }) };
  };
  let made: object | undefined;
  return new Proxy(
    {},
    {
      get(_, key) {
        // Eleventy asks whether it is a promise.
        if (typeof key === "symbol" || key === "then") return undefined;
        made ??= make();
        return Reflect.get(made, key);
      },
    },
  );
}

const isHtml = (url: string): boolean => /(?:\/|\.html)$/.test(url);
