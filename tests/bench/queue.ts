import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { freePort } from "../free-port.ts";
import { Redis } from "../redis.ts";
import type { Builder } from "./cold.ts";
import type { Site } from "./site.ts";

/** Starts a Redis. @returns it, and what builds with that many workers, which have started before the clock does */
export async function queueOf(site: Site): Promise<{ readonly redis: Redis; withWorkers(count: number): Builder }> {
  const redis = new Redis(await freePort());
  const withWorkers =
    (count: number): Builder =>
    async () => {
      const workers = await Promise.all(Array.from({ length: count }, () => waitingWorker(site, redis.url)));
      try {
        // The processes that print are those of the workers.
        const { wall } = await site.build("--queue", redis.url);
        for (const { said } of workers)
          if (!said().includes("printed shard")) throw new Error(`a worker printed no shard:\n${said()}`);
        return { wall };
      } finally {
        await Promise.all(workers.map(({ stop }) => stop()));
      }
    };
  return { redis, withWorkers };
}

async function waitingWorker(site: Site, url: string): Promise<{ said(): string; stop(): Promise<void> }> {
  const worker = site.start("work", "--queue", url);
  let said = "";
  const waits = new Promise<void>((resolve, reject) => {
    worker.once("exit", () => reject(new Error(`a worker ended:\n${said}`)));
    for (const stream of [worker.stdout, worker.stderr])
      stream?.on("data", (text: Buffer) => {
        said += text.toString();
        if (said.includes("Waits for shards")) resolve();
      });
  });
  await waits;
  return { said: () => said, stop: () => stop(worker) };
}

async function stop(worker: ChildProcess): Promise<void> {
  worker.removeAllListeners("exit");
  const ended = once(worker, "exit");
  worker.kill("SIGTERM");
  await ended;
}
