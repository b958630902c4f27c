import { join } from "node:path";
import { type Pool, pool } from "workerpool";
import { type Answer, valueIn } from "../model/answer.ts";
import { KilledWorker } from "../model/error-text.ts";
import { makeFiles, type PictureOrder } from "./picture-files.ts";

/** The code of the worker processes, compiled next to this file (`src/cli/broadsheet.mjs`). Without it, pictures are encoded in this process. */
const WORKER = import.meta.filename.endsWith(".ts") ? undefined : join(import.meta.dirname, "encoder-worker.js");

/**
 * Worker processes that encode pictures, one picture each at a time. They start when they are needed.
 *
 * They are processes because of their memory. glibc gives the threads that encode a heap each, and returns little of it: one process that
 * encoded two photographs of 12 megapixels at a time had 560 MB after 60 of them, and more after each. With one heap, which only the
 * environment of a new process can ask for, a process stays at 180 MB, in the same time.
 */
export class Encoders {
  readonly #pool: Pool | undefined;

  /** @param count how many pictures are encoded at once; 0: they are encoded in this process */
  constructor(count: number) {
    this.#pool =
      WORKER === undefined || count === 0
        ? undefined
        : pool(WORKER, {
            workerType: "process",
            maxWorkers: count,
            // The result of a task that was stopped is not needed.
            workerTerminateTimeout: 100,
            forkOpts: { serialization: "advanced", execArgv: [], env: { ...process.env, MALLOC_ARENA_MAX: "1" } },
          });
  }

  /** Makes the files of one picture (`makeFiles`). @throws KilledWorker */
  async make(order: PictureOrder, afterEach: () => void): Promise<string | undefined> {
    if (!this.#pool) return makeFiles(order, afterEach);
    const answer: Answer<string | undefined> = await this.#pool
      .exec("makeFiles", [order], { on: afterEach })
      .catch((cause: unknown) => {
        throw new KilledWorker("a process that encoded pictures has ended", { cause });
      });
    return valueIn(answer);
  }

  /** Ends the processes, whatever they are doing. */
  async stop(): Promise<void> {
    // A process that was killed does not answer, and `make` has said so.
    await this.#pool?.terminate(true, 1000).catch(() => {});
  }
}
