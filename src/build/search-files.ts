import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { memoize } from "../model/memoize.ts";
import { hasShape, readChecked, readRecord, writeChecked, writeRecord } from "../model/record.ts";
import { fingerprintOf } from "../model/text.ts";
import { fileState, isUntouched, type Manifest, type Printed } from "../output/manifest.ts";
import type { OutputFolder } from "../output/output-folder.ts";
import { markOwn, type OwnFile } from "../output/own-files.ts";
import { writerInto } from "../output/writer.ts";
import { HASHED_FOLDER, HEAD_FILE, SEARCH_FOLDER } from "../search/format.ts";
import { Inverter } from "../search/inverter.ts";
import { type IndexState, makeIndex } from "../search/search-index.ts";
import { type Segment, segmentsOf } from "../search/segments.ts";
import { loadStemmers } from "../search/stemmers.ts";
import { fileOf } from "../site/address.ts";
import type { Edition } from "../site/edition.ts";
import type { Placed } from "../site/place.ts";
import { ownPageDocument, searchDocuments } from "../site/searchable.ts";

/** The files of the search, by their path below the output folder, and what makes the bytes of each. */
export type SearchFiles = ReadonlyMap<string, () => Uint8Array>;

/** The file that names all others: it is published last. */
export const HEAD = SEARCH_FOLDER + HEAD_FILE;

/** Whether a file of the search has a hash in its name. */
export const isHashed = (file: string): boolean => file.startsWith(SEARCH_FOLDER + HASHED_FOLDER);

/** What the last build left for this one. */
interface Kept {
  readonly version: string;
  readonly index: IndexState;
}

/** Where a build keeps for the next one what an index was made from. */
export interface SearchCache {
  readonly folder: string;
  /** Fingerprint of the code and of what all pages are printed with. */
  readonly version: string;
}

export const searchCacheOf = ({ records }: OutputFolder, version: string): SearchCache => ({
  folder: join(records, "search"),
  version,
});

/**
 * The index of an edition; none if the outlet has no search.
 *
 * @param own files that Eleventy wrote for the outlet, and their folder
 */
export async function searchFiles(
  placed: Placed,
  edition: Edition,
  own: readonly OwnFile[],
  ownFolder: string,
  cache?: SearchCache,
): Promise<SearchFiles> {
  if (!placed.outlet.site.search) {
    if (cache) rmSync(cache.folder, { recursive: true, force: true });
    return new Map();
  }
  const { stories, pages } = searchDocuments(placed, edition);
  const written = new Set(own.map(({ file }) => file));
  const ownPages = edition.ownPages.flatMap(({ path, indexable }) => {
    const file = fileOf(path);
    if (!indexable || !written.has(file)) return [];
    return ownPageDocument(path, readFileSync(join(ownFolder, file), "utf8"), edition.context) ?? [];
  });
  const version = fingerprintOf((cache?.version ?? "") + edition.shared);
  const last = cache && readKept(cache.folder, version);
  const segments = segmentsOf([...pages, ...ownPages], stories, version);
  const inverted = await invertedSegments(segments, cache?.folder);
  const { files, state } = makeIndex(segments, inverted, last?.index);
  if (cache) {
    writeRecord(join(cache.folder, STATE), { version, index: state } satisfies Kept);
    const known = new Set([STATE, ...segments.map(({ key }) => key)]);
    for (const name of namesIn(cache.folder)) if (!known.has(name)) rmSync(join(cache.folder, name));
  }
  return files;
}

const STATE = "state.json";

function readKept(folder: string, version: string): Kept | undefined {
  const read = readRecord(join(folder, STATE));
  const kept = typeof read === "object" ? read.value : undefined;
  return hasShape<Kept>(kept, { version: "text", index: {} }) && kept.version === version ? kept : undefined;
}

/** Gives inverted segments by key: those of earlier builds from the cache, if there is one. */
async function invertedSegments(
  segments: readonly Segment[],
  folder: string | undefined,
): Promise<(key: string) => Uint8Array | undefined> {
  const read = memoize((key: string) => {
    const bytes = folder === undefined ? "missing" : readChecked(join(folder, key));
    return { bytes: typeof bytes === "string" ? undefined : bytes };
  });
  const isThere = new Set(folder === undefined ? [] : namesIn(folder));
  const made = new Map<string, Uint8Array>();
  let inverter: Inverter | undefined;
  for (const { key, documents } of segments) {
    if (made.has(key) || (isThere.has(key) && read(key).bytes)) continue;
    inverter ??= new Inverter(await loadStemmers());
    const bytes = inverter.invert(documents);
    made.set(key, bytes);
    if (folder !== undefined) writeChecked(join(folder, key), bytes, join(folder, `${key}.new`));
  }
  return (key) => made.get(key) ?? read(key).bytes;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/**
 * Writes into the stage what is not published already.
 *
 * @returns the state of each file in the stage
 */
export function stageSearch(
  files: SearchFiles,
  { stage, output, manifest }: { readonly stage: string; readonly output: OutputFolder; readonly manifest: Manifest },
): Map<string, Printed> {
  const staged = new Map<string, Printed>();
  const write = writerInto(stage);
  for (const [file, make] of files) {
    const fingerprint = markOwn(isHashed(file) ? "search" : fingerprintOf(Buffer.from(make()).toString("latin1")));
    const before = manifest.files.get(file);
    if (before?.fingerprint === fingerprint && isUntouched(join(output.path, file), before)) continue;
    write(file, make());
    const state = fileState(join(stage, file));
    if (state) staged.set(file, { fingerprint, ...state });
  }
  return staged;
}

/** Writes all files of the search into a folder. */
export function writeSearch(files: SearchFiles, folder: string): void {
  const write = writerInto(folder);
  for (const [file, make] of files) write(file, make());
}
