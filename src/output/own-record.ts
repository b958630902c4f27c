import { join } from "node:path";
import { readRecord, writeRecord } from "../model/record.ts";
import type { Asset } from "../model/view.ts";
import type { OwnPage } from "../site/place.ts";
import type { OutputFolder } from "./output-folder.ts";

/** What a build knew of the outlet's own pages and code. */
export interface OwnRecord {
  readonly pages: readonly OwnPage[];
  readonly copies: readonly Asset[];
  /** Fingerprint of global data that the configuration adds. */
  readonly data: string;
  /** Files, folders and globs that are copied or watched. */
  readonly roots: readonly string[];
  /** The kinds of pages whose layouts read collections. */
  readonly readers: readonly string[];
}

const NONE: OwnRecord = { pages: [], copies: [], data: "", roots: [], readers: [] };

const recordFile = (output: OutputFolder): string => join(output.records, "own.json");

export function readOwnRecord(output: OutputFolder): OwnRecord {
  const read = readRecord(recordFile(output));
  return typeof read === "object" && isOwnRecord(read.value) ? read.value : NONE;
}

export const writeOwnRecord = (output: OutputFolder, record: OwnRecord): void =>
  writeRecord(recordFile(output), record);

const isOwnRecord = (value: unknown): value is OwnRecord =>
  typeof value === "object" &&
  value !== null &&
  ["pages", "copies", "roots", "readers"].every((key) => Array.isArray(Reflect.get(value, key)));
