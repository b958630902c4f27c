import { ByteReader } from "../byte-reader.ts";
import {
  CARDS_A_FILE,
  type Card,
  fileName,
  HASH_LETTERS,
  HASHED_FOLDER,
  HEAD_FILE,
  type Head,
  hashAt,
  type PositionNames,
  WEIGHTS,
} from "../format.ts";
import { bucketHash, bucketOf } from "../words.ts";

/** Gives the bytes of a file below `search/`. Rejects if the file is missing or the network fails. */
export type Fetch = (file: string) => Promise<Uint8Array>;

/** A term of a tier, and where its list and its positions are. */
export interface Term {
  readonly term: string;
  /** The term and its forms. */
  readonly words: readonly string[];
  readonly documents: number;
  readonly tier: number;
  readonly bucket: number;
  /** Where its list is in the file of terms … */
  readonly list: Uint8Array;
  /** … or the names of the files of its pieces. */
  readonly listFiles: readonly string[];
  /** Where its positions are in the file of positions; the first of the files that they are in; neither if it is too common. */
  readonly positions: { readonly at: number; readonly size: number } | { readonly file: number } | undefined;
}

/** The documents of a term: their numbers, ascending, and the weight of the term in each. */
export interface Postings {
  readonly numbers: Uint32Array;
  readonly weights: Uint8Array;
}

interface Bucket {
  readonly terms: readonly Term[];
  readonly strays: readonly (readonly [form: string, term: string])[];
}

const text = new TextDecoder();

/** One edition of the index. All files that it reads are of that edition, since their names say what is in them. */
export class IndexFiles {
  readonly head: Head;
  readonly #fetch: Fetch;
  readonly #made = new Map<unknown, Promise<unknown>>();

  constructor(head: Head, fetch: Fetch) {
    this.head = head;
    this.#fetch = fetch;
  }

  static async open(fetch: Fetch): Promise<IndexFiles> {
    return new IndexFiles(JSON.parse(text.decode(await fetch(HEAD_FILE))), fetch);
  }

  /** What all tiers have in the bucket of a word. */
  async bucketOf(word: string): Promise<Bucket> {
    const buckets = await Promise.all(
      this.head.tiers.map(({ terms }, tier) => {
        const bucket = bucketOf(bucketHash(word), terms.length / HASH_LETTERS);
        return this.#once(`${tier} ${bucket}`, () => this.#readBucket(tier, bucket));
      }),
    );
    return { terms: buckets.flatMap(({ terms }) => terms), strays: buckets.flatMap(({ strays }) => strays) };
  }

  postings(term: Term): Promise<Postings> {
    return this.#once(term, async () => {
      const pieces = term.listFiles.length > 0 ? await Promise.all(term.listFiles.map(this.#file)) : [term.list];
      const numbers = new Uint32Array(term.documents);
      const weights = new Uint8Array(term.documents);
      let at = 0;
      for (const piece of pieces) {
        const reader = new ByteReader(piece);
        let number = -1;
        while (reader.at < piece.length) {
          const value = reader.number();
          number += Math.floor(value / WEIGHTS) + 1;
          numbers[at] = number;
          weights[at++] = value % WEIGHTS;
        }
      }
      return { numbers, weights };
    });
  }

  /** The places of a term in each of its documents, in the order of `postings`. Undefined if it is too common. */
  async places(term: Term): Promise<readonly (readonly number[])[] | undefined> {
    const { positions } = term;
    if (!positions) return undefined;
    return this.#once(positions, async () => {
      const all: number[][] = [];
      for (const bytes of await this.#positionBytes(term, positions)) {
        const reader = new ByteReader(bytes);
        let place = -1;
        while (reader.at < bytes.length) {
          const value = reader.number();
          if (value % 2 === 1) {
            all.push([]);
            place = -1;
          }
          place += Math.floor(value / 2) + 1;
          all.at(-1)?.push(place);
        }
      }
      return all;
    });
  }

  cards(numbers: readonly number[]): Promise<(Card | undefined)[]> {
    return Promise.all(
      numbers.map(async (number) => {
        const [first, , names] = this.head.segments.findLast(([first]) => first <= number) ?? [0, 0, ""];
        const hashes = await this.#json<string>(fileName("s", first.toString(36), names));
        const slot = Math.floor(number / CARDS_A_FILE);
        const hash = hashAt(hashes, slot - first / CARDS_A_FILE);
        return (await this.#json<Card[]>(fileName("c", slot.toString(36), hash)))[number % CARDS_A_FILE];
      }),
    );
  }

  async #positionBytes(
    { tier, bucket, listFiles }: Term,
    positions: NonNullable<Term["positions"]>,
  ): Promise<Uint8Array[]> {
    const names = await this.#json<PositionNames>(fileName("n", "", this.head.positions));
    const hashes = names[tier]?.[bucket] ?? "";
    const slot = slotOf(tier, bucket);
    if ("at" in positions) {
      const bytes = await this.#file(fileName("p", slot, hashAt(hashes, 0)));
      return [bytes.subarray(positions.at, positions.at + positions.size)];
    }
    const pieces = Array.from({ length: Math.max(1, listFiles.length) }, (_, piece) => positions.file + piece);
    return Promise.all(pieces.map((piece) => this.#file(fileName("q", `${slot}.${piece}`, hashAt(hashes, 1 + piece)))));
  }

  async #readBucket(tier: number, bucket: number): Promise<Bucket> {
    const slot = slotOf(tier, bucket);
    const bytes = await this.#file(fileName("t", slot, hashAt(this.head.tiers[tier]?.terms ?? "", bucket)));
    const reader = new ByteReader(bytes);
    const count = reader.number();
    const strays = reader.number();
    let list = reader.number();
    list += reader.at;
    let position = 0;
    let longLists = 0;
    let longPositions = 0;
    let before = "";
    const sharing = (other: string): string => other.slice(0, reader.number()) + reader.text();
    const terms = Array.from({ length: count }, (): Term => {
      const term = sharing(before);
      before = term;
      const documents = reader.number();
      const words = [term, ...Array.from({ length: reader.number() }, () => sharing(term))];
      const size = reader.number();
      const listFiles = Array.from({ length: size % 2 === 1 ? (size - 1) / 2 : 0 }, () =>
        fileName("l", `${slot}.${longLists++}`, text.decode(reader.bytes(HASH_LETTERS))),
      );
      const start = list;
      if (listFiles.length === 0) list += size / 2;
      const placed = reader.number();
      let positions: Term["positions"];
      if (placed === 1) {
        positions = { file: longPositions };
        longPositions += Math.max(1, listFiles.length);
      } else if (placed > 0) {
        positions = { at: position, size: placed / 2 };
        position += placed / 2;
      }
      return { term, words, documents, tier, bucket, list: bytes.subarray(start, list), listFiles, positions };
    });
    return { terms, strays: Array.from({ length: strays }, () => [reader.text(), reader.text()] as const) };
  }

  #file = (name: string): Promise<Uint8Array> => this.#once(name, () => this.#fetch(HASHED_FOLDER + name));

  #json<T>(name: string): Promise<T> {
    return this.#once(`${name} parsed`, async () => JSON.parse(text.decode(await this.#file(name))));
  }

  /** Makes something once. What failed is made again when it is asked for again. */
  #once<T>(key: unknown, make: () => Promise<T>): Promise<T> {
    const known = this.#made.get(key);
    if (known) return known as Promise<T>;
    const made = make();
    this.#made.set(key, made);
    made.catch(() => this.#made.delete(key));
    return made;
  }
}

const slotOf = (tier: number, bucket: number): string => `${tier}.${bucket.toString(36)}`;
