import sharp, { type Sharp } from "sharp";
import type { Crop, Logo } from "../model/view.ts";
import { clean } from "./metadata/clean.ts";

/** A part of a picture, which says by whom the whole is. Throws where it is damaged. */
export async function crop(file: Buffer, { width, height, focus }: Crop): Promise<Buffer> {
  const { content: source, xmp } = clean(file);
  const { across, down, scale } = await fitted(source, (w, h) => Math.max(width / w, height / h));
  const part = (await drawn(source, scale))
    .resize(across, down, { fit: "fill" })
    .extract({
      left: Math.round((across - width) * focus.x),
      top: Math.round((down - height) * focus.y),
      width,
      height,
    })
    .flatten({ background: "#ffffff" })
    .jpeg({ quality: 80, mozjpeg: true });
  return (xmp ? part.withXmp(xmp.toString()) : part).toBuffer();
}

/** How much of the ground the sign may fill: home screens cut the corners off. */
const FILLED = 0.7;

/** A drawing on its ground. */
export async function drawLogo(source: Buffer, { width, height, ground }: Logo): Promise<Buffer> {
  const { across, down, scale } = await fitted(source, (w, h) => FILLED * Math.min(width / w, height / h));
  const drawing = await (await drawn(source, scale)).resize(across, down, { fit: "fill" }).png().toBuffer();
  return sharp({ create: { width, height, channels: 3, background: ground } })
    .composite([{ input: drawing }])
    .png({ compressionLevel: 9, palette: true })
    .toBuffer();
}

/** The size that a picture has at the scale that its own size asks for. */
async function fitted(source: Buffer, choose: (width: number, height: number) => number) {
  const { width, height } = (await sharp(source).metadata()).autoOrient;
  const scale = choose(width, height);
  return { across: Math.ceil(width * scale), down: Math.ceil(height * scale), scale };
}

const DENSITY = 72;

/** A picture the right way up; a drawing is drawn at the size that it is wanted in. */
async function drawn(source: Buffer, scale: number): Promise<Sharp> {
  const { format } = await sharp(source).metadata();
  const density = format === "svg" ? Math.max(1, Math.min(100 * DENSITY, DENSITY * scale)) : DENSITY;
  return sharp(source, { density }).autoOrient();
}
