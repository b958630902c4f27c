import { randomUUID } from "node:crypto";
import { existsSync, lstatSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { readContent } from "../content/content.ts";
import { type ListedSeed, listSeeds } from "../content/files.ts";
import { withPortraits } from "../content/portraits.ts";
import { addLines } from "../content/problem-lines.ts";
import { openCache, type StoryCache } from "../content/story-cache.ts";
import { PictureFinder } from "../media/pictures.ts";
import type { Removal } from "../model/article.ts";
import type { Problem } from "../model/problem.ts";
import { fingerprintOf } from "../model/text.ts";
import { readPublished } from "../output/moved.ts";
import type { Article } from "../site/article.ts";
import { complete as completeEdition, type Edition } from "../site/edition.ts";
import type { OwnPage } from "../site/place.ts";
import { type Circumstances, type Placed, place } from "../site/place.ts";
import { lostClaims } from "../site/place-articles.ts";
import { areWordsAlone } from "../site/replace-stories.ts";
import type { EditionSource } from "./edition-source.ts";
import { filesOf, type Held, holdFaulty, holding, NONE, without, withoutPortraits } from "./hold.ts";
import { fingerprintOfSeeds } from "./inputs.ts";
import type { Inspection } from "./inspection.ts";
import { loadOutlet } from "./load-outlet.ts";
import { memoryProblem } from "./memory.ts";
import type { EditionOptions } from "./options.ts";
import { readTogether } from "./read-together.ts";
import type { LastResult } from "./result.ts";
import { tellFates } from "./tell-fates.ts";

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
  /** The stories of which words changed since the last edition, if nothing else did. */
  readonly edited: ReadonlySet<Article> | undefined;
  complete(ownPages: readonly OwnPage[]): Promise<Prepared>;
}

const cacheKey = (...parts: readonly string[]): string => fingerprintOf(JSON.stringify(parts));

/** The edition for a command that prints nothing. @param ownPages as the last build found them */
export const prepare = (options: EditionOptions, ownPages: readonly OwnPage[] = []): Promise<Prepared> =>
  holding(async (held) => {
    const { copy, ...stopped } = await placeCopy(options, { held, ownPages });
    return copy ? copy.complete(ownPages) : stopped;
  });

/**
 * Reads `_data` and the seeds and finds the place of every story. Throws only where the fault is ours.
 *
 * @param found what a build knows already: only the seeds that changed since the last one are read
 * @param held what `--hold` is known to keep out
 * @param ownPages as the last build found them: workers begin with them
 * @returns also what stops it
 */
