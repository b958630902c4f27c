import { readSync } from "node:fs";
import { lengthOfPack, PREFIX } from "./cache-entry.ts";

/** The packs in the first bytes of a file, each in a buffer of its own, since one holds four gigabytes at most. */
export function* packsIn(file: number, length: number): Generator<Buffer> {
  for (let at = 0; at < length; ) {
    const prefix = bytesAt(file, at, Math.min(PREFIX, length - at));
    if (prefix.length < PREFIX) return;
    const pack = bytesAt(file, at, Math.min(lengthOfPack(prefix), length - at));
    yield pack;
    at += pack.length;
  }
}

/** Bytes of a file, as many as it has. */
function bytesAt(file: number, at: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(length);
  let filled = 0;
  for (let read = -1; read !== 0 && filled < length; filled += read)
    read = readSync(file, bytes, filled, length - filled, at + filled);
  return bytes.subarray(0, filled);
}
