import { resolve } from "node:path";
import { Tinypool } from "tinypool";
import { listSeeds } from "../ingest/files.ts";
import type { Choices } from "./plan.ts";

/** Another process takes half a second to be ready: below this many seeds it does not pay. */
const SEEDS_THAT_PAY = 3000;

/** What one of several processes has to do: to make the edition, and to print its share of it. */
export interface Shift {
  readonly choices: Choices;
  readonly folder: string;
  /** From 0, the process that hires, to `of - 1`. */
  readonly nth: number;
  readonly of: number;
}

/**
 * Other processes that make the same edition at the same time as this one, and print their shares into the same folder. To plan again
 * costs them less than to be handed the pages.
 */
export class Crew {
  /** How many shares there are, this process's own included. */
  readonly shares: number;
  readonly #pool: Tinypool | undefined;
  readonly #shifts: readonly Promise<string | undefined>[] = [];

  /**
   * @param jobs how many processes at most
   * @param seedsThatPay with fewer seeds there is no other process
   */
  constructor(choices: Choices, folder: string, jobs: number, seedsThatPay = SEEDS_THAT_PAY) {
    this.shares = jobs > 1 && listSeeds(choices.seeds).files.length >= seedsThatPay ? jobs : 1;
    const others = Array.from({ length: this.shares - 1 }, (_, index) => index + 1);
    if (others.length === 0) return;
    const pool = new Tinypool({
      runtime: "child_process",
      filename: new URL("shift.ts", import.meta.url).href,
      minThreads: others.length,
      maxThreads: others.length,
      execArgv: ["--import", resolve("broadsheet.mjs")],
    });
    this.#pool = pool;
    this.#shifts = others.map((nth) => pool.run({ choices, folder, nth, of: this.shares } satisfies Shift));
    // A shift that fails is told of in `done`; until then it must not end the process.
    for (const shift of this.#shifts) shift.catch(() => {});
  }

  /**
   * Waits for the others.
   *
   * @param digest of this process's copy
   * @returns the shares of those that saw other seeds than this process, because one was saved meanwhile
   */
  async done(digest: string): Promise<number[]> {
    const digests = await Promise.all(this.#shifts);
    return digests.flatMap((each, index) => (each === digest ? [] : [index + 1]));
  }

  async dismiss(): Promise<void> {
    await this.#pool?.destroy();
  }
}
