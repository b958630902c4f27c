import { existsSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Problem, problem } from "../model/problem.ts";
import { hasShape, readRecord, writeRecord } from "../model/record.ts";
import type { Edition } from "../site/edition.ts";
import { formerPaths } from "../site/routes/redirects.ts";
import { earlierPublished } from "./earlier-published.ts";
import {
  type Fate,
  fatesOfAddresses,
  type LostAddress,
  type Place,
  type Present,
  type Published,
  pathsBefore,
  type RecordedFate,
} from "./fates.ts";
import type { OutputFolder } from "./output-folder.ts";

/** A story that has moved, and another one that has its address and its id now. */
export interface Displaced {
  readonly was: Published;
  readonly to: Place;
  readonly by: Place;
}

/** Stories as they are recorded, as columns: see `manifest.ts`. */
interface Noted {
  readonly paths: readonly string[];
  readonly ids: readonly string[];
  readonly files: readonly string[];
  readonly headlines: readonly string[];
  readonly texts: readonly string[];
  /** Indexes into the columns. */
  readonly secret: readonly number[];
  readonly fates: readonly (readonly [number, RecordedFate])[];
}

/**
 * Every story of the last edition, and before them those of former addresses that are not settled yet, the oldest first. To be called
 * before the story cache is opened: a record of an earlier version is rewritten with what that version's cache knows.
 *
 * @returns nothing where there is no record; also a line for the terminal where the record is of no use
 */
export function readPublished(output: OutputFolder): { published?: readonly Published[]; notice?: string } {
  const read = readRecord(recordFile(output));
  if (read === "missing") return {};
  if (typeof read === "object") {
    if (isNoted(read.value)) return { published: publishedIn(read.value) };
    const earlier = earlierPublished(read.value, output.records);
    if (earlier) {
      writePublished(output, earlier);
      return { published: earlier };
    }
  }
  const lost = "the addresses that stories had before are not known";
  const fix = 'Where a story has moved, write its former address into "aliases"';
  return { published: [], notice: `${join(output.recordsName, PUBLISHED)} is damaged: ${lost}. ${fix}.` };
}

function publishedIn({ paths, ids, files, headlines, texts, secret, fates }: Noted): Published[] {
  const secrets = new Set(secret);
  const known = new Map(fates);
  return paths.map((path, index): Published => {
    const fate = known.get(index);
    return {
      path,
      id: ids[index] ?? "",
      file: files[index] ?? "",
      headline: headlines[index] ?? "",
      text: texts[index] ?? "",
      isSecret: secrets.has(index),
      ...(fate === undefined ? {} : { fate }),
    };
  });
}

/** The stories of an edition and the addresses that are not settled, to be recorded. @param last what was recorded before */
export function publishedAfter(
  { stories }: Edition,
  lost: readonly LostAddress[],
  last: readonly Published[],
): readonly Published[] {
  const seen = new Set(last.flatMap(({ path, isSecret }) => (isSecret ? [] : path)));
  const published: Published[] = lost.map(({ to, fate: _, ...each }) => {
    const fate = recordedFate(to);
    return fate ? { ...each, fate } : each;
  });
  for (const { path, story, hidden } of stories) {
    const { id, file, headline, body } = story;
    const isSecret = hidden !== undefined && !seen.has(path);
    published.push({ path, id, file, headline, text: body.fingerprint, isSecret });
  }
  return published;
}

/** Forgets every published story, in this output folder and in all others of the project: the paper that they were of is no more. */
export function forgetPublished({ records }: OutputFolder): void {
  const all = dirname(records);
  for (const name of existsSync(all) ? readdirSync(all) : []) rmSync(join(all, name, PUBLISHED), { force: true });
}

export function writePublished(output: OutputFolder, published: readonly Published[]): void {
  const noted: Noted = {
    paths: published.map(({ path }) => path),
    ids: published.map(({ id }) => id),
    files: published.map(({ file }) => file),
    headlines: published.map(({ headline }) => headline),
    texts: published.map(({ text }) => text),
    secret: published.flatMap(({ isSecret }, index) => (isSecret ? index : [])),
    fates: published.flatMap(({ fate }, index): [number, RecordedFate][] =>
      fate === undefined ? [] : [[index, fate]],
    ),
  };
  writeRecord(recordFile(output), noted);
}

function recordedFate(fate: Fate): RecordedFate | undefined {
  switch (fate.kind) {
    case "moved":
      return { kind: "moved", to: fate.to.id };
    case "unsure":
      return { kind: "unsure", candidates: fate.candidates.map(({ id }) => id) };
    case "gone":
      return { kind: "gone" };
    case "unknown":
      return undefined;
  }
}

