import { dateTimeOf } from "../../model/dates.ts";
import type { SitemapPage } from "../../model/page.ts";
import { fileOf } from "../address.ts";
import type { Newsroom } from "../newsroom.ts";
import type { Slot } from "../slot.ts";

const PATH = "/sitemap.xml";

/** `/sitemap.xml`: every page that search engines may list, stories with the time of their last change. */
export const sitemap = (newsroom: Newsroom, slots: readonly Slot[]): Slot => ({
  kind: "sitemap",
  path: PATH,
  indexable: false,
  page: () => sitemapOf(newsroom, slots),
});

function sitemapOf({ articles, base, outlet }: Newsroom, slots: readonly Slot[]): SitemapPage {
  const modified = new Map(
    articles.map((article) => [article.path, dateTimeOf(article.modified, outlet.site.timeZone)]),
  );
  const entries = slots.flatMap(({ path, indexable }) => {
    if (!indexable) return [];
    const time = modified.get(path);
    return { url: base.url(path), ...(time === undefined ? {} : { modified: time }) };
  });
  return { kind: "sitemap", path: PATH, file: fileOf(PATH), entries };
}
