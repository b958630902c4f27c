import { isUtf8 } from "node:buffer";
import { readFileSync, realpathSync, statSync } from "node:fs";
import { join, posix, resolve } from "node:path";
import { imageSize } from "image-size";
import { isWithin, MEDIA_FOLDER, stateOf } from "../content/files.ts";
import type { Picture } from "../model/article.ts";
import { hasShape } from "../model/record.ts";
import { slugOf } from "../model/slug.ts";
import { shortHash } from "../model/text.ts";
import { clean } from "./metadata/clean.ts";
import { svgFault } from "./svg-check.ts";

/** Endings of pictures, and what `image-size` calls what is in them. */
const FORMATS: ReadonlyMap<string, string> = new Map([
  [".jpg", "jpg"],
  [".jpeg", "jpg"],
  [".png", "png"],
  [".webp", "webp"],
  [".avif", "avif"],
  [".gif", "gif"],
  [".svg", "svg"],
]);

/**
 * A picture file, without what a story says of it. Lengths in CSS pixels, as it is shown: turned where it says so. The address holds a
 * hash of what is published, which is the file without what it tells of its origin (`media/clean.ts`).
 */
export type PictureFile = Pick<Picture, "path" | "from" | "width" | "height">;

export interface PictureFault {
  readonly what: string;
  readonly fix: string;
}

/** What was said of picture files, in which state they were. */
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
  readonly #notes: PictureRecords | undefined;

  /**
   * @param root of the project, absolute
   * @param folder the seeds folder, which exists, as the user typed it: pictures are named by it
   * @param notes remember what was measured before
   */
  constructor(root: string, folder: string, notes?: PictureRecords) {
    this.#root = root;
    this.#folder = folder;
    this.#notes = notes;
  }

  /**
   * @param src as the editor wrote it, decoded
   * @param story the path of the story below the seeds folder
   */
  find(src: string, story: string): PictureFile | PictureFault {
    if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(src))
      return {
        what: `"${src}" is on another site`,
        fix: "Save the picture beside the story or in media/, and name the file.",
      };
    const beside = posix.join(posix.dirname(story), src);
    if (src.startsWith("/") || beside.startsWith("../"))
      return {
        what: `"${src}" leads out of the seeds folder`,
        fix: "Put the picture beside the story or into media/.",
      };
    if (!isPicture(src))
      return { what: `"${src}" has no ending of a picture`, fix: `Use one of: ${[...FORMATS.keys()].join(", ")}.` };
    for (const path of [beside, posix.join(MEDIA_FOLDER, src)]) {
      const known = this.#known.get(path) ?? this.#develop(path);
      if (known === undefined) continue;
      this.#known.set(path, known);
      return known;
    }
    return { what: `there is no picture "${src}"`, fix: "Put it beside the story or into media/." };
  }

  #develop(path: string): PictureFile | PictureFault | undefined {
    const from = join(this.#folder, path);
    const file = resolve(this.#root, from);
    if (!isFile(file)) return undefined;
    const { state, changed } = stateOf(file);
    const remembered = this.#notes?.picture(path, state, changed);
    if (isAnswer(remembered)) return remembered;
    const answer = this.#judge(path, from);
    this.#notes?.keepPicture(path, state, answer);
    return answer;
  }

  #judge(path: string, from: string): PictureFile | PictureFault {
    try {
      const file = resolve(this.#root, from);
      if (!isWithin(realpathSync(resolve(this.#root, this.#folder)), realpathSync(file)))
        return {
          what: `"${path}" is a link that leads out of the seeds folder`,
          fix: "Put the picture itself there.",
        };
      return measure(path, from, readFileSync(file));
    } catch {
      return { what: `"${path}" cannot be read`, fix: "Check that it opens, and save it again." };
    }
  }
}

/** Nor is there one where a name is too long for a disk, a part of it no folder, or a link one to itself. */
function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

const isAnswer = (value: unknown): value is PictureFile | PictureFault =>
  hasShape<PictureFault>(value, { what: "text", fix: "text" }) ||
  hasShape<PictureFile>(value, { path: "text", from: "text", width: "number", height: "number" });

function measure(path: string, from: string, content: Buffer): PictureFile | PictureFault {
  const ending = endingOf(path);
  const { type, width, height } = imageSize(content);
  if (type !== FORMATS.get(ending))
    return { what: `"${path}" is a file of another kind (${type})`, fix: `Open it and save it again as ${ending}.` };
  const fault = type === "svg" ? drawingFault(content) : undefined;
  if (fault !== undefined) return { what: `"${path}" ${fault}`, fix: "Export it as plain SVG or as PNG." };
  const { content: published, isTurned } = clean(content);
  const [across, down] = isTurned ? [height, width] : [width, height];
  if (!(across >= 1 && down >= 1))
    return { what: `"${path}" has no size`, fix: "Save it again with a width and a height." };
  const name = slugOf(posix.basename(path, posix.extname(path)));
  return {
    path: `/media/${name}-${shortHash(published)}${ending}`,
    from,
    width: Math.round(across),
    height: Math.round(down),
  };
}

function drawingFault(content: Buffer): string | undefined {
  // A browser takes UTF-16 at its word, in which the rules for SVG would not see a script.
  if (!isUtf8(content) || content.includes(0)) return "is not UTF-8";
  const fault = svgFault(content.toString("utf8"));
  if (fault !== undefined) return fault;
  try {
    // What is left may mean something else where a piece is gone.
    return svgFault(clean(content).content.toString("utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) return error.message;
    throw error;
  }
}
