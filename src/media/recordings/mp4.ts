import { type Box, boxesOf } from "../metadata/isobmff.ts";
import type { Source } from "../source.ts";
import type { Measured } from "./measured.ts";

/** What describes a film takes at most this many bytes; its pictures and sounds lie elsewhere in the file. */
const MOST = 50_000_000;

/** Boxes at the top of a file. Films that are cut into many have the one that describes them before. */
const MOST_BOXES = 10_000;

/** Content of the `moov` box of an MP4, M4A or MOV, which describes it (ISO 14496-12). Undefined where there is none. */
function descriptionOf({ size, read }: Source): Buffer | undefined {
  for (let at = 0, boxes = 0; at + 8 <= size && boxes < MOST_BOXES; boxes++) {
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

/** @throws RangeError where it is damaged */
export function measureMp4(source: Source): Measured | undefined {
  const moov = descriptionOf(source);
  if (!moov) return undefined;
  const top = boxesOf(moov, 0, moov.length);
  const seconds = durationOf(moov, top);
  const tracks = top.filter(({ type }) => type === "trak").map((track) => boxesOf(moov, track.body, track.to));
  const pictures = tracks.find((track) => handlerOf(moov, track) === "vide");
  const codec = pictures && codecOf(moov, pictures);
  return {
    ...(seconds === undefined ? {} : { seconds }),
    ...(pictures ? sizeOf(moov, pictures) : {}),
    ...(codec === undefined ? {} : { codec }),
  };
}

function durationOf(moov: Buffer, top: readonly Box[]): number | undefined {
  const header = top.find(({ type }) => type === "mvhd");
  if (!header) return undefined;
  const isLong = moov[header.body] === 1;
  const scale = moov.readUInt32BE(header.body + (isLong ? 20 : 12));
  const length = isLong ? Number(moov.readBigUInt64BE(header.body + 24)) : moov.readUInt32BE(header.body + 16);
  return scale > 0 && length > 0 ? length / scale : undefined;
}

/** The first box of a name at the end of a path of names. */
function boxAt(moov: Buffer, boxes: readonly Box[], [name, ...below]: readonly string[]): Box | undefined {
  const found = boxes.find(({ type }) => type === name);
  return !found || below.length === 0 ? found : boxAt(moov, boxesOf(moov, found.body, found.to), below);
}

function handlerOf(moov: Buffer, track: readonly Box[]): string | undefined {
  const handler = boxAt(moov, track, ["mdia", "hdlr"]);
  return handler && moov.toString("latin1", handler.body + 8, handler.body + 12);
}

function codecOf(moov: Buffer, track: readonly Box[]): string | undefined {
  const samples = boxAt(moov, track, ["mdia", "minf", "stbl", "stsd"]);
  return samples && moov.toString("latin1", samples.body + 12, samples.body + 16);
}

/** As it is shown: a phone that was held upright turns the picture by its matrix. */
function sizeOf(moov: Buffer, track: readonly Box[]): Pick<Measured, "width" | "height"> {
  const header = boxAt(moov, track, ["tkhd"]);
  if (!header) return {};
  const [across, down] = [moov.readUInt32BE(header.to - 8) / 65536, moov.readUInt32BE(header.to - 4) / 65536];
  const isTurned = moov.readInt32BE(header.to - 44) === 0;
  const [width, height] = (isTurned ? [down, across] : [across, down]).map(Math.round);
  return width && height ? { width, height } : {};
}
