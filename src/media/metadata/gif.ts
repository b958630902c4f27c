import { type Opened, replaced, type Told, toldOf, type Wrap } from "./parts.ts";

// CompuServe, GIF89a: a header, then blocks; what is long is cut into pieces of up to 255 bytes, each behind its length.

const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;
const APPLICATION = 0xff;
const CONTROL = 0xf9;
const CONTROL_SIZE = 8;
/** Introducer, label, length of the name. */
const HEAD = 3;
/** With the name of the application, 11 letters. */
const NAMED = 14;

const HEADER = 6;
const SCREEN = 13;
const LOOPS = new Set(["NETSCAPE2.0", "ANIMEXTS1.0"]);
const XMP = "XMP DataXMP";
/** XMP is not cut into pieces; these bytes behind it lead a reader that takes its letters for lengths to the end. */
const LANDING = Buffer.from([1, ...Array.from({ length: 256 }, (_, index) => 255 - index), 0]);

export const isGif = (file: Buffer): boolean => /^GIF8[79]a$/.test(file.toString("latin1", 0, HEADER));

export function openGif(file: Buffer): Opened {
  const screen = SCREEN + tableOf(file[SCREEN - 3]);
  const parts: (Buffer | Told)[] = [file.subarray(0, screen)];
  for (let at = screen; at < file.length; ) {
    const end = endOfBlock(file, at);
    const whole = file.subarray(at, end);
    // The end of the picture, or a byte that begins no block: the rest is dropped.
    if (end === at) {
      parts.push(Buffer.from([TRAILER]));
      break;
    }
    if (whole[0] === IMAGE || (whole[1] === CONTROL && whole.length === CONTROL_SIZE)) parts.push(whole);
    else if (whole[1] === APPLICATION) parts.push(...applicationOf(whole));
    at = end;
  }
  return {
    told: toldOf(parts),
    statements: [],
    isAnimated: parts.filter((part) => !("form" in part) && part[0] === IMAGE).length > 1,
    write: (kept) => Buffer.concat(replaced(parts, kept, WRAP, 1)),
  };
}

/** The length in bytes of the colour table that a byte of flags announces. */
const tableOf = (flags = 0): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

/** The end of the block that begins at `at`; `at` itself if none begins there. */
function endOfBlock(file: Buffer, at: number): number {
  if (file[at] === EXTENSION) return endOfPieces(file, at + 2);
  if (file[at] === IMAGE) return endOfPieces(file, at + 10 + tableOf(file[at + 9]) + 1);
  return at;
}

function endOfPieces(file: Buffer, from: number): number {
  let at = from;
  for (let length = file[at] ?? 0; length > 0; length = file[at] ?? 0) at += 1 + length;
  return Math.min(file.length, at + 1);
}

function* applicationOf(whole: Buffer): Generator<Buffer | Told> {
  const name = whole.toString("latin1", HEAD, NAMED);
  if (LOOPS.has(name)) {
    // The number of loops: a piece of three bytes, the first of which is 1.
    const loop = whole.subarray(NAMED, NAMED + 4);
    yield whole.length === NAMED + 5 ? whole : Buffer.concat([whole.subarray(0, NAMED), loop, Buffer.alloc(1)]);
  } else if (name === XMP) yield { form: "xmp", content: whole.subarray(NAMED, -LANDING.length) };
}

const WRAP: Wrap = {
  // GIF has no EXIF data, and so no orientation.
  exif: () => Buffer.alloc(0),
  xmp: (content) =>
    Buffer.concat([Buffer.from([EXTENSION, APPLICATION, XMP.length]), Buffer.from(XMP, "latin1"), content, LANDING]),
};
