import type { Statement } from "../../model/rights.ts";
import { statementOf } from "./statement-of.ts";

/** The part of a picture's EXIF data that may be published. */
export interface Exif {
  /** 1 to 8 (EXIF 2.3 § 4.6.4). 1 is the right way up. */
  readonly orientation: number;
  readonly statements: readonly Statement[];
}

const ORIENTATION = 0x0112;
const ARTIST = 0x013b;
const COPYRIGHT = 0x8298;
const SHORT = 3;

/** Reads the first directory. The result is empty if the data cannot be parsed. @param tiff the data from their byte order on */
export function readExif(tiff: Buffer): Exif {
  const statements: Statement[] = [];
  let orientation = 1;
  const order = tiff.toString("latin1", 0, 4);
  if (tiff.length < 10 || (order !== "II*\0" && order !== "MM\0*")) return { orientation, statements };
  const isLittle = order.startsWith("I");
  const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number) => (isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const directory = long(4);
  const count = directory + 2 <= tiff.length ? short(directory) : 0;
  for (let index = 0; index < count; index++) {
    const at = directory + 2 + 12 * index;
    if (at + 12 > tiff.length) break;
    const tag = short(at);
    const length = long(at + 4);
    const place = length <= 4 ? at + 8 : long(at + 8);
    const value = tiff.subarray(place, place + length);
    if (tag === ORIENTATION) orientation = short(at + 2) === SHORT ? short(at + 8) : long(at + 8);
    else if (tag === ARTIST) statements.push(...statementOf("dc:creator", value));
    else if (tag === COPYRIGHT) statements.push(...statementOf("dc:rights", value));
  }
  return { orientation: orientation >= 1 && orientation <= 8 ? orientation : 1, statements };
}

/** EXIF data with an orientation and nothing else. */
export function writeExif(orientation: number): Buffer {
  const tiff = Buffer.from("4d4d002a00000008000101120003000000010000000000000000", "hex");
  tiff.writeUInt16BE(orientation, 18);
  return tiff;
}
