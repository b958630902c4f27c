import { closeSync, fstatSync, ftruncateSync, mkdirSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { hasShape, readRecord, removeRecord, writeRecord } from "../model/record.ts";
import {
  entriesIn,
  lineOf,
  type PictureEntry,
  type ReadSeed,
  type SeedDependencies,
  type SeedEntry,
  seedEntry,
} from "./cache-entry.ts";
import type { ListedSeed } from "./files.ts";

/** How far the file of entries is to be trusted; written last. */
interface Head {
  readonly key: string;
  readonly bytes: number;
  readonly check: number;
}

/** File systems tell times in steps, and a file may be written twice within one: milliseconds after which its state is to be trusted. */
const STEP = 2000;
export const isSettled = (changed: number, seen: number): boolean => changed + STEP <= seen;

const CHUNK = 1 << 20;
const PIECE = 4 << 20;
const HEAD = "head.json";

const open = new Map<string, StoryCache>();

/**
 * The cache in a folder; the one that is open already, where a process builds again and again.
 *
 * @param key fingerprint of all that stories depend on beside the seeds: code, zone, language, the folder's name
 * @param now by the clock of the machine, before any seed was looked at, in milliseconds
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
 * What the last build made of seeds. Entries are only ever added at the end of the file, and the head says up to where it is whole; what
 * was added by a process that died before it wrote the head is cut off. For a save in the preview, to write all of 19,040 stories anew
 * would take 0.4 s more, three times as long as the rest.
 */
export class StoryCache {
  /** For the terminal, where the cache could not be used. */
  readonly notice: string | undefined;
  readonly #folder: string;
  readonly #key: string;
  readonly #entries = new Map<string, SeedEntry>();
  readonly #pictures = new Map<string, PictureEntry>();
  readonly #file: number;
  /** Lines that are not in the file yet, and about how many bytes they have. */
  #lines: string[] = [];
  #waiting = 0;
  #head: Head;
  /** Entries that later ones replaced. */
  #waste = 0;
  #now: number;

  /**
   * @param use "read" for a cache that another process has saved
   * @throws Error where it is to be read and is not what was saved
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
    this.#file = openSync(join(folder, "entries.json"), use === "read" ? "r" : "a+");
    this.#head = { key, bytes: 0, check: 0 };
    if (known && this.#load(known)) this.#head = known;
    else if (read === "damaged" || known) this.notice = `${folder} is damaged: all seeds are read again.`;
    if (use === "write") ftruncateSync(this.#file, this.#head.bytes);
    else if (!known || this.notice !== undefined) throw new Error(`${folder} is damaged`);
  }

  /** Begins another build in the same process. @returns whether nobody else wrote into the cache meanwhile */
  resume(key: string, now: number): boolean {
    // A build that failed before it had saved.
    if (this.#lines.length > 0) return false;
    const read = readRecord(join(this.#folder, HEAD));
    this.#now = now;
    const isHeadMine =
      key === this.#key && typeof read === "object" && JSON.stringify(read.value) === JSON.stringify(this.#head);
    // A process that died before it wrote the head has left lines at the end.
    return isHeadMine && fstatSync(this.#file).size === this.#head.bytes;
  }

  /** When this build began to look at seeds, in milliseconds. */
  get now(): number {
    return this.#now;
  }

  /** What was made of a seed, if its file and its sidecar are what they were and every inquiry has the answer that it had. */
  find(
    seed: ListedSeed,
    sidecar: ListedSeed | undefined,
    same: (inquiries: SeedDependencies) => boolean,
  ): ReadSeed | undefined {
    const entry = this.#entries.get(seed.path);
    if (entry === undefined || entry.state !== seed.state || entry.sidecar !== sidecar?.state) return undefined;
    const changed = Math.max(seed.changed, sidecar?.changed ?? 0);
    return isSettled(changed, entry.seen) && same(entry) ? entry : undefined;
  }

  /** What was made of a seed last, whatever has become of its file. */
  made(path: string): ReadSeed | undefined {
    return this.#entries.get(path);
  }

  /** Everything that was made, of seeds that are gone too. */
  all(): Iterable<ReadSeed> {
    return this.#entries.values();
  }

  keep(seed: ListedSeed, sidecar: ListedSeed | undefined, inquiries: SeedDependencies, made: ReadSeed): void {
    this.#keep(seedEntry(seed, sidecar, inquiries, made, this.#now));
  }

  /** What was said of a picture file in this state. */
  picture(path: string, state: string, changed: number): unknown {
    const entry = this.#pictures.get(path);
    return entry?.state === state && isSettled(changed, entry.seen) ? entry.answer : undefined;
  }

  keepPicture(path: string, state: string, answer: unknown): void {
    this.#keep({ picture: path, state, seen: this.#now, answer });
  }

  /** Takes over lines of another process. */
  adopt(lines: Uint8Array): void {
    this.#flush();
    this.#append(lines);
    for (const entry of entriesIn(Buffer.from(lines).toString())) this.#take(entry);
  }

  /** Notes down how far the file is whole, and writes it anew when a third is waste: every build reads it. */
  save(): void {
    if (this.#waste > 1000 + this.#entries.size / 2) this.#rewrite();
    this.#flush();
    writeRecord(join(this.#folder, HEAD), this.#head);
  }

  close(): void {
    closeSync(this.#file);
  }

  /** Leaves out what later entries replaced. Without a head, nothing is lost but time if the process dies meanwhile. */
  #rewrite(): void {
    removeRecord(join(this.#folder, HEAD));
    ftruncateSync(this.#file, 0);
    this.#head = { key: this.#key, bytes: 0, check: 0 };
    this.#lines = [];
    this.#waste = 0;
    for (const entries of [this.#entries, this.#pictures]) for (const entry of entries.values()) this.#write(entry);
  }

  #keep(entry: SeedEntry | PictureEntry): void {
    this.#take(entry);
    this.#write(entry);
  }

  #take(entry: SeedEntry | PictureEntry): void {
    if ("picture" in entry) this.#pictures.set(entry.picture, entry);
    else {
      if (this.#entries.has(entry.path)) this.#waste++;
      this.#entries.set(entry.path, entry);
    }
  }

  #write(entry: SeedEntry | PictureEntry): void {
    const line = lineOf(entry);
    this.#lines.push(line);
    this.#waiting += line.length;
    if (this.#waiting > CHUNK) this.#flush();
  }

  #flush(): void {
    if (this.#lines.length > 0) this.#append(Buffer.from(this.#lines.join("")));
    this.#lines = [];
    this.#waiting = 0;
  }

  #append(lines: Uint8Array): void {
    for (let written = 0; written < lines.length; ) written += writeSync(this.#file, lines, written);
    const { key, bytes, check } = this.#head;
    this.#head = { key, bytes: bytes + lines.length, check: crc32(lines, check) };
  }

  /** @returns whether the file is what the head says */
  #load({ bytes, check }: Head): boolean {
    let [length, sum] = [0, 0];
    for (const piece of pieces(this.#file, bytes)) {
      length += piece.length;
      sum = crc32(piece, sum);
    }
    if (length !== bytes || sum !== check) return false;
    for (const piece of pieces(this.#file, bytes)) for (const entry of entriesIn(piece.toString())) this.#take(entry);
    return true;
  }
}

/** The first bytes of a file of lines, a few megabytes of whole lines at a time: one string would hold half a gigabyte at most. */
function* pieces(file: number, length: number): Generator<Buffer> {
  let buffer = Buffer.allocUnsafe(Math.min(length, PIECE));
  /** Of a line that has not ended yet. */
  let begun = 0;
  for (let at = 0; at < length; ) {
    if (begun === buffer.length) buffer = Buffer.concat([buffer, Buffer.allocUnsafe(buffer.length)]);
    const read = readSync(file, buffer, begun, Math.min(buffer.length - begun, length - at), at);
    if (read === 0) return;
    at += read;
    const filled = begun + read;
    const end = buffer.lastIndexOf("\n", filled - 1) + 1;
    if (end > 0) yield buffer.subarray(0, end);
    buffer.copyWithin(0, end, filled);
    begun = filled - end;
  }
}

const isHead = (value: unknown): value is Head =>
  hasShape<Head>(value, { key: "text", bytes: "number", check: "number" });
