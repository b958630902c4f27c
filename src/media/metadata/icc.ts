// ICC.1:2022: a profile is a header of 128 bytes, a table of tags with their places, and the data of the tags.

const HEAD = 128;
const ENTRY = 12;

/** What says how colours are shown. The rest is words about the profile, its maker and the screen that it is of, with its serial number. */
const OF_COLORS = new Set(
  (
    "rXYZ gXYZ bXYZ wtpt bkpt chad chrm cicp lumi arts gamt rTRC gTRC bTRC kTRC " +
    "A2B0 A2B1 A2B2 A2B3 B2A0 B2A1 B2A2 B2A3 D2B0 D2B1 D2B2 D2B3 B2D0 B2D1 B2D2 B2D3 pre0 pre1 pre2"
  ).split(" "),
);
/** In the header: the program, the times, the maker and model of the device, the creator, and the hash of all. */
const TOLD = [
  [4, 8],
  [24, 36],
  [40, 44],
  [48, 56],
  [80, 100],
] as const;

/** The colours of a profile and no words. Undefined if it cannot be read. */
export function cleanProfile(profile: Buffer): Buffer | undefined {
  if (profile.length < HEAD + 4 || profile.toString("latin1", 36, 40) !== "acsp") return undefined;
  const count = profile.readUInt32BE(HEAD);
  if (HEAD + 4 + ENTRY * count > profile.length) return undefined;
  const head = Buffer.from(profile.subarray(0, HEAD));
  for (const [from, to] of TOLD) head.fill(0, from, to);
  const tags: [name: string, data: Buffer][] = wordsOf(head);
  for (let at = HEAD + 4; at < HEAD + 4 + ENTRY * count; at += ENTRY) {
    const name = profile.toString("latin1", at, at + 4);
    const [from, length] = [profile.readUInt32BE(at + 4), profile.readUInt32BE(at + 8)];
    if (from + length > profile.length) return undefined;
    const isFirst = tags.every(([known]) => known !== name);
    if (OF_COLORS.has(name) && isFirst) tags.push([name, profile.subarray(from, from + length)]);
  }
  return assembled(head, tags);
}

/** Readers refuse a profile without a name and a line on its copyright. The name is that of its colours: `RGB`. */
function wordsOf(head: Buffer): [name: string, data: Buffer][] {
  const name = head.toString("latin1", 16, 20).trimEnd();
  const isOld = (head[8] ?? 0) < 4;
  return [
    ["desc", isOld ? oldName(name) : translated(name)],
    ["cprt", isOld ? Buffer.from("text\0\0\0\0\0", "latin1") : translated("")],
  ];
}

/** `textDescriptionType` of version 2: in ASCII, and nothing in Unicode and for the Macintosh. */
function oldName(name: string): Buffer {
  const data = Buffer.alloc(12 + name.length + 1 + 78);
  data.write("desc", "latin1");
  data.writeUInt32BE(name.length + 1, 8);
  data.write(name, 12, "latin1");
  return data;
}

/** `multiLocalizedUnicodeType` with one text. */
function translated(text: string): Buffer {
  const letters = Buffer.from(text, "utf16le").swap16();
  const data = Buffer.alloc(28);
  data.write("mluc", "latin1");
  data.writeUInt32BE(1, 8);
  data.writeUInt32BE(12, 12);
  data.write("enUS", 16, "latin1");
  data.writeUInt32BE(letters.length, 20);
  data.writeUInt32BE(data.length, 24);
  return Buffer.concat([data, letters]);
}

/** Tags may share their data, and often do: red, green and blue have one curve. */
function assembled(head: Buffer, tags: readonly (readonly [name: string, data: Buffer])[]): Buffer {
  const table = Buffer.alloc(4 + ENTRY * tags.length);
  table.writeUInt32BE(tags.length);
  const parts = [head, table];
  const places = new Map<string, number>();
  let end = HEAD + table.length;
  for (const [index, [name, data]] of tags.entries()) {
    const key = data.toString("latin1");
    const place = places.get(key) ?? end;
    if (!places.has(key)) {
      const padded = Buffer.alloc(4 * Math.ceil(data.length / 4));
      data.copy(padded);
      parts.push(padded);
      places.set(key, end);
      end += padded.length;
    }
    const at = 4 + ENTRY * index;
    table.write(name, at, "latin1");
    table.writeUInt32BE(place, at + 4);
    table.writeUInt32BE(data.length, at + 8);
  }
  head.writeUInt32BE(end);
  return Buffer.concat(parts);
}
