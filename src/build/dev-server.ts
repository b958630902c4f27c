import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createSocketServer } from "node:net";
import { networkInterfaces } from "node:os";
import EleventyDevServer from "@11ty/eleventy-dev-server";
import { codeOf } from "../model/error-code.ts";
import { UsageError } from "./options.ts";

export interface Serving {
  readonly folder: string;
  readonly pathPrefix: string;
  readonly port: number;
  /** A name or an address of this machine. Left out: only this machine can connect. */
  readonly host: string | undefined;
  readonly answer: Middleware;
  /** Finishes each HTML page before it is sent. @param path the address below the host, percent-encoded, without a query */
  readonly finish: (page: HtmlPage, path: string) => HtmlPage;
}

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void | Promise<void>;

/** An HTML page with its HTTP status. */
export interface HtmlPage {
  readonly html: string;
  readonly status: number;
}

export interface Served {
  /** Below it lies the front page; it may change while the site is served. */
  pathPrefix(prefix: string): void;
  /** Every page that is open in a browser is loaded again. */
  reload(): void;
  close(): Promise<unknown>;
}

/** Of this machine, in the two versions of the Internet Protocol; `localhost` may mean either. */
const LOOPBACK = { four: "127.0.0.1", six: "::1" };

/**
 * Serves a folder with Eleventy's dev server, and tells the terminal where.
 *
 * @throws UsageError where `host` is no name or address of this machine, or the port is not to be had
 */
export async function serve({ folder, pathPrefix, port, host, answer, finish }: Serving): Promise<Served> {
  if (host !== undefined) await checkHost(host);
  const isLocal = host === undefined || host === "localhost";
  const dev = EleventyDevServer.getServer("broadsheet", folder, {
    pathPrefix,
    domDiff: false,
    middleware: [answer, finishing(finish)],
    messageOnStart: () => "",
  });
  const { server } = dev;
  bind(server, isLocal ? LOOPBACK.four : host);
  await new Promise<void>((resolve, reject) => {
    server.once("listening", resolve);
    // Where the port is in use, the dev server takes the next one.
    server.on("error", (error) => {
      if (codeOf(error) !== "EADDRINUSE")
        reject(new UsageError(`--port: ${port} cannot be used here (${error.message}).`));
    });
    dev.serve(port);
  });
  const second = isLocal ? await listenToo(server) : undefined;
  const { port: taken } = addressOf(server);
  const names = isLocal ? [second?.isForeign ? LOOPBACK.four : "localhost"] : namesOf(host);
  const addresses = names.map((name) => `http://${name}:${taken}${dev.options.pathPrefix}`);
  console.log(`${addresses.join(" and ")} ${names.length > 1 ? "show" : "shows"} what you save. Ctrl-C ends it.`);
  return {
    pathPrefix(prefix) {
      dev.options.pathPrefix = prefix;
    },
    reload: () => dev.reload(),
    close: () => Promise.all([dev.close(), second?.close()]),
  };
}

/** Eleventy's dev server ends the response to a page with the whole text of its file. */
const finishing =
  (finish: Serving["finish"]): Middleware =>
  (request, response, next) => {
    const { end } = response;
    Object.assign(response, {
      end(content?: unknown, ...rest: unknown[]) {
        const isPage = typeof content === "string" && `${response.getHeader("Content-Type")}`.startsWith("text/html");
        if (!isPage) return Reflect.apply(end, response, [content, ...rest]);
        const [path = ""] = (request.url ?? "").split("?", 1);
        const { html, status } = finish({ html: content, status: response.statusCode }, path);
        response.statusCode = status;
        return Reflect.apply(end, response, [html, ...rest]);
      },
    });
    next();
  };

/** Eleventy's dev server has no option for it: it would listen on every address of the machine, at the next port too where one is in use. */
function bind(server: Server, host: string): void {
  const listen = server.listen.bind(server);
  server.listen = (options?: unknown) => listen(typeof options === "object" ? { ...options, host } : { host });
}

/** Hands what comes to the other loopback address to the same server. Not every machine has that address, and it may be taken. */
async function listenToo(server: Server): Promise<{ isForeign: boolean; close(): void }> {
  const second = createServer((request, response) => server.emit("request", request, response));
  second.on("upgrade", (...upgrade) => server.emit("upgrade", ...upgrade));
  second.listen(addressOf(server).port, LOOPBACK.six);
  const isForeign = await once(second, "listening").then(
    () => false,
    (error) => codeOf(error) === "EADDRINUSE",
  );
  return {
    isForeign,
    close() {
      second.close();
      second.closeAllConnections();
    },
  };
}

async function checkHost(host: string): Promise<void> {
  const trial = createSocketServer().listen(0, host);
  await once(trial, "listening").catch(() => {
    const own = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
    const shown = [...new Set(["0.0.0.0", ...own.map(({ address }) => address)])].join(", ");
    throw new UsageError(`--host: "${host}" is no address of this machine. Use one of: ${shown}.`);
  });
  await new Promise((resolve) => trial.close(resolve));
}

/** Under which names the machine is reached, if it listens on a host: on `0.0.0.0` and `::` each that it has. */
function namesOf(host: string): string[] {
  if (host !== "0.0.0.0" && host !== "::") return [host.includes(":") ? `[${host}]` : host];
  const own = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  return [
    "localhost",
    ...own.flatMap(({ internal, family, address }) => (internal || family !== "IPv4" ? [] : address)),
  ];
}

function addressOf(server: Server): { port: number } {
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the dev server does not listen on a port");
  return address;
}
