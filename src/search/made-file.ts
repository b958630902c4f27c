import { hash } from "node:crypto";
import { fileName, HASH_LETTERS, HASHED_FOLDER, SEARCH_FOLDER } from "./format.ts";

/** A file of the index. */
export interface MadeFile {
  /** Below the output folder. */
  readonly file: string;
  /** The letters of its hash, which are in its name. */
  readonly hash: string;
  readonly bytes: Uint8Array;
}

/** A file with a copy of the bytes. Its name says what is in it, so that it never changes under its name. */
export function hashedFile(kind: Parameters<typeof fileName>[0], slot: string, bytes: Uint8Array): MadeFile {
  // Digits and lower-case letters, since disks may ignore case: 25 bits.
  const letters = Number.parseInt(hash("sha256", bytes, "hex").slice(0, 12), 16)
    .toString(36)
    .padStart(HASH_LETTERS, "0")
    .slice(-HASH_LETTERS);
  return { file: SEARCH_FOLDER + HASHED_FOLDER + fileName(kind, slot, letters), hash: letters, bytes: bytes.slice() };
}
