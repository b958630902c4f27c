import { parentPort, workerData } from "node:worker_threads";
import { type Answer, answerOf } from "../model/answer.ts";
import { PageWriter, type PrintedPage } from "./page-writer.ts";

// A thread (`page-writers.ts`) that checks and writes pages while the next ones are printed. It answers each message, in their order, and
// after a failure with that failure.

const writer = new PageWriter(workerData);

/** Pages to write, or the end. */
export type ToWrite = readonly PrintedPage[] | "end";

let last: Promise<Answer<unknown>> = Promise.resolve({ value: undefined });
parentPort?.on("message", (given: ToWrite) => {
  const task = () => (given === "end" ? writer.wanted() : given.map((page) => writer.write(page)));
  last = last.then((before) => ("value" in before ? answerOf(task) : before));
  void last.then((answer) => parentPort?.postMessage(answer));
});
