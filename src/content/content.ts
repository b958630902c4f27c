// Reads a folder of seeds into stories, pages and files: sorts the files by kind, takes unchanged seeds from the cache, and reads the others.

import { join } from "node:path";
import { FileFinder } from "../media/files.ts";
import { isPicture, PictureFinder, type PictureRecords } from "../media/pictures.ts";
import type { CheckedStory, FaultySeed, PublicFile, Removal, StandingPage, Withdrawal } from "../model/article.ts";
import { MEDIA_FOLDER } from "../model/disk.ts";
import { onDemand } from "../model/memoize.ts";
import { type Problem, problem, toldOnce } from "../model/problem.ts";
import {
  type PictureEntry,
  pack,
  type ReadSeed,
  type SeedDependencies,
  type SeedEntry,
  seedEntry,
} from "./cache-entry.ts";
import { type ContentContext, withSidecar } from "./checker.ts";
import { type ListedSeed, listSeeds, publicPath, readText, type SeedFile, standingName, strayFile } from "./files.ts";
import type { Format } from "./formats/format.ts";
import { formatOf, storyEndings } from "./formats/formats.ts";
import { findLostSeeds } from "./lost-seeds.ts";
import { openQuestions, questionsIn } from "./questions.ts";
import { isSidecar, loadSidecars, SIDECAR, type Sidecar, stemOf } from "./sidecars.ts";
import { checkStandingPage } from "./standing-page.ts";
import { checkStory } from "./story.ts";
import type { StoryCache } from "./story-cache.ts";
import { readWithdrawn, WITHDRAWN } from "./withdrawn.ts";
import { wrongLetters } from "./wrong-encoding.ts";

export interface Content {
  readonly stories: CheckedStory[];
  readonly pages: StandingPage[];
  /** What seeds with problems say of others. */
  readonly faulty: FaultySeed[];
  /** The problems of all files. A seed with a problem that is not just a warning is neither in `stories` nor in `pages`. */
  readonly problems: Problem[];
  readonly withdrawn: Withdrawal[];
  /** The files that are published as they are. */
  readonly publicFiles: PublicFile[];
  /** The lines that were removed from stories as received. */
  readonly removals: Removal[];
}

/** A share of the seeds, which another process reads. */
export interface SeedShard {
  /** The project's folder, absolute. */
  readonly root: string;
  readonly folder: string;
  readonly zone: string;
  readonly language: string;
  /** All files of the folder. */
  readonly files: readonly ListedSeed[];
  /** The paths of the stories and standing pages to read. */
  readonly paths: ReadonlySet<string>;
  /** The machine's time before any file was read, in milliseconds. */
  readonly now: number;
}

/** Other processes that read seeds at the same time as this one. */
export interface Readers {
  readonly count: number;
  /** Resolves when the processes have started. A request before that would wait until this process is idle. */
  ready(): Promise<void>;
  /** @returns entries for the cache */
  read(share: SeedShard): Promise<Uint8Array>;
}

/** The number of seeds from which it is faster to share the reading with other processes. */
const MANY = 2000;

/**
 * Reads a folder of seeds. Everything comes sorted by path, whatever their order on disk. Problems in the content never throw.
 *
 * @param root of the project, absolute
 * @param folder as the user typed it, absolute or relative to the project; messages name files with it
 * @param zone IANA, for dates without an offset
 * @param language BCP 47, for stories that name none
 * @param listed the files of the folder, if they have been listed already
 * @param cache what earlier builds read; only seeds that have changed since are read again
 * @param readers other processes, which share the reading of many seeds; their results are added to the cache
 */
