import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { makeFolder } from "../model/disk.ts";
import { codeOf } from "../model/error-code.ts";
import { type Problem, problem } from "../model/problem.ts";
import { hasShape } from "../model/record.ts";
import type { OutputFolder } from "./output-folder.ts";

/** Who builds into an output folder. */
export interface Holder {
  readonly host: string;
  readonly process: number;
  /** The process's start as the kernel counts it, since numbers are given again; empty where it does not say. */
  readonly start: string;
}

/**
 * Takes the lock of an output folder. A second build would write into the same stage. The lock of a process that has died is taken
 * over; whether a process on another machine is alive cannot be known here.
 *
 * @returns what gives it back, or who holds it and the lock file as messages name it
 */
export function lock(
  output: Pick<OutputFolder, "records" | "recordsName">,
): { unlock(): void } | { holder: Holder; file: string } {
  const file = join(output.records, "lock");
  const name = join(output.recordsName, "lock");
  const own: Holder = { host: hostname(), process: process.pid, start: startOf(process.pid) };
  makeFolder(output.records);
  // Linked into place, so that no process reads a lock that is half written.
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, JSON.stringify(own));
  try {
    for (let attempt = 0; attempt < 10; attempt++) {
      if (link(mine, file)) return { unlock: () => rmSync(file, { force: true }) };
      const text = read(file);
      const holder = text === undefined ? undefined : holderIn(text);
      if (holder && isAlive(holder, own)) return { holder, file: name };
      if (text !== undefined) discard(file, text);
    }
    throw new Error(`the lock ${name} comes and goes`);
  } finally {
    rmSync(mine, { force: true });
  }
}

/**
 * @param field how messages name the folder
 * @param locked who holds its lock
 */
export const lockedProblem = (
  { name }: OutputFolder,
  field: "output" | "stage",
  { holder, file }: { holder: Holder; file: string },
): Problem =>
  problem(
    { file: name, field },
    `is being built or deployed by process ${holder.process} on ${holder.host}`,
    `Wait until it is done, or end it. If it is not a process of Broadsheet, remove ${file}.`,
  );

function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** Removes the lock of a dead process; if another build did so first and holds a new one, that one is put back. */
function discard(file: string, dead: string): void {
  const aside = `${file}.dead.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return;
    throw error;
  }
  if (read(aside) !== dead) link(aside, file);
  rmSync(aside, { force: true });
}

function holderIn(text: string): Holder | undefined {
  try {
    const holder: unknown = JSON.parse(text);
    return hasShape<Holder>(holder, { host: "text", process: "number", start: "text" }) ? holder : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(holder: Holder, own: Holder): boolean {
  if (holder.host !== own.host) return true;
  if (holder.process === own.process) return holder.start === own.start;
  try {
    process.kill(holder.process, 0);
  } catch (error) {
    // EPERM: somebody else's process, which lives.
    if (codeOf(error) !== "EPERM") return false;
  }
  return startOf(holder.process) === holder.start;
}

/** Field 22 of `/proc/PID/stat` on Linux. */
function startOf(pid: number): string {
  try {
    return (
      readFileSync(`/proc/${pid}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ")[19] ?? ""
    );
  } catch {
    return "";
  }
}
