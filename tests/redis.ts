import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { INSTALL } from "../src/build/queue/queue.ts";

/** What a queue needs and is not here: its packages are not installed with the rest, and Redis is a program of the system's. */
export const missingForQueue: readonly string[] = [
  ...(spawnSync("redis-server", ["--version"]).error ? ["redis-server"] : []),
  ...(await import("bullmq").then(
    () => [],
    () => [`bullmq (${INSTALL})`],
  )),
];

/** Redis, that forgets all when it ends. */
export class Redis {
  readonly port: number;
  readonly url: string;
  #process: ChildProcess;

  constructor(port: number) {
    this.port = port;
    this.url = `redis://127.0.0.1:${port}`;
    this.#process = this.#begin();
  }

  #begin(): ChildProcess {
    return spawn("redis-server", ["--port", String(this.port), "--save", "", "--bind", "127.0.0.1"], {
      stdio: "ignore",
    });
  }

  async kill(): Promise<void> {
    this.#process.kill("SIGKILL");
    await once(this.#process, "exit");
  }

  restart(): void {
    this.#process = this.#begin();
  }
}
