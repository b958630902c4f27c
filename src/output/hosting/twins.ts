import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip, constants as zlib } from "node:zlib";
import { fileState, isUntouched, type Manifest, type Printed } from "../manifest.ts";
import type { OutputFolder } from "../output-folder.ts";
import { compressible } from "./patterns.ts";

// Compressed files beside the plain ones, for servers that would compress each answer anew.

/** Brotli at 5 takes .4 ms a page and leaves 27.6 % of it; at 11, 19 ms and 25.0 %. */
const encoders: Readonly<Record<string, (bytes: Buffer) => Promise<Buffer>>> = {
  ".br": (bytes) => promisify(brotliCompress)(bytes, { params: { [zlib.BROTLI_PARAM_QUALITY]: 5 } }),
  ".gz": (bytes) => promisify(gzip)(bytes),
};

/** Bytes: what is smaller fits into one packet anyway. */
const SMALLEST = 1024;

/** How many files are compressed at once: Node has four threads for it. */
const AT_ONCE = 8;

const MARK = "twin ";

/** Whether a file of the last edition is the compressed twin of another one. */
export const isTwin = ({ fingerprint }: Printed): boolean => fingerprint.startsWith(MARK);

/** By what a twin is known to be that of a file as it lies there. */
const fingerprintOfTwin = ({ size, modified, inode }: Omit<Printed, "fingerprint">): string =>
  `${MARK}${size} ${modified} ${inode}`;

export interface Twins {
  /** How each new one lies in the stage. */
  readonly staged: ReadonlyMap<string, Printed>;
  /** Those whose file is gone, or has become too small. */
  readonly gone: readonly string[];
}

/**
 * Makes the compressed twins of files that are new or changed, or that have none yet.
 *
 * @param files of the whole edition, with how each will lie in the output folder
 */
export async function makeTwins(
  files: ReadonlyMap<string, Printed>,
  { stage, output, manifest }: { readonly stage: string; readonly output: OutputFolder; readonly manifest: Manifest },
): Promise<Twins> {
  const staged = new Map<string, Printed>();
  // One iterator, of which each takes the next: to take from the front of a list of 400,000 is to move it all.
  const due = files.entries();
  const work = async () => {
    for (const [file, state] of due) {
      if (!hasTwins(file, state.size)) continue;
      const fingerprint = fingerprintOfTwin(state);
      for (const [ending, encode] of Object.entries(encoders)) {
        const twin = file + ending;
        const before = manifest.files.get(twin);
        if (files.has(twin) || (before?.fingerprint === fingerprint && isUntouched(join(output.path, twin), before)))
          continue;
        const bytes = await encode(readFileSync(join(fileState(join(stage, file)) ? stage : output.path, file)));
        mkdirSync(dirname(join(stage, twin)), { recursive: true });
        writeFileSync(join(stage, twin), bytes);
        const made = fileState(join(stage, twin));
        if (made) staged.set(twin, { fingerprint, ...made });
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const gone = [...manifest.files].flatMap(([twin, printed]) => {
    const file = twin.slice(0, -".br".length);
    return isTwin(printed) && !hasTwins(file, files.get(file)?.size ?? 0) ? twin : [];
  });
  return { staged, gone };
}

const hasTwins = (file: string, size: number): boolean => size >= SMALLEST && compressible.test(file);
