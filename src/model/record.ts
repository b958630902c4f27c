import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { crc32 } from "node:zlib";

/**
 * Writes a value as JSON, after a line with its CRC-32. The file is written completely or not at all if the process dies. (It may be
 * damaged if the machine does.)
 */
export function writeRecord(file: string, value: unknown): void {
  writeChecked(file, Buffer.from(JSON.stringify(value)), `${file}.new`);
}

/** Writes bytes in the same way. @param part the temporary file to write first, a different one for each process that may write the file */
export function writeChecked(file: string, content: Uint8Array, part: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(part, `${checkOf(content)}\n`);
  appendFileSync(part, content);
  renameSync(part, file);
}

/** Reads a value. @returns `missing` if there is no file, `damaged` if the file is not as it was written */
export function readRecord(file: string): { value: unknown } | "missing" | "damaged" {
  const content = readChecked(file);
  return typeof content === "string" ? content : { value: JSON.parse(content.toString()) };
}

/** Reads bytes in the same way. */
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

/** The kind of value that a key of a record holds. An `any` may be absent. */
export type Kind = "text" | "number" | "list" | "any" | { readonly [key: string]: Kind };

/**
 * Whether a value has the keys of a record, each of the right kind. Items of lists are not checked: a file with the right CRC was written
 * by Broadsheet, so only another version can have written other keys.
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
