import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { largestScale } from "../model/picture-roles.ts";
import { writeChecked } from "../model/record.ts";
import type { Asset, DrawnCard, Logo, Variant } from "../model/view.ts";
import { inColors } from "./drawing-colors.ts";
import { fontsOf, useInstalledFonts } from "./drawing-fonts.ts";

/** The files to make from one picture. A worker process gets it as a message. */
export interface PictureOrder {
  /** The picture, absolute. */
  readonly from: string;
  /** Where the fonts of drawings are kept, absolute. */
  readonly fonts: string;
  /** Empty to find out only whether the picture is damaged. Paths are absolute. */
  readonly files: readonly (Pick<Asset, "colors"> & {
    readonly to: string;
    readonly made: Variant | Logo | DrawnCard;
  })[];
}

/** What a file is called until it is complete, so that a process that is killed leaves no half of one under its name. */
export const UNFINISHED = /^unfinished-(\d+)-/;

/**
 * Makes the files of one picture, one after the other.
 *
 * @param afterEach called when a file is written
 * @returns what to say of the picture if it is damaged; the rest of its files are not made then
 * @throws Error if a file cannot be written
 */
export async function makeFiles(order: PictureOrder, afterEach: () => void): Promise<string | undefined> {
  for await (const each of contentsOf(order)) {
    if (each instanceof Error) return damageIn(each);
    keep(each.to, each.content);
    afterEach();
  }
  return undefined;
}

async function* contentsOf({
  from,
  fonts,
  files,
}: PictureOrder): AsyncGenerator<{ readonly to: string; readonly content: Buffer } | Error> {
  for (const { to, made } of files) {
    if (made.kind !== "card") continue;
    const { drawCard } = await import("./cards/draw.ts");
    yield { to, content: await drawCard(made) };
  }
  if (files.length > 0 && files.every(({ made }) => made.kind === "card")) return;
  const source = contentOf(from);
  if (source instanceof Error) return yield source;
  if (files.length > 0 && fontsOf(source) !== "") useInstalledFonts(fonts);
  const encoder = await import("./encode.ts");
  try {
    let picture = files.length === 0 ? await encoder.openPicture(source, largestScale) : undefined;
    for (const { to, made, colors } of files) {
      if (made.kind === "logo") yield { to, content: await encoder.drawLogo(inColors(source, colors), made) };
      else if (made.kind === "variant") {
        picture ??= await encoder.openPicture(source, largestScale);
        yield { to, content: await encoder.encode(picture, made) };
      }
    }
  } catch (error) {
    yield errorFrom(error);
  }
}

/** In memory: a drawing that is opened by its path can load other files of this machine. */
function contentOf(from: string): Buffer | Error {
  try {
    return readFileSync(from);
  } catch (error) {
    return errorFrom(error);
  }
}

const errorFrom = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

/** Messages of libvips are left out: where several pictures are open, a message may be of another one. */
export const damageIn = (error: Error): string =>
  error instanceof SyntaxError ? `is damaged (${error.message})` : "is damaged";

/** Renames a file once it is complete, since another process may be making the same one. */
function keep(to: string, content: Buffer): void {
  const whole = to.endsWith(".ico") ? icon(content) : content;
  writeChecked(to, whole, join(dirname(to), `unfinished-${process.pid}-${basename(to)}`));
}

/** An ICO file with a PNG as its only picture: a directory with one entry, which says "as large as the PNG, 32 bits". */
function icon(png: Buffer): Buffer {
  const { width, height } = { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  head.writeUInt8(width % 256, 6);
  head.writeUInt8(height % 256, 7);
  head.writeUInt16LE(1, 10);
  head.writeUInt16LE(32, 12);
  head.writeUInt32LE(png.length, 14);
  head.writeUInt32LE(head.length, 18);
  return Buffer.concat([head, png]);
}
