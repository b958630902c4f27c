import { worker, workerEmit } from "workerpool";
import { answerOf } from "../model/answer.ts";
import { makeFiles, type PictureOrder } from "./picture-files.ts";

// A worker process (`encoders.ts`) that makes the files of one picture at a time. It ends when its parent does.

worker({
  makeFiles: (order: PictureOrder) => answerOf(() => makeFiles(order, () => workerEmit(undefined))),
});
