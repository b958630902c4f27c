import { listSeeds, readText, type SeedFile, standingName } from "../content/files.ts";
import { formatOf } from "../content/formats/formats.ts";
import { isSidecar, loadSidecars, stemOf } from "../content/sidecars.ts";
import { readWithdrawn, WITHDRAWN } from "../content/withdrawn.ts";
import { type Moment, parseMoment } from "../model/dates.ts";
import { defaultId, nameParts, slugOf } from "../model/slug.ts";
import { collisionKey, decodePath } from "../site/address.ts";
import { filledIn } from "../site/permalink.ts";

/** What the addresses of stories are made of, beside their ids and slugs. */
export interface Circumstances {
  readonly date: Moment;
  /** The IANA time zone of the date. */
  readonly zone: string;
  /** The pattern, and the section that it may name. */
  readonly permalink: string;
  readonly section: string;
}

/** The address of a story. */
export const addressOf = ({
  permalink,
  section,
  zone,
  ...story
}: Circumstances & { readonly id: string; readonly slug: string }): string => filledIn(permalink, story, section, zone);

/**
 * The paths, ids and addresses that no new story may have, and the file that has each: what stories say in their keys, whatever their files
 * are called, standing pages, and withdrawn addresses. Only files that mention a slug are read as a whole, since a paper may have 27,000.
 *
 * @param root of the project, absolute
 * @param slug that all slugs of interest begin with
 */
export async function usedAddresses(root: string, folder: string, slug: string, wanted: Circumstances) {
  const used = new Map<string, string>();
  const { files } = listSeeds(root, folder);
  // With a number at its end, a long slug is cut.
  const isMeant = (seed: SeedFile) => mentions(root, seed, slug.slice(0, 40));
  const sidecars = await loadSidecars(root, files.filter(({ path }) => isSidecar(path)).filter(isMeant));
  for (const seed of files) {
    const { file, path } = seed;
    if (path === WITHDRAWN)
      for (const { path: gone } of readWithdrawn(root, file).withdrawn) used.set(collisionKey(gone), file);
    const page = standingName(path);
    if (page !== undefined) used.set(`/${page}/`, file);
    const format = page === undefined ? formatOf(path) : undefined;
    const sidecar = sidecars.get(stemOf(path));
    if (!format || !(sidecar || isMeant(seed))) continue;
    const source = readText(root, file);
    if ("problem" in source) continue;
    const { metadata, stated } = format.read(source.text, file, sidecar?.metadata ?? {});
    const said: Readonly<Record<string, unknown>> = { ...metadata, ...sidecar?.metadata };
    const text = (key: string) => (typeof said[key] === "string" ? said[key] : undefined);
    const name = nameParts(stemOf(path).replace(/^.*\//, ""));
    const parsed = parseMoment(text("date") ?? stated.date ?? name.date ?? "", wanted.zone);
    const date = "moment" in parsed ? parsed.moment : wanted.date;
    const own = slugOf(text("slug") ?? name.words);
    const id = text("id") ?? defaultId(date, own, wanted.zone);
    const address = text("url") ?? addressOf({ ...wanted, date, id, slug: own });
    const aliases = Array.isArray(said.aliases) ? said.aliases : [said.aliases];
    used.set(path, file).set(id, file);
    for (const each of [address, ...aliases])
      if (typeof each === "string") used.set(collisionKey(decodePath(each)), file);
  }
  return used;
}

/** Whether a seed's name or its keys hold a slug, perhaps as words: `slug: Wall rises`. */
function mentions(root: string, { file, path }: SeedFile, slug: string): boolean {
  if (slugLike(path).includes(slug)) return true;
  if (!formatOf(path) && !isSidecar(path)) return false;
  const source = readText(root, file);
  if ("problem" in source) return false;
  return slugLike(isSidecar(path) ? source.text : headOf(source.text)).includes(slug);
}

/** The keys above a text. */
const headOf = (text: string): string => /^(---|\+\+\+).*?\n\1/s.exec(text)?.[0] ?? "";

const slugLike = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-");
