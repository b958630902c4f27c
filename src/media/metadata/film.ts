import type { Source } from "../source.ts";

/** What describes a film takes at most this many bytes; its pictures and sounds lie elsewhere in the file. */
const MOST = 50_000_000;

/** Content of the `moov` box of an MP4, M4A or MOV, which describes it (ISO 14496-12). Undefined where there is none. */
export function descriptionOf({ size, read }: Source): Buffer | undefined {
  for (let at = 0; at + 8 <= size; ) {
    const head = read(at, 16);
    const short = head.readUInt32BE(0);
    const isLong = short === 1 && head.length === 16;
    const length = isLong ? Number(head.readBigUInt64BE(8)) : short === 0 ? size - at : short;
    const start = isLong ? 16 : 8;
    if (length < start) return undefined;
    if (head.toString("latin1", 4, 8) === "moov") return length > MOST ? undefined : read(at + start, length - start);
    at += length;
  }
  return undefined;
}

/** Whether a film says where it was taken: in the user data of phones (3GPP TS 26.244) or in Apple's keys. */
export function saysWhere(source: Source): boolean {
  const description = descriptionOf(source);
  return ["\xa9xyz", "location.ISO6709", "loci"].some((name) => description?.includes(Buffer.from(name, "latin1")));
}
