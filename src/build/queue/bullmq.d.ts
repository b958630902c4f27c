// BullMQ is not installed with the rest, so its types may not be there. Only what is used here is declared.
declare module "bullmq" {
  export interface Connection {
    readonly url: string;
    readonly maxRetriesPerRequest: number | null;
    readonly retryStrategy?: (times: number) => number;
  }

  export interface Job {
    readonly id: string;
    readonly data: unknown;
    isFailed(): Promise<boolean>;
    moveToWait(token: string | undefined): Promise<unknown>;
  }

  export class Queue {
    constructor(name: string, options: { readonly connection: Connection });
    add(name: string, data: object, options: object): Promise<Job>;
    getJob(id: string): Promise<Job | undefined>;
    getWorkersCount(): Promise<number>;
    obliterate(options: { readonly force: boolean }): Promise<void>;
    waitUntilReady(): Promise<unknown>;
    on(event: "error", listener: (error: Error) => void): this;
    close(): Promise<void>;
    disconnect(): Promise<void>;
  }

  export interface WorkerOptions {
    readonly connection: Connection;
    readonly concurrency: number;
    readonly lockDuration: number;
    readonly stalledInterval: number;
    readonly maxStalledCount: number;
  }

  export class Worker {
    constructor(name: string, process: (job: Job, token?: string) => Promise<unknown>, options: WorkerOptions);
    waitUntilReady(): Promise<unknown>;
    on(event: "error", listener: (error: Error) => void): this;
    /** @param force whether to leave a job that is at work, which another worker then takes */
    close(force?: boolean): Promise<void>;
  }

  /** Thrown by a worker that has given its job back. */
  export class WaitingError extends Error {}
  /** Thrown by a worker where no further attempt can help. */
  export class UnrecoverableError extends Error {}
}
