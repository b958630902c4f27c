import { parentPort, workerData } from "node:worker_threads";
import { answerOf } from "../model/answer.ts";
import { PageWriter, type PrintedPage } from "./page-writer.ts";

// A thread (`page-writers.ts`) that checks and writes pages while the next ones are printed. It answers each message, in their order.

const writer = new PageWriter(workerData);

/** Pages to write, or the end. */
export type ToWrite = readonly PrintedPage[] | "end";

let last: Promise<unknown> = Promise.resolve();
parentPort?.on("message", (given: ToWrite) => {
  const answer = answerOf(() => (given === "end" ? writer.wanted() : given.map((page) => writer.write(page))));
  last = Promise.all([answer, last]).then(([value]) => parentPort?.postMessage(value));
});
