import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fingerprintOf } from "../model/text.ts";

/**
 * Writes a note as JSON under its fingerprint, so that it is there as a whole or not at all (safe against the death of the process, not
 * of the machine).
 */
export function note(file: string, value: unknown): void {
  const json = JSON.stringify(value);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${fingerprintOf(json)}\n${json}`);
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
  return end > 0 && text.slice(0, end) === fingerprintOf(json) ? { value: JSON.parse(json) } : "damaged";
}

export const forget = (file: string): void => rmSync(file, { force: true });