export async function readContent(choices: {
  root: string;
  folder: string;
  zone: string;
  language: string;
  listed?: ReturnType<typeof listSeeds>;
  cache?: StoryCache;
  readers?: Readers | undefined;
}): Promise<Content> {
  const { root, cache, zone, language } = choices;
  const folder = choices.folder.replace(/(?<=.)\/+$/, "");
  const { files, problems: listing } = choices.listed ?? listSeeds(root, folder);
  const { stories, sidecars, strays, publicFiles } = byKind(files);
  const problems = [...listing];
  const context = contextOf({ root, folder, zone, language }, files, cache);
  const sidecarFiles = byStem(sidecars);
  const sidecarOf = ({ path }: ListedSeed) => (sidecars.length === 0 ? undefined : sidecarFiles.get(stemOf(path)));
  const results = stories.map(({ seed }): ReadSeed | undefined =>
    cache?.find(seed, sidecarOf(seed), (dependencies) => isSame(dependencies, seed, context)),
  );
  const unread = stories.filter((_, index) => !results[index]);
  const readers = cache && unread.length >= MANY ? choices.readers : undefined;
  const [own = [], ...shares] = shareOut(unread, 1 + (readers?.count ?? 0));
  if (shares.length > 0) await readers?.ready();
  const parts = shares.flatMap((share) => {
    const paths = new Set(share.map(({ seed }) => seed.path));
    return readers?.read({ root, folder, zone, language, files, paths, now: cache?.now ?? 0 }) ?? [];
  });

  const orphans = new Set(sidecarFiles.keys());
  if (orphans.size > 0) for (const { seed } of stories) orphans.delete(stemOf(seed.path));
  const open = new Set([...orphans, ...own.map(({ seed }) => stemOf(seed.path))]);
  const loaded = await loadSidecars(
    root,
    sidecars.filter(({ path }) => open.has(stemOf(path))),
  );
  const read = own.map((story) => {
    const result = readSeed(story, { context, sidecarFiles, loaded, keeper: cache });
    // Where there is a cache, that has it: another form of it would double the memory.
    return cache ? undefined : result;
  });
  cache?.flush();
  for (const part of await Promise.all(parts)) cache?.adopt(part);

  const list = files.find(({ path }) => path === WITHDRAWN);
  const { withdrawn, problems: listProblems } = list ? readWithdrawn(root, list.file) : { withdrawn: [], problems: [] };
  problems.push(...listProblems);
  const linked = new Set<string>();
  const content: Content = { stories: [], pages: [], faulty: [], withdrawn, publicFiles, problems, removals: [] };
  for (const [index, { seed }] of stories.entries()) {
    // Without a cache all are read, in this order.
    const result = results[index] ?? read[index] ?? cache?.last(seed.path);
    if (!result) throw new Error(`no process read ${seed.file}`);
    for (const file of result.linked) linked.add(file);
    content.problems.push(...result.problems);
    content.removals.push(...result.removals);
    if (result.faulty) content.faulty.push(result.faulty);
    if (result.page) content.pages.push(result.page);
    if (result.story) content.stories.push(result.story);
  }
  for (const stray of strays) if (!linked.has(join(stray.file))) problems.push(strayFile(stray, storyEndings));
  for (const stem of orphans) problems.push(...orphan(loaded.get(stem)));
  if (stories.length === 0 && problems.length === 0)
    problems.push(
      problem(
        { file: folder, field: "file" },
        "holds no story",
        `Put one into it: a file that ends in ${storyEndings.join(" or ")}.`,
      ),
    );
  problems.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  return { ...content, problems: toldOnce(findLostSeeds(problems, content.stories, files, isLinkable)) };
}

/** Reads some of a folder's seeds. @returns the entries to add to the cache */
export async function readShard({ files, paths, now, ...choices }: SeedShard): Promise<Uint8Array> {
  const entries: (SeedEntry | PictureEntry)[] = [];
  const { stories, sidecars } = byKind(files);
  const { root } = choices;
  const context = contextOf(choices, files, {
    picture: () => undefined,
    keepPicture: (picture, state, answer) => entries.push({ picture, state, seen: now, answer }),
  });
  const keeper: Keeper = { keep: (...entry) => entries.push(seedEntry(...entry, now)) };
  const own = stories.filter(({ seed }) => paths.has(seed.path));
  const open = new Set(own.map(({ seed }) => stemOf(seed.path)));
  const loaded = await loadSidecars(
    root,
    sidecars.filter(({ path }) => open.has(stemOf(path))),
  );
  const sidecarFiles = byStem(sidecars);
  for (const story of own) readSeed(story, { context, sidecarFiles, loaded, keeper });
  return pack(entries);
}

/** Splits a list, in its order, into a number of parts whose lengths differ by at most one. */
function shareOut<T>(all: readonly T[], parts: number): T[][] {
  return Array.from({ length: parts }, (_, part) =>
    all.slice(Math.floor((all.length * part) / parts), Math.floor((all.length * (part + 1)) / parts)),
  );
}

const contextOf = (
  { root, folder, zone, language }: Pick<SeedShard, "root" | "folder" | "zone" | "language">,
  files: readonly ListedSeed[],
  records: PictureRecords | undefined,
): ContentContext => {
  const pictures = new PictureFinder(root, folder, records);
  const linkable = onDemand(() => new Set(files.flatMap(({ path }) => (isLinkable(path) ? path : []))));
  return {
    root,
    zone,
    language,
    seeds: { has: (path) => linkable().has(path) },
    pictures,
    files: new FileFinder(root, files, pictures, records),
  };
};

/** Whether a text may link to a seed: a story, a standing page, or a file that is published as it is. */
const isLinkable = (path: string): boolean =>
  publicPath(path) !== undefined || (!path.startsWith(`${MEDIA_FOLDER}/`) && formatOf(path) !== undefined);

const byStem = (files: readonly ListedSeed[]): Map<string, ListedSeed> =>
  new Map(files.map((file) => [stemOf(file.path), file]));

interface StoryFile {
  readonly seed: ListedSeed;
  readonly format: Format;
}

