import type { Opened } from "./parts.ts";

// Microsoft, ICONDIR: a head of 6 bytes, an entry of 16 for each picture, and the pictures: PNG files, or bitmaps, which say nothing.

const HEAD = 6;
const ENTRY = 16;

export const isIco = (file: Buffer): boolean => file.length >= HEAD && file.readUInt32BE() === 0x0000_0100;

/** What the pictures of an icon say of their rights stays in them. @throws RangeError if the file is damaged */
export function openIco(file: Buffer, clean: (picture: Buffer) => Buffer): Opened {
  const count = file.readUInt16LE(4);
  const entries = Array.from({ length: count }, (_, index) => {
    const entry = Buffer.from(file.subarray(HEAD + ENTRY * index, HEAD + ENTRY * (index + 1)));
    const [length, from] = [entry.readUInt32LE(8), entry.readUInt32LE(12)];
    return { entry, picture: clean(file.subarray(from, from + length)) };
  });
  return {
    told: [],
    statements: [],
    isTurned: false,
    write() {
      let end = HEAD + ENTRY * count;
      for (const { entry, picture } of entries) {
        entry.writeUInt32LE(picture.length, 8);
        entry.writeUInt32LE(end, 12);
        end += picture.length;
      }
      return Buffer.concat([
        file.subarray(0, HEAD),
        ...entries.map(({ entry }) => entry),
        ...entries.map(({ picture }) => picture),
      ]);
    },
  };
}
