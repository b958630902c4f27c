import { join } from "node:path";
import { hasShape, readRecord, writeRecord } from "../model/record.ts";
import type { OutputFolder } from "./output-folder.ts";

/** What is recorded of the last build, also of one that found the edition to be as it was. */
export interface Built {
  /** The clock of the edition, in milliseconds. */
  readonly now: number;
  /** The address that it was built for: `https://example.org/news/`. A former version did not record it. */
  readonly home?: string;
}

const recordFile = (output: OutputFolder): string => join(output.records, "built.json");

export const recordBuilt = (output: OutputFolder, built: Built): void => writeRecord(recordFile(output), built);

/** @returns nothing where nothing was built */
export function readBuilt(output: OutputFolder): Built | undefined {
  const read = readRecord(recordFile(output));
  return typeof read === "object" && hasShape<Built>(read.value, { now: "number", home: "any" })
    ? read.value
    : undefined;
}
