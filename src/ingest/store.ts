import {
  closeSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import type { Body, Draft, Removal, StandingDraft } from "../model/article.ts";
import type { Problem } from "../model/problem.ts";
import type { ListedSeed } from "./files.ts";
import { note, readNote } from "./note.ts";

/** Everything that was made of a seed. */
export interface Edited {
  readonly story?: Draft | undefined;
  readonly page?: StandingDraft | undefined;
  readonly problems: readonly Problem[];
  readonly removals: readonly Removal[];
}

/** What a seed looked for outside of its own file, and what it found: when an answer is another one now, the seed is read again. */
export interface Inquiries {
  /** Sources of pictures as the seed writes them, and what was said of each, as JSON. */
  readonly pictures: readonly (readonly [src: string, answer: string])[];
  /** Paths of seeds, and whether there was one. */
  readonly seeds: readonly (readonly [path: string, exists: boolean])[];
}

/** A line of the store. */
interface Entry extends Inquiries {
  readonly story?: Rebound<Draft> | undefined;
  readonly page?: Rebound<StandingDraft> | undefined;
  readonly problems: readonly Problem[];
  readonly removals: readonly Removal[];
  readonly path: string;
  /** Of the seed and of its sidecar, as `ListedSeed` has it. */
  readonly state: string;
  readonly sidecar?: string | undefined;
  /** When they were read, in milliseconds. */
  readonly seen: number;
  /** Where the HTML of its body is in the file of bodies, in bytes, and its CRC-32. */
  readonly at: number;
  readonly bytes: number;
  readonly check: number;
}

/** With a body that can be replaced by one that is read when it is asked for: copies of 95,000 drafts cost more than reading them. */
type Rebound<T extends { body: Body }> = Omit<T, "body"> & { body: Body };

/** A picture that was measured. */
interface PictureEntry {
  readonly picture: string;
  readonly state: string;
  readonly seen: number;
  readonly answer: unknown;
}

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
export class DamagedStore extends Error {}

const CHUNK = 1 << 20;

let last: { folder: string; store: Store } | undefined;

/**
 * The store in a folder; the one that is open already, where a process builds again and again.
 *
 * @param key fingerprint of all that drafts depend on beside the seeds: code, zone, language, the folder's name
 * @param now by the clock of the machine, before any seed was looked at, in milliseconds
 */
export function openStore(folder: string, key: string, now: number): Store {
  if (last?.folder === folder && last.store.resume(key, now)) return last.store;
  last?.store.close();
  last = { folder, store: new Store(folder, key, now) };
  return last.store;
}

/** Throws a store away that turned out to be damaged. */
export function forgetStore(folder: string): void {
  last?.store.close();
  last = undefined;
  rmSync(folder, { recursive: true, force: true });
}

/**
 * The drafts of the last build. Lines and bodies are only ever added at the end of their files, and the head says up to where they are
 * whole; what was added by a process that died before it wrote the head is cut off. JSON, since it is the fastest to read of what was
 * tried.
 */
export class Store {
  /** For the terminal, where the store could not be used. */
  readonly notice: string | undefined;
  readonly #folder: string;
  readonly #key: string;
  readonly #entries = new Map<string, Entry>();
  readonly #pictures = new Map<string, PictureEntry>();
  #now: number;
  #head: Head;
  #lineFile: number;
  #bodyFile: number;
  #lines = "";
  #bodies: Buffer[] = [];
  #waiting = 0;
  /** Entries that later ones replaced. */
  #waste = 0;

  /** @see openStore */
  constructor(folder: string, key: string, now: number) {
    this.#folder = folder;
    this.#key = key;
    this.#now = now;
    mkdirSync(folder, { recursive: true });
    const read = readNote(join(folder, "head.json"));
    const head = typeof read === "object" && isHead(read.value) ? read.value : undefined;
    this.#lineFile = openSync(join(folder, "drafts.json"), "a+");
    this.#bodyFile = openSync(join(folder, "bodies"), "a+");
    this.#head = { key, lines: 0, check: 0, bodies: 0 };
    if (head?.key === key && this.#load(head)) this.#head = head;
    else if (read === "damaged" || (head && head.key === key))
      this.notice = `${folder} is damaged: all seeds are read again.`;
    ftruncateSync(this.#lineFile, this.#head.lines);
    ftruncateSync(this.#bodyFile, this.#head.bodies);
  }

  /** Begins another build in the same process. @returns whether nobody else wrote into the store meanwhile */
  resume(key: string, now: number): boolean {
    const read = readNote(join(this.#folder, "head.json"));
    this.#now = now;
    return key === this.#key && typeof read === "object" && JSON.stringify(read.value) === JSON.stringify(this.#head);
  }

  /** What was made of a seed, if its file and its sidecar are what they were and every inquiry has the answer that it had. */
  find(seed: ListedSeed, sidecar: ListedSeed | undefined, same: (inquiries: Inquiries) => boolean): Edited | undefined {
    const entry = this.#entries.get(seed.path);
    if (entry === undefined || entry.state !== seed.state || entry.sidecar !== sidecar?.state) return undefined;
    const changed = Math.max(seed.changed, sidecar?.changed ?? 0);
    return isSettled(changed, entry.seen) && same(entry) ? entry : undefined;
  }

  /** @returns the same with a body that is read when it is asked for, so that an archive of decades needs little memory */
  keep(seed: ListedSeed, sidecar: ListedSeed | undefined, inquiries: Inquiries, edited: Edited): Edited {
    const { story, page, problems, removals } = edited;
    const html = Buffer.from((story ?? page)?.body.html ?? "");
    const entry: Entry = {
      path: seed.path,
      state: seed.state,
      sidecar: sidecar?.state,
      seen: this.#now,
      ...inquiries,
      problems,
      removals,
      story: story && { ...story, body: withoutHtml(story.body) },
      page: page && { ...page, body: withoutHtml(page.body) },
      at: this.#head.bodies,
      bytes: html.length,
      check: crc32(html),
    };
    this.#bodies.push(html);
    this.#head = { ...this.#head, bodies: this.#head.bodies + html.length };
    this.#waiting += html.length;
    this.#write(entry);
    this.#add(entry);
    return this.#entries.get(seed.path) ?? edited;
  }

  /** What was said of a picture file in this state. */
  picture(path: string, state: string, changed: number): unknown {
    const entry = this.#pictures.get(path);
    return entry?.state === state && isSettled(changed, entry.seen) ? entry.answer : undefined;
  }

  keepPicture(path: string, state: string, answer: unknown): void {
    const entry = { picture: path, state, seen: this.#now, answer };
    this.#write(entry);
    this.#pictures.set(path, entry);
  }

  /**
   * Notes down how far the files are whole. Lines, which every build reads, are written anew when a third of them is waste; a store
   * whose bodies are mostly waste begins anew with the next build.
   */
  save(): void {
    this.#flush();
    if (this.#waste > 1000 + this.#entries.size / 2) this.#rewrite();
    let bytes = 0;
    for (const entry of this.#entries.values()) bytes += entry.bytes;
    const isWaste = this.#head.bodies > 4 * (CHUNK + bytes);
    note(join(this.#folder, "head.json"), isWaste ? this.#unusable() : this.#head);
  }

  /** For a process that dies meanwhile, the store is of no use. */
  #rewrite(): void {
    note(join(this.#folder, "head.json"), this.#unusable());
    ftruncateSync(this.#lineFile, 0);
    this.#head = { ...this.#head, lines: 0, check: 0 };
    for (const line of this.#pictures.values()) this.#write(line);
    for (const line of this.#entries.values()) this.#write(line);
    this.#flush();
    this.#waste = 0;
  }

  #unusable = (): Head => ({ ...this.#head, key: "waste" });

  close(): void {
    closeSync(this.#lineFile);
    closeSync(this.#bodyFile);
  }

  #write(line: Entry | PictureEntry): void {
    this.#lines += `${JSON.stringify(line)},\n`;
    if (this.#waiting + this.#lines.length > CHUNK) this.#flush();
  }

  #flush(): void {
    if (this.#bodies.length > 0) writeAll(this.#bodyFile, Buffer.concat(this.#bodies));
    const lines = Buffer.from(this.#lines);
    if (lines.length > 0) writeAll(this.#lineFile, lines);
    const { check, ...head } = this.#head;
    this.#head = { ...head, lines: head.lines + lines.length, check: crc32(lines, check) };
    this.#bodies = [];
    this.#lines = "";
    this.#waiting = 0;
  }

  /** @returns whether the files are what the head says */
  #load({ lines, check, bodies }: Head): boolean {
    const text = readFileSync(this.#lineFile).subarray(0, lines);
    if (text.length !== lines || crc32(text) !== check || fstatSync(this.#bodyFile).size < bodies) return false;
    const entries: (Entry | PictureEntry)[] = lines === 0 ? [] : JSON.parse(`[${text.toString("utf8", 0, lines - 2)}]`);
    for (const entry of entries) {
      if ("picture" in entry) this.#pictures.set(entry.picture, entry);
      else this.#add(entry);
    }
    return true;
  }

  #add(entry: Entry): void {
    const { path, story, page } = entry;
    if (this.#entries.has(path)) this.#waste++;
    const text = story ?? page;
    if (text) text.body = new StoredBody(text.body, () => this.#read(entry));
    this.#entries.set(path, entry);
  }

  #read({ path, at, bytes, check }: Entry): string {
    if (this.#bodies.length > 0) this.#flush();
    const html = Buffer.allocUnsafe(bytes);
    const length = readSync(this.#bodyFile, html, 0, bytes, at);
    if (length !== bytes || crc32(html) !== check)
      throw new DamagedStore(`${this.#folder}: the body of ${path} is damaged`);
    return html.toString();
  }
}

/** A body whose HTML lies in the store. */
class StoredBody implements Body {
  readonly words: number;
  readonly references: Body["references"];
  readonly pictures: Body["pictures"];
  readonly fingerprint: string;
  readonly #read: () => string;

  constructor({ words, references, pictures, fingerprint }: Body, read: () => string) {
    this.words = words;
    this.references = references;
    this.pictures = pictures;
    this.fingerprint = fingerprint;
    this.#read = read;
  }

  get html(): string {
    return this.#read();
  }
}

const withoutHtml = (body: Body): Body => ({ ...body, html: "" });

function writeAll(file: number, content: Buffer): void {
  for (let written = 0; written < content.length; ) written += writeSync(file, content, written);
}

const isHead = (value: unknown): value is Head =>
  typeof value === "object" &&
  value !== null &&
  "key" in value &&
  "lines" in value &&
  "check" in value &&
  "bodies" in value;
