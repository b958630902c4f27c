import { brotliDecompressSync } from "node:zlib";

/** The tables that are read here, by their numbers in the directory of a WOFF2 file. */
const KNOWN_TAGS: Readonly<Record<number, string>> = {
  0: "cmap",
  1: "head",
  2: "hhea",
  3: "hmtx",
  6: "OS/2",
  10: "glyf",
  11: "loca",
  47: "fvar",
};
const HEADER_BYTES = 48;
/** The most that a font may unpack to, in bytes. */
const MOST_UNPACKED = 50_000_000;

export interface Table {
  readonly data: Buffer;
  /** Whether it is not as OpenType has it (WOFF 2.0, section 5). */
  readonly isTransformed: boolean;
}

/**
 * The tables of a font that say how wide and high its letters are, by tag (WOFF 2.0, sections 4 and 5).
 *
 * @throws RangeError, or an error of zlib, where the file is none or is damaged
 */
export function tablesOf(woff2: Buffer): ReadonlyMap<string, Table> {
  if (woff2.toString("latin1", 0, 4) !== "wOF2") throw new RangeError("is not a WOFF2 file");
  const count = woff2.readUInt16BE(12);
  const packed = woff2.readUInt32BE(20);
  let at = HEADER_BYTES;
  /** UIntBase128 (section 4.1). */
  const readLength = (): number => {
    let value = 0;
    for (let index = 0; index < 5; index++) {
      const byte = woff2.readUInt8(at++);
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) return value;
    }
    throw new RangeError("has a length of more than five bytes");
  };
  const entries = Array.from({ length: count }, () => {
    const flags = woff2.readUInt8(at++);
    const number = flags & 0x3f;
    let tag = KNOWN_TAGS[number] ?? "";
    if (number === 0x3f) {
      tag = woff2.toString("latin1", at, at + 4);
      at += 4;
    }
    const version = flags >> 6;
    const isTransformed = tag === "glyf" || tag === "loca" ? version !== 3 : version !== 0;
    const original = readLength();
    return { tag, isTransformed, length: isTransformed ? readLength() : original };
  });
  const data = brotliDecompressSync(woff2.subarray(at, at + packed), { maxOutputLength: MOST_UNPACKED });
  const tables = new Map<string, Table>();
  let from = 0;
  for (const { tag, isTransformed, length } of entries) {
    if (tag !== "") tables.set(tag, { data: data.subarray(from, from + length), isTransformed });
    from += length;
  }
  return tables;
}
