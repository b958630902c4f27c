import { type Addresses, allAddresses } from "../model/addresses.ts";
import { type Problem, problem } from "../model/problem.ts";
import { faultOf } from "./address.ts";
import { listFolders } from "./listings.ts";
import { paths } from "./paths.ts";

/** The first parts of addresses of copied files. */
const COPIED = ["assets", "media"];

/** The page of the preview that lists what an editor has to do. */
export const OVERVIEW = "/-/";

const firstPart = (path: string): string | undefined => path.split("/")[1];

/** First parts of addresses that Broadsheet uses for files and pages whose addresses are always the same. It also uses all years. */
const firstParts: ReadonlySet<string | undefined> = new Set([
  ...COPIED,
  // The front page's numbered pages would be there.
  "page",
  ...[OVERVIEW, ...Object.values(paths), ...listFolders].map(firstPart),
]);

/** Whether an id is reserved whatever addresses the outlet has chosen. */
const isAlwaysReserved = (id: string): boolean => firstParts.has(id) || /^\d{4}$/.test(id);

/** Whether an id is reserved, so that no section may have it. @param addresses of the outlet's own pages */
export const isReservedId = (id: string, addresses: Addresses): boolean =>
  isAlwaysReserved(id) || allAddresses(addresses).some(({ path }) => firstPart(path) === id);

/**
 * What is wrong with the addresses that the outlet has chosen: another page is there, now or before.
 *
 * @param file that has them, as the user knows it
 */
export function* addressProblems(addresses: Addresses, file: string): Generator<Problem> {
  const seen: { readonly path: string; readonly field: string }[] = [];
  for (const { path, field } of allAddresses(addresses)) {
    const place = { file, field: `addresses.${field}` };
    const fault = faultOf(path);
    const near = seen.find((each) => path.startsWith(each.path) || each.path.startsWith(path));
    if (fault !== undefined) yield problem(place, `"${path}" cannot be an address: it ${fault}`, "Write another one.");
    else if (isAlwaysReserved(firstPart(path) ?? ""))
      yield problem(place, `"${path}" is kept for other pages and files of Broadsheet`, "Write another one.");
    else if (near?.path === path)
      yield problem(place, `"${path}" is the address of "${near.field}" too`, "Write another one, or take it out.");
    else if (near) {
      const [inner, outer] = path.length > near.path.length ? [path, near.path] : [near.path, path];
      yield problem(place, `"${inner}" lies below "${outer}", where pages of that kind are`, "Write another one.");
    }
    seen.push({ path, field });
  }
}

const RESERVED = new RegExp(`^/(?:(?:${COPIED.join("|")}|-)/|search/(?:index|search)\\b|favicon\\.ico\\b|sitemap)`);

/** Whether an address is reserved for copied files (pictures, icons), for the preview, for the files of the search, and for sitemaps, whose number grows. No page may have it. */
export const isReservedPath = (path: string): boolean => RESERVED.test(path);
