// ISO 14496-12: a file of boxes, each with its length and type. Pictures (ISO 23008-12) are items that a `meta` box lists.

/** A box within a file; positions count from the start of the file. */
export interface Box {
  readonly type: string;
  readonly from: number;
  /** Where its content begins. */
  readonly body: number;
  readonly to: number;
}

/** An item: a picture, a tile of one, or metadata. */
export interface Item {
  readonly id: number;
  readonly type: string;
  readonly isHidden: boolean;
  /** Its name, and for `mime` its media type after that. */
  readonly words: readonly string[];
}

/** Where a part of an item lies. */
export interface Extent {
  readonly from: number;
  readonly to: number;
}

/** References of one item to others. */
export interface Reference {
  readonly type: string;
  readonly from: number;
  readonly to: readonly number[];
}

/** A property of an item, by its index in the list of properties, from 1. */
export interface Association {
  readonly index: number;
  readonly isEssential: boolean;
}

/** Reads numbers one after the other. @throws RangeError past the end */
class Reader {
  at: number;
  readonly #file: Buffer;

  constructor(file: Buffer, at: number) {
    this.#file = file;
    this.at = at;
  }

  /** @param size in bytes, 0 to 8 */
  number(size: number): number {
    const [from, to] = [this.at, this.at + size];
    if (to > this.#file.length) throw new RangeError("The file ends too early.");
    this.at = to;
    // Node reads at most six bytes in one call, and no file is larger than six bytes can count.
    const high = size > 4 ? this.#file.readUIntBE(from, size - 4) : 0;
    return size === 0 ? 0 : high * 2 ** 32 + this.#file.readUIntBE(to - Math.min(size, 4), Math.min(size, 4));
  }

  /** Up to a zero or to the end of the box. */
  word(end: number): string {
    const zero = this.#file.indexOf(0, this.at);
    const to = zero < 0 || zero > end ? end : zero;
    const word = this.#file.toString("latin1", this.at, to);
    this.at = to + 1;
    return word;
  }

  type(): string {
    const type = this.#file.toString("latin1", this.at, this.at + 4);
    this.at += 4;
    return type;
  }
}

/** The boxes in a range of a file. */
export function boxesOf(file: Buffer, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  for (let at = from; at + 8 <= to; ) {
    const reader = new Reader(file, at);
    const short = reader.number(4);
    const type = reader.type();
    const size = short === 1 ? reader.number(8) : short === 0 ? to - at : short;
    if (size < reader.at - at || at + size > to) throw new RangeError(`The box ${type} ends outside of its place.`);
    boxes.push({ type, from: at, body: reader.at, to: at + size });
    at += size;
  }
  return boxes;
}

/** Version and flags of a full box, and the rest of it. */
function full(file: Buffer, { body }: Box): { version: number; flags: number; reader: Reader } {
  const reader = new Reader(file, body);
  return { version: reader.number(1), flags: reader.number(3), reader };
}

export function readPrimary(file: Buffer, pitm: Box): number {
  const { version, reader } = full(file, pitm);
  return reader.number(version === 0 ? 2 : 4);
}

export function readItems(file: Buffer, iinf: Box): Item[] {
  const { version, reader } = full(file, iinf);
  reader.number(version === 0 ? 2 : 4);
  return boxesOf(file, reader.at, iinf.to).map((box) => {
    const infe = full(file, box);
    const id = infe.reader.number(infe.version < 3 ? 2 : 4);
    infe.reader.number(2);
    const type = infe.reader.type();
    const words: string[] = [];
    while (infe.reader.at < box.to) words.push(infe.reader.word(box.to));
    return { id, type, isHidden: (infe.flags & 1) === 1, words };
  });
}

/** Where each item lies. @param idat the box that some of them may lie in */
export function readLocations(file: Buffer, iloc: Box, idat: Box | undefined): Map<number, Extent[]> {
  const { version, reader } = full(file, iloc);
  const sizes = reader.number(2);
  const [offset = 0, length = 0, base = 0, index = 0] = [12, 8, 4, 0].map((shift) => (sizes >> shift) & 15);
  const wide = version < 2 ? 2 : 4;
  const places = new Map<number, Extent[]>();
  for (let left = reader.number(wide); left > 0; left--) {
    const id = reader.number(wide);
    const method = version === 0 ? 0 : reader.number(2) & 15;
    reader.number(2);
    const start = reader.number(base) + (method === 1 ? (idat?.body ?? Number.NaN) : 0);
    const extents = Array.from({ length: reader.number(2) }, (): Extent => {
      if (version > 0) reader.number(index);
      const from = start + reader.number(offset);
      const to = from + reader.number(length);
      if (method > 1 || length === 0 || !(to <= file.length))
        throw new RangeError(`Item ${id} lies outside of the file.`);
      return { from, to };
    });
    places.set(id, extents);
  }
  return places;
}

export function readReferences(file: Buffer, iref: Box): Reference[] {
  const { version, reader } = full(file, iref);
  const size = version === 0 ? 2 : 4;
  return boxesOf(file, reader.at, iref.to).map((box) => {
    const each = new Reader(file, box.body);
    const from = each.number(size);
    return { type: box.type, from, to: Array.from({ length: each.number(2) }, () => each.number(size)) };
  });
}

export function readAssociations(file: Buffer, ipma: Box): Map<number, Association[]> {
  const { version, flags, reader } = full(file, ipma);
  const size = 1 + (flags & 1);
  const essential = 2 ** (8 * size - 1);
  const all = new Map<number, Association[]>();
  for (let left = reader.number(4); left > 0; left--) {
    const id = reader.number(version === 0 ? 2 : 4);
    const own = Array.from({ length: reader.number(1) }, () => {
      const number = reader.number(size);
      return { index: number % essential, isEssential: number >= essential };
    });
    all.set(id, own);
  }
  return all;
}

const u = (size: number, value: number): Buffer => {
  const number = Buffer.alloc(size);
  number.writeUIntBE(value, 0, size);
  return number;
};
export const u8 = (value: number): Buffer => u(1, value);
export const u16 = (value: number): Buffer => u(2, value);
export const u32 = (value: number): Buffer => u(4, value);

export function box(type: string, ...content: readonly Buffer[]): Buffer {
  const length = content.reduce((sum, each) => sum + each.length, 8);
  return Buffer.concat([u32(length), Buffer.from(type, "latin1"), ...content], length);
}

export const fullBox = (type: string, version: number, flags: number, ...content: readonly Buffer[]): Buffer =>
  box(type, u32(version * 2 ** 24 + flags), ...content);
