// Finds the pictures of a seeds folder by the names that stories give them, and measures each once.

import { isUtf8 } from "node:buffer";
import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join, posix, resolve } from "node:path";
import { imageSize } from "image-size";
import type { Picture } from "../model/article.ts";
import { isWithin, MEDIA_FOLDER, stateOf } from "../model/disk.ts";
import { MOST_PIXELS } from "../model/encoding.ts";
import { nearest } from "../model/problem.ts";
import { hasShape } from "../model/record.ts";
import type { Statement } from "../model/rights.ts";
import { asciiSlugsOf, slugOf } from "../model/slug.ts";
import { shorten, shortHash } from "../model/text.ts";
import { fontsOf } from "./drawing-fonts.ts";
import { encoderOf } from "./encoder.ts";
import { clean } from "./metadata/clean.ts";
import { svgFault } from "./svg-check.ts";

/** File extensions of pictures, and the names of their formats in `image-size`. */
const FORMATS: ReadonlyMap<string, string> = new Map([
  [".jpg", "jpg"],
  [".jpeg", "jpg"],
  [".png", "png"],
  [".webp", "webp"],
  [".avif", "avif"],
  [".gif", "gif"],
  [".svg", "svg"],
]);

/** A picture file, without what a story says about it. Its hash is that of the cleaned file (`metadata/clean.ts`). */
export type PictureFile = Pick<Picture, "stem" | "kind" | "original" | "from" | "width" | "height" | "rights">;

/** Formats that newsrooms and cameras send and browsers do not show. */
const FOREIGN = /\.(?:heic|heif|hif|tiff?|psd|ai|eps|pdf|bmp|jxl|jp2|raw|dng|cr[23]|nef|arw|orf|raf|rw2|xcf|indd)$/i;
/** How a HEIC file begins, whatever its name (ISO/IEC 23008-12, brands). */
const HEIC = /^ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)$/;
const HEIC_FIX =
  'Export it as JPEG: on a Mac open it in Preview and choose "File > Export", on Windows in Photos and choose "Save as". An iPhone takes JPEG with "Settings > Camera > Formats > Most Compatible".';

export interface PictureFault {
  readonly what: string;
  readonly fix: string;
}

/** Remembered results of measuring, each for a state of the file (`stateOf`). */
export interface PictureRecords {
  picture(path: string, state: string, changed: number): unknown;
  keepPicture(path: string, state: string, answer: unknown): unknown;
}

export const isPicture = (path: string): boolean => FORMATS.has(endingOf(path));

const endingOf = (path: string): string => posix.extname(path).toLowerCase();

/** Finds and measures the pictures of a seeds folder, each once. */
export class PictureFinder {
  readonly #root: string;
  readonly #folder: string;
  readonly #known = new Map<string, PictureFile | PictureFault>();
  readonly #records: PictureRecords | undefined;
  /** As the user knows it: `seeds/media/`. */
  readonly #media: string;
  /** Folder below the seeds folder → `#namesIn`. */
  readonly #names = new Map<string, ReadonlyMap<string, string>>();

  /**
   * @param root of the project, absolute
   * @param folder the seeds folder, which exists, as the user typed it: pictures are named by it
   * @param records results of earlier builds
   */
  constructor(root: string, folder: string, records?: PictureRecords) {
    this.#root = root;
    this.#folder = folder;
    this.#media = `${join(folder, MEDIA_FOLDER)}/`;
    this.#records = records;
  }

