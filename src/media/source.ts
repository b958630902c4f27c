import { closeSync, fstatSync, openSync, readSync } from "node:fs";

/** A file of which only parts are read: a film may be larger than memory. */
export interface Source {
  /** In bytes. */
  readonly size: number;
  /** The bytes of a stretch, fewer at the end of the file. */
  read(at: number, length: number): Buffer;
}

/** Opens a file as long as it is read. @param path absolute. @throws Error where it cannot be read */
export function withSource<T>(path: string, use: (source: Source) => T): T {
  const descriptor = openSync(path, "r");
  try {
    return use({
      size: fstatSync(descriptor).size,
      read(at, length) {
        const bytes = Buffer.alloc(length);
        return bytes.subarray(0, readSync(descriptor, bytes, 0, length, at));
      },
    });
  } finally {
    closeSync(descriptor);
  }
}
