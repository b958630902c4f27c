import { crc32 } from "node:zlib";
import type { Body, CheckedStory, Removal, StandingPage } from "../model/article.ts";
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

/** A line of the store. */
export interface CacheEntry extends SeedDependencies {
  readonly story?: Rebound<CheckedStory> | undefined;
  readonly page?: Rebound<StandingPage> | undefined;
  readonly problems: readonly Problem[];
  readonly removals: readonly Removal[];
  readonly path: string;
  /** Of the seed and of its sidecar, as `ListedSeed` has it. */
  readonly state: string;
  readonly sidecar?: string | undefined;
  /** When they were read, in milliseconds. */
  readonly seen: number;
  /** How long the HTML of its body is in the file of bodies, in bytes, and its CRC-32. Bodies lie in the order of the lines. */
  readonly bytes: number;
  readonly check: number;
}

/** With a body that can be replaced by one that is read when it is asked for: copies of 95,000 drafts cost more than reading them. */
type Rebound<T extends { body: Body }> = Omit<T, "body"> & { body: Body };

/** A picture that was measured. */
export interface PictureEntry {
  readonly picture: string;
  readonly state: string;
  readonly seen: number;
  readonly answer: unknown;
}

/** What is to be added to a store: lines, and the bodies of their entries one after the other. */
export interface CachePart {
  readonly lines: string;
  readonly bodies: Uint8Array;
}

/** Notes down what was made of seeds and pictures, for a store that may be another process's. */
export class CacheWriter {
  /** By the clock of the machine, before any seed was looked at, in milliseconds. */
  readonly seen: number;
  #lines: string[] = [];
  #bodies: Buffer[] = [];
  #size = 0;

  constructor(seen: number) {
    this.seen = seen;
  }

  /** Takes the draft itself, not a copy of its thirty keys: its body is without HTML afterwards. */
  keep(seed: ListedSeed, sidecar: ListedSeed | undefined, inquiries: SeedDependencies, edited: ReadSeed): CacheEntry {
    const { story, page, problems, removals }: Pick<CacheEntry, "story" | "page" | "problems" | "removals"> = edited;
    const text = story ?? page;
    const html = Buffer.from(text?.body.html ?? "");
    if (text) text.body = withoutHtml(text.body);
    const entry: CacheEntry = {
      path: seed.path,
      state: seed.state,
      sidecar: sidecar?.state,
      seen: this.seen,
      pictures: inquiries.pictures,
      seeds: inquiries.seeds,
      problems,
      removals,
      story,
      page,
      bytes: html.length,
      check: crc32(html),
    };
    this.#bodies.push(html);
    this.#write(entry, html.length);
    return entry;
  }

  keepPicture(path: string, state: string, answer: unknown): PictureEntry {
    const entry = { picture: path, state, seen: this.seen, answer };
    this.#write(entry, 0);
    return entry;
  }

  /** Notes an entry down again, without its body. */
  copy(entry: CacheEntry | PictureEntry): void {
    this.#write(entry, 0);
  }

  /** About how many bytes are in it. */
  get size(): number {
    return this.#size;
  }

  /** Empties it. */
  take(): CachePart {
    const part = { lines: this.#lines.join(""), bodies: Buffer.concat(this.#bodies) };
    this.#lines = [];
    this.#bodies = [];
    this.#size = 0;
    return part;
  }

  #write(entry: CacheEntry | PictureEntry, bytes: number): void {
    const line = `${JSON.stringify(entry)},\n`;
    this.#lines.push(line);
    this.#size += line.length + bytes;
  }
}

const withoutHtml = (body: Body): Body => ({ ...body, html: "" });
