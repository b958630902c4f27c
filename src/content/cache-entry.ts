import type { Body, CheckedStory, FaultySeed, Removal, StandingPage } from "../model/article.ts";
import type { Problem } from "../model/problem.ts";
import type { ListedSeed } from "./files.ts";
import { rowsOf, type Table, tableOf, valueAt } from "./table.ts";

/** Everything that was made from a seed. */
export interface ReadSeed {
  readonly story?: CheckedStory | undefined;
  readonly page?: StandingPage | undefined;
  /** Of a seed with problems. */
  readonly faulty?: FaultySeed | undefined;
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
  { story, page, faulty, linked, problems, removals }: ReadSeed,
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
  faulty,
});

/** Entries as the cache's file has them: as tables, and after these the HTML of all texts, each of which is decoded when it is asked for. */
interface Packed {
  /** Without `story`. */
  readonly seeds: Table;
  /** Without `body` and `path`; of the seeds that have one. Without `summary` where that is the standfirst. */
  readonly stories: Table;
  /** Without `html`. */
  readonly bodies: Table;
  /** The index of the seed of each story. */
  readonly owners: readonly number[];
  /** The number of bytes of the HTML of each story. */
  readonly lengths: readonly number[];
  readonly pictures: readonly PictureEntry[];
}

/** Two numbers of 32 bits come first: the bytes of the tables, as JSON, and those of the HTML. */
export const PREFIX = 8;

/** So many entries are packed at once: a string holds half a gigabyte at most. */
const MOST = 2000;

/** Entries as bytes for the cache: one pack after the other. */
export function pack(entries: readonly (SeedEntry | PictureEntry)[]): Uint8Array {
  const packs = Math.ceil(entries.length / MOST);
  return Buffer.concat(Array.from({ length: packs }, (_, at) => packed(entries.slice(at * MOST, (at + 1) * MOST))));
}

function packed(entries: readonly (SeedEntry | PictureEntry)[]): Uint8Array {
  const seeds = entries.filter((entry) => "path" in entry);
  const stories = seeds.flatMap(({ story }) => story ?? []);
  const html = stories.map(({ body }) => Buffer.from(body.html));
  const lengths = html.map(({ length }) => length);
  const tables: Packed = {
    seeds: tableOf(seeds.map(({ story: _, ...seed }) => seed)),
    stories: tableOf(stories.map(tableRow)),
    bodies: tableOf(
      stories.map(({ body: { words, references, pictures, blocks, files, fingerprint } }) => ({
        words,
        references,
        pictures,
        blocks,
        files,
        fingerprint,
      })),
    ),
    owners: seeds.flatMap(({ story }, index) => (story ? index : [])),
    lengths,
    pictures: entries.filter((entry) => "picture" in entry),
  };
  const json = Buffer.from(asciiJson(tables), "latin1");
  const prefix = Buffer.alloc(PREFIX);
  prefix.writeUInt32LE(json.length, 0);
  prefix.writeUInt32LE(
    lengths.reduce((sum, length) => sum + length, 0),
    4,
  );
  return Buffer.concat([prefix, json, ...html]);
}

const tableRow = ({ body: _, path: _p, summary, ...story }: CheckedStory) =>
  summary === story.standfirst ? story : { ...story, summary };

/** JSON in ASCII, which is read in half the time that UTF-8 takes. */
const asciiJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** The length of a pack. @param prefix its first bytes */
export const lengthOfPack = (prefix: Buffer): number => PREFIX + prefix.readUInt32LE(0) + prefix.readUInt32LE(4);

/** The entries of bytes that `pack` made, once or several times. Of the bytes only a copy of the HTML is kept. */
export function* unpack(bytes: Buffer): Generator<SeedEntry | PictureEntry> {
  for (let at = 0; at < bytes.length; ) {
    const end = at + PREFIX + bytes.readUInt32LE(at);
    const tables: Packed = JSON.parse(bytes.toString("latin1", at + PREFIX, end));
    at = end + bytes.readUInt32LE(at + 4);
    const html = Buffer.from(bytes.subarray(end, at));
    let from = 0;
    const seeds = rowsOf<Mutable<SeedEntry>>(tables.seeds);
    const bodies = rowsOf<Omit<Body, "html">>(tables.bodies);
    for (const [index, story] of rowsOf<Mutable<CheckedStory>>(wholeStories(tables)).entries()) {
      const [body, seed, length = 0] = [bodies[index], seeds[tables.owners[index] ?? -1], tables.lengths[index]];
      if (!body || !seed) continue;
      story.body = new PackedBody(body, html, from, from + length);
      seed.story = story;
      from += length;
    }
    yield* seeds;
    yield* tables.pictures;
  }
}

/** With the columns that `tableRow` left out. They are not added to the rows, which would then have several hidden classes, and be slow to read. */
function wholeStories({ seeds, stories, owners }: Packed): Table {
  const { summary, standfirst } = stories.columns;
  const summaries = owners.map((_, index) => valueAt(summary, index) ?? valueAt(standfirst, index) ?? "");
  const paths = owners.map((owner) => valueAt(seeds.columns.path, owner));
  return { ...stories, columns: { ...stories.columns, path: paths, summary: summaries } };
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** A text of the cache. */
class PackedBody implements Body {
  readonly words: number;
  readonly references: Body["references"];
  readonly pictures: Body["pictures"];
  readonly blocks: Body["blocks"];
  readonly files: Body["files"];
  readonly fingerprint: string;
  readonly #bytes: Buffer;
  readonly #from: number;
  readonly #to: number;

  /** @param bytes have the HTML between `from` and `to` */
  constructor(
    { words, references, pictures, blocks, files, fingerprint }: Omit<Body, "html">,
    bytes: Buffer,
    from: number,
    to: number,
  ) {
    this.words = words;
    this.references = references;
    this.pictures = pictures;
    this.blocks = blocks;
    this.files = files;
    this.fingerprint = fingerprint;
    this.#bytes = bytes;
    this.#from = from;
    this.#to = to;
  }

  get html(): string {
    return this.#bytes.toString("utf8", this.#from, this.#to);
  }

  toJSON(): Body {
    return { ...this, html: this.html };
  }
}
