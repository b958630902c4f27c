import { makeImages } from "../media/image-cache.ts";
import type { Body, Picture } from "../model/article.ts";
import type { Author, Outlet } from "../model/outlet.ts";
import type { Problem } from "../model/problem.ts";
import type { Manifest } from "../output/manifest.ts";
import { complete as completeEdition, type Edition } from "../site/edition.ts";
import { type Circumstances, type Copy, type OwnPage, type Placed, place } from "../site/place.ts";
import type { EditionOptions } from "./options.ts";

/** What `--hold` keeps out of an edition beside the stories that cannot be read, and why. */
export interface Held {
  readonly files: ReadonlySet<string>;
  /** Photos of authors that are damaged. */
  readonly portraits: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

export const NONE: Held = { files: new Set(), portraits: new Set(), problems: [] };

/** With `--hold`, more stories have to be held back than were. */
class MoreHeld extends Error {
  readonly held: Held;

  constructor(held: Held) {
    super("more stories have to be held back");
    this.held = held;
  }
}

/**
 * Makes an edition, with `--hold` as often as stories turn out to be held back. The outlet's own pages may be made of the stories, and which
 * links lead nowhere is known only when these pages are: it begins with every story and never takes one back in, so that it ends, and two
 * builds of the same copy hold back the same.
 */
export async function holding<T>(make: (held: Held) => Promise<T>): Promise<T> {
  for (let held = NONE; ; ) {
    try {
      return await make(held);
    } catch (error) {
      if (!(error instanceof MoreHeld)) throw error;
      held = error.held;
    }
  }
}

/**
 * Looks for stories with problems, those with a damaged picture among them, for those that have one because of that, until an edition has
 * none; and for damaged photos of authors.
 *
 * @param whole what `all` was made from: a place leaves out pages that have questions
 * @param manifest of the last edition; left out by a check, which keeps no picture
 * @param ownPages as they are where the stories of `all` are public
 * @returns the edition of `all`, which has none
 * @throws MoreHeld
 */
export async function holdFaulty(
  all: Placed,
  whole: Copy,
  held: Held,
  circumstances: Circumstances,
  ownPages: readonly OwnPage[],
  { root, jobs }: Pick<EditionOptions, "root" | "jobs">,
  manifest: Manifest | undefined,
): Promise<Edition> {
  const files = new Set(held.files);
  const portraits = new Set(held.portraits);
  const problems = [...held.problems];
  const seen = new Set<string>();
  for (let placed = all; ; ) {
    const { copy, outlet } = placed;
    const edition = completeEdition(placed, ownPages);
    // What was published is whole.
    const unseen = edition.assets.filter(({ file }) => !manifest?.files.has(file) && !seen.has(file));
    for (const { file } of unseen) seen.add(file);
    const damaged = await makeImages(unseen, root, { isTrial: manifest === undefined, jobs });
    const pictures = filesOf(damaged);
    const isTorn = ({ body, image }: { body: Body; image?: Picture }) =>
      [...body.pictures, ...(image ? [image] : [])].some(({ from }) => pictures.has(from));
    const faults = filesOf(edition.problems);
    const faulty = [...copy.stories, ...copy.pages].filter((each) => faults.has(each.file) || isTorn(each));
    if (faulty.length + damaged.length === 0) {
      if (files.size > held.files.size || portraits.size > held.portraits.size)
        throw new MoreHeld({ files, portraits, problems });
      return edition;
    }
    for (const { file } of faulty) files.add(file);
    for (const { portrait } of Object.values(outlet.authors))
      if (portrait && pictures.has(portrait.from)) portraits.add(portrait.from);
    problems.push(
      ...edition.problems.filter(({ severity, file }) => severity === "problem" && files.has(file)),
      ...damaged,
    );
    const absent = new Set([...(circumstances.absent ?? []), ...files]);
    placed = place(without(whole, files), withoutPortraits(outlet, portraits), { ...circumstances, absent });
  }
}

/** @param files of stories and standing pages */
export function without(copy: Copy, files: ReadonlySet<string>): Copy {
  const keep = ({ file }: { file: string }) => !files.has(file);
  return { ...copy, stories: copy.stories.filter(keep), pages: copy.pages.filter(keep) };
}

/** @param damaged photos of authors */
export function withoutPortraits(outlet: Outlet, damaged: ReadonlySet<string>): Outlet {
  if (damaged.size === 0) return outlet;
  const authors = Object.entries(outlet.authors).map(([id, { portrait, ...author }]): [string, Author] => [
    id,
    portrait && !damaged.has(portrait.from) ? { ...author, portrait } : author,
  ]);
  return { ...outlet, authors: Object.fromEntries(authors) };
}

/** The files with problems. */
export const filesOf = (problems: readonly Problem[]): Set<string> =>
  new Set(problems.filter(({ severity }) => severity === "problem").map(({ file }) => file));
