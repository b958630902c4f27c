import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import type { RetryPolicy } from "../../src/output/websub.ts";

/** A WebSub hub of the test's own on this machine. */
export interface Hub {
  readonly url: string;
  /** The topic of every ping, in the order of arrival. */
  readonly topics: readonly string[];
  readonly pings: readonly Ping[];
  /** How it answers from now on, instead of with 204. */
  answer: (response: ServerResponse, ping: Ping) => void;
  /** The pings since the last call. */
  since(): string[];
}

export interface Ping {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly type: string | undefined;
  readonly body: URLSearchParams;
  readonly topic: string;
}

/** Gone after the test. */
export async function openHub(): Promise<Hub> {
  const pings: Ping[] = [];
  const server = createServer(async (request, response) => {
    const ping = await pingOf(request);
    pings.push(ping);
    hub.answer(response, ping);
  });
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  let seen = 0;
  const hub: Hub = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hub`,
    pings,
    get topics() {
      return pings.map(({ topic }) => topic);
    },
    answer: (response) => void response.writeHead(204).end(),
    since() {
      const fresh = hub.topics.slice(seen);
      seen = pings.length;
      return fresh.sort();
    },
  };
  return hub;
}

async function pingOf(request: IncomingMessage): Promise<Ping> {
  const body = new URLSearchParams(await text(request));
  return {
    method: request.method,
    path: request.url,
    type: request.headers["content-type"],
    body,
    topic: body.get("hub.topic") ?? "",
  };
}

/** An address where nothing listens: of a server that has just gone. */
export async function deadAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}/hub`;
}

/** Patience that takes no time, and the pauses that it would have taken, in milliseconds. */
export function noWait(patience: Partial<RetryPolicy> = {}): RetryPolicy & { slept: number[] } {
  const slept: number[] = [];
  return {
    timeout: 60_000,
    pauses: [2_000, 10_000, 60_000],
    sleep: async (time) => void slept.push(time),
    ...patience,
    slept,
  };
}
