import { join } from "node:path";
import { hasShape, readRecord, writeRecord } from "../model/record.ts";
import type { OutputFolder } from "./output-folder.ts";

const recordFile = (output: OutputFolder): string => join(output.records, "built.json");

/** Records the clock of the last build, in milliseconds: also of one that found the edition to be as it was. */
export const recordClock = (output: OutputFolder, now: number): void => writeRecord(recordFile(output), { now });

/** @returns nothing where nothing was built */
export function readClock(output: OutputFolder): number | undefined {
  const read = readRecord(recordFile(output));
  return typeof read === "object" && hasShape<{ now: number }>(read.value, { now: "number" })
    ? read.value.now
    : undefined;
}
