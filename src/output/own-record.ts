import { join } from "node:path";
import { readRecord, writeRecord } from "../model/record.ts";
import type { Asset } from "../model/view.ts";
import type { OwnPage } from "../site/place.ts";
import type { PageNeeds } from "./hosting/page-needs.ts";
import { stateFolder } from "./state-folder.ts";

/** What the last build knew of the outlet's own pages and code. */
export interface OwnRecord {
  readonly pages: readonly OwnPage[];
  readonly copies: readonly Asset[];
  /** Fingerprint of global data that the configuration adds. */
  readonly data: string;
  /** Files, folders and globs that are copied or watched. */
  readonly roots: readonly string[];
  /** The kinds of pages whose layouts read collections. */
  readonly readers: readonly string[];
  /** Fingerprint of what all pages were printed with, as the manifest has it. */
  readonly layout: string;
  /** What pages need of the security policy, by their layouts. */
  readonly needs: Readonly<Record<string, PageNeeds>>;
}

const NONE: OwnRecord = { pages: [], copies: [], data: "", roots: [], readers: [], layout: "", needs: {} };

const recordFile = (output: string): string => join(stateFolder(output), "own.json");

export function readOwnRecord(output: string): OwnRecord {
  const read = readRecord(recordFile(output));
  return typeof read === "object" && isOwnRecord(read.value) ? read.value : NONE;
}

export const writeOwnRecord = (output: string, record: OwnRecord): void => writeRecord(recordFile(output), record);

const isOwnRecord = (value: unknown): value is OwnRecord =>
  typeof value === "object" &&
  value !== null &&
  "layout" in value &&
  "needs" in value &&
  ["pages", "copies", "roots", "readers"].every((key) => Array.isArray(Reflect.get(value, key)));
