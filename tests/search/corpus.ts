import { IndexFiles } from "../../src/search/browser/index-files.ts";
import type { SearchDocument } from "../../src/search/document.ts";
import { HEAD_FILE, SEARCH_FOLDER } from "../../src/search/format.ts";
import { Inverter } from "../../src/search/inverter.ts";
import { type IndexState, makeIndex, type SearchIndex } from "../../src/search/search-index.ts";
import { beginsSegment, segmentsOf } from "../../src/search/segments.ts";
import { loadStemmers } from "../../src/search/stemmers.ts";

const stemmerFor = await loadStemmers();

/** A document with these texts: its headline, its standfirst, and what follows. */
export const documentOf = (
  id: string,
  texts: readonly string[],
  { language = "en", year = "2026", facets = [] }: { language?: string; year?: string; facets?: string[] } = {},
): SearchDocument => ({
  id,
  fingerprint: JSON.stringify([id, texts, language, year, facets]),
  language,
  year,
  card: () => [texts[0] ?? "", texts[1] ?? "", `/${id}/`, `${year}-01-01`, "World", undefined],
  texts: () => texts,
  facets: () => facets,
});

/** What a build keeps for the next one, in memory. */
export interface Kept {
  readonly inverted: Map<string, Uint8Array>;
  last?: IndexState;
}

/** Makes the index of documents, oldest first; with what is kept of an earlier one, as a build after an edit. */
export function indexOf(stories: readonly SearchDocument[], kept: Kept = { inverted: new Map() }): SearchIndex {
  const segments = segmentsOf([], stories, "");
  const inverter = new Inverter(stemmerFor);
  for (const { key, documents } of segments)
    if (!kept.inverted.has(key)) kept.inverted.set(key, inverter.invert(documents));
  const index = makeIndex(segments, (key) => kept.inverted.get(key), kept.last);
  kept.last = index.state;
  return index;
}

/** Opens an index as the browser does. @param loaded called with each file that is asked for */
export const open = ({ files }: SearchIndex, loaded?: (file: string) => void): Promise<IndexFiles> =>
  IndexFiles.open(async (file) => {
    loaded?.(file);
    const bytes = files.get(SEARCH_FOLDER + file)?.();
    if (!bytes) throw new Error(`${file} is missing`);
    return bytes;
  });

export const HEAD = SEARCH_FOLDER + HEAD_FILE;

/** Numbers from 0 to 1 that are the same each time. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const SYLLABLES = "ba ce di fo gu har lim mon nor pel quay rin sto tav ul ven wick yar zel dock".split(" ");
const ENDINGS = ["", "", "", "s", "ed", "ing"];

/** A word of a language that does not exist: of 3,000, the first ones much more often than the last. */
function wordFrom(random: () => number): string {
  let rank = Math.floor(3000 ** random());
  let word = "";
  for (let syllable = 0; syllable < 3; syllable++) {
    word += SYLLABLES[rank % SYLLABLES.length] ?? "";
    rank = Math.floor(rank / SYLLABLES.length);
  }
  return word + (ENDINGS[Math.floor(random() * ENDINGS.length)] ?? "");
}

export const sentenceFrom = (random: () => number, words: number): string =>
  Array.from({ length: words }, () => wordFrom(random)).join(" ");

/** An id that begins a segment, or none that does. */
export function idOf(name: string, begins: boolean): string {
  let id = name;
  for (let more = 0; beginsSegment(id) !== begins; more++) id = `${name}-${more}`;
  return id;
}

/** Stories of a hundred words or fewer, oldest first. Every sixtieth begins a segment, so that a few stories have both tiers. */
export function generatedStories(count: number, seed = 1, most = 100): SearchDocument[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, at) => {
    const texts = [sentenceFrom(random, 6), sentenceFrom(random, 5 + Math.floor(random() * most))];
    const year = String(2000 + Math.floor((at / count) * 20));
    return documentOf(idOf(`story-${at}`, at % 60 === 0), texts, {
      year,
      facets: [`section:s${Math.floor(random() * 3)}`],
    });
  });
}
