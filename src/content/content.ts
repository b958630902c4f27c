// A folder of seeds as stories, pages and files: what is what, what was read before, and what is read now.

import { isPicture, PictureFinder, type PictureRecords } from "../media/pictures.ts";
import type { CheckedStory, PublicFile, Removal, StandingPage, Withdrawal } from "../model/article.ts";
import { type Problem, problem, toldOnce } from "../model/problem.ts";
import { lineOf, type ReadSeed, type SeedDependencies, seedEntry } from "./cache-entry.ts";
import { type ContentContext, withSidecar } from "./checker.ts";
import {
  type ListedSeed,
  listSeeds,
  MEDIA_FOLDER,
  publicPath,
  readText,
  type SeedFile,
  standingName,
  strayFile,
} from "./files.ts";
import type { Format } from "./formats/format.ts";
import { formatOf, storyEndings } from "./formats/formats.ts";
import { isSidecar, loadSidecars, SIDECAR, type Sidecar, stemOf } from "./sidecars.ts";
import { checkStandingPage } from "./standing-page.ts";
import { checkStory } from "./story.ts";
import type { StoryCache } from "./story-cache.ts";
import { unwritten } from "./unwritten.ts";
import { readWithdrawn, WITHDRAWN } from "./withdrawn.ts";

export interface Content {
  readonly stories: CheckedStory[];
  readonly pages: StandingPage[];
  /** Of all files. A seed with a problem, not just warnings, is neither in `stories` nor in `pages`. */
  readonly problems: Problem[];
  readonly withdrawn: Withdrawal[];
  /** Files that are published as they are. */
  readonly publicFiles: PublicFile[];
  /** What was taken out of stories as received. */
  readonly removals: Removal[];
}

/** Seeds that another process reads meanwhile. */
export interface SeedShard {
  /** Of the project, absolute. */
  readonly root: string;
  readonly folder: string;
  readonly zone: string;
  readonly language: string;
  /** All files of the folder. */
  readonly files: readonly ListedSeed[];
  /** Of the stories and standing pages that are to be read. */
  readonly paths: ReadonlySet<string>;
  /** By the clock of the machine, before any file was looked at, in milliseconds. */
  readonly now: number;
}

/** Processes that read beside this one. */
export interface Readers {
  readonly count: number;
  /** Until then, what they are asked to do would wait for this process to have time. */
  ready(): Promise<void>;
  /** @returns lines for the cache */
  read(share: SeedShard): Promise<Uint8Array>;
}

/** From here on it pays to have others read with us. */
const MANY = 2000;

/**
 * Reads a folder of seeds. Everything comes sorted by path, whatever the order on disk; problems of content never throw.
 *
 * @param root of the project, absolute
 * @param folder as the user typed it, absolute or relative to the project; files are named by it
 * @param zone IANA, for dates without an offset
 * @param language BCP 47, of stories that name none
 * @param listed the files of the folder, where somebody has looked already
 * @param store of what was made of the seeds before: only what changed since is read
 * @param readers help where much is to be read; what they read comes into the store
 */
export async function readContent(choices: {
  root: string;
  folder: string;
  zone: string;
  language: string;
  listed?: ReturnType<typeof listSeeds>;
  store?: StoryCache;
  readers?: Readers | undefined;
}): Promise<Content> {
  const { root, store, zone, language } = choices;
  const folder = choices.folder.replace(/(?<=.)\/+$/, "");
  const { files, problems: listing } = choices.listed ?? listSeeds(root, folder);
  const { stories, sidecars, strays, publicFiles } = sorted(files);
  const problems = [...listing, ...strays.map((file) => strayFile(file, storyEndings))];
  const context = officeOf({ root, folder, zone, language }, files, store);
  const beside = byStem(sidecars);
  const edited = new Map<string, ReadSeed>();
  for (const { seed } of stories) {
    const known = store?.find(seed, beside.get(stemOf(seed.path)), (inquiries) => isSame(inquiries, seed, context));
    if (known) edited.set(seed.path, known);
  }
  const unread = stories.filter(({ seed }) => !edited.has(seed.path));
  const readers = store && unread.length >= MANY ? choices.readers : undefined;
  const [own = [], ...shares] = shareOut(unread, 1 + (readers?.count ?? 0));
  if (shares.length > 0) await readers?.ready();
  const parts = shares.flatMap((share) => {
    const paths = new Set(share.map(({ seed }) => seed.path));
    return readers?.read({ root, folder, zone, language, files, paths, now: store?.now ?? 0 }) ?? [];
  });

  const orphans = new Set(beside.keys());
  for (const { seed } of stories) orphans.delete(stemOf(seed.path));
  const open = new Set([...orphans, ...own.map(({ seed }) => stemOf(seed.path))]);
  const loaded = await loadSidecars(
    root,
    sidecars.filter(({ path }) => open.has(stemOf(path))),
  );
  for (const story of own) edited.set(story.seed.path, read(story, { office: context, beside, loaded, notes: store }));
  for (const part of await Promise.all(parts)) store?.adopt(part);

  const list = files.find(({ path }) => path === WITHDRAWN);
  const { withdrawn, problems: slips } = list ? readWithdrawn(root, list.file) : { withdrawn: [], problems: [] };
  problems.push(...slips);
  const ingested: Content = { stories: [], pages: [], withdrawn, publicFiles, problems, removals: [] };
  for (const { seed } of stories) {
    const made = edited.get(seed.path) ?? store?.made(seed.path);
    if (!made) throw new Error(`nobody read ${seed.file}`);
    ingested.problems.push(...made.problems);
    ingested.removals.push(...made.removals);
    if (made.page) ingested.pages.push(made.page);
    if (made.story) ingested.stories.push(made.story);
  }
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
  return { ...ingested, problems: toldOnce(problems) };
}

