import type { LayoutGlobals } from "../model/view.ts";
import type { View } from "../site/edition.ts";

/** A document of a feed as JSON Feed 1.1 has it (jsonfeed.org/version/1.1). `next_url` leads into the past, as a reader pages. */
export function jsonFeed(
  { feed, self, current, previous }: View<"feed">,
  site: LayoutGlobals["site"],
): Record<string, unknown> {
  return {
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    home_page_url: feed.home,
    feed_url: self,
    description: feed.description,
    language: feed.language,
    icon: `${site.url}assets/icon-512.png`,
    favicon: `${site.url}assets/icon-192.png`,
    authors: [{ name: site.name, url: site.url }],
    ...(previous === undefined ? {} : { next_url: previous }),
    ...(site.hub === undefined || current !== undefined ? {} : { hubs: [{ type: "WebSub", url: site.hub }] }),
    items: feed.items.map((item) => ({
      id: item.id,
      url: item.url,
      title: item.title,
      ...(item.content === undefined ? { content_text: item.summary } : { content_html: item.content }),
      ...(item.summary === "" ? {} : { summary: item.summary }),
      ...(item.image === undefined ? {} : { image: item.image.url }),
      ...(item.enclosures === undefined
        ? {}
        : {
            attachments: item.enclosures.map(({ url, type, bytes, title, seconds }) => ({
              url,
              mime_type: type,
              title,
              size_in_bytes: bytes,
              ...(seconds === undefined ? {} : { duration_in_seconds: seconds }),
            })),
          }),
      date_published: item.published.toISOString(),
      date_modified: item.updated.toISOString(),
      ...(item.authors.length === 0 ? {} : { authors: item.authors }),
      tags: item.categories.map(({ label }) => label),
      ...(item.language === feed.language ? {} : { language: item.language }),
    })),
  };
}
