import { chosenAddresses } from "../model/addresses.ts";
import type { Outlet } from "../model/outlet.ts";
import { asciiSlugOf } from "../model/slug.ts";
import { isReservedPath } from "../site/reserved.ts";

/**
 * What a build says of pages of the paper's own that are no longer where they are by default, and lead nowhere from there.
 *
 * @param removed files of the last edition that are not in the new one
 * @param folder of `_data`, as the user knows it
 */
export function addressNotices(
  removed: readonly string[],
  site: Pick<Outlet["site"], "addresses" | "slugs" | "language">,
  folder: string,
): string[] {
  const { addresses, slugs, language } = site;
  const pages = removed
    .map((file) => `/${file}`.replace(/index\.html$/, ""))
    .filter((path) => path.endsWith("/") && !isReservedPath(path));
  const notice = (before: string, present: string, former: string): string =>
    `What was at ${before} is at ${present} now. Readers and subscribers who know the former address find nothing there: write former: { ${former} } below "addresses" in ${folder}/site.ts.`;
  const moved = chosenAddresses(addresses).flatMap(({ field, present, lasting: before, former }) => {
    if (present === before || !pages.some((path) => path.startsWith(before))) return [];
    const [name, ofLanguage] = field.split(".");
    const all = JSON.stringify([...former, before]);
    return notice(
      before,
      present,
      `${name}: ${ofLanguage === undefined ? all : `{ ${JSON.stringify(ofLanguage)}: ${all} }`}`,
    );
  });
  if (slugs !== "ascii" || addresses.former.slugs !== undefined) return moved;
  const lists = [addresses.tags, addresses.series, addresses.authors];
  const inAscii = (path: string) => path.replace(/[^/]+/g, (part) => asciiSlugOf(part, language));
  const spelt = pages.find((path) => lists.some((list) => path.startsWith(list)) && inAscii(path) !== path);
  return spelt === undefined ? moved : [...moved, notice(spelt, inAscii(spelt), 'slugs: "letters"')];
}