  /**
   * @param src as the editor wrote it, decoded
   * @param story the path of the story below the seeds folder; "" for a picture of no story, which is in `media/`
   */
  find(src: string, story: string): PictureFile | PictureFault {
    const where = story === "" ? "" : "beside the story or ";
    if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(src)) {
      const isPasted = /^data:/i.test(src);
      return {
        what: isPasted ? `"${shorten(src, 30)}" is a picture in letters, not a file` : `"${src}" is on another site`,
        fix: `Save the picture ${where}in ${this.#media}, and name the file.`,
      };
    }
    const beside = posix.join(posix.dirname(story), src);
    if (src.startsWith("/") || beside.startsWith("../"))
      return {
        what: `"${src}" leads out of the seeds folder`,
        fix: `Put the picture ${where}into ${this.#media}.`,
      };
    if (FOREIGN.test(src)) return foreign(src, endingOf(src));
    if (!isPicture(src))
      return { what: `"${src}" has no ending of a picture`, fix: `Use one of: ${[...FORMATS.keys()].join(", ")}.` };
    for (const path of [beside, posix.join(MEDIA_FOLDER, src)]) {
      const known = this.#known.get(path) ?? this.#measureOnce(path);
      if (known === undefined) continue;
      this.#known.set(path, known);
      return known;
    }
    const near = this.#near(src, [beside, posix.join(MEDIA_FOLDER, src)]);
    const what = `there is no picture "${src}"`;
    return near === undefined
      ? { what, fix: `Put it ${where}into ${this.#media}.` }
      : { what, fix: `Did you mean "${near}"? If not, put it ${where}into ${this.#media}.` };
  }

  /** The name of a picture in the folders of these paths of which `src` is probably a misspelling, or which has only another ending. */
  #near(src: string, paths: readonly string[]): string | undefined {
    const names = paths.flatMap((path) => [...this.#namesIn(posix.dirname(path)).keys()].filter(isPicture));
    const name = posix.basename(src);
    const keys = asciiSlugsOf(withoutEnding(name));
    const sameStem = names.find((each) => asciiSlugsOf(withoutEnding(each)).some((key) => keys.includes(key)));
    const near = sameStem ?? nearest(name, names);
    return near === undefined ? undefined : posix.join(posix.dirname(src), near);
  }

  /** The names in a folder, in normal form C, and as they are on the disk: a Mac may have written them in normal form D. */
  #namesIn(folder: string): ReadonlyMap<string, string> {
    const known = this.#names.get(folder) ?? new Map(namesIn(resolve(this.#root, this.#folder, folder)));
    this.#names.set(folder, known);
    return known;
  }

  /** A path as it is on the disk. @param path in normal form C */
  #onDisk(path: string): string {
    if (/^[ -~]*$/.test(path) || isFile(resolve(this.#root, this.#folder, path))) return path;
    return path.split("/").reduce((folder, part) => posix.join(folder, this.#namesIn(folder).get(part) ?? part), ".");
  }

  #measureOnce(path: string): PictureFile | PictureFault | undefined {
    const from = join(this.#folder, this.#onDisk(path));
    const file = resolve(this.#root, from);
    if (!isFile(file)) return undefined;
    const { state, changed } = stateOf(file);
    const remembered = this.#records?.picture(path, state, changed);
    if (isAnswer(remembered)) return remembered;
    const answer = this.#examine(path, from);
    this.#records?.keepPicture(path, state, answer);
    return answer;
  }

  #examine(path: string, from: string): PictureFile | PictureFault {
    const encoder = encoderOf(this.#root);
    try {
      const file = resolve(this.#root, from);
      if (!isWithin(realpathSync(resolve(this.#root, this.#folder)), realpathSync(file)))
        return {
          what: `"${path}" is a link that leads out of the seeds folder`,
          fix: "Put the picture itself there.",
        };
      return measure(path, from, readFileSync(file), encoder);
    } catch {
      return { what: `"${path}" cannot be read`, fix: "Check that it opens, and save it again." };
    }
  }
}

const withoutEnding = (path: string): string => posix.basename(path, posix.extname(path));

/** None if there is no such folder. */
function namesIn(folder: string): [inFormC: string, onDisk: string][] {
  try {
    return readdirSync(folder)
      .sort()
      .map((name) => [name.normalize("NFC"), name]);
  } catch {
    return [];
  }
}

/** False also if the name is too long for the disk, a part of the path is not a folder, or a link leads to itself. */
function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

const isAnswer = (value: unknown): value is PictureFile | PictureFault =>
  hasShape<PictureFault>(value, { what: "text", fix: "text" }) ||
  hasShape<PictureFile>(value, {
    stem: "text",
    kind: "text",
    original: "any",
    from: "text",
    width: "number",
    height: "number",
    rights: "list",
  });

/** The fault of a file that browsers do not show. @param format the extension of its actual format */
function foreign(path: string, format: string): PictureFault {
  if (/^\.hei[cf]$|^\.hif$/.test(format))
    return { what: `"${path}" is HEIC, which browsers do not show`, fix: HEIC_FIX };
  const name = format.slice(1).toUpperCase();
  return {
    what: `"${path}" is ${name}, which browsers do not show`,
    fix: "Export it as JPEG, or as PNG if it is a graphic.",
  };
}

const withoutSize = (path: string): PictureFault => ({
  what: `"${path}" has no size`,
  fix: "Save it again with a width and a height.",
});

/** Undefined for an SVG that says none, which browsers show all the same. @throws for a file that is no picture */
function sizeOf(content: Buffer): ReturnType<typeof imageSize> | undefined {
  try {
    return imageSize(content);
  } catch (error) {
    if (/<svg\b/.test(content.toString("latin1", 0, 4000))) return undefined;
    throw error;
  }
}

function measure(path: string, from: string, content: Buffer, encoder: string): PictureFile | PictureFault {
  if (content.length === 0) return { what: `"${path}" is empty (0 bytes)`, fix: "Copy the file again." };
  const ending = endingOf(path);
  if (HEIC.test(content.toString("latin1", 4, 12)) && !content.subarray(0, 64).includes("avif"))
    return foreign(path, ".heic");
  const measured = sizeOf(content);
  if (!measured) return withoutSize(path);
  const { type, width, height } = measured;
  if (type !== FORMATS.get(ending)) {
    if (FOREIGN.test(`.${type}`)) return foreign(path, `.${type}`);
    const right = [...FORMATS].find(([, format]) => format === type)?.[0];
    const fix =
      right === undefined ? "Save it again as JPEG." : `Rename it so that it ends in ${right}, wherever it is named.`;
    return { what: `"${path}" is a file of another kind (${type})`, fix };
  }
  const fault = type === "svg" ? drawingFault(content) : undefined;
  if (fault !== undefined) return { what: `"${path}" ${fault}`, fix: "Export it as plain SVG or as PNG." };
  const size = `${width.toLocaleString("en")} × ${height.toLocaleString("en")} pixels`;
  // A drawing has no pixels, but programs that draw it count to ten million at most.
  if (type === "svg" && Math.max(width, height) > 1_000_000)
    return { what: `"${path}" has ${size}, more than a million across`, fix: "Save it again with a smaller size." };
  if (type !== "svg" && width * height > MOST_PIXELS) {
    return {
      what: `"${path}" has ${size}, more than 100 million`,
      fix: "Save it smaller: 4,000 pixels across are enough for any screen.",
    };
  }
  const { content: published, isTurned, isAnimated, rights } = clean(content);
  const [across, down] = isTurned ? [height, width] : [width, height];
  if (!(across >= 1 && down >= 1)) return withoutSize(path);
  const kind = type === "svg" ? "drawing" : isAnimated ? "animation" : "photo";
  const name = slugOf(withoutEnding(path));
  const madeWith = kind === "drawing" ? encoder + fontsOf(published) : encoder;
  return {
    stem: `/media/${name}-${shortHash(Buffer.concat([published, Buffer.from(madeWith)]))}`,
    kind,
    ...(kind === "photo" ? {} : { original: `/media/${name}-${shortHash(published)}${ending}` }),
    from,
    width: Math.round(across),
    height: Math.round(down),
    rights: briefly(rights),
  };
}

/** In characters, of all rights of a picture: they are written into each of its files, and on pages. */
const LONGEST_RIGHTS = 8000;

function briefly(rights: readonly Statement[]): Statement[] {
  let room = LONGEST_RIGHTS;
  return rights.filter(({ text }) => {
    room -= text.length;
    return room >= 0;
  });
}

function drawingFault(content: Buffer): string | undefined {
  // Browsers read UTF-16 too, in which the rules for SVG would not find a script.
  if (!isUtf8(content) || content.includes(0)) return "is not UTF-8";
  try {
    // Without its metadata, which are written by our own code.
    return svgFault(clean(content, []).content.toString("utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) return error.message;
    throw error;
  }
}
