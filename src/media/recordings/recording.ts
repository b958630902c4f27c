import type { Source } from "../source.ts";
import type { Measured } from "./measured.ts";
import { measureMp4 } from "./mp4.ts";
import { measureFlac, measureMp3, measureOgg, measureWav } from "./sound.ts";
import { measureWebm } from "./webm.ts";

/** Readers by ending. Undefined: the file is of another kind. */
const readers: Readonly<Record<string, (source: Source) => Measured | undefined>> = {
  ".mp4": measureMp4,
  ".m4v": measureMp4,
  ".m4a": measureMp4,
  ".webm": measureWebm,
  ".mp3": measureMp3,
  ".ogg": measureOgg,
  ".opus": measureOgg,
  ".wav": measureWav,
  ".flac": measureFlac,
};

/**
 * Measures a film or a sound; nothing of any other file.
 *
 * @param ending in lower case, with its dot
 * @returns undefined where the file is not what its ending says, or is damaged
 */
export function measureRecording(source: Source, ending: string): Measured | undefined {
  const measure = Object.hasOwn(readers, ending) ? readers[ending] : undefined;
  if (!measure) return {};
  try {
    return measure(source);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
