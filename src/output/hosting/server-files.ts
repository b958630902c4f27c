import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Problem, problem } from "../../model/problem.ts";
import { hasShape, readRecord, removeRecord, writeRecord } from "../../model/record.ts";
import { fingerprintOf } from "../../model/text.ts";
import { fileState, isUntouched, type Printed } from "../manifest.ts";
import type { OutputFolder } from "../output-folder.ts";
import { type HostFile, MADE } from "./host.ts";

/** How each file lay when it had been written, by what follows the name of the output folder. */
type Servers = Readonly<Record<string, Printed>>;

const recordFile = (output: OutputFolder): string => join(output.records, "servers.json");

function readServers(output: OutputFolder): Servers {
  const read = readRecord(recordFile(output));
  return typeof read === "object" && isServers(read.value) ? read.value : {};
}

const isServers = (value: unknown): value is Servers =>
  typeof value === "object" &&
  value !== null &&
  Object.values(value).every((each) =>
    hasShape<Printed>(each, { fingerprint: "text", size: "number", modified: "number", inode: "number" }),
  );

/** Where a server's file is: beside the output folder, since what is in that is published. */
const pathOf = (output: OutputFolder, file: string): string => `${output.path}${file}`;

/** What follows the name of the output folder in the names of the files that the last build wrote for servers: `.nginx.conf`. */
export const serverEndings = (output: OutputFolder): string[] => Object.keys(readServers(output));

/** Whether the files for servers are as the last build left them. */
export const areServersUntouched = (output: OutputFolder): boolean =>
  Object.entries(readServers(output)).every(([file, printed]) => isUntouched(pathOf(output, file), printed));

/** Files that somebody else put where one for a server is wanted. */
export const serverObstacles = (output: OutputFolder, servers: readonly HostFile[]): Problem[] =>
  servers.flatMap(({ file }) => {
    const path = pathOf(output, file);
    if (!existsSync(path) || (fileState(path) && readFileSync(path, "utf8").startsWith(MADE))) return [];
    const what = "is in the way of a file for a server, and Broadsheet did not put it there";
    return problem({ file: `${output.name}${file}`, field: "output" }, what, "Move it elsewhere.");
  });

/** Writes the files for servers that changed, each as a whole or not at all, and removes those of servers that are not named any more. */
export function writeServers(output: OutputFolder, servers: readonly HostFile[]): void {
  const before = readServers(output);
  const after: Record<string, Printed> = {};
  for (const { file, text } of servers) {
    const path = pathOf(output, file);
    const fingerprint = fingerprintOf(text);
    const known = before[file];
    if (known?.fingerprint === fingerprint && isUntouched(path, known)) after[file] = known;
    else {
      writeFileSync(`${path}.new`, text);
      renameSync(`${path}.new`, path);
      const state = fileState(path);
      if (state) after[file] = { fingerprint, ...state };
    }
  }
  for (const file of Object.keys(before))
    if (!Object.hasOwn(after, file)) rmSync(pathOf(output, file), { force: true });
  if (servers.length > 0) writeRecord(recordFile(output), after);
  else removeRecord(recordFile(output));
}
