import { crc32, deflateSync, inflateSync } from "node:zlib";
import type { Statement } from "../../model/rights.ts";
import { readExif } from "./exif.ts";
import { cleanProfile } from "./icc.ts";
import { readResources } from "./iptc.ts";
import { type Opened, replaced, type Told, toldOf, type Wrap } from "./parts.ts";
import { statementOf } from "./statement-of.ts";

// W3C PNG, third edition: a signature, then chunks of length, type, content and checksum.

const SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");
const HEAD = 8;
const SUM = 4;

/** Chunks that decide how the picture looks and moves. Texts, times, names of palettes and unknown chunks are left out. */
const OF_PICTURE = new Set(
  "IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB cICP mDCV cLLI sBIT bKGD hIST pHYs acTL fcTL fdAT".split(" "),
);
const XMP = "XML:com.adobe.xmp";
/** In bytes, of what is unpacked: no packet and no profile is larger. */
const MOST = 4_000_000;

export const isPng = (file: Buffer): boolean => file.subarray(0, SIGNATURE.length).equals(SIGNATURE);

export function openPng(file: Buffer): Opened {
  const parts: (Buffer | Told)[] = [SIGNATURE];
  const statements: Statement[] = [];
  for (let at = SIGNATURE.length; at + HEAD <= file.length; ) {
    const end = at + HEAD + file.readUInt32BE(at) + SUM;
    const type = file.toString("latin1", at + 4, at + HEAD);
    const whole = file.subarray(at, end);
    const content = whole.subarray(HEAD, end - at - SUM);
    if (OF_PICTURE.has(type)) parts.push(whole);
    else if (type === "iCCP") parts.push(...profileOf(whole, content));
    else if (type === "eXIf") parts.push({ form: "exif", content, whole });
    else if (isText(type)) {
      const { keyword, text, isAll } = textOf(type, content);
      if (keyword === XMP) parts.push({ form: "xmp", content: text, whole: isAll ? whole : undefined });
      else if (keyword === "Raw profile type xmp") parts.push({ form: "xmp", content: unpacked(text) });
      else statements.push(...said(keyword, text));
    }
    if (type === "IEND") break;
    at = end;
  }
  return {
    told: toldOf(parts),
    statements,
    write: (kept) => Buffer.concat(replaced(parts, kept, WRAP, 2)),
  };
}

/** The name that libpng's users give to profiles: the one of a screen may be that of its owner. */
const PROFILE = Buffer.from("icc\0\0");

/** A colour profile without its words, behind its name and a byte for its compression. What is written is stored, as every zlib does alike. */
function profileOf(whole: Buffer, content: Buffer): Buffer[] {
  const { text, isAll } = inflated(content.subarray(content.indexOf(0) + 2));
  const profile = cleanProfile(text);
  if (!profile) return [];
  const isClean = profile.equals(text) && isAll && content.subarray(0, PROFILE.length).equals(PROFILE);
  return [isClean ? whole : chunk("iCCP", Buffer.concat([PROFILE, deflateSync(profile, { level: 0 })]))];
}

const isText = (type: string): type is "tEXt" | "zTXt" | "iTXt" =>
  type === "tEXt" || type === "zTXt" || type === "iTXt";

interface Text {
  readonly keyword: string;
  readonly text: Buffer;
  /** Whether the chunk holds nothing else. */
  readonly isAll: boolean;
}

/** After the keyword, zTXt has a byte for its compression; iTXt has two, then its language, then the keyword in that language. */
function textOf(type: "tEXt" | "zTXt" | "iTXt", content: Buffer): Text {
  const end = content.indexOf(0);
  const keyword = content.toString("latin1", 0, Math.max(0, end));
  if (type === "tEXt") return { keyword, text: content.subarray(end + 1), isAll: true };
  if (type === "zTXt") return { keyword, ...inflated(content.subarray(end + 2)) };
  const start = content.indexOf(0, content.indexOf(0, end + 3) + 1) + 1;
  const packed = content.subarray(start);
  const { text, isAll } = content[end + 1] === 1 ? inflated(packed) : { text: packed, isAll: true };
  return { keyword, text, isAll: isAll && start === end + 5 };
}

function inflated(packed: Buffer): Omit<Text, "keyword"> {
  const text = inflate(packed);
  // With anything behind it, it could do without its last byte.
  return { text: text ?? Buffer.alloc(0), isAll: text !== undefined && inflate(packed.subarray(0, -1)) === undefined };
}

function inflate(packed: Buffer): Buffer | undefined {
  try {
    return inflateSync(packed, { maxOutputLength: MOST });
  } catch {
    return undefined;
  }
}

/** ImageMagick writes bytes as hexadecimal digits, after a line with their name and one with their number. */
const unpacked = (text: Buffer): Buffer =>
  Buffer.from(
    text
      .toString("latin1")
      .replace(/^\n?[^\n]*\n *\d+\n/, "")
      .replace(/\s/g, ""),
    "hex",
  );

/** Statements of older fields. */
function said(keyword: string, text: Buffer): readonly Statement[] {
  // The first is PNG's own word, the second what programs write that come from EXIF.
  if (keyword === "Author" || keyword === "Artist") return statementOf("dc:creator", text);
  if (keyword === "Copyright") return statementOf("dc:rights", text);
  if (keyword === "Raw profile type iptc") return readResources(unpacked(text));
  // Some versions of ImageMagick keep the name that begins EXIF data in a JPEG. No browser turns a picture by these.
  const tiff = /^Raw profile type (?:exif|APP1)$/.test(keyword) ? unpacked(text) : Buffer.alloc(0);
  return readExif(tiff.toString("latin1", 0, 6) === "Exif\0\0" ? tiff.subarray(6) : tiff).statements;
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(SUM)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

const WRAP: Wrap = {
  exif: (content) => chunk("eXIf", content),
  xmp: (content) => chunk("iTXt", Buffer.concat([Buffer.from(`${XMP}\0\0\0\0\0`, "latin1"), content])),
};
