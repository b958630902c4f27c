import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { serialize } from "node:v8";
import { type Pool, pool } from "workerpool";
import type { CachePart } from "../content/cache-writer.ts";
import type { Readers, SeedShard } from "../content/content.ts";
import { KilledWorker } from "../model/error-text.ts";
import { type Problem, Problems } from "../model/problem.ts";
import type { OwnPage } from "../site/place.ts";
import type { EditionSource } from "./edition-source.ts";
import type { PrintedShard, PrintShard } from "./print-shard.ts";

/** What another process prints. */
export interface PrintOrder {
  readonly source: EditionSource;
  readonly ownPages: readonly OwnPage[];
  /** As the user typed it. */
  readonly output: string;
  readonly stage: string;
  readonly shard: PrintShard;
}

/** What a process answers. Between processes an error is no more than what is in it, and any other failure is the death of the process. */
export type Answer<T> =
  | { readonly value: T }
  | { readonly problems: readonly Problem[] }
  | { readonly fault: Pick<Error, "name" | "message" | "stack"> & Readonly<Record<"code" | "path", unknown>> };

/** The processes beside this one are compiled where this is (`src/cli/broadsheet.mjs`); there are none where nothing was compiled. */
const WORKER = import.meta.filename.endsWith(".ts") ? undefined : join(import.meta.dirname, "worker.js");

/**
 * Processes that read seeds and print pages beside this one, each its share. They are started with the first task. Processes and not
 * threads: the memory of each stays that of a build without them. One beside this one, a cold build of 19,040 stories takes about half the time,
 * for 1.2 times the processor time.
 */
export class WorkerPool implements Readers {
  /** How many there are beside this one. */
  readonly count: number;
  readonly folder: string;
  #pool: Pool | undefined;
  #tasks = 0;

  /**
   * @param jobs how many work at once, this process among them
   * @param folder for what they are told; it is theirs alone
   */
  constructor(jobs: number, folder: string) {
    this.count = WORKER === undefined ? 0 : jobs - 1;
    this.folder = folder;
  }

  get isAtWork(): boolean {
    return this.#pool !== undefined;
  }

  /** Starts them, so that they are ready when they are needed. */
  start(): void {
    if (this.count === 0 || this.#pool) return;
    // What a killed build left there.
    rmSync(this.folder, { recursive: true, force: true });
    mkdirSync(this.folder, { recursive: true });
    this.#pool = pool(WORKER, {
      workerType: "process",
      minWorkers: this.count,
      maxWorkers: this.count,
      // Nobody waits for what a dismissed one was doing.
      workerTerminateTimeout: 100,
      forkOpts: { serialization: "advanced", execArgv: [] },
    });
  }

  async ready(): Promise<void> {
    await Promise.all(Array.from({ length: this.count }, () => this.#give("hello", undefined)));
  }

  read(share: SeedShard): Promise<CachePart> {
    return this.#give("read", share);
  }

  /** Lets each make the edition that it will print from, while this process makes the same. */
  makeEdition(assignment: EditionSource): void {
    for (let each = 0; each < this.count; each++) void this.#give("makeEdition", assignment);
  }

  /**
   * @param told how many pages it has printed, now and then
   * @throws Problems
   */
  print(order: PrintOrder, told: (done: number) => void): Promise<PrintedShard> {
    return this.#give("print", order, told);
  }

  /** Ends them, whatever they are doing. */
  async stop(): Promise<void> {
    const dismissed = this.#pool;
    this.#pool = undefined;
    // One that is dead already is waited for in vain, and no fault of what was built.
    await dismissed?.terminate(true, 1000).catch(() => {});
    if (dismissed) rmSync(this.folder, { recursive: true, force: true });
  }

  /** Tells them at once. Whoever waits for it learns what went wrong; that nobody does yet is no fault of its own. */
  #give<T>(task: string, value: unknown, on: (message: number) => void = () => {}): Promise<T> {
    const done = this.#done<T>(task, value, on);
    done.catch(() => {});
    return done;
  }

  async #done<T>(task: string, value: unknown, on: (message: number) => void): Promise<T> {
    this.start();
    // A message of a megabyte would pass only while this process waits, and it is about to work itself: the file is there at once.
    const file = join(this.folder, String(this.#tasks++));
    writeFileSync(file, serialize(value));
    if (!this.#pool) throw new Error("there is no other process");
    const answer: Answer<T> = await this.#pool.exec(task, [file], { on }).catch((cause: unknown) => {
      throw new KilledWorker("a process that worked with this one has ended", { cause });
    });
    if ("value" in answer) return answer.value;
    if ("problems" in answer) throw new Problems(answer.problems);
    throw Object.assign(new Error(answer.fault.message), answer.fault);
  }
}
