import type { CheckedStory, Claims, Removal, StandingPage } from "../model/article.ts";
import type { Problem } from "../model/problem.ts";
import type { ListedSeed } from "./files.ts";

/** Everything that was made from a seed. */
export interface ReadSeed {
  readonly story?: CheckedStory | undefined;
  readonly page?: StandingPage | undefined;
  /** Of a story with problems. */
  readonly claims?: Claims | undefined;
  /** The files that it links to, also where it has problems, as `LinkedFile.from`. */
  readonly linked: readonly string[];
  readonly problems: readonly Problem[];
  readonly removals: readonly Removal[];
}

/** What a seed looked up outside its own file, and the answers it got. The seed is read again when an answer has changed. */
export interface SeedDependencies {
  /** The pictures that the seed names, as it writes them, and what `PictureFinder` answered about each, as JSON. */
  readonly pictures: readonly (readonly [src: string, answer: string])[];
  /** The files that the seed links to, as it writes them, and what `FileFinder` answered about each, as JSON; "" for nothing. */
  readonly files: readonly (readonly [href: string, answer: string])[];
  /** The paths of seeds that the seed links to, and whether each seed existed. */
  readonly seeds: readonly (readonly [path: string, exists: boolean])[];
}

/** A seed that was read. */
export interface SeedEntry extends ReadSeed, SeedDependencies {
  readonly path: string;
  /** The state of the seed's file, as in `ListedSeed`. */
  readonly state: string;
  readonly sidecar?: string | undefined;
  /** When the seed and its sidecar were read, in milliseconds. */
  readonly seen: number;
}

/** A picture that was measured. */
export interface PictureEntry {
  readonly picture: string;
  readonly state: string;
  readonly seen: number;
  readonly answer: unknown;
}

/** @param seen the machine's time before any seed was read, in milliseconds */
export const seedEntry = (
  { path, state }: ListedSeed,
  sidecar: ListedSeed | undefined,
  { pictures, files, seeds }: SeedDependencies,
  { story, page, claims, linked, problems, removals }: ReadSeed,
  seen: number,
): SeedEntry => ({
  path,
  state,
  sidecar: sidecar?.state,
  seen,
  pictures,
  files,
  seeds,
  linked,
  problems,
  removals,
  story,
  page,
  claims,
});

/** An entry as a line of the cache: JSON, which was the fastest format to read of those that were tried. */
export const lineOf = (entry: SeedEntry | PictureEntry): string => `${JSON.stringify(entry)},\n`;

/** Parses the entries of complete lines. */
export const entriesIn = (lines: string): (SeedEntry | PictureEntry)[] => JSON.parse(`[${lines.slice(0, -2)}]`);
