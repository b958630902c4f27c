import sharp, { type Sharp } from "sharp";
import { encodings, MOST_PIXELS } from "../model/encoding.ts";
import type { Logo, Variant } from "../model/view.ts";
import { clean } from "./metadata/clean.ts";
import { isWebp } from "./metadata/webp.ts";
import { writeXmp } from "./metadata/xmp.ts";

// The bytes of an AVIF depend on how many threads encode it. Several pictures are encoded at once instead (`encoders.ts`).
sharp.concurrency(1);
// No picture is read twice.
sharp.cache(false);

/** A decoded picture: its pixels in sRGB with 8 bits, the right way up, as large as its largest variant needs. */
export interface OpenPicture {
  readonly pixels: Buffer;
  readonly raw: { readonly width: number; readonly height: number; readonly channels: 1 | 2 | 3 | 4 };
}

const DENSITY = 72;

/**
 * Decodes a picture file once for all its variants. The result does not depend on which of them are to be made, so that each has the same
 * bytes whether it is made alone or with others.
 *
 * @param largest the scale of the largest variant that any role needs: 1 for the size of the file; more than 1 for a drawing
 * @throws Error where the file is damaged
 */
export async function openPicture(
  file: Buffer,
  largest: (width: number, height: number, isDrawing: boolean) => number,
): Promise<OpenPicture> {
  const source = clean(file).content;
  const { width, height, format, autoOrient } = await sharp(source).metadata();
  // Browsers ignore the orientation of a WebP.
  const size = isWebp(source) ? { width, height } : autoOrient;
  const scale = largest(size.width, size.height, format === "svg");
  const density = format === "svg" ? Math.max(1, Math.min(100 * DENSITY, DENSITY * scale)) : DENSITY;
  const opened = sharp(source, { density, limitInputPixels: MOST_PIXELS, failOn: "error", sequentialRead: true });
  const { data, info } = await (isWebp(source) ? opened : opened.autoOrient())
    .resize(Math.ceil(size.width * scale), Math.ceil(size.height * scale), { fit: "fill" })
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { pixels: data, raw: { width: info.width, height: info.height, channels: info.channels } };
}

/** Encodes one variant: scaled, cropped around its focus, with its rights in XMP. */
export async function encode(
  { pixels, raw }: OpenPicture,
  { format, width, height, focus, rights }: Variant,
): Promise<Buffer> {
  const scale = Math.max(width / raw.width, height / raw.height);
  const [across, down] = [
    Math.max(width, Math.round(raw.width * scale)),
    Math.max(height, Math.round(raw.height * scale)),
  ];
  const part = sharp(pixels, { raw, limitInputPixels: false })
    .resize(across, down, { fit: "fill" })
    .extract({
      left: Math.round((across - width) * focus.x),
      top: Math.round((down - height) * focus.y),
      width,
      height,
    });
  const encoded = encoders[format](part);
  return (rights.length === 0 ? encoded : encoded.withXmp(writeXmp(rights).toString())).toBuffer();
}

const encoders: Readonly<Record<Variant["format"], (picture: Sharp) => Sharp>> = {
  avif: (picture) => picture.avif(encodings.avif),
  webp: (picture) => picture.webp(encodings.webp),
  jpeg: (picture) => picture.flatten({ background: "#ffffff" }).jpeg(encodings.jpeg),
};

/** The share of the icon that the logo may fill: home screens cut the corners off. */
const FILLED = 0.7;

/** Draws the logo on its background. */
export async function drawLogo(file: Buffer, { width, height, ground }: Logo): Promise<Buffer> {
  const { pixels, raw } = await openPicture(file, (w, h) => FILLED * Math.min(width / w, height / h));
  return sharp({ create: { width, height, channels: 3, background: ground } })
    .composite([{ input: pixels, raw }])
    .png({ compressionLevel: 9, palette: true })
    .toBuffer();
}
