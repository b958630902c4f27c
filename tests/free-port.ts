import { once } from "node:events";
import { createServer } from "node:net";

/** A port of loopback that no program listens on. The server that had it is closed, so that the next one can listen. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
