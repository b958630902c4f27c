import { randomUUID } from "node:crypto";
import { existsSync, lstatSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { readContent } from "../content/content.ts";
import { withPortraits } from "../content/portraits.ts";
import { addLines } from "../content/problem-lines.ts";
import { openCache, type StoryCache } from "../content/story-cache.ts";
import { makeImages } from "../media/image-cache.ts";
import { PictureFinder } from "../media/pictures.ts";
import type { Body, Picture, Removal } from "../model/article.ts";
import type { Author, Outlet } from "../model/outlet.ts";
import type { Problem } from "../model/problem.ts";
import { fingerprintOf } from "../model/text.ts";
import type { Manifest } from "../output/manifest.ts";
import { complete as completeEdition, type Edition } from "../site/edition.ts";
import type { OwnPage } from "../site/place.ts";
import { type Circumstances, type Copy, type Placed, place } from "../site/place.ts";
import type { EditionSource } from "./edition-source.ts";
import type { Inspection } from "./inspection.ts";
import { loadOutlet } from "./load-outlet.ts";
import type { EditionOptions } from "./options.ts";

/** What a command knows before it prints anything. */
export interface Prepared {
  /** Absent where problems stop it. */
  readonly edition?: Edition;
  /** Problems and warnings, each with its line, by file and line. */
  readonly problems: readonly Problem[];
  /** Boilerplate that was taken out of stories as received. */
  readonly removals: readonly Removal[];
  /** Files of the stories that `--hold` keeps out of the edition. */
  readonly held: readonly string[];
  readonly notices: readonly string[];
}

/** Stories in their places, of which an edition is made once the addresses of the outlet's own pages are known. */
export interface PlacedCopy {
  readonly placed: Placed;
  /** From what another process makes the same edition; absent where stories are not cached. */
  readonly source: EditionSource | undefined;
  readonly cache: StoryCache | undefined;
  complete(ownPages: readonly OwnPage[]): Promise<Prepared>;
}

const cacheKey = (...parts: readonly string[]): string => fingerprintOf(JSON.stringify(parts));

/** The edition for a command that prints nothing. @param ownPages as the last build found them */
export async function prepare(options: EditionOptions, ownPages: readonly OwnPage[] = []): Promise<Prepared> {
  const { copy, ...stopped } = await placeCopy(options, { ownPages });
  return copy ? copy.complete(ownPages) : stopped;
}

/**
 * Reads `_data` and the seeds and finds the place of every story. Throws only where the fault is ours.
 *
 * @param found what a build knows already: only the seeds that changed since the last one are read
 * @param ownPages as the last build found them: `--hold` has to know at once which links lead nowhere, and workers begin with them
 * @returns also what stops it
 */
export async function placeCopy(
  options: EditionOptions,
  {
    found,
    ownPages,
  }: {
    readonly found?: Inspection;
    readonly ownPages: readonly OwnPage[];
  },
): Promise<Prepared & { readonly copy?: PlacedCopy }> {
  const { root, seeds: folder } = options;
  const loaded = await loadOutlet(root, options.data);
  if ("problems" in loaded)
    return { problems: await sorted(root, loaded.problems), removals: [], held: [], notices: [] };
  const { timeZone: zone, language } = loaded.outlet.site;
  const key = found ? cacheKey(found.code.content, folder, zone, language) : "";
  const cache = found && openCache(found.cacheFolder, key, found.began);
  const notices = cache?.notice === undefined ? [] : [cache.notice];
  const { outlet, problems: missing } = withPortraits(loaded.outlet, new PictureFinder(root, folder, cache));
  const { stories, pages, withdrawn, removals, ...ingested } = await readContent({
    root,
    folder,
    zone,
    language,
    ...(cache ? { store: cache, listed: found.seeds, readers: found.workers } : {}),
  });
  const problems = [...missing, ...ingested.problems];
  cache?.save();
  found?.watch.lap("read");
  const all = { stories, pages, withdrawn };
  // Without the folder, or a part of it, there is no telling which stories would vanish.
  const isUnsure =
    stories.length === 0 ||
    problems.some(({ severity, file }) => severity === "problem" && isFolder(resolve(root, file)));
  if (options.hold && isUnsure) return { problems: await sorted(root, problems), removals, held: [], notices };
  const faulty = filesOf(problems);
  const rest = options.hold
    ? await withoutFaulty(all, outlet, options, faulty, found?.manifest, ownPages)
    : { copy: all, outlet, absent: faulty, problems: [] };
  const circumstances = { ...circumstancesOf(options), absent: rest.absent };
  const source: EditionSource | undefined = found && {
    id: randomUUID(),
    cacheFolder: found.cacheFolder,
    key,
    files: [...rest.copy.stories, ...rest.copy.pages].map(({ file }) => file),
    withdrawn,
    outlet: rest.outlet,
    circumstances,
    ownPages,
  };
  if (source && found?.workers.isAtWork) found.workers.makeEdition(source);
  const placed = place(rest.copy, rest.outlet, circumstances);
  const held = options.hold ? [...rest.absent].sort() : [];
  const complete: PlacedCopy["complete"] = async (own) => {
    const edition = completeEdition(placed, own);
    found?.watch.lap("make up");
    const all = await sorted(root, [...problems, ...rest.problems, ...edition.problems]);
    // With `--hold`, stories and standing pages are left out already; only a page of the outlet's own cannot be held back.
    const isOwn = new Set(own.map(({ inputPath }) => inputPath.replace(/^\.\//, "")));
    const isFaulty = (options.hold ? edition.problems : all).some(
      ({ severity, file }) => severity === "problem" && (!options.hold || isOwn.has(file)),
    );
    return { ...(isFaulty ? {} : { edition }), problems: all, removals, held, notices };
  };
  return {
    copy: { placed, source, cache, complete },
    problems: await sorted(root, problems),
    removals,
    held,
    notices,
  };
}

const circumstancesOf = ({ now, url, pathPrefix }: EditionOptions): Circumstances => ({ now, url, pathPrefix });

/**
 * Takes out the stories with problems, those with a damaged picture among them, and again those that have one because of that,
 * until an edition has none; and damaged photos of authors.
 */
async function withoutFaulty(
  copy: Copy,
  loaded: Outlet,
  options: EditionOptions,
  faulty: ReadonlySet<string>,
  manifest: Manifest | undefined,
  ownPages: readonly OwnPage[],
) {
  const absent = new Set(faulty);
  const problems: Problem[] = [];
  const seen = new Set<string>();
  let outlet = loaded;
  for (let rest = copy; ; ) {
    const edition = completeEdition(place(rest, outlet, { ...circumstancesOf(options), absent }), ownPages);
    // What was published is whole.
    const unseen = edition.assets.filter(({ file }) => !manifest?.files.has(file) && !seen.has(file));
    for (const { file } of unseen) seen.add(file);
    const { root } = options;
    const damaged = await makeImages(unseen, root, { isTrial: manifest === undefined });
    const pictures = filesOf(damaged);
    outlet = withoutPortraits(outlet, pictures);
    const isTorn = ({ body, image }: { body: Body; image?: Picture }) =>
      [...body.pictures, ...(image ? [image] : [])].some(({ from }) => pictures.has(from));
    const torn = new Set([...rest.stories, ...rest.pages].flatMap((each) => (isTorn(each) ? each.file : [])));
    const faults = filesOf(edition.problems);
    const held = new Set(
      [...rest.stories, ...rest.pages].flatMap(({ file }) => (faults.has(file) || torn.has(file) ? file : [])),
    );
    problems.push(
      ...edition.problems.filter(({ severity, file }) => severity === "problem" && held.has(file)),
      ...damaged,
    );
    const keep = ({ file }: { file: string }) => !held.has(file);
    const next = { ...rest, stories: rest.stories.filter(keep), pages: rest.pages.filter(keep) };
    if (next.stories.length + next.pages.length === rest.stories.length + rest.pages.length) {
      return { copy: rest, outlet, problems, absent };
    }
    for (const file of held) absent.add(file);
    rest = next;
  }
}

function withoutPortraits(outlet: Outlet, damaged: ReadonlySet<string>): Outlet {
  if (damaged.size === 0) return outlet;
  const authors = Object.entries(outlet.authors).map(([id, { portrait, ...author }]): [string, Author] => [
    id,
    portrait && !damaged.has(portrait.from) ? { ...author, portrait } : author,
  ]);
  return { ...outlet, authors: Object.fromEntries(authors) };
}

/** Or nothing at all, as a folder that was named wrongly; a link that leads nowhere is a story. @param path absolute */
const isFolder = (path: string): boolean =>
  existsSync(path) ? statSync(path).isDirectory() : lstatSync(path, { throwIfNoEntry: false }) === undefined;

const filesOf = (problems: readonly Problem[]): Set<string> =>
  new Set(problems.filter(({ severity }) => severity === "problem").map(({ file }) => file));

/** By file and line, which is looked up. @param root of the project, absolute */
export async function sorted(root: string, problems: readonly Problem[]): Promise<Problem[]> {
  const placed = await addLines(root, problems);
  return placed.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || (a.line ?? 1) - (b.line ?? 1));
}
