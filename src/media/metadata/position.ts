import { openPicture } from "./clean.ts";

/** EXIF 2.3, section 4.6.3: where the directory of the position is. */
const GPS = 0x8825;

/** Whether a picture says where it was taken. False if it cannot be parsed. */
export function hasPosition(file: Buffer): boolean {
  try {
    const told = openPicture(file)?.told ?? [];
    return told.some(({ form, content }) =>
      form === "exif" ? pointsToPosition(content) : /GPSL/.test(content.toString("latin1")),
    );
  } catch {
    return false;
  }
}

/** @param tiff from its byte order on */
function pointsToPosition(tiff: Buffer): boolean {
  const isLittle = tiff.toString("latin1", 0, 2) === "II";
  const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  return Array.from({ length: short(directory) }, (_, index) => short(directory + 2 + 12 * index)).includes(GPS);
}
