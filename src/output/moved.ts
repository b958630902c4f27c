import { join } from "node:path";
import { readRecord, writeRecord } from "../model/record.ts";
import type { Edition } from "../site/edition.ts";
import { stateFolder } from "./state-folder.ts";

/** A story by the address that it was published at. */
export interface Published {
  readonly path: string;
  readonly id: string;
  /** The seed. */
  readonly file: string;
  /** Of its text. */
  readonly text: string;
  /** The id of the new story with the same text, where one came when this one went. */
  readonly as?: string;
}

/** An address at which the edition has nothing any more. */
export interface MovedAddress extends Published {
  /** The story is there now, and in this seed; it went where that is not known. */
  readonly to?: Place;
}

interface Place {
  readonly path: string;
  readonly file: string;
  readonly id: string;
}

/** Stories as they are noted down, as columns: see `manifest.ts`. */
interface Noted {
  readonly paths: readonly string[];
  readonly ids: readonly string[];
  readonly files: readonly string[];
  readonly texts: readonly string[];
  /** Where there is an `as`: the place in the columns, and what it is. */
  readonly as: readonly (readonly [number, string])[];
}

/** Every address at which a story was published so far and at which the edition may have nothing now. */
export function readPublished(output: string): readonly Published[] {
  const read = readRecord(noteOf(output));
  if (typeof read !== "object" || !isNoted(read.value)) return [];
  const { paths, ids, files, texts, as } = read.value;
  const known = new Map(as);
  return paths.map((path, index): Published => {
    const story = { path, id: ids[index] ?? "", file: files[index] ?? "", text: texts[index] ?? "" };
    const other = known.get(index);
    return other === undefined ? story : { ...story, as: other };
  });
}

/** Remembers the addresses of an edition beside those that nobody has settled yet. */
export function notePublished(output: string, { stories, routes }: Edition, moved: readonly MovedAddress[]): void {
  const open = new Set(routes.map(({ path }) => path));
  const published: Published[] = [];
  for (const { path, story } of stories)
    if (open.has(path)) published.push({ path, id: story.id, file: story.file, text: story.body.fingerprint });
  for (const { to, ...each } of moved) published.push(to ? { ...each, as: to.id } : each);
  const noted: Noted = {
    paths: published.map(({ path }) => path),
    ids: published.map(({ id }) => id),
    files: published.map(({ file }) => file),
    texts: published.map(({ text }) => text),
    as: published.flatMap(({ as }, index): [number, string][] => (as === undefined ? [] : [[index, as]])),
  };
  writeRecord(noteOf(output), noted);
}

/**
 * The addresses that readers may still follow to nothing: the story moved (the same id, else the same seed, else a new story with the same text), or it
 * went. One that is there and only not public now, or that has problems, did neither.
 *
 * @param exists whether there is a seed
 */
export function movedAddresses(
  published: readonly Published[],
  { stories, routes }: Edition,
  exists: (file: string) => boolean,
): MovedAddress[] {
  if (published.length === 0) return [];
  const taken = new Set(routes.map(({ path }) => path));
  for (const { path } of stories) taken.add(path);
  const lost = published.filter(({ path }) => !taken.has(path));
  if (lost.length === 0) return [];
  const before = new Set(published.map(({ path }) => path));
  const known = new Map<string, Place>();
  for (const { path, story } of [...stories].reverse()) {
    const { file, id } = story;
    const place = { path, file, id };
    known.set(`id ${id}`, place).set(`file ${file}`, place);
    if (!before.has(path)) known.set(`text ${story.body.fingerprint}`, place);
  }
  return lost.flatMap((each): MovedAddress[] => {
    const same = known.get(`id ${each.id}`) ?? known.get(`file ${each.file}`);
    if (!same && exists(each.file)) return [];
    const to = same ?? known.get(`id ${each.as}`) ?? known.get(`text ${each.text}`);
    return [to ? { ...each, to } : each];
  });
}

/** What a build says of addresses that lead to nothing now. */
export function movedNotices(moved: readonly MovedAddress[]): string[] {
  if (moved.length === 0) return [];
  const shown = moved.slice(0, 5).map(({ path, to }) => `${path} ${to ? `moved to ${to.path}` : "went"}`);
  const more = moved.length > 5 ? [`and ${moved.length - 5} more`] : [];
  return [`${[...shown, ...more].join(", ")}. "npm run moved" leaves a redirect, or a page that says so.`];
}

const noteOf = (output: string): string => join(stateFolder(output), "published.json");

const isNoted = (value: unknown): value is Noted =>
  typeof value === "object" &&
  value !== null &&
  "paths" in value &&
  "ids" in value &&
  "files" in value &&
  "texts" in value &&
  "as" in value;
