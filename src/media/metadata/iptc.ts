import type { Property, Statement } from "../../model/rights.ts";
import { statementOf } from "./statement-of.ts";

/** Data sets of the application record (IPTC-IIM 4.2 § 6). */
const DATA_SETS: ReadonlyMap<number, Property> = new Map([
  [80, "dc:creator"],
  [110, "photoshop:Credit"],
  [116, "dc:rights"],
]);
const IPTC = 0x0404;

/** Reads the IPTC data in Photoshop's image resources. @param resources of all segments, without their headers */
export function readResources(resources: Buffer): Statement[] {
  for (let at = 0; at + 12 <= resources.length && resources.toString("latin1", at, at + 4) === "8BIM"; ) {
    // A name, padded to an even length together with the byte of its length.
    const name = 2 * Math.floor(resources.readUInt8(at + 6) / 2) + 2;
    const data = at + 6 + name + 4;
    if (data > resources.length) break;
    const size = resources.readUInt32BE(data - 4);
    if (resources.readUInt16BE(at + 4) === IPTC) return readIim(resources.subarray(data, data + size));
    at = data + size + (size % 2);
  }
  return [];
}

function readIim(iim: Buffer): Statement[] {
  const statements: Statement[] = [];
  for (let at = 0; at + 5 <= iim.length && iim[at] === 0x1c; ) {
    const [record, set] = [iim.readUInt8(at + 1), iim.readUInt8(at + 2)];
    const size = iim.readUInt16BE(at + 3);
    // The top bit says that the size is longer than two bytes, which no field of credit needs.
    if (size >= 0x8000) break;
    const property = record === 2 ? DATA_SETS.get(set) : undefined;
    if (property) statements.push(...statementOf(property, iim.subarray(at + 5, at + 5 + size)));
    at += 5 + size;
  }
  return statements;
}
