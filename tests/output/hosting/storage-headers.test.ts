import { expect, test } from "vitest";
import { storageHeaders } from "../../../src/output/hosting/storage-headers.ts";

const FOREVER = "public, max-age=31536000, immutable";
const MINUTE = "public, max-age=60, s-maxage=60, stale-while-revalidate=600";
const MINUTES = "public, max-age=300, s-maxage=300, stale-while-revalidate=3600";

test.each([
  ["index.html", "text/html; charset=utf-8", MINUTE],
  ["2026/11/23/harbour-wall/index.html", "text/html; charset=utf-8", MINUTES],
  ["atom.xml", "application/atom+xml; charset=utf-8", MINUTE],
  ["tags/harbour/rss.xml", "application/rss+xml; charset=utf-8", MINUTE],
  ["tags/harbour/feed.json", "application/feed+json", MINUTE],
  ["feeds.opml", "text/x-opml; charset=utf-8", MINUTE],
  ["sitemap.xml", "application/xml; charset=utf-8", MINUTE],
  ["license.xml", "application/rsl+xml; charset=utf-8", MINUTE],
  ["media/wall-da4592ad-1200.avif", "image/avif", FOREVER],
  ["search/index/a1b2.json", "application/json", FOREVER],
  ["search/index.json", "application/json", "public, no-cache"],
  ["assets/manifest.webmanifest", "application/manifest+json", MINUTES],
  // What every program knows, it says itself.
  ["media/wall-da4592ad-1200.jpg", undefined, FOREVER],
  ["report.pdf", undefined, MINUTES],
])("a storage is told of %s that it is %s", (file, type, cache) => {
  expect(storageHeaders(file)).toEqual([
    ...(type === undefined ? [] : [["Content-Type", type]]),
    ["Cache-Control", cache],
  ]);
});
