import { listFolders } from "./listings.ts";
import { paths } from "./paths.ts";

/** First parts of addresses of files that are copied. */
const COPIED = ["assets", "media"];

/** First parts of addresses that Broadsheet gives to files and pages of its own, now or in the next edition; so are all years. */
const firstParts: ReadonlySet<string | undefined> = new Set([
  ...COPIED,
  // The front page's numbered pages would be there.
  "page",
  ...[...Object.values(paths), ...listFolders].map((path) => path.split("/")[1]),
]);

/** Whether no section may have this id. */
export const isReservedId = (id: string): boolean => firstParts.has(id) || /^\d{4}$/.test(id);

const RESERVED = new RegExp(`^/(?:(?:${COPIED.join("|")})/|favicon\\.ico\\b|sitemap)`);

/** Whether an address is kept for files that are copied (pictures, icons) and for sitemaps, whose number grows: no page may have it. */
export const isReservedPath = (path: string): boolean => RESERVED.test(path);
