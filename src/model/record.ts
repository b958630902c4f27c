import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { crc32 } from "node:zlib";

/**
 * Writes a note as JSON under its CRC-32, so that it is there as a whole or not at all (safe against the death of the process, not
 * of the machine).
 */
export function writeRecord(file: string, value: unknown): void {
  writeChecked(file, Buffer.from(JSON.stringify(value)), `${file}.new`);
}

/** The same with bytes. @param part where they are written first: another one for each process that may write the file */
export function writeChecked(file: string, content: Uint8Array, part: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(part, `${checkOf(content)}\n`);
  appendFileSync(part, content);
  renameSync(part, file);
}

/** A note as it was written; `missing` where there is none, `damaged` where it is not what was written. */
export function readRecord(file: string): { value: unknown } | "missing" | "damaged" {
  const content = readChecked(file);
  return typeof content === "string" ? content : { value: JSON.parse(content.toString()) };
}

/** The same with bytes. */
export function readChecked(file: string): Buffer | "missing" | "damaged" {
  let text: Buffer;
  try {
    text = readFileSync(file);
  } catch {
    return "missing";
  }
  const end = text.indexOf("\n");
  const content = text.subarray(end + 1);
  return end > 0 && text.toString("latin1", 0, end) === checkOf(content) ? content : "damaged";
}

/** What a key of a record holds: `any` may be left out. */
export type Kind = "text" | "number" | "list" | "any" | { readonly [key: string]: Kind };

/**
 * Whether a value has the keys of a record, each of its kind. Nothing deeper is looked at: what has its CRC is what Broadsheet wrote, and
 * only another version may have written other keys.
 */
export const hasShape = <T extends object>(value: unknown, kinds: Readonly<Record<keyof T, Kind>>): value is T =>
  isOfKind(value, kinds);

function isOfKind(value: unknown, kind: Kind): boolean {
  switch (kind) {
    case "text":
      return typeof value === "string";
    case "number":
      return typeof value === "number";
    case "list":
      return Array.isArray(value);
    case "any":
      return true;
    default:
      return (
        typeof value === "object" &&
        value !== null &&
        Object.entries(kind).every(([key, each]) => isOfKind(Reflect.get(value, key), each))
      );
  }
}

const checkOf = (content: Uint8Array): string => crc32(content).toString(16);

export const removeRecord = (file: string): void => rmSync(file, { force: true });
