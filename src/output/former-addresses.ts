import { type Addresses, type AddressName, defaultAddresses } from "../model/addresses.ts";
import { isReservedPath } from "../site/reserved.ts";

/**
 * What a build says of pages of the paper's own that are no longer where they are by default, and lead nowhere from there.
 *
 * @param removed files of the last edition that are not in the new one
 * @param folder of `_data`, as the user knows it
 */
export function addressNotices(removed: readonly string[], addresses: Addresses, folder: string): string[] {
  return (Object.entries(defaultAddresses) as [AddressName, string][]).flatMap(([name, before]) => {
    const present = addresses[name];
    const isPage = (path: string) => path.startsWith(before) && !isReservedPath(path);
    if (present === before || !removed.some((file) => isPage(`/${file}`.replace(/index\.html$/, "")))) return [];
    const former = JSON.stringify([...(addresses.former[name] ?? []), before]);
    return `What was at ${before} is at ${present} now. Readers and subscribers who know the former address find nothing there: write former: { ${name}: ${former} } below "addresses" in ${folder}/site.ts.`;
  });
}
