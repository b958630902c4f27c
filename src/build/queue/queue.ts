import type { Connection } from "bullmq";
import { codeOf } from "../../model/error-code.ts";
import { hasShape } from "../../model/record.ts";
import type { EditionInputs } from "../edition-inputs.ts";
import { UsageError } from "../options.ts";
import type { Share } from "../share.ts";

/** A shard that a worker is asked to print. */
export interface ShardOrder {
  readonly share: Share;
  /** Each worker prints it into a folder of its own in here, absolute or relative to the project: a shard may be printed twice. */
  readonly folder: string;
  /** Those of `build`, with the clock of the edition. */
  readonly flags: readonly string[];
  /** What the edition is made from, as far as it is known before a story is read. */
  readonly inputs: EditionInputs;
}

export const isOrder = (value: unknown): value is ShardOrder =>
  hasShape<ShardOrder>(value, {
    share: { shard: "number", of: "number" },
    folder: "text",
    flags: "list",
    inputs: { now: "number", parts: {} },
  });

/** The name of the queue. Papers that share a Redis have a database each: `redis://localhost/1`. */
export const QUEUE = "broadsheet";

/** Where Redis is, without a password. */
export const nameOf = (url: string): string => url.replace(/\/\/[^@/]*@/, "//");

/** How long Redis may take to answer, in milliseconds. */
export const PATIENCE = 5000;

/** Of a process that goes on without Redis: a command fails soon. Of a worker: it waits until Redis is there again. */
export const connectionTo = (url: string, waits: boolean): Connection => ({
  url,
  maxRetriesPerRequest: waits ? null : 1,
  retryStrategy: (times) => Math.min(times * 100, 1000),
});

/**
 * BullMQ, which is loaded where a queue is asked for, and is not installed with the rest.
 *
 * @throws UsageError where it is not installed
 */
export async function loadBullmq(): Promise<typeof import("bullmq")> {
  try {
    return await import("bullmq");
  } catch (error) {
    if (codeOf(error) !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new UsageError(`--queue needs BullMQ, which is not installed with the rest. Type: ${INSTALL}`);
  }
}

/** Not in `package.json`: npm installs no optional peer, even where it is asked to. A test holds README and `.ci/run` against it. */
export const INSTALL = "npm install --no-save bullmq@6.7.0 ioredis@5.11.1";

/** @throws Error where it takes longer than that many milliseconds */
export function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds / 1000} seconds`)), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
