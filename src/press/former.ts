import { join } from "node:path";
import type { Edition } from "../edition/edition.ts";
import { note, readNote } from "../ingest/note.ts";
import { stateOf } from "./state.ts";

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
export interface Former extends Published {
  /** The story is there now, and in this seed; it went where that is not known. */
  readonly to?: Place;
}

interface Place {
  readonly path: string;
  readonly file: string;
  readonly id: string;
}

/** Every address at which a story was published so far and at which the edition may have nothing now. */
export function readPublished(output: string): readonly Published[] {
  const read = readNote(noteOf(output));
  return typeof read === "object" && isList(read.value) ? read.value : [];
}

/** Remembers the addresses of an edition beside those that nobody has settled yet. */
export function notePublished(output: string, { stories, pages }: Edition, former: readonly Former[]): void {
  const open = new Set(pages.map(({ path }) => path));
  const published = stories.flatMap(({ path, draft: { id, file, body } }): Published[] =>
    open.has(path) ? [{ path, id, file, text: body.fingerprint }] : [],
  );
  note(noteOf(output), [...published, ...former.map(({ to, ...each }) => (to ? { ...each, as: to.id } : each))]);
}

/**
 * The addresses that readers may still follow to nothing: the story moved (the same id, else the same seed, else a new story with the same text), or it
 * went. One that is there and only not public now, or that has problems, did neither.
 *
 * @param exists whether there is a seed
 */
export function formerOf(
  published: readonly Published[],
  { stories, pages }: Edition,
  exists: (file: string) => boolean,
): Former[] {
  const taken = new Set([...pages, ...stories].map(({ path }) => path));
  const lost = published.filter(({ path }) => !taken.has(path));
  if (lost.length === 0) return [];
  const before = new Set(published.map(({ path }) => path));
  const known = new Map<string, Place>();
  for (const { path, draft } of [...stories].reverse()) {
    const { file, id } = draft;
    const place = { path, file, id };
    known.set(`id ${id}`, place).set(`file ${file}`, place);
    if (!before.has(path)) known.set(`text ${draft.body.fingerprint}`, place);
  }
  return lost.flatMap((each): Former[] => {
    const same = known.get(`id ${each.id}`) ?? known.get(`file ${each.file}`);
    if (!same && exists(each.file)) return [];
    const to = same ?? known.get(`id ${each.as}`) ?? known.get(`text ${each.text}`);
    return [to ? { ...each, to } : each];
  });
}

const noteOf = (output: string): string => join(stateOf(output), "published.json");

const isList = (value: unknown): value is Published[] => Array.isArray(value);
