import {
  closeSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import type { Body } from "../model/article.ts";
import { hasShape, readRecord, removeRecord, writeRecord } from "../model/record.ts";
import {
  type CacheEntry,
  type CachePart,
  CacheWriter,
  type PictureEntry,
  type ReadSeed,
  type SeedDependencies,
} from "./cache-writer.ts";
import type { ListedSeed } from "./files.ts";

/** How far the two files of the store are to be trusted; written last. */
interface Head {
  readonly key: string;
  readonly lines: number;
  readonly check: number;
  readonly bodies: number;
}

/** File systems tell times in steps, and a file may be written twice within one: milliseconds after which its state is to be trusted. */
const STEP = 2000;
export const isSettled = (changed: number, seen: number): boolean => changed + STEP <= seen;

/** The store was damaged after it was opened. Whoever catches this forgets the store and begins again. */
export class DamagedCache extends Error {
  override readonly name = "DamagedStore";
}

/** Of another process, too: only the name comes from there. */
export const isDamagedCache = (error: unknown): error is Error =>
  error instanceof Error && error.name === "DamagedStore";

const CHUNK = 1 << 20;
const PIECE = 4 << 20;
const HEAD = "head.json";
const BODIES = "bodies";

const open = new Map<string, StoryCache>();

/**
 * The store in a folder; the one that is open already, where a process builds again and again.
 *
 * @param key fingerprint of all that drafts depend on beside the seeds: code, zone, language, the folder's name
 * @param now by the clock of the machine, before any seed was looked at, in milliseconds
 */
export function openCache(folder: string, key: string, now: number): StoryCache {
  const last = open.get(folder);
  if (last?.resume(key, now)) return last;
  last?.close();
  open.delete(folder);
  const store = new StoryCache(folder, key, now);
  open.set(folder, store);
  return store;
}

/** Throws a store away that turned out to be damaged. */
export function removeCache(folder: string): void {
  open.get(folder)?.close();
  open.delete(folder);
  rmSync(folder, { recursive: true, force: true });
}

/**
 * The drafts of the last build. Lines and bodies are only ever added at the end of their files, and the head says up to where they are
 * whole; what was added by a process that died before it wrote the head is cut off. JSON, since it is the fastest to read of what was
 * tried.
 */
export class StoryCache {
  /** For the terminal, where the store could not be used. */
  readonly notice: string | undefined;
  readonly #folder: string;
  readonly #key: string;
  readonly #entries = new Map<string, CacheEntry>();
  readonly #pictures = new Map<string, PictureEntry>();
  #notebook: CacheWriter;
  #head: Head;
  #lineFile: number;
  #bodyFile: number;
  /** Where the body of an entry begins, and where the next one will. */
  readonly #places = new WeakMap<CacheEntry, number>();
  #end = 0;
  /** Entries that later ones replaced. */
  #waste = 0;

  /**
   * @param use "read" for a store that another process has saved
   * @throws DamagedStore where it is to be read and cannot be
   * @see openCache
   */
  constructor(folder: string, key: string, now: number, use: "read" | "write" = "write") {
    this.#folder = folder;
    this.#key = key;
    this.#notebook = new CacheWriter(now);
    mkdirSync(folder, { recursive: true });
    const read = readRecord(join(folder, HEAD));
    const head = typeof read === "object" && isHead(read.value) ? read.value : undefined;
    const flags = use === "read" ? "r" : "a+";
    this.#lineFile = openSync(join(folder, "drafts.json"), flags);
    this.#bodyFile = openSync(join(folder, BODIES), flags);
    this.#head = { key, lines: 0, check: 0, bodies: 0 };
    const known = head?.key === key ? head : undefined;
    if (known && this.#load(known)) this.#head = known;
    else if (read === "damaged" || known) this.notice = `${folder} is damaged: all seeds are read again.`;
    if (use === "read") {
      if (!known || this.notice !== undefined) throw new DamagedCache(`${folder} is damaged`);
      return;
    }
    ftruncateSync(this.#lineFile, this.#head.lines);
    ftruncateSync(this.#bodyFile, this.#head.bodies);
  }

  /** Begins another build in the same process. @returns whether nobody else wrote into the store meanwhile */
  resume(key: string, now: number): boolean {
    // A build that failed before it had saved.
    if (this.#notebook.size > 0) return false;
    const read = readRecord(join(this.#folder, HEAD));
    this.#notebook = new CacheWriter(now);
    return key === this.#key && typeof read === "object" && JSON.stringify(read.value) === JSON.stringify(this.#head);
  }

  /** When this build began to look at seeds, in milliseconds. */
  get now(): number {
    return this.#notebook.seen;
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

  /** @returns the same with a body that is read when it is asked for, so that an archive of decades needs little memory */
  keep(seed: ListedSeed, sidecar: ListedSeed | undefined, inquiries: SeedDependencies, edited: ReadSeed): ReadSeed {
    const entry = this.#notebook.keep(seed, sidecar, inquiries, edited);
    this.#add(entry);
    if (this.#notebook.size > CHUNK) this.#flush();
    return entry;
  }

  /** What was said of a picture file in this state. */
  picture(path: string, state: string, changed: number): unknown {
    const entry = this.#pictures.get(path);
    return entry?.state === state && isSettled(changed, entry.seen) ? entry.answer : undefined;
  }

  keepPicture(path: string, state: string, answer: unknown): void {
    this.#pictures.set(path, this.#notebook.keepPicture(path, state, answer));
  }

  /** Takes over what another process noted down. */
  adopt(part: CachePart): void {
    this.#flush();
    this.#append(part);
    this.#take(part.lines);
  }

  /** Notes down how far the files are whole, and writes them anew when a third is waste: every build reads them. */
  save(): void {
    this.#flush();
    if (this.#waste > 1000 + this.#entries.size / 2) this.#rewrite();
    writeRecord(join(this.#folder, HEAD), this.#head);
  }

  /** Leaves out what later entries replaced. Without a head, nothing is lost but time if the process dies meanwhile. */
  #rewrite(): void {
    removeRecord(join(this.#folder, HEAD));
    const notebook = new CacheWriter(this.now);
    const file = join(this.#folder, BODIES);
    const bodies = openSync(`${file}.new`, "w");
    this.#end = 0;
    for (const entry of this.#entries.values()) {
      writeAll(bodies, this.#bytesOf(entry));
      notebook.copy(entry);
      this.#places.set(entry, this.#end);
      this.#end += entry.bytes;
    }
    closeSync(bodies);
    closeSync(this.#bodyFile);
    renameSync(`${file}.new`, file);
    this.#bodyFile = openSync(file, "a+");
    for (const entry of this.#pictures.values()) notebook.copy(entry);
    ftruncateSync(this.#lineFile, 0);
    this.#head = { key: this.#key, lines: 0, check: 0, bodies: this.#end };
    this.#append(notebook.take());
    this.#waste = 0;
  }

  close(): void {
    closeSync(this.#lineFile);
    closeSync(this.#bodyFile);
  }

  #flush(): void {
    if (this.#notebook.size > 0) this.#append(this.#notebook.take());
  }

  #append(part: CachePart): void {
    const lines = Buffer.from(part.lines);
    writeAll(this.#bodyFile, part.bodies);
    writeAll(this.#lineFile, lines);
    const { key, ...head } = this.#head;
    this.#head = {
      key,
      lines: head.lines + lines.length,
      check: crc32(lines, head.check),
      bodies: head.bodies + part.bodies.length,
    };
  }

  /** @returns whether the files are what the head says */
  #load({ lines, check, bodies }: Head): boolean {
    if (fstatSync(this.#bodyFile).size < bodies) return false;
    let [length, sum] = [0, 0];
    for (const piece of pieces(this.#lineFile, lines)) {
      length += piece.length;
      sum = crc32(piece, sum);
    }
    if (length !== lines || sum !== check) return false;
    for (const piece of pieces(this.#lineFile, lines)) this.#take(piece.toString());
    if (this.#end === bodies) return true;
    this.#entries.clear();
    this.#pictures.clear();
    this.#end = this.#waste = 0;
    return false;
  }

  #take(lines: string): void {
    const entries: (CacheEntry | PictureEntry)[] = JSON.parse(`[${lines.slice(0, -2)}]`);
    for (const entry of entries) {
      if ("picture" in entry) this.#pictures.set(entry.picture, entry);
      else this.#add(entry);
    }
  }

  #add(entry: CacheEntry): void {
    const { path, story, page, bytes } = entry;
    if (this.#entries.has(path)) this.#waste++;
    this.#places.set(entry, this.#end);
    this.#end += bytes;
    const text = story ?? page;
    if (text) text.body = new CachedBody(text.body, this, entry);
    this.#entries.set(path, entry);
  }

  /** The body of an entry. */
  html(entry: CacheEntry): string {
    return this.#bytesOf(entry).toString();
  }

  #bytesOf(entry: CacheEntry): Buffer {
    this.#flush();
    const { path, bytes, check } = entry;
    const html = Buffer.allocUnsafe(bytes);
    const length = readSync(this.#bodyFile, html, 0, bytes, this.#places.get(entry) ?? 0);
    if (length !== bytes || crc32(html) !== check)
      throw new DamagedCache(`${this.#folder}: the body of ${path} is damaged`);
    return html;
  }
}

/** A body whose HTML lies in the store. */
class CachedBody implements Body {
  readonly words: number;
  readonly references: Body["references"];
  readonly pictures: Body["pictures"];
  readonly fingerprint: string;
  readonly #store: StoryCache;
  readonly #entry: CacheEntry;

  constructor({ words, references, pictures, fingerprint }: Body, store: StoryCache, entry: CacheEntry) {
    this.words = words;
    this.references = references;
    this.pictures = pictures;
    this.fingerprint = fingerprint;
    this.#store = store;
    this.#entry = entry;
  }

  get html(): string {
    return this.#store.html(this.#entry);
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

function writeAll(file: number, content: Uint8Array): void {
  for (let written = 0; written < content.length; ) written += writeSync(file, content, written);
}

const isHead = (value: unknown): value is Head =>
  hasShape<Head>(value, { key: "text", lines: "number", check: "number", bodies: "number" });
