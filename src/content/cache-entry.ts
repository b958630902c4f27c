import type { CheckedStory, Removal, StandingPage } from "../model/article.ts";
import type { Problem } from "../model/problem.ts";
import type { ListedSeed } from "./files.ts";

/** Everything that was made of a seed. */
export interface ReadSeed {
  readonly story?: CheckedStory | undefined;
  readonly page?: StandingPage | undefined;
  readonly problems: readonly Problem[];
  readonly removals: readonly Removal[];
}

/** What a seed looked for outside of its own file, and what it found: when an answer is another one now, the seed is read again. */
export interface SeedDependencies {
  /** Sources of pictures as the seed writes them, and what was said of each, as JSON. */
  readonly pictures: readonly (readonly [src: string, answer: string])[];
  /** Paths of seeds, and whether there was one. */
  readonly seeds: readonly (readonly [path: string, exists: boolean])[];
}

/** A seed that was read. */
export interface SeedEntry extends ReadSeed, SeedDependencies {
  readonly path: string;
  /** Of the seed and of its sidecar, as `ListedSeed` has it. */
  readonly state: string;
  readonly sidecar?: string | undefined;
  /** When they were read, in milliseconds. */
  readonly seen: number;
}

/** A picture that was measured. */
export interface PictureEntry {
  readonly picture: string;
  readonly state: string;
  readonly seen: number;
  readonly answer: unknown;
}

/** @param seen by the clock of the machine, before any seed was looked at, in milliseconds */
export const seedEntry = (
  { path, state }: ListedSeed,
  sidecar: ListedSeed | undefined,
  { pictures, seeds }: SeedDependencies,
  { story, page, problems, removals }: ReadSeed,
  seen: number,
): SeedEntry => ({ path, state, sidecar: sidecar?.state, seen, pictures, seeds, problems, removals, story, page });

/** An entry as the cache has it: JSON, since it is the fastest to read of what was tried. */
export const lineOf = (entry: SeedEntry | PictureEntry): string => `${JSON.stringify(entry)},\n`;

/** The entries of whole lines. */
export const entriesIn = (lines: string): (SeedEntry | PictureEntry)[] => JSON.parse(`[${lines.slice(0, -2)}]`);
