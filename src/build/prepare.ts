import { randomUUID } from "node:crypto";
import { existsSync, lstatSync, statSync } from "node:fs";
import { readContent } from "../content/content.ts";
import { addLines } from "../content/problem-lines.ts";
import { openCache, type StoryCache } from "../content/story-cache.ts";
import { renderImages } from "../media/image-cache.ts";
import type { Removal } from "../model/article.ts";
import type { Outlet } from "../model/outlet.ts";
import type { Problem } from "../model/problem.ts";
import { fingerprintOf } from "../model/text.ts";
import { type Circumstances, type Copy, type Edition, editionOf } from "../site/edition.ts";
import type { EditionSource } from "./edition-source.ts";
import type { Inspection } from "./inspection.ts";
import { loadOutlet } from "./load-outlet.ts";
import type { EditionOptions } from "./options.ts";

/** What a command knows before it prints anything. */
export interface Prepared {
  /** Absent where problems stop it. */
  readonly edition?: Edition;
  /** From what another process makes the same edition; absent where no drafts are kept. */
  readonly assignment?: EditionSource;
  /** What the drafts are kept in. */
  readonly store?: StoryCache | undefined;
  /** Problems and warnings, each with its line, by file and line. */
  readonly problems: readonly Problem[];
  /** Furniture that ingest took out of stories as received. */
  readonly removals: readonly Removal[];
  /** Files of the stories that `--hold` keeps out of the edition. */
  readonly held: readonly string[];
  readonly notices: readonly string[];
}

const storeKey = (...parts: readonly string[]): string => fingerprintOf(JSON.stringify(parts));

/**
 * Reads `_data` and the seeds and makes the edition. Throws only where the fault is ours.
 *
 * @param found what a build knows already: only the seeds that changed since the last one are read
 * @param darkroom where pictures that `--hold` looks at are kept, if not where builds keep them
 */
export async function prepare(options: EditionOptions, found?: Inspection, darkroom?: string): Promise<Prepared> {
  const loaded = await loadOutlet(options.data, found !== undefined);
  if ("problems" in loaded) return { problems: await sorted(loaded.problems), removals: [], held: [], notices: [] };
  const { outlet } = loaded;
  const { timeZone: zone, language } = outlet.site;
  const folder = options.seeds;
  const key = found ? storeKey(found.code.content, folder, zone, language) : "";
  const store = found && openCache(found.drafts, key, found.began);
  const notices = store?.notice === undefined ? [] : [store.notice];
  const { stories, pages, withdrawn, problems, removals } = await readContent({
    folder,
    zone,
    language,
    ...(store ? { store, listed: found.seeds, readers: found.crew } : {}),
  });
  store?.save();
  found?.watch.lap("read");
  const copy = { stories, pages, withdrawn };
  const absent = filesOf(problems);
  const assign = (of: Copy, without: ReadonlySet<string>): EditionSource | undefined =>
    found && {
      id: randomUUID(),
      drafts: found.drafts,
      key,
      files: [...of.stories, ...of.pages].map(({ file }) => file),
      withdrawn,
      outlet,
      circumstances: { ...circumstancesOf(options), absent: without },
    };
  if (!options.hold) {
    const assignment = assign(copy, absent);
    if (assignment && found?.crew.isAtWork) found.crew.makeEdition(assignment);
    const edition = editionOf(copy, outlet, { ...circumstancesOf(options), absent });
    found?.watch.lap("make up");
    const all = await sorted([...problems, ...edition.problems]);
    const faulty = all.some(({ severity }) => severity === "problem");
    const made = faulty ? {} : { edition, store, ...(assignment ? { assignment } : {}) };
    return { ...made, problems: all, removals, held: [], notices };
  }
  // Without the folder, or a part of it, there is no telling which stories would vanish.
  if (stories.length === 0 || problems.some(({ severity, file }) => severity === "problem" && isFolder(file))) {
    return { problems: await sorted(problems), removals, held: [], notices };
  }
  const rest = await withoutFaulty(copy, outlet, options, absent, darkroom);
  const all = await sorted([...problems, ...rest.problems]);
  const assignment = assign(rest.copy, rest.absent);
  const made = { edition: rest.edition, store, ...(assignment ? { assignment } : {}) };
  return { ...made, problems: all, removals, held: [...rest.absent].sort(), notices };
}

const circumstancesOf = ({ now, url, pathPrefix }: EditionOptions): Circumstances => ({ now, url, pathPrefix });

/**
 * Takes out the stories with problems, those whose lead picture is damaged among them, and again those that have one because of that,
 * until an edition has none.
 */
async function withoutFaulty(
  copy: Copy,
  outlet: Outlet,
  options: EditionOptions,
  faulty: ReadonlySet<string>,
  darkroom: string | undefined,
) {
  const absent = new Set(faulty);
  const problems: Problem[] = [];
  for (let rest = copy; ; ) {
    const edition = editionOf(rest, outlet, { ...circumstancesOf(options), absent });
    const { problems: damaged } = await renderImages(edition.assets, darkroom);
    problems.push(...edition.problems.filter(({ severity }) => severity === "problem"), ...damaged);
    const pictures = filesOf(damaged);
    const torn = rest.stories.flatMap(({ file, image }) => (image && pictures.has(image.from) ? file : []));
    const held = new Set([...filesOf(edition.problems), ...torn]);
    const keep = ({ file }: { file: string }) => !held.has(file);
    const next = { ...rest, stories: rest.stories.filter(keep), pages: rest.pages.filter(keep) };
    if (next.stories.length + next.pages.length === rest.stories.length + rest.pages.length) {
      const warnings = edition.problems.filter(({ severity }) => severity !== "problem");
      return { edition, copy: rest, problems: [...problems, ...warnings], absent };
    }
    for (const file of held) absent.add(file);
    rest = next;
  }
}

/** Or nothing at all, as a folder that was named wrongly; a link that leads nowhere is a story. */
const isFolder = (path: string): boolean =>
  existsSync(path) ? statSync(path).isDirectory() : lstatSync(path, { throwIfNoEntry: false }) === undefined;

const filesOf = (problems: readonly Problem[]): Set<string> =>
  new Set(problems.filter(({ severity }) => severity === "problem").map(({ file }) => file));

/** By file and line, which is looked up. */
export async function sorted(problems: readonly Problem[]): Promise<Problem[]> {
  const placed = await addLines(problems);
  return placed.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || (a.line ?? 1) - (b.line ?? 1));
}