/** Reads some of a folder's seeds. @returns what has to be added to the store: its lines, in UTF-8 */
export async function readShard({ files, paths, now, ...choices }: SeedShard): Promise<Uint8Array> {
  const lines: string[] = [];
  const { stories, sidecars } = sorted(files);
  const { root } = choices;
  const context = officeOf(choices, files, {
    picture: () => undefined,
    keepPicture: (picture, state, answer) => lines.push(lineOf({ picture, state, seen: now, answer })),
  });
  const notes: Keeper = { keep: (...made) => lines.push(lineOf(seedEntry(...made, now))) };
  const own = stories.filter(({ seed }) => paths.has(seed.path));
  const open = new Set(own.map(({ seed }) => stemOf(seed.path)));
  const loaded = await loadSidecars(
    root,
    sidecars.filter(({ path }) => open.has(stemOf(path))),
  );
  const beside = byStem(sidecars);
  for (const story of own) read(story, { office: context, beside, loaded, notes });
  return Buffer.from(lines.join(""));
}

/** Cuts a list into that many parts of one length, give or take one, in its order. */
function shareOut<T>(all: readonly T[], parts: number): T[][] {
  return Array.from({ length: parts }, (_, part) =>
    all.slice(Math.floor((all.length * part) / parts), Math.floor((all.length * (part + 1)) / parts)),
  );
}

const officeOf = (
  { root, folder, zone, language }: Pick<SeedShard, "root" | "folder" | "zone" | "language">,
  files: readonly ListedSeed[],
  notes: PictureRecords | undefined,
): ContentContext => ({
  root,
  zone,
  language,
  seeds: new Set(files.flatMap(({ path }) => (isLinkable(path) ? path : []))),
  pictures: new PictureFinder(root, folder, notes),
});

/** Whether a text may link to a seed: a story, a standing page, or a file that is published as it is. */
const isLinkable = (path: string): boolean =>
  publicPath(path) !== undefined || (!path.startsWith(`${MEDIA_FOLDER}/`) && formatOf(path) !== undefined);

const byStem = (files: readonly ListedSeed[]): Map<string, ListedSeed> =>
  new Map(files.map((file) => [stemOf(file.path), file]));

interface StoryFile {
  readonly seed: ListedSeed;
  readonly format: Format;
}

/** What is what, by place and ending. */
function sorted(files: readonly ListedSeed[]): {
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
  readonly office: ContentContext;
  /** Every sidecar of the folder, and those that are loaded, by the stem that they share with a story. */
  readonly beside: ReadonlyMap<string, ListedSeed>;
  readonly loaded: ReadonlyMap<string, Sidecar>;
  readonly notes: Keeper | undefined;
}

/** Remembers what was made of seeds. */
interface Keeper {
  keep(seed: ListedSeed, sidecar: ListedSeed | undefined, inquiries: SeedDependencies, made: ReadSeed): unknown;
}

/** Reads a seed and notes down what it asked for. */
function read({ seed, format }: StoryFile, { office: context, beside, loaded, notes }: Reading): ReadSeed {
  const pictures = new Map<string, string>();
  const seeds = new Map<string, boolean>();
  const stem = stemOf(seed.path);
  const edited = edit(seed, format, loaded.get(stem), {
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
        pictures.set(src, JSON.stringify(answer));
        return answer;
      },
    },
  });
  notes?.keep(seed, beside.get(stem), { pictures: [...pictures], seeds: [...seeds] }, edited);
  return edited;
}

const isSame = ({ pictures, seeds }: SeedDependencies, { path }: SeedFile, context: ContentContext): boolean =>
  seeds.every(([seed, exists]) => context.seeds.has(seed) === exists) &&
  pictures.every(([src, answer]) => JSON.stringify(context.pictures.find(src, path)) === answer);

function edit(seed: SeedFile, format: Format, sidecar: Sidecar | undefined, context: ContentContext): ReadSeed {
  const source = readText(context.root, seed.file);
  if ("problem" in source) return { problems: [source.problem], removals: [] };
  const parsed = format.read(source.text, seed.file, sidecar?.metadata ?? {});
  const removals = [...parsed.removals, ...(sidecar?.removals ?? [])];
  const submission = withSidecar(seed, parsed, sidecar);
  if (standingName(seed.path) !== undefined) return { ...checkStandingPage(submission, context), removals };
  const made = checkStory(submission, context);
  const isDraft = made.story?.draft ?? submission.metadata.draft !== undefined;
  const left = isDraft ? undefined : unwritten(source.text, seed.file);
  return left ? { problems: [...made.problems, left], removals } : { ...made, removals };
}

/** A file without the story that it belongs to; one with a story is reported with it. */
function* orphan(sidecar: Sidecar | undefined): Generator<Problem> {
  if (!sidecar) return;
  yield* sidecar.problems;
  yield problem(
    { file: sidecar.file, field: "file" },
    "has no story beside it",
    `Name it like a story: NAME${SIDECAR} belongs to NAME.txt or NAME.md.`,
  );
}
