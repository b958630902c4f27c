import type { ChildProcess } from "node:child_process";
import { get } from "node:http";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import type { Duplex } from "node:stream";
import { text } from "node:stream/consumers";
import { expect, onTestFinished } from "vitest";
import { story } from "../site/site.ts";
import { type Outcome, outcomeOf, type Paper } from "./paper.ts";

/** The response to a request for a page. */
interface Shown {
  readonly status: number;
  readonly text: string;
}

/** A process that stays until it is ended. */
export interface Attended {
  /** The output on the terminal so far. */
  terminal(): string;
  /** Waits until the terminal shows a text. */
  says(words: RegExp): Promise<void>;
  /** Of the process and all that it began, once they are gone. */
  readonly outcome: Promise<Outcome>;
  /** Sends a signal, and waits until they are gone. */
  end(signal: NodeJS.Signals): Promise<Outcome>;
}

export interface Served extends Attended {
  page(path: string): Promise<Shown>;
  /** Requests a page again and again until it has a text. */
  shows(path: string, words: string): Promise<void>;
  answers(path: string, status: number): Promise<void>;
}

/** How long a page is waited for, in milliseconds. */
export const PATIENCE = { timeout: 60_000, interval: 25 };

/** Listens to a process, and ends it with the test. */
export function attend(process: ChildProcess): Attended {
  let terminal = "";
  const hear = (text: Buffer) => {
    terminal += text;
  };
  process.stdout?.on("data", hear);
  process.stderr?.on("data", hear);
  const outcome = outcomeOf(process);
  const end: Attended["end"] = (signal) => {
    process.kill(signal);
    return outcome;
  };
  onTestFinished(async () => void (await end("SIGTERM")));
  return {
    terminal: () => terminal,
    says: async (words) => void (await expect.poll(() => terminal, PATIENCE).toMatch(words)),
    outcome,
    end,
  };
}

/** Begins the dev server; it is ended with the test. */
export async function served(
  { begin }: Paper,
  argv: readonly string[] = [],
  env?: Record<string, string>,
): Promise<Served> {
  const attended = attend(begin(["start", "--port", "0", ...argv], env));
  const { terminal, says } = attended;
  await says(/^http:\/\/[\w.]+:\d+\/\S* (?:and .*)?shows? what you save\. Ctrl-C ends it\.\n/);
  const { origin } = new URL(terminal().split(" ")[0] ?? "");
  const page: Served["page"] = (path) => visit(new URL(origin + path));
  return {
    ...attended,
    page,
    shows: async (path, words) =>
      void (await expect.poll(async () => (await page(path)).text, PATIENCE).toContain(words)),
    answers: async (path, status) =>
      void (await expect.poll(async () => (await page(path)).status, PATIENCE).toBe(status)),
  };
}

/** As a browser does for its address bar, redirects followed; `fetch` says that it is a script. */
export function visit(address: URL): Promise<Shown> {
  return new Promise((resolve, reject) => {
    const request = get(address, async (response) => {
      const { statusCode: status = 0, headers } = response;
      const shown = { status, text: await text(response) };
      resolve(headers.location === undefined ? shown : visit(new URL(headers.location, address)));
    });
    request.once("error", reject);
  });
}

export const wall = { "seeds/2026-03-02-wall.md": story({ title: "Wall rises" }) };
export const WALL = "/2026/03/02/wall/";

/** The addresses of this machine by which others in its network reach it. */
export const network = Object.values(networkInterfaces())
  .flatMap((each) => each ?? [])
  .filter(({ internal, family }) => !internal && family === "IPv4")
  .map(({ address }) => address);

/** Whether something answers at an address of this machine. */
export function isOpen(host: string, port: number): Promise<boolean> {
  const socket = connect(port, host);
  return new Promise<boolean>((resolve) => {
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
  }).finally(() => socket.destroy());
}

export const portIn = (terminal: string): number => Number(/:(\d+)\//.exec(terminal)?.[1]);

/** Opens a WebSocket as the script on a page does (RFC 6455). @returns what has come over it so far; a server does not mask it */
export async function listenTo(address: string): Promise<() => string> {
  const request = get(address, {
    headers: {
      Connection: "Upgrade",
      Upgrade: "websocket",
      "Sec-WebSocket-Key": Buffer.alloc(16).toString("base64"),
      "Sec-WebSocket-Version": "13",
    },
  });
  const socket = await new Promise<Duplex>((resolve, reject) => {
    request.once("upgrade", (_, socket) => resolve(socket)).once("error", reject);
  });
  onTestFinished(() => void socket.destroy());
  let heard = "";
  socket.on("data", (data) => {
    heard += data;
  });
  return () => heard;
}
