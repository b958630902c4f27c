import { listFolders } from "./listings.ts";
import { paths } from "./paths.ts";

/** The first parts of addresses of copied files. */
const COPIED = ["assets", "media"];

/** First parts of addresses that Broadsheet uses for its own files and pages, now or in the next edition. It also uses all years. */
const firstParts: ReadonlySet<string | undefined> = new Set([
  ...COPIED,
  // The front page's numbered pages would be there.
  "page",
  ...[...Object.values(paths), ...listFolders].map((path) => path.split("/")[1]),
]);

/** Whether an id is reserved, so that no section may have it. */
export const isReservedId = (id: string): boolean => firstParts.has(id) || /^\d{4}$/.test(id);

/** The page of the preview that lists what an editor has to do. */
export const OVERVIEW = "/-/";

const RESERVED = new RegExp(`^/(?:(?:${COPIED.join("|")}|-)/|search/(?:index|search)\\b|favicon\\.ico\\b|sitemap)`);

/** Whether an address is reserved for copied files (pictures, icons), for the preview, for the files of the search, and for sitemaps, whose number grows. No page may have it. */
export const isReservedPath = (path: string): boolean => RESERVED.test(path);
