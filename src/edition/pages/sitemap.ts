import { dateTimeOf } from "../../model/dates.ts";
import type { Page, SitemapPage } from "../../model/page.ts";
import { fileOf } from "../address.ts";
import type { Newsroom } from "../newsroom.ts";

const PATH = "/sitemap.xml";

/** `/sitemap.xml`: every page that search engines may list, stories with the time of their last change. */
export function sitemap({ articles, base, outlet }: Newsroom, pages: readonly Page[]): SitemapPage {
  const modified = new Map(
    articles.map((article) => [article.path, dateTimeOf(article.modified, outlet.site.timeZone)]),
  );
  const entries = pages.flatMap((page) => {
    if (!("indexable" in page) || !page.indexable) return [];
    const time = modified.get(page.path);
    return { url: base.url(page.path), ...(time === undefined ? {} : { modified: time }) };
  });
  return { kind: "sitemap", path: PATH, file: fileOf(PATH), entries };
}
