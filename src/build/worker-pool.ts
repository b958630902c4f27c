import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { serialize } from "node:v8";
import { type Pool, pool } from "workerpool";
import type { Readers, SeedShard } from "../content/content.ts";
import { type Answer, valueIn } from "../model/answer.ts";
import { KilledWorker } from "../model/error-text.ts";
import type { OwnPage } from "../site/place.ts";
import type { EditionSource } from "./edition-source.ts";
import type { PrintedShard } from "./print-shard.ts";
import type { Parcels } from "./share.ts";

/** What a worker prints. */
export interface PrintOrder {
  /** Of the project, absolute. */
  readonly root: string;
  readonly source: EditionSource;
  readonly ownPages: readonly OwnPage[];
  /** As the user typed it. */
  readonly output: string;
  readonly stage: string;
  /** The pages that are due, of which this process takes parcels. */
  readonly files: readonly string[];
  readonly parcels: Parcels;
  /** The parcel to begin with. */
  readonly first: number;
  /** Pictures, icons and other files that are copied. */
  readonly assets: readonly string[];
}

/** The code of workers, compiled next to this file (`src/cli/broadsheet.mjs`). Where nothing was compiled, there are no workers. */
const WORKER = import.meta.filename.endsWith(".ts") ? undefined : join(import.meta.dirname, "worker.js");

/**
 * Worker processes, each of which reads a share of the seeds and prints a share of the pages. The first task starts them. They are
 * processes and not threads, so that none needs more memory than a build without workers. A worker reads all stories from the cache (0.2 of
 * its 12 s) and makes the site again (1.2 s): to hand over less than stories would not gain a fifth. With two processors there is none: a
 * process and its thread that writes (`page-writers.ts`) take as long as two processes, for four fifths of the processor time.
 */
export class WorkerPool implements Readers {
  /** How many workers there are; this process is not counted. */
  readonly count: number;
  /** Whether a thread that writes pages takes the place of workers. */
  readonly isThreadEnough: boolean;
  readonly folder: string;
  #pool: Pool | undefined;
  #tasks = 0;

  /**
   * @param jobs how many processors are used, that of this process included
   * @param folder for the arguments of tasks; nothing else is kept there
   */
  constructor(jobs: number, folder: string) {
    this.isThreadEnough = jobs === 2;
    this.count = WORKER === undefined || this.isThreadEnough ? 0 : jobs - 1;
    this.folder = folder;
  }

  get isAtWork(): boolean {
    return this.#pool !== undefined;
  }

  /** Starts the workers, so that they are ready when they are needed. */
  start(): void {
    if (this.count === 0 || this.#pool) return;
    // A killed build may have left files there.
    rmSync(this.folder, { recursive: true, force: true });
    mkdirSync(this.folder, { recursive: true });
    this.#pool = pool(WORKER, {
      workerType: "process",
      minWorkers: this.count,
      maxWorkers: this.count,
      // The result of a task that was stopped is not needed.
      workerTerminateTimeout: 100,
      forkOpts: { serialization: "advanced", execArgv: [] },
    });
  }

  async ready(): Promise<void> {
    await Promise.all(Array.from({ length: this.count }, () => this.#give("hello", undefined)));
  }

  read(share: SeedShard): Promise<Uint8Array> {
    return this.#give("read", share);
  }

  /** Lets each worker make the edition that it will print from, while this process makes the same. */
  makeEdition(source: EditionSource): void {
    for (let each = 0; each < this.count; each++) void this.#give("makeEdition", source);
  }

  /** Begins to print in so many parcels. */
  parcels(count: number): Parcels {
    this.start();
    const folder = join(this.folder, "parcels");
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    return { folder, count };
  }

  /**
   * @param progress called now and then with how many pages the worker has printed
   * @throws Problems
   */
  print(order: PrintOrder, progress: (done: number) => void): Promise<PrintedShard> {
    return this.#give("print", order, progress);
  }

  /** Ends the workers, whatever they are doing. */
  async stop(): Promise<void> {
    const stopped = this.#pool;
    this.#pool = undefined;
    // A worker that has died already does not answer; the build is right all the same.
    await stopped?.terminate(true, 1000).catch(() => {});
    if (stopped) rmSync(this.folder, { recursive: true, force: true });
  }

  /** Gives a task to a worker at once. A failure is thrown where the result is awaited, and is no unhandled rejection before that. */
  #give<T>(task: string, value: unknown, on: (message: number) => void = () => {}): Promise<T> {
    const done = this.#done<T>(task, value, on);
    done.catch(() => {});
    return done;
  }

  async #done<T>(task: string, value: unknown, on: (message: number) => void): Promise<T> {
    this.start();
    // A message of a megabyte is sent only while this process is idle, and it is about to print. A file is there at once.
    const file = join(this.folder, String(this.#tasks++));
    writeFileSync(file, serialize(value));
    if (!this.#pool) throw new Error("there is no other process");
    const answer: Answer<T> = await this.#pool.exec(task, [file], { on }).catch((cause: unknown) => {
      throw new KilledWorker("a process that worked with this one has ended", { cause });
    });
    return valueIn(answer);
  }
}
