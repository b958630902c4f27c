import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { crc32 } from "node:zlib";

/**
 * Writes a note as JSON under its CRC-32, so that it is there as a whole or not at all (safe against the death of the process, not
 * of the machine).
 */
export function writeRecord(file: string, value: unknown): void {
  const json = Buffer.from(JSON.stringify(value));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${checkOf(json)}\n`);
  appendFileSync(`${file}.new`, json);
  renameSync(`${file}.new`, file);
}

/** A note as it was written; `missing` where there is none, `damaged` where it is not what was written. */
export function readRecord(file: string): { value: unknown } | "missing" | "damaged" {
  let text: Buffer;
  try {
    text = readFileSync(file);
  } catch {
    return "missing";
  }
  const end = text.indexOf("\n");
  const json = text.subarray(end + 1);
  return end > 0 && text.toString("latin1", 0, end) === checkOf(json)
    ? { value: JSON.parse(json.toString()) }
    : "damaged";
}

const checkOf = (json: Buffer): string => crc32(json).toString(16);

export const removeRecord = (file: string): void => rmSync(file, { force: true });
