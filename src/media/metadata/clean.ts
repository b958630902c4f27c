import { merged, type Statement } from "../../model/rights.ts";
import { isAvif, openAvif } from "./avif.ts";
import { readExif, writeExif } from "./exif.ts";
import { isGif, openGif } from "./gif.ts";
import { isIco, openIco } from "./ico.ts";
import { isJpeg, openJpeg } from "./jpeg.ts";
import type { Opened } from "./parts.ts";
import { isPng, openPng } from "./png.ts";
import { isSvg, openSvg } from "./svg.ts";
import { isWebp, openWebp } from "./webp.ts";
import { readXmp, writeXmp } from "./xmp.ts";

/** A picture as it may be published. */
export interface Clean {
  /** The same buffer as given if nothing had to be removed. */
  readonly content: Buffer;
  /** Its makers and who may use it. The content says the same. */
  readonly rights: readonly Statement[];
  /** Whether it is shown turned by 90 degrees, so that width and height are swapped. */
  readonly isTurned: boolean;
  /** Whether it has several frames. */
  readonly isAnimated: boolean;
}

interface Format {
  is(file: Buffer): boolean;
  open(file: Buffer): Opened;
}

const PHOTOGRAPHS: readonly Format[] = [
  { is: isJpeg, open: openJpeg },
  { is: isPng, open: openPng },
  { is: isWebp, open: openWebp },
  { is: isGif, open: openGif },
  { is: isAvif, open: openAvif },
];
const FORMATS: readonly Format[] = [
  ...PHOTOGRAPHS,
  { is: isSvg, open: (file) => openSvg(file, cleanWithin) },
  { is: isIco, open: (file) => openIco(file, (picture) => (isPng(picture) ? clean(picture).content : picture)) },
];

/** A picture within a drawing. */
function cleanWithin(picture: Buffer): Buffer {
  if (!PHOTOGRAPHS.some(({ is }) => is(picture)))
    throw new SyntaxError("holds a picture of a kind that Broadsheet does not know");
  return clean(picture).content;
}

/** Parses a picture. Undefined if its format is unknown. @throws Error if it is damaged */
export const openPicture = (file: Buffer): Opened | undefined => FORMATS.find(({ is }) => is(file))?.open(file);

/**
 * Removes from a picture what is not needed to show it: where, when and with what it was taken, how it was edited, comments, previews.
 * Creator, credit, copyright and licence stay, and so do orientation and colour profile. The pixels are not touched. The result depends on the arguments alone.
 *
 * @param said what the result says of its rights, in place of what the file says
 * @throws Error where the file is damaged
 */
export function clean(file: Buffer, said?: readonly Statement[]): Clean {
  const opened = openPicture(file);
  if (!opened) return { content: file, rights: [], isTurned: false, isAnimated: false };
  const { told, statements, write, isTurned, isAnimated = false } = opened;
  const packets = told.filter(({ form }) => form === "xmp").map(({ content }) => ({ content, ...readXmp(content) }));
  const exif = told.filter(({ form }) => form === "exif").map(({ content }) => readExif(content));
  const ofXmp = merged(packets.map((each) => each.statements));
  const all = said ?? merged([ofXmp, statements, ...exif.map((each) => each.statements)]);
  const [packet] = packets;
  const isSame = !said && packets.length === 1 && packet?.isPure === true && all.length === ofXmp.length;
  const xmp = all.length === 0 ? undefined : isSame ? packet.content : writeXmp(all);
  const orientation = exif[0]?.orientation ?? 1;
  const written = write({ xmp, exif: orientation === 1 ? undefined : writeExif(orientation) });
  const content = written.equals(file) ? file : written;
  return { content, rights: all, isTurned: isTurned ?? orientation >= 5, isAnimated };
}
