import { closeSync, fstatSync, ftruncateSync, mkdirSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { hasShape, readRecord, removeRecord, writeRecord } from "../model/record.ts";
import {
  type PictureEntry,
  pack,
  type ReadSeed,
  type SeedDependencies,
  type SeedEntry,
  seedEntry,
  unpack,
} from "./cache-entry.ts";
import type { ListedSeed } from "./files.ts";
import { packsIn } from "./packs-in.ts";

/** Describes the valid part of the file of entries. It is written last. */
interface Head {
  readonly key: string;
  readonly bytes: number;
  readonly check: number;
}

/** Milliseconds. File systems store times in coarse steps: a file may be written twice in one step, so a newer file's state proves nothing. */
const STEP = 2000;
export const isSettled = (changed: number, seen: number): boolean => changed + STEP <= seen;

/** How many entries are packed and written at once, and from how many letters of HTML on it is done sooner. */
const CHUNK = 2000;
const LETTERS = 16_000_000;
/** A system writes two gigabytes at once at most. */
const MOST_AT_ONCE = 1 << 30;
const HEAD = "head.json";
const ENTRIES = "entries";

const open = new Map<string, StoryCache>();

/**
 * Opens the cache in a folder, or returns the one that an earlier build of this process has open.
 *
 * @param key a fingerprint of everything except the seeds that stories depend on: code, zone, language, the folder's name
 * @param now the machine's time before any seed was read, in milliseconds
 */
export function openCache(folder: string, key: string, now: number): StoryCache {
  const last = open.get(folder);
  if (last?.resume(key, now)) return last;
  last?.close();
  open.delete(folder);
  const cache = new StoryCache(folder, key, now);
  open.set(folder, cache);
  return cache;
}

/**
 * What earlier builds read from seeds. Entries are only appended to the file, and the head says how many bytes are valid. Entries that a
 * process appended before it died without writing the head are cut off. Rewriting all of 19,040 stories after each save in the preview
 * would take 0.4 s more, three times as long as everything else.
 */
export class StoryCache {
  /** A message for the terminal, if the cache could not be used. */
  readonly notice: string | undefined;
  readonly #folder: string;
  readonly #key: string;
  readonly #entries = new Map<string, SeedEntry>();
  readonly #pictures = new Map<string, PictureEntry>();
  readonly #replaced = new Map<string, SeedEntry>();
  readonly #file: number;
  /** The entries that are not in the file yet. */
  #unwritten: (SeedEntry | PictureEntry)[] = [];
  /** Their letters of HTML. */
  #letters = 0;
  #head: Head;
  /** The number of entries that later ones have replaced. */
  #waste = 0;
  #now: number;

  /**
   * @param use "read" for a cache that another process has saved
   * @throws Error if `use` is "read" and the cache is not as it was saved
   * @see openCache
   */
  constructor(folder: string, key: string, now: number, use: "read" | "write" = "write") {
    this.#folder = folder;
    this.#key = key;
    this.#now = now;
    const read = readRecord(join(folder, HEAD));
    const head = typeof read === "object" && isHead(read.value) ? read.value : undefined;
    const known = head?.key === key ? head : undefined;
    // An earlier version may have left other files.
    if (use === "write" && !known) rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    this.#file = openSync(join(folder, ENTRIES), use === "read" ? "r" : "a+");
    this.#head = { key, bytes: 0, check: 0 };
    if (known && this.#load(known)) this.#head = known;
    else if (read === "damaged" || known) this.notice = `${folder} is damaged: all seeds are read again.`;
    if (use === "write") ftruncateSync(this.#file, this.#head.bytes);
    else if (!known || this.notice !== undefined) throw new Error(`${folder} is damaged`);
  }

  /** Begins another build in the same process. @returns false if another process has written to the cache meanwhile, or a build failed */
  resume(key: string, now: number): boolean {
    // An earlier build failed before it saved.
    if (this.#unwritten.length > 0) return false;
    const read = readRecord(join(this.#folder, HEAD));
    this.#now = now;
    this.#replaced.clear();
    const isHeadMine = key === this.#key && typeof read === "object" && JSON.stringify(read.value) === this.mark;
    // A process that died before it wrote the head may have left entries at the end.
    return isHeadMine && fstatSync(this.#file).size === this.#head.bytes;
  }

  /** Says which entries are saved: a cache with the same mark has the same ones. */
  get mark(): string {
    return JSON.stringify(this.#head);
  }

  get isEmpty(): boolean {
    return this.#entries.size === 0;
  }

  /** What this build has replaced, by the path of the seed. */
  get replaced(): ReadonlyMap<string, SeedEntry> {
    return this.#replaced;
  }

  /** When this build began to read seeds, in milliseconds. */
  get now(): number {
    return this.#now;
  }

  /** What was read from a seed, if its file, its sidecar and everything it depends on are unchanged. */
  find(
    seed: ListedSeed,
    sidecar: ListedSeed | undefined,
    same: (dependencies: SeedDependencies) => boolean,
  ): ReadSeed | undefined {
    const entry = this.#entries.get(seed.path);
    if (entry === undefined || entry.state !== seed.state || entry.sidecar !== sidecar?.state) return undefined;
    const changed = Math.max(seed.changed, sidecar?.changed ?? 0);
    return isSettled(changed, entry.seen) && same(entry) ? entry : undefined;
  }

  /** What was last read from a seed, whether or not its file has changed since. */
  last(path: string): ReadSeed | undefined {
    return this.#entries.get(path);
  }

  /** Everything that was read, including from seeds that have been deleted. */
  all(): Iterable<ReadSeed> {
    return this.#entries.values();
  }

  /** Adds what was read from a seed, which `last` has once everything is written (`flush`). */
  keep(seed: ListedSeed, sidecar: ListedSeed | undefined, dependencies: SeedDependencies, result: ReadSeed): void {
    this.#write(seedEntry(seed, sidecar, dependencies, result, this.#now));
  }

  /** The stored result for a picture file in this state. */
  picture(path: string, state: string, changed: number): unknown {
    const entry = this.#pictures.get(path);
    return entry?.state === state && isSettled(changed, entry.seen) ? entry.answer : undefined;
  }

  keepPicture(path: string, state: string, answer: unknown): void {
    const entry = { picture: path, state, seen: this.#now, answer };
    this.#take(entry);
    this.#write(entry);
  }

  /** Adds the entries that another process packed. */
  adopt(entries: Uint8Array): void {
    this.flush();
    this.#add(entries);
  }

  /** Records how much of the file is valid. Rewrites the file when a third of it is waste, since every build reads all of it. */
  save(): void {
    this.flush();
    if (this.#waste > 1000 + this.#entries.size / 2) this.#rewrite();
    writeRecord(join(this.#folder, HEAD), this.#head);
  }

  close(): void {
    closeSync(this.#file);
  }

  /** Rewrites the file without replaced entries. The head is removed first: if the process dies meanwhile, the next build reads all seeds again. */
  #rewrite(): void {
    removeRecord(join(this.#folder, HEAD));
    ftruncateSync(this.#file, 0);
    this.#head = { key: this.#key, bytes: 0, check: 0 };
    this.#waste = 0;
    const all = [...this.#entries.values(), ...this.#pictures.values()];
    for (let at = 0; at < all.length; at += CHUNK) this.#append(pack(all.slice(at, at + CHUNK)));
  }

  #take(entry: SeedEntry | PictureEntry): void {
    if ("picture" in entry) this.#pictures.set(entry.picture, entry);
    else {
      const before = this.#entries.get(entry.path);
      if (before) {
        this.#waste++;
        this.#replaced.set(entry.path, before);
      }
      this.#entries.set(entry.path, entry);
    }
  }

  #write(entry: SeedEntry | PictureEntry): void {
    this.#unwritten.push(entry);
    if ("path" in entry) this.#letters += entry.story?.body.html.length ?? 0;
    if (this.#unwritten.length === CHUNK || this.#letters >= LETTERS) this.flush();
  }

  /** Writes what was added since. */
  flush(): void {
    if (this.#unwritten.length > 0) this.#add(pack(this.#unwritten));
    this.#unwritten = [];
    this.#letters = 0;
  }

  /** Adds packed entries. Those in memory are unpacked from them: what was read holds on to the texts of seeds, of which its strings are slices. */
  #add(entries: Uint8Array): void {
    this.#append(entries);
    for (const entry of unpack(Buffer.from(entries.buffer, entries.byteOffset, entries.length))) this.#take(entry);
  }

  #append(entries: Uint8Array): void {
    for (let written = 0; written < entries.length; )
      written += writeSync(this.#file, entries, written, Math.min(entries.length - written, MOST_AT_ONCE));
    const { key, bytes, check } = this.#head;
    this.#head = { key, bytes: bytes + entries.length, check: crc32(entries, check) };
  }

  /** @returns whether the file matches its head */
  #load({ bytes, check }: Head): boolean {
    const packs = [...packsIn(this.#file, bytes)];
    const length = packs.reduce((sum, pack) => sum + pack.length, 0);
    if (length !== bytes || packs.reduce((sum, pack) => crc32(pack, sum), 0) !== check) return false;
    for (const pack of packs) for (const entry of unpack(pack)) this.#take(entry);
    this.#replaced.clear();
    return true;
  }
}

const isHead = (value: unknown): value is Head =>
  hasShape<Head>(value, { key: "text", bytes: "number", check: "number" });
