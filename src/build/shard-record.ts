import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { makeFolder } from "../model/disk.ts";
import { type Problem, problem } from "../model/problem.ts";
import { hasShape, readRecord, writeRecord } from "../model/record.ts";
import { type EditionInputs, isOf } from "./edition-inputs.ts";
import type { PrintedShard } from "./print-shard.ts";
import { type Share, shareName } from "./share.ts";

/** A folder as the user typed it, and as it is. */
export interface NamedFolder {
  readonly name: string;
  /** Absolute. */
  readonly path: string;
}

/** What a shard leaves in its stage beside the pages: all that a merge needs to know of it. */
export interface ShardRecord {
  readonly share: Share;
  readonly inputs: EditionInputs;
  readonly printed: PrintedShard;
}

const PAGES = "pages";
const RECORD = "shard.json";

/** The folder of a shard's pages. @param folder its stage */
export const pagesFolder = (folder: string): string => join(folder, PAGES);

/**
 * Makes a stage ready for a shard, also one that a shard has left there, whole or half.
 *
 * @returns a problem, and nothing is removed, where something else lies there
 */
export function emptyShard({ path: folder, name }: NamedFolder): Problem | undefined {
  const foreign = existsSync(folder) ? readdirSync(folder).find((each) => !OURS.has(each)) : undefined;
  if (foreign !== undefined)
    return problem(
      { file: name, field: "stage" },
      `holds "${foreign}", which no shard put there`,
      "Name an empty folder with --stage.",
    );
  // The record goes first: without it, what is left of the pages is no shard.
  for (const each of [RECORD, PAGES]) rmSync(join(folder, each), { recursive: true, force: true });
  makeFolder(pagesFolder(folder));
  return undefined;
}

const OURS: ReadonlySet<string> = new Set([PAGES, RECORD, `${RECORD}.new`]);

/** Written last: a stage without a record is that of a shard that did not end. */
export const writeShard = (folder: string, record: ShardRecord): void => writeRecord(join(folder, RECORD), record);

/** Lets a stage hold no shard any more. */
export const forgetShard = (folder: string): void => rmSync(join(folder, RECORD), { force: true });

/** @returns nothing where a folder does not hold a shard that was printed to its end */
export function readShard(folder: string): ShardRecord | undefined {
  const read = readRecord(join(folder, RECORD));
  const record = typeof read === "object" ? read.value : undefined;
  return isRecord(record) ? record : undefined;
}

/** Whether a stage holds this share of an edition, as far as `inputsSoFar` knows it. */
export const isShardOf = (record: ShardRecord | undefined, share: Share, inputs: EditionInputs): boolean =>
  record !== undefined && shareName(record.share) === shareName(share) && isOf(record.inputs, inputs);

const isRecord = (value: unknown): value is ShardRecord =>
  hasShape<ShardRecord>(value, {
    share: { shard: "number", of: "number" },
    inputs: { now: "number", parts: {} },
    printed: { pages: "list", links: "list", needs: {}, roots: "list", readers: "list", own: "list", untitled: "list" },
  });