/** Sorts files into stories, standing pages and others by their folder and ending. */
function byKind(files: readonly ListedSeed[]): {
  stories: StoryFile[];
  sidecars: ListedSeed[];
  strays: ListedSeed[];
  publicFiles: PublicFile[];
} {
  const publicFiles: PublicFile[] = [];
  const stories: StoryFile[] = [];
  const sidecars: ListedSeed[] = [];
  const strays: ListedSeed[] = [];
  for (const seed of files) {
    if (seed.path.startsWith(`${MEDIA_FOLDER}/`)) continue;
    const address = publicPath(seed.path);
    if (address !== undefined) {
      publicFiles.push({ file: seed.file, path: address });
      continue;
    }
    const format = formatOf(seed.path);
    if (format) stories.push({ seed, format });
    else if (isSidecar(seed.path)) sidecars.push(seed);
    else if (!isPicture(seed.path) && seed.path !== WITHDRAWN) strays.push(seed);
  }
  return { stories, sidecars, strays, publicFiles };
}

interface Reading {
  readonly context: ContentContext;
  /** Every sidecar of the folder, and the loaded sidecars, each by the stem that it shares with a story. */
  readonly sidecarFiles: ReadonlyMap<string, ListedSeed>;
  readonly loaded: ReadonlyMap<string, Sidecar>;
  readonly keeper: Keeper | undefined;
}

/** Stores what was read from seeds. */
interface Keeper {
  keep(seed: ListedSeed, sidecar: ListedSeed | undefined, dependencies: SeedDependencies, result: ReadSeed): unknown;
}

/** Reads a seed, and records what it looked up outside its own file. */
function readSeed({ seed, format }: StoryFile, { context, sidecarFiles, loaded, keeper }: Reading): ReadSeed {
  const pictures = new Map<string, string>();
  const files = new Map<string, string>();
  const linked: string[] = [];
  const seeds = new Map<string, boolean>();
  const stem = stemOf(seed.path);
  const found = readFileOf(seed, format, loaded.get(stem), {
    ...context,
    seeds: {
      has(path) {
        const answer = context.seeds.has(path);
        seeds.set(path, answer);
        return answer;
      },
    },
    pictures: {
      find(src, story) {
        const answer = context.pictures.find(src, story);
        pictures.set(src, asText(answer));
        return answer;
      },
    },
    files: {
      find(href, story) {
        const answer = context.files.find(href, story);
        files.set(href, asText(answer));
        if (answer) linked.push(answer.from);
        return answer;
      },
    },
  });
  const result = { ...found, linked };
  keeper?.keep(seed, sidecarFiles.get(stem), { pictures: [...pictures], files: [...files], seeds: [...seeds] }, result);
  return result;
}

/** A finder's answer as the cache keeps it. */
const asText = (answer: unknown): string => JSON.stringify(answer) ?? "";

const isSame = ({ pictures, files, seeds }: SeedDependencies, { path }: SeedFile, context: ContentContext): boolean =>
  seeds.every(([seed, exists]) => context.seeds.has(seed) === exists) &&
  files.every(([href, answer]) => asText(context.files.find(href, path)) === answer) &&
  pictures.every(([src, answer]) => asText(context.pictures.find(src, path)) === answer);

function readFileOf(
  seed: SeedFile,
  format: Format,
  sidecar: Sidecar | undefined,
  context: ContentContext,
): Omit<ReadSeed, "linked"> {
  const source = readText(context.root, seed.file);
  if ("problem" in source) return { problems: [source.problem], removals: [] };
  const parsed = format.read(source.text, seed.file, sidecar?.metadata ?? {});
  const removals = [...parsed.removals, ...(sidecar?.removals ?? [])];
  const withKeys = withSidecar(seed, parsed, sidecar);
  const questions = questionsIn(source.text);
  const isPage = standingName(seed.path) !== undefined;
  const checked = isPage ? checkStandingPage(withKeys, context, questions) : checkStory(withKeys, context);
  const wrong = wrongLetters(source.text, seed.file);
  const result = wrong.length > 0 ? { ...checked, problems: [...checked.problems, ...wrong] } : checked;
  if (isPage) return { ...result, removals };
  const story = "story" in result ? result.story : undefined;
  // Keys that could not be read may have said that it is a draft.
  const isUnread = parsed.problems.some(({ field }) => field !== "body");
  const mayBeDraft = story?.draft ?? (withKeys.metadata.draft !== undefined || isUnread);
  const open = mayBeDraft ? [] : openQuestions(questions, seed.file);
  if (open.length === 0) return { ...result, removals };
  // Its links and names are looked at all the same.
  const faulty = "faulty" in result && result.faulty ? { faulty: result.faulty } : {};
  return { ...faulty, problems: [...result.problems, ...open], removals };
}

/** Reports a sidecar without a story. The problems of other sidecars are reported with their stories. */
function* orphan(sidecar: Sidecar | undefined): Generator<Problem> {
  if (!sidecar) return;
  yield* sidecar.problems;
  yield problem(
    { file: sidecar.file, field: "file" },
    "has no story beside it",
    `Name it like a story: NAME${SIDECAR} belongs to NAME.txt or NAME.md.`,
  );
}
