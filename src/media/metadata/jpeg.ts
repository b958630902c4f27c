import { cleanProfile } from "./icc.ts";
import { readResources } from "./iptc.ts";
import { type Opened, replaced, type Told, toldOf, type Wrap } from "./parts.ts";

// ITU-T T.81, annex B: a file is a row of segments, each with a marker, and after a scan its data.

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP13 = 0xed;
const APP14 = 0xee;

const EXIF = Buffer.from("Exif\0\0", "latin1");
const XMP = Buffer.from("http://ns.adobe.com/xap/1.0/\0", "latin1");
/** Before what has no room in a packet of 64 kB (XMP, part 3, § 1.1.3.1): the hash of all, its length, and the place of this piece. */
const MORE_XMP = Buffer.from("http://ns.adobe.com/xmp/extension/\0", "latin1");
const MORE_HEAD = MORE_XMP.length + 40;
const RESOURCES = Buffer.from("Photoshop 3.0\0", "latin1");
const JFIF = Buffer.from("JFIF\0", "latin1");
const ICC = Buffer.from("ICC_PROFILE\0", "latin1");
const ADOBE = Buffer.from("Adobe", "latin1");

const HEAD = 4;
/** What a segment can hold, its length included. */
const MOST = 0xffff;

export const isJpeg = (file: Buffer): boolean => file[0] === 0xff && file[1] === SOI;

/** Bytes between segments or after the end of the picture (the film of a motion photo) are not part of it. */
export function openJpeg(file: Buffer): Opened {
  const parts: (Buffer | Told)[] = [file.subarray(0, 2)];
  const resources: Buffer[] = [];
  const profile: Piece[] = [];
  const moreXmp: Piece[] = [];
  let afterProfile = 1;
  for (const { marker, whole } of segmentsOf(file)) {
    const content = whole.subarray(HEAD);
    if (isOfPicture(marker)) parts.push(whole);
    else if (marker === APP0 && starts(content, JFIF)) parts.push(withoutThumbnail(whole));
    else if (marker === APP2 && starts(content, ICC)) {
      if (profile.length === 0) afterProfile = parts.length;
      profile.push({ at: content[ICC.length] ?? 0, content: content.subarray(ICC.length + 2) });
    } else if (marker === APP1 && starts(content, MORE_XMP) && content.length >= MORE_HEAD)
      moreXmp.push({ at: content.readUInt32BE(MORE_HEAD - 4), content: content.subarray(MORE_HEAD) });
    // The transform of the colours, in seven bytes.
    else if (marker === APP14 && starts(content, ADOBE)) parts.push(cutTo(whole, HEAD + 12));
    else if (marker === APP1 && starts(content, EXIF))
      parts.push({ form: "exif", content: content.subarray(EXIF.length), whole });
    else if (marker === APP1 && starts(content, XMP))
      parts.push({ form: "xmp", content: content.subarray(XMP.length), whole });
    else if (marker === APP13 && starts(content, RESOURCES)) resources.push(content.subarray(RESOURCES.length));
  }
  parts.splice(afterProfile, 0, ...profileSegments(joined(profile)));
  const [, second] = parts;
  const first = second instanceof Buffer && second[1] === APP0 ? 2 : 1;
  if (moreXmp.length > 0) {
    const packet = parts.findLastIndex((part) => "form" in part && part.form === "xmp");
    parts.splice(packet < 0 ? first : packet + 1, 0, { form: "xmp", content: joined(moreXmp) });
  }
  return {
    told: toldOf(parts),
    statements: readResources(Buffer.concat(resources)),
    write: (kept) => Buffer.concat(replaced(parts, kept, WRAP, first)),
  };
}

/** A part of what is cut into several segments. */
interface Piece {
  /** Its place among the others. */
  readonly at: number;
  readonly content: Buffer;
}

const joined = (pieces: readonly Piece[]): Buffer =>
  Buffer.concat([...pieces].sort((a, b) => a.at - b.at).map(({ content }) => content));

/** A colour profile without its words (ICC.1:2022, annex B.4: each segment has its number and that of all). */
function profileSegments(profile: Buffer): Buffer[] {
  const cleaned = cleanProfile(profile);
  if (!cleaned) return [];
  const room = MOST - 2 - ICC.length - 2;
  const count = Math.ceil(cleaned.length / room);
  return Array.from({ length: count }, (_, index) =>
    segment(APP2, ICC, Buffer.from([index + 1, count]), cleaned.subarray(index * room, (index + 1) * room)),
  );
}

/** The segments that a decoder needs: frames, tables, scans and the end. */
const isOfPicture = (marker: number): boolean =>
  (marker >= 0xc0 && marker <= 0xcf) || (marker >= EOI && marker <= 0xdf);

const starts = (content: Buffer, with_: Buffer): boolean => content.subarray(0, with_.length).equals(with_);

function* segmentsOf(file: Buffer): Generator<{ marker: number; whole: Buffer }> {
  for (let at = file.indexOf(0xff, 2); at >= 0; ) {
    const marker = file[at + 1] ?? EOI;
    if (marker === EOI) {
      yield { marker, whole: file.subarray(at, at + 2) };
      return;
    }
    // A fill byte, a byte that is not a marker here, or a marker without a length.
    if (marker < 0xc0 || marker === 0xff || (marker >= 0xd0 && marker <= SOI)) at = file.indexOf(0xff, at + 1);
    else {
      if (at + HEAD > file.length) return;
      const head = at + 2 + Math.max(2, file.readUInt16BE(at + 2));
      const end = marker === SOS ? endOfScan(file, head) : head;
      yield { marker, whole: file.subarray(at, end) };
      at = file.indexOf(0xff, end);
    }
  }
}

/** A marker ends a scan, but not one that only restarts it; a zero says that the byte before it is data. */
function endOfScan(file: Buffer, from: number): number {
  for (let at = file.indexOf(0xff, from); at >= 0; at = file.indexOf(0xff, at + 1)) {
    const next = file[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return file.length;
}

/** The last two of JFIF's 14 bytes are the width and height of the thumbnail that follows. */
function withoutThumbnail(segment: Buffer): Buffer {
  const short = cutTo(segment, HEAD + 14);
  if (short.length < HEAD + 14 || short.readUInt16BE(HEAD + 12) === 0) return short;
  const cut = Buffer.from(short);
  cut.writeUInt16BE(0, HEAD + 12);
  return cut;
}

function cutTo(segment: Buffer, length: number): Buffer {
  if (segment.length <= length) return segment;
  const cut = Buffer.from(segment.subarray(0, length));
  cut.writeUInt16BE(length - 2, 2);
  return cut;
}

function segment(marker: number, ...content: Buffer[]): Buffer {
  const length = content.reduce((sum, each) => sum + each.length, 0);
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(length + 2, 2);
  return Buffer.concat([head, ...content]);
}

const WRAP: Wrap = {
  exif: (content) => segment(APP1, EXIF, content),
  xmp: (content) => segment(APP1, XMP, content),
};
