import type { Diff, Reason } from "../output/diff.ts";
import type { Manifest } from "../output/manifest.ts";
import { isOwn } from "../output/own-files.ts";
import { decodePath, fileOf } from "../site/address.ts";
import type { Edition } from "../site/edition.ts";

const reasons: Record<Reason, string> = {
  new: "is printed, since the last edition does not have it",
  changed: "is printed, since what it shows has changed",
  layout:
    "is printed, since something that all pages depend on has changed: a layout, a style, the code, the menu, the name or the words of the outlet",
  touched: "is printed, since somebody changed or removed the file in the output folder",
  full: "is printed, since --full prints everything",
};

/**
 * What a build would do with a page or file now, and why, in a sentence.
 *
 * @param address `/world/`, `world/index.html`, or the whole `https://example.org/world/`
 */
export function explain(
  address: string,
  { routes, assets, globals }: Edition,
  { print, remove }: Diff,
  { files: last }: Manifest,
): string {
  const { home } = globals.site;
  const path = URL.canParse(address) ? new URL(address).pathname : address;
  const below = path.startsWith(home) ? path.slice(home.length) : path.replace(/^\//, "");
  const decoded = `/${decodePath(below)}`;
  const known = new Set([
    ...routes.map((page) => fileOf(page.path)),
    ...assets.map(({ file }) => file),
    ...last.keys(),
  ]);
  const file = [decoded, `${decoded}/`].map(fileOf).find((each) => known.has(each));
  if (file === undefined) return `${address} is in neither this edition nor the last one.`;
  const printed = last.get(file);
  if (printed && isOwn(printed)) return `${file} is one of your own: Eleventy makes it whenever anything changes.`;
  const reason = print.get(file);
  if (reason !== undefined) return `${file} ${reasons[reason]}.`;
  return remove.includes(file)
    ? `${file} is removed, since the edition no longer has it.`
    : `${file} stays as it is: nothing that it is made of has changed.`;
}
