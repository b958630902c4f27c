import { createHash } from "node:crypto";
import { closeSync, openSync, readSync } from "node:fs";
import { join, posix, resolve } from "node:path";
import type { LinkedFile } from "../model/article.ts";
import { type DiskState, MEDIA_FOLDER } from "../model/disk.ts";
import { fileKinds, refusalOf } from "../model/file-kinds.ts";
import { hasShape, type Kind } from "../model/record.ts";
import { slugOf } from "../model/slug.ts";
import { isPicture, type PictureFault, type PictureFinder, type PictureRecords } from "./pictures.ts";
import { measureRecording } from "./recordings/recording.ts";
import { type Source, withSource } from "./source.ts";

/** A file of the seeds folder. */
interface Listed extends DiskState {
  /** As the user knows it. */
  readonly file: string;
  /** Below the seeds folder, in normal form C. */
  readonly path: string;
}

/** A file, or why no text may link to it. */
type Found = LinkedFile | (PictureFault & Pick<LinkedFile, "from">);

/** Finds the files that texts link to. Each is read once, for its hash, and later only where its state on disk has changed. */
export class FileFinder {
  readonly #root: string;
  readonly #listed: ReadonlyMap<string, Listed>;
  readonly #pictures: Pick<PictureFinder, "find">;
  readonly #records: PictureRecords | undefined;
  readonly #known = new Map<string, Found>();

  /**
   * @param root of the project, absolute
   * @param listed every file of the seeds folder
   * @param records what was read of files before
   */
  constructor(
    root: string,
    listed: readonly Listed[],
    pictures: Pick<PictureFinder, "find">,
    records?: PictureRecords,
  ) {
    this.#root = root;
    this.#listed = new Map(listed.map((each) => [each.path, each]));
    this.#pictures = pictures;
    this.#records = records;
  }

  /**
   * @param href as the editor wrote it, decoded, without a fragment
   * @param story the path of the story below the seeds folder
   * @returns undefined where there is no such file
   */
  find(href: string, story: string): Found | undefined {
    const beside = posix.join(posix.dirname(story), href);
    const inMedia = posix.join(MEDIA_FOLDER, href);
    const path = [beside, inMedia].find((each) => this.#listed.has(each));
    const listed = this.#listed.get(path ?? "");
    if (path === undefined || listed === undefined) return undefined;
    const known = this.#known.get(path) ?? this.#readOnce(listed, href, story);
    this.#known.set(path, known);
    return known;
  }

  #readOnce(listed: Listed, href: string, story: string): Found {
    const { path, file, state, changed } = listed;
    const ending = endingOf(path);
    if (isPicture(path)) return this.#picture(listed, href, story);
    if (!fileKinds.has(ending)) {
      const { what, fix } = refusalOf(ending);
      return { what: `"${path}" ${what}`, fix, from: join(file) };
    }
    const remembered = this.#records?.picture(path, state, changed);
    if (isAnswer(remembered)) return remembered;
    const answer = read(this.#root, file, path);
    this.#records?.keepPicture(path, state, answer);
    return answer;
  }

  /** A picture that is linked to is published without what it says of where it was taken, as one that is shown. */
  #picture({ path, file, state }: Listed, href: string, story: string): Found {
    const picture = this.#pictures.find(href, story);
    if ("what" in picture) return { ...picture, from: join(file) };
    return {
      path: picture.original ?? picture.stem + endingOf(path),
      from: join(file),
      name: posix.basename(path),
      bytes: Number.parseInt(state, 10),
    };
  }
}

const endingOf = (path: string): string => posix.extname(path).toLowerCase();

const FILE: Readonly<Record<keyof LinkedFile, Kind>> = {
  ...{ path: "text", from: "text", name: "text", bytes: "number" },
  ...{ seconds: "any", width: "any", height: "any", codec: "any", played: "any" },
};

const isAnswer = (value: unknown): value is Found =>
  hasShape<PictureFault & Pick<LinkedFile, "from">>(value, { what: "text", fix: "text", from: "text" }) ||
  hasShape<LinkedFile>(value, FILE);

function read(root: string, file: string, path: string): Found {
  const from = join(file);
  try {
    const { hash, bytes } = hashOf(resolve(root, file));
    if (bytes === 0) return { what: `"${path}" is empty (0 bytes)`, fix: "Copy the file again.", from };
    const name = posix.basename(path);
    const ending = endingOf(path);
    const measured = withSource(
      resolve(root, file),
      (source) => faultOf(source, ending) ?? measureRecording(source, ending),
    );
    if (measured === undefined) {
      const what = `"${path}" is not ${ending.slice(1).toUpperCase()}, or is damaged`;
      return { what, fix: "Check that it plays, and export it again.", from };
    }
    if ("what" in measured) return { ...measured, what: `"${path}" ${measured.what}`, from };
    return {
      ...measured,
      path: `/${MEDIA_FOLDER}/${slugOf(name.slice(0, -ending.length))}-${hash}${ending}`,
      from,
      name,
      bytes,
    };
  } catch {
    return { what: `"${path}" cannot be read`, fix: "Check that it opens, and save it again.", from };
  }
}

/** What browsers do not play or read, of a kind that they know. */
function faultOf(source: Source, ending: string): PictureFault | undefined {
  if (ending === ".vtt" && !/^\ufeff?WEBVTT(?:[ \t\n\r]|$)/.test(source.read(0, 12).toString()))
    return { what: "is not WebVTT, since its first line is not WEBVTT", fix: "Export the captions as WebVTT." };
  return undefined;
}

/** In pieces: a film may be larger than memory. @returns the hash as `shortHash` makes it */
function hashOf(file: string): { hash: string; bytes: number } {
  const descriptor = openSync(file, "r");
  try {
    const hash = createHash("sha256");
    const piece = Buffer.allocUnsafe(1 << 20);
    let bytes = 0;
    for (let read = -1; read !== 0; bytes += read) {
      read = readSync(descriptor, piece);
      hash.update(piece.subarray(0, read));
    }
    return { hash: hash.digest("hex").slice(0, 8), bytes };
  } finally {
    closeSync(descriptor);
  }
}
