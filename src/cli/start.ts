import { type ChildProcess, fork } from "node:child_process";
import { existsSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { relative, sep } from "node:path";
import EleventyDevServer from "@11ty/eleventy-dev-server";
import chokidar from "chokidar";
import type { Told } from "./builder.ts";
import type { Options } from "./options.ts";

/** Saving is often several events: a build begins when it has been quiet for this long, in milliseconds. */
const QUIET = 40;

/**
 * The press with a watcher: builds, serves `--output`, and builds again when a seed, layout, style or data file changes. What goes
 * wrong is shown in the terminal and in place of every page, until it is mended. Ends with the process.
 *
 * @param argv the flags as given, for the builder
 */
export async function start(options: Options, argv: readonly string[]): Promise<void> {
  const desk = new NightDesk(argv);
  const pathPrefix = await desk.build();
  const server = EleventyDevServer.getServer("broadsheet", options.output, {
    pathPrefix,
    domDiff: false,
    middleware: [desk.showTrouble],
  });
  server.serve(options.port);
  desk.onBuilt = () => server.reload();

  const watched = [options.seeds, options.data, "_includes", "src", ".eleventy.ts"].filter((path) => existsSync(path));
  const watcher = chokidar.watch(watched, {
    ignoreInitial: true,
    awaitWriteFinish: { stabilityThreshold: 50, pollInterval: 10 },
  });
  watcher.on("all", (event, path) => {
    if (event !== "addDir") desk.changed(path);
  });
  const ended = new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, resolve);
  });
  await ended;
  desk.dismiss();
  await Promise.all([watcher.close(), server.close()]);
}

/** Keeps a builder at work, one build at a time. */
class NightDesk {
  onBuilt: () => void = () => {};
  readonly #argv: readonly string[];
  #builder: ChildProcess | undefined;
  #trouble: readonly string[] = [];
  #timer: NodeJS.Timeout | undefined;
  #work = Promise.resolve();

  constructor(argv: readonly string[]) {
    this.#argv = argv;
  }

  /** A file changed, came or went. */
  changed(path: string): void {
    if (isCode(path)) this.dismiss();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#work = this.#work.then(async () => void (await this.build()));
    }, QUIET);
  }

  /** @returns the address of the front page, below the host */
  async build(): Promise<string> {
    const told = await this.#ask();
    if (told === undefined) return "/";
    if ("fault" in told)
      this.#trouble = ["This is a fault in the code or a layout, not in your copy.", ...told.fault.split("\n")];
    else this.#trouble = told.built ? [] : told.problems;
    if ("fault" in told) console.error(this.#trouble.join("\n"));
    else for (const line of told.problems) console.error(line);
    if (!("fault" in told) && told.built)
      console.log(`built ${told.pages} pages, ${told.removed} removed, in ${Math.round(told.milliseconds)} ms`);
    this.onBuilt();
    return ("home" in told && told.home) || "/";
  }

  /** Lets the builder go; the next build has a new one, with the code as it is then. */
  dismiss(): void {
    this.#builder?.kill();
    this.#builder = undefined;
  }

  /** Stands in for every page while there is trouble. */
  showTrouble = (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    if (this.#trouble.length === 0 || !/(?:\/|\.html)(?:\?.*)?$/.test(request.url ?? "")) {
      next();
      return;
    }
    response.statusCode = 500;
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(troublePage(this.#trouble));
  };

  /** @returns nothing where the builder was let go meanwhile */
  #ask(): Promise<Told | undefined> {
    const builder = this.#builder ?? fork("broadsheet.mjs", ["builder", ...this.#argv]);
    this.#builder = builder;
    return new Promise((resolve) => {
      const left = () => {
        const letGo = this.#builder !== builder;
        if (!letGo) this.#builder = undefined;
        resolve(letGo ? undefined : { fault: "The builder ended before it was done. What it said last stands above." });
      };
      builder.once("exit", left);
      builder.once("message", (told: Told) => {
        builder.off("exit", left);
        resolve(told);
      });
      builder.send("build");
    });
  }
}

/** Node keeps modules: what changes here needs a new process. Layouts, styles, seeds and `_data` are read each time. */
function isCode(path: string): boolean {
  const [room, folder] = relative(".", path).split(sep);
  return room === ".eleventy.ts" || (room === "src" && folder !== "assets" && folder !== "pages");
}

const escapeHtml = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

function troublePage(lines: readonly string[]): string {
  const items = lines.map((line) => `<li>${escapeHtml(line)}</li>`).join("");
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Not published</title>
<style>body{font:1.1rem/1.5 Georgia,serif;max-width:60rem;margin:3rem auto;padding:0 1rem;color-scheme:light dark}li{font-family:monospace;list-style:none;margin:.5rem 0}</style></head>
<body><h1>Not published</h1><p>The site stays as it was until this is mended. This page goes away by itself.</p><ul>${items}</ul></body></html>`;
}