export async function placeCopy(
  options: EditionOptions,
  {
    held = NONE,
    found,
    ownPages,
  }: {
    readonly held?: Held;
    readonly found?: Inspection;
    readonly ownPages: readonly OwnPage[];
  },
): Promise<Prepared & { readonly copy?: PlacedCopy }> {
  const { root, seeds: folder } = options;
  const listed = found?.seeds ?? listSeeds(root, folder);
  const tooMany = memoryProblem(folder, listed.files);
  const loaded = tooMany ? { problems: [tooMany] } : await loadOutlet(root, options.data);
  if ("problems" in loaded)
    return { problems: await sorted(root, loaded.problems), removals: [], held: [], notices: [] };
  const { timeZone: zone, language } = loaded.outlet.site;
  const key = found ? cacheKey(found.code.content, folder, zone, language) : "";
  const cache = found && openCache(found.cacheFolder, key, found.began);
  if (found?.together !== undefined && cache)
    await readTogether(cache, found.together, key, { root, folder, zone, language, files: listed.files });
  const last = found?.last?.drafts === cache?.mark && !options.hold ? found?.last : undefined;
  const notices = cache?.notice === undefined ? [] : [cache.notice];
  const { outlet: whole, problems: missing } = withPortraits(loaded.outlet, new PictureFinder(root, folder, cache));
  const outlet = withoutPortraits(whole, held.portraits);
  const { stories, pages, faulty, withdrawn, publicFiles, removals, ...ingested } = await readContent({
    root,
    folder,
    zone,
    language,
    listed,
    ...(cache ? { cache, readers: found.workers } : {}),
  });
  const problems = [...missing, ...ingested.problems, ...lostClaims(faulty, outlet)];
  cache?.save();
  found?.watch.lap("read");
  const all = { stories, pages, faulty, withdrawn, publicFiles };
  // Without the folder, or a part of it, there is no telling which stories would vanish. A new paper may be previewed without a story.
  const isUnsure =
    (stories.length === 0 && !options.isPreview) ||
    problems.some(({ severity, file }) => severity === "problem" && isFolder(resolve(root, file)));
  if (options.hold && isUnsure) return { problems: await sorted(root, problems), removals, held: [], notices };
  const rest = without(all, held.files);
  const circumstances = { ...circumstancesOf(options), absent: new Set([...filesOf(problems), ...held.files]) };
  const source: EditionSource | undefined = found && {
    id: randomUUID(),
    cacheFolder: found.cacheFolder,
    key,
    files: [...rest.stories, ...rest.pages].map(({ file }) => file),
    withdrawn,
    publicFiles,
    outlet,
    circumstances,
    ownPages,
  };
  if (source && found?.workers.isAtWork) found.workers.makeEdition(source);
  const placed = place(rest, outlet, circumstances);
  const heldFiles = options.hold ? [...circumstances.absent].sort() : [];
  const edited = last && cache && editedWords(last, cache, found.seeds.files, placed);
  const complete: PlacedCopy["complete"] = async (own) => {
    if (edited) {
      const edition = completeEdition(placed, own);
      found?.watch.lap("make");
      return { edition, problems: last.problems, removals, held: [], notices };
    }
    const edition = options.hold
      ? await holdFaulty(placed, rest, held, circumstances, own, options, found?.manifest)
      : completeEdition(placed, own);
    found?.watch.lap("make");
    const told = tellFates(
      [...problems, ...held.problems, ...edition.problems],
      edition,
      placed.names,
      () => found?.published ?? (options.output ? (readPublished(options.output).published ?? []) : []),
      (file) => existsSync(resolve(root, file)),
      placed.absent.length === 0,
    );
    const all = await sorted(root, told);
    // With `--hold`, stories and standing pages are left out already; a page of the outlet's own or a public file cannot be held back.
    const isOwn = new Set([
      ...own.map(({ inputPath }) => inputPath.replace(/^\.\//, "")),
      ...publicFiles.map(({ file }) => file),
    ]);
    const isFaulty = (options.hold ? edition.problems : all).some(
      ({ severity, file }) => severity === "problem" && (!options.hold || isOwn.has(file)),
    );
    return { ...(isFaulty ? {} : { edition }), problems: all, removals, held: heldFiles, notices };
  };
  return {
    copy: { placed, source, cache, edited, complete },
    problems: await sorted(root, problems),
    removals,
    held: heldFiles,
    notices,
  };
}

/**
 * The stories of which words changed since the last edition. They have no problems, and other problems do not depend on words.
 *
 * @param last the result of that edition, which was made of what the cache had before this build, and of everything but seeds that this one has
 * @returns nothing where anything else changed
 */
function editedWords(
  { inputs, problems }: LastResult,
  cache: StoryCache,
  seeds: readonly ListedSeed[],
  placed: Placed,
): ReadonlySet<Article> | undefined {
  const before = seeds.map(({ path, state }) => ({ path, state: cache.replaced.get(path)?.state ?? state }));
  if (fingerprintOfSeeds(before) !== inputs.seeds) return undefined;
  const articles = placed.stories.filter(({ story }) => cache.replaced.has(story.path));
  const faulty = filesOf(problems);
  const areWords = articles.every((article) => {
    const { story } = article;
    const [was, is] = [cache.replaced.get(story.path), cache.last(story.path)];
    const isQuiet = was?.problems.length === 0 && is?.problems.length === 0 && !faulty.has(story.file);
    // A correction with a later date will change the edition without an edit.
    return isQuiet && is.story === story && was.story && areWordsAlone(article, was.story, placed);
  });
  if (!areWords || articles.length < cache.replaced.size) return undefined;
  // A story that was written just before the last build is read again in any case.
  const isSame = ({ story }: Article): boolean => {
    const was = cache.replaced.get(story.path)?.story;
    return was?.fingerprint === story.fingerprint && was.body.fingerprint === story.body.fingerprint;
  };
  return new Set(articles.filter((article) => !isSame(article)));
}

const circumstancesOf = ({ now, isPreview, url, pathPrefix }: EditionOptions): Circumstances => ({
  now,
  isPreview,
  url,
  pathPrefix,
});

/** Or nothing at all, as a folder that was named wrongly; a link that leads nowhere is a story. @param path absolute */
const isFolder = (path: string): boolean =>
  existsSync(path) ? statSync(path).isDirectory() : lstatSync(path, { throwIfNoEntry: false }) === undefined;

/** By file and line, which is looked up. @param root of the project, absolute */
export async function sorted(root: string, problems: readonly Problem[]): Promise<Problem[]> {
  const placed = await addLines(root, problems);
  return placed.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || (a.line ?? 1) - (b.line ?? 1));
}
