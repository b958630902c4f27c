import { cleanProfile } from "./icc.ts";
import { type Opened, replaced, type Told, toldOf, type Wrap } from "./parts.ts";

// RFC 9649: a RIFF file of chunks of type, length and content, each filled up to an even length.

const HEAD = 8;
const FILE_HEAD = 12;
const OF_PICTURE = new Set(["VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF"]);
const OF_FRAME = new Set(["VP8 ", "VP8L", "ALPH"]);
/** The length of the head of a frame, before its chunks. */
const FRAME_HEAD = 16;
/** Of the first byte of VP8X, by the chunk that it announces. */
const HAS: Readonly<Record<string, number>> = { ICCP: 0x20, EXIF: 0x08, "XMP ": 0x04 };

export const isWebp = (file: Buffer): boolean =>
  file.toString("latin1", 0, 4) === "RIFF" && file.toString("latin1", 8, FILE_HEAD) === "WEBP";

export function openWebp(file: Buffer): Opened {
  const parts: (Buffer | Told)[] = [];
  // The file may be longer than the picture.
  for (const { type, content, whole } of chunksOf(file.subarray(FILE_HEAD, HEAD + file.readUInt32LE(4)))) {
    if (type === "ANMF") parts.push(frame(content, whole));
    else if (OF_PICTURE.has(type)) parts.push(whole);
    else if (type === "ICCP") {
      const profile = cleanProfile(content);
      if (profile) parts.push(chunk("ICCP", profile));
    } else if (type === "EXIF") parts.push({ form: "exif", content: withoutName(content), whole });
    else if (type === "XMP ") parts.push({ form: "xmp", content, whole });
  }
  return {
    told: toldOf(parts),
    statements: [],
    isTurned: false,
    isAnimated: parts.filter((part) => !("form" in part) && typeOf(part) === "ANMF").length > 1,
    write(kept) {
      const all = replaced(parts, kept, WRAP, parts.length);
      const flags = all.reduce((sum, part) => sum | (HAS[typeOf(part)] ?? 0), 0);
      const body = Buffer.concat(all.map((part) => (typeOf(part) === "VP8X" ? flagged(part, flags) : part)));
      const head = Buffer.from(file.subarray(0, FILE_HEAD));
      head.writeUInt32LE(body.length + FILE_HEAD - HEAD, 4);
      return Buffer.concat([head, body]);
    },
  };
}

const typeOf = (chunk: Buffer): string => chunk.toString("latin1", 0, 4);

function* chunksOf(file: Buffer): Generator<{ type: string; content: Buffer; whole: Buffer }> {
  for (let at = 0; at + HEAD <= file.length; ) {
    const length = file.readUInt32LE(at + 4);
    const end = at + HEAD + length + (length % 2);
    const whole = file.subarray(at, end);
    yield { type: file.toString("latin1", at, at + 4), content: whole.subarray(HEAD, HEAD + length), whole };
    at = end;
  }
}

function frame(content: Buffer, whole: Buffer): Buffer {
  const inner = [...chunksOf(content.subarray(FRAME_HEAD))];
  const kept = inner.filter(({ type }) => OF_FRAME.has(type)).map((each) => each.whole);
  return kept.length === inner.length
    ? whole
    : chunk("ANMF", Buffer.concat([content.subarray(0, FRAME_HEAD), ...kept]));
}

function flagged(vp8x: Buffer, flags: number): Buffer {
  const copy = Buffer.from(vp8x);
  const all = Object.values(HAS).reduce((sum, each) => sum | each);
  copy[HEAD] = ((copy[HEAD] ?? 0) & ~all) | flags;
  return copy;
}

/** Some programs begin EXIF data with the identifier of JPEG. */
const withoutName = (content: Buffer): Buffer =>
  content.toString("latin1", 0, 6) === "Exif\0\0" ? content.subarray(6) : content;

function chunk(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(HEAD);
  head.write(type, "latin1");
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
}

const WRAP: Wrap = { exif: (content) => chunk("EXIF", content), xmp: (content) => chunk("XMP ", content) };
