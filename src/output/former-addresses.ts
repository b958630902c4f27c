import { type Addresses, chosenAddresses } from "../model/addresses.ts";

/**
 * What a build says of pages of the paper's own that are no longer where they are by default, and lead nowhere from there.
 *
 * @param removed files of the last edition that are not in the new one
 * @param folder of `_data`, as the user knows it
 */
export function addressNotices(removed: readonly string[], addresses: Addresses, folder: string): string[] {
  return chosenAddresses(addresses).flatMap(({ field, present, lasting: before, former }) => {
    if (present === before || !removed.some((file) => `/${file}`.startsWith(before))) return [];
    const [name, language] = field.split(".");
    const all = JSON.stringify([...former, before]);
    const said = language === undefined ? all : `{ ${JSON.stringify(language)}: ${all} }`;
    return `What was at ${before} is at ${present} now. Readers and subscribers who know the former address find nothing there: write former: { ${name}: ${said} } below "addresses" in ${folder}/site.ts.`;
  });
}
