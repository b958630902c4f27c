import type { OwnPage } from "../site/place.ts";
import type { SiteContext } from "../site/site-context.ts";

/** What Eleventy's data cascade says of a page, as far as we look at it. */
export interface OwnData {
  readonly page: {
    readonly url: string | false;
    readonly inputPath: string;
    outputPath?: string | false;
    lang?: string;
  };
  readonly permalink?: unknown;
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
      const path = decodeURI(url).normalize("NFC");
      const hasPermalink = data?.permalink !== undefined || path !== pathByName(inputPath);
      return [{ path, inputPath, indexable, hasPermalink }];
    });
  });
  return pages.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/** Where Eleventy puts a page that says no permalink: `./src/pages/desk/index.md` is `/desk/`. */
const pathByName = (inputPath: string): string =>
  inputPath
    .replace(/^\.\/src\/pages\//, "/")
    .replace(/(?:\.11ty)?\.\w+$/, "/")
    .replace(/(?<=\/)\d{4}-\d\d-\d\d-(?=[^/]+\/$)/, "")
    .replace(/(?<=\/)index\/$/, "")
    .normalize("NFC");

/**
 * What `layouts/base.njk` needs to know of a page that is none of ours; nothing for one that is not HTML. Data is made before the pages of
 * the edition are known, so that each value is made when a template asks for it.
 *
 * @param untitled called when a template shows the title of a page that has none
 */
export function viewOfOwnPage(
  context: () => SiteContext,
  data: OwnData,
  untitled: (inputPath: string) => void,
): object | undefined {
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
        if (key === "title" && data.title === undefined) untitled(data.page.inputPath);
        made ??= make();
        return Reflect.get(made, key);
      },
    },
  );
}

const isHtml = (url: string): boolean => /(?:\/|\.html)$/.test(url);
