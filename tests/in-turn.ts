import { mkdirSync, rmdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Lets the processes of a run, which share its folder, do something one after the other: what the first one makes, the others find there.
 *
 * @param name of the work: only what has the same waits
 */
export async function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  const turn = join(tmpdir(), `turn-${name}`);
  // The name of the new folder; undefined where another process has made it.
  while (mkdirSync(turn, { recursive: true }) === undefined) await new Promise((again) => setTimeout(again, 20));
  try {
    return await work();
  } finally {
    rmdirSync(turn);
  }
}
