import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".json": "application/json",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".avif": "image/avif",
  ".webp": "image/webp",
  ".webm": "video/webm",
  ".wav": "audio/wav",
  ".vtt": "text/vtt; charset=utf-8",
  ".ico": "image/x-icon",
};

export interface Served {
  /** `http://127.0.0.1:41234`, without the prefix. */
  readonly origin: string;
  close(): void;
}

/**
 * Serves a folder as a static host does, on a free port of this machine: `index.html` for a folder, `404.html` for what is not there.
 *
 * @param prefix where the site lies below the host: `/news/`
 * @param headers of every answer
 */
export async function serve(
  folder: string,
  prefix = "/",
  headers: Readonly<Record<string, string>> = {},
): Promise<Served> {
  const server = createServer(({ url = "/" }, response) => {
    const found = fileAt(folder, prefix, url);
    const file = found ?? join(folder, "404.html");
    const type = types[extname(file)] ?? "application/octet-stream";
    response.writeHead(found ? 200 : 404, { "Content-Type": type, ...headers });
    // At once: the folder may be gone when an icon that nobody waits for is asked for last.
    response.end(statSync(file, { throwIfNoEntry: false }) && readFileSync(file));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function fileAt(folder: string, prefix: string, url: string): string | undefined {
  const path = normalize(decodeURIComponent(new URL(url, "http://localhost").pathname));
  if (!path.startsWith(prefix)) return undefined;
  const file = join(folder, path.slice(prefix.length), path.endsWith("/") ? "index.html" : "");
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}
