import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { crc32 } from "node:zlib";

/**
 * Writes a note as JSON under its CRC-32, so that it is there as a whole or not at all (safe against the death of the process, not
 * of the machine).
 */
export function note(file: string, value: unknown): void {
  const json = JSON.stringify(value);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${checkOf(json)}\n${json}`);
  renameSync(`${file}.new`, file);
}

/** A note as it was written; `missing` where there is none, `damaged` where it is not what was written. */
export function readNote(file: string): { value: unknown } | "missing" | "damaged" {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return "missing";
  }
  const end = text.indexOf("\n");
  const json = text.slice(end + 1);
  return end > 0 && text.slice(0, end) === checkOf(json) ? { value: JSON.parse(json) } : "damaged";
}

const checkOf = (json: string): string => crc32(json).toString(16);

export const forget = (file: string): void => rmSync(file, { force: true });