/**
 * The addresses at which readers no longer find a story, with what became of each; and the stories whose address another one has
 * now. A story that is not public, or that has problems, has neither moved nor gone.
 *
 * @param exists whether there is a seed
 * @param isWhole whether no story is held back
 */
export function lostAddresses(
  published: readonly Published[],
  { stories, routes }: Edition,
  exists: (file: string) => boolean,
  isWhole: boolean,
): { lost: LostAddress[]; displaced: Displaced[] } {
  if (published.length === 0) return { lost: [], displaced: [] };
  const now = new Map(stories.map(({ path, story }) => [path, story]));
  const seen = published.filter(({ isSecret }) => !isSecret);
  const away = seen.filter(({ path }) => !now.has(path));
  const taken = new Set(away.length === 0 ? [] : [...routes.map(({ path }) => path), ...stories.flatMap(formerPaths)]);
  const missing = away.filter(({ path }) => !taken.has(path));
  const changed = seen.filter(({ path, text }) => (now.get(path)?.body.fingerprint ?? text) !== text);
  // Most builds have no new address, so that nothing can have moved.
  const hasNew = () => {
    const before = pathsBefore(published);
    return stories.some(({ path }) => !before.has(path));
  };
  if (missing.length === 0 && !(changed.length > 0 && hasNew())) return { lost: [], displaced: [] };
  const present = stories.map(({ path, story }): Present => {
    const { file, id, headline, body } = story;
    return { path, file, id, headline, text: body.fingerprint, words: body.words };
  });
  const fates = fatesOfAddresses([...missing, ...changed], published, present, isWhole);
  const files = new Set(present.map(({ file }) => file));
  const lost = missing.map((each): LostAddress => {
    const to = fates.get(each) ?? { kind: "unknown" };
    const isFaulty = to.kind !== "moved" && !files.has(each.file) && exists(each.file);
    return { ...each, to: isFaulty ? { kind: "unknown" } : to };
  });
  const displaced = changed.flatMap((was): Displaced[] => {
    const fate = fates.get(was);
    const by = now.get(was.path);
    if (fate?.kind !== "moved" || by?.id !== was.id || fate.to.id === was.id) return [];
    return [{ was, to: fate.to, by: { path: was.path, file: by.file, id: by.id } }];
  });
  return { lost, displaced };
}

/** What a build says of addresses that lead to nothing now, and what comes of it. */
export function movedNotices(lost: readonly LostAddress[]): string[] {
  const reported = lost.filter(({ to }) => to.kind !== "unknown");
  if (reported.length === 0) return [];
  const more = reported.length > 5 ? [`and ${reported.length - 5} more`] : [];
  const isNew = reported.some(({ id, to }) => to.kind === "moved" && to.to.id !== id);
  const subscribers = isNew
    ? " Do it before you deploy: otherwise your subscribers get every moved story a second time, as a new one."
    : "";
  return [
    `${[...reported.slice(0, 5).map(noticeOf), ...more].join(", ")}. "npm run moved" leaves a redirect, or a page that says that the story is gone.${subscribers}`,
  ];
}

function noticeOf({ path, to }: LostAddress): string {
  switch (to.kind) {
    case "moved":
      return `${path} moved to ${to.to.path}`;
    case "unsure":
      return `${path} is gone, or moved to ${to.candidates.map((place) => place.path).join(" or ")}`;
    default:
      return `${path} is gone`;
  }
}

/** What a build says of a story that has the address and the id of one that moved. */
export const displacedNotice = ({ was, to, by }: Displaced): string =>
  `${was.path} has another story now, and the one that was there moved to ${to.path}. Your subscribers would take one for the other: ${separate(was.id, to, by)}`;

/** The same as a problem, for the command `moved`. */
export const displacedProblem = ({ was, to, by }: Displaced): Problem =>
  problem(
    { file: by.file, field: "id" },
    `"${was.id}" is the id of the story that was at ${was.path} and is at ${to.path} now`,
    separate(was.id, to, by).replace(/^w/, "W"),
  );

const separate = (id: string, to: Place, by: Place): string =>
  `write "id: ${id}" into ${to.file}, and another id into ${by.file}.`;

const PUBLISHED = "published.json";
const recordFile = (output: OutputFolder): string => join(output.records, PUBLISHED);

const isNoted = (value: unknown): value is Noted =>
  hasShape<Noted>(value, {
    paths: "list",
    ids: "list",
    files: "list",
    headlines: "list",
    texts: "list",
    secret: "list",
    fates: "list",
  });
