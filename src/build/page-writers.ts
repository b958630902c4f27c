import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { type Answer, valueIn } from "../model/answer.ts";
import { type FileState, PageWriter, type PrintedPage, type Wanted, type Writing } from "./page-writer.ts";
import type { ToWrite } from "./writer-thread.ts";

/** The code of the thread, compiled next to this file (`src/cli/broadsheet.mjs`). Where nothing was compiled, there is no thread. */
const THREAD = import.meta.filename.endsWith(".ts") ? undefined : join(import.meta.dirname, "writer-thread.js");

/** Where printed pages go: they are checked and written, in their order. */
export interface PageWriters {
  /**
   * @returns a promise where so much is still to be written that the next page has to wait: their texts would fill the memory
   * @throws Problems where a page must not be published: at once, or later from here or from `end`
   */
  write(page: PrintedPage): Promise<void> | undefined;
  /** Resolves when all are written. @returns also how each page lies in the stage */
  end(): Promise<Wanted & { readonly states: readonly FileState[] }>;
  /** Ends it whatever it is doing. */
  stop(): Promise<unknown>;
}

/**
 * Opens a stage for pages.
 *
 * @param isBeside whether a thread of its own may check and write, which pays from about a thousand pages on
 */
export const openStage = (writing: Writing, isBeside: boolean): PageWriters =>
  isBeside && THREAD !== undefined ? new WriterThread(THREAD, writing) : inTurn(writing);

/** Each page is written before the next one is printed. */
function inTurn(writing: Writing): PageWriters {
  const writer = new PageWriter(writing);
  const states: FileState[] = [];
  return {
    write(page) {
      states.push(writer.write(page));
      return undefined;
    },
    end: async () => ({ ...writer.wanted(), states }),
    stop: async () => {},
  };
}

/** The letters of one message to the thread, and how many messages it may be behind: together some megabytes. */
const MESSAGE = 500_000;
const BEHIND = 8;

/**
 * A thread that checks and writes: the disk, the search for lost links and the encoding of texts are a quarter of a build. A process and its
 * thread take 0.8 of the time of a process alone, and the same processor time (19,040 stories).
 */
export class WriterThread implements PageWriters {
  readonly #thread: Worker;
  /** Never resolves, and rejects when the thread has ended. */
  readonly #ended: Promise<never>;
  readonly #states: FileState[] = [];
  /** The answers that have not been looked at, and what is called with each when it comes. */
  readonly #answers: Promise<Answer<readonly FileState[] | Wanted>>[] = [];
  readonly #waiting: ((answer: Answer<readonly FileState[] | Wanted>) => void)[] = [];
  #message: PrintedPage[] = [];
  #letters = 0;

  /** @param code of the thread */
  constructor(code: string | URL, writing: Writing) {
    this.#thread = new Worker(code, { workerData: writing });
    this.#thread.on("message", (answer) => this.#waiting.shift()?.(answer));
    this.#ended = new Promise((_, reject) => {
      this.#thread.on("error", reject);
      this.#thread.on("exit", () => reject(new Error("the thread that writes has ended")));
    });
    // It is thrown where an answer is awaited.
    this.#ended.catch(() => {});
  }

  write(page: PrintedPage): Promise<void> | undefined {
    this.#message.push(page);
    this.#letters += page.text.length;
    if (this.#letters > MESSAGE) this.#send(this.#message);
    return this.#answers.length > BEHIND ? this.#catchUp() : undefined;
  }

  async #catchUp(): Promise<void> {
    while (this.#answers.length > BEHIND) await this.#take();
  }

  async end(): Promise<Wanted & { readonly states: readonly FileState[] }> {
    this.#send(this.#message);
    while (this.#answers.length > 0) await this.#take();
    this.#send("end");
    const wanted = await this.#take();
    await this.stop();
    if (!wanted) throw new Error("the thread that writes has not said what pages want");
    return { ...wanted, states: this.#states };
  }

  stop(): Promise<unknown> {
    return this.#thread.terminate();
  }

  #send(given: ToWrite): void {
    this.#answers.push(new Promise((resolve) => this.#waiting.push(resolve)));
    this.#thread.postMessage(given);
    this.#message = [];
    this.#letters = 0;
  }

  /** The oldest answer: states of pages are kept, and what pages want is returned. */
  async #take(): Promise<Wanted | undefined> {
    const answer = await Promise.race([this.#answers.shift(), this.#ended]);
    const value = answer && valueIn(answer);
    if (!value || "links" in value) return value;
    for (const state of value) this.#states.push(state);
    return undefined;
  }
}
