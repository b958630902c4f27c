import { type ChildProcess, fork } from "node:child_process";
import { existsSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { basename, join, sep } from "node:path";
import chokidar from "chokidar";
import { readManifest } from "../output/manifest.ts";
import { previewFolder } from "../output/output-folder.ts";
import { decodePath } from "../site/address.ts";
import { type HtmlPage, serve } from "./dev-server.ts";
import type { BuildOptions } from "./options.ts";
import { faultPage, marked, overviewPage, type Shown, troublePage } from "./preview-pages.ts";

/** What the dev server must know of a build. The builder has printed it in the terminal already. */
export interface BuildReport {
  /** What stands in place of every page: nothing where an edition was made. */
  readonly trouble: readonly string[];
  /** The edition that was made. */
  readonly shown?: Shown;
}

/** What the dev server asks for: a build after these files changed; where it does not know, after any may have. */
export type BuildRequest = Pick<BuildOptions, "changed">;

/** What a preview is made from: also drafts, stories to come, and what is left where others are faulty. It lies apart from what is published. */
export const previewOptions = <T extends BuildOptions>(options: T): T => ({
  ...options,
  hold: true,
  isPreview: true,
  output: previewFolder(options.root, options.output),
});

/** Above a fault, in the terminal and in the browser. */
export const FAULT = "This is a fault in the code or a layout, not in your copy.";

/** Saving is often several events, and a checkout hundreds: a build begins when it has been quiet for this long, in milliseconds. */
const QUIET = 50;

/**
 * Builds, serves what was built, and builds again when a seed, layout, style, data or source file changes. What is wrong with a story is
 * shown in the terminal, at its address and in a corner of the other pages; what is wrong with the outlet, in place of every page. Ends with
 * SIGINT or SIGTERM.
 *
 * @param options those of the preview
 * @param argv the flags as given, for the builder
 * @throws UsageError where `--host` is no address of this machine
 */
export async function start(
  options: BuildOptions & { readonly port: number; readonly host?: string },
  argv: readonly string[],
): Promise<void> {
  const ended = new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, resolve);
  });
  const copiedOrWatched = () => readManifest(options.output).manifest.own.roots;
  const roots = [options.seeds, options.data, "_includes", "src", ".eleventy.ts", ...copiedOrWatched()];
  const watcher = chokidar.watch(roots, { cwd: options.root, ignoreInitial: true });
  // What changes before would go unseen.
  const watching = new Promise<void>((resolve) => watcher.once("ready", resolve).once("error", () => resolve()));
  const supervisor = new BuildSupervisor(argv, options, watching);
  const server = await serve({
    folder: options.output.path,
    pathPrefix: options.pathPrefix ?? "/",
    port: options.port,
    host: options.host,
    answer: supervisor.answer,
    finish: supervisor.finish,
  }).catch(async (error) => {
    await watcher.close();
    throw error;
  });
  supervisor.onBuilt = (home) => {
    if (home !== undefined) server.pathPrefix(home);
    server.reload();
    // The configuration may have more copied or watched than it had.
    watcher.add([...copiedOrWatched()]);
  };
  watcher.on("all", (event, path) => {
    if (event !== "addDir" && !isScratch(path)) supervisor.changed(path);
  });
  watcher.on("error", ({ message }) => {
    console.error(`Changes may go unseen: ${message}`);
    supervisor.isBlind = true;
  });
  void supervisor.build();
  await ended;
  supervisor.close();
  await Promise.all([watcher.close(), server.close()]);
}

/** Keeps a builder at work, one build at a time, and answers where there is no page to show. */
class BuildSupervisor {
  onBuilt: (home: string | undefined) => void = () => {};
  /** Whether files may change without a message of the watcher. */
  isBlind = false;
  readonly #argv: readonly string[];
  readonly #root: string;
  readonly #output: string;
  #builder: ChildProcess | undefined;
  /** Absent before the first build is done. */
  #trouble: readonly string[] | undefined;
  #timer: NodeJS.Timeout | undefined;
  #shown: Shown | undefined;
  /** Where stories were when they had no problems, by file. */
  readonly #addresses = new Map<string, string>();
  /** Since the last build was begun. */
  #changed = new Set<string>();
  #work: Promise<void>;
  #waiting: Promise<void> | undefined;
  #closed = false;

  /** @param ready when it may begin */
  constructor(argv: readonly string[], { root, output }: BuildOptions, ready: Promise<void>) {
    this.#argv = argv;
    this.#root = root;
    this.#output = output.path;
    this.#work = ready;
  }

  /** A file changed, came or went. @param path absolute, or relative to the project */
  changed(path: string): void {
    if (isCode(path)) this.#stopBuilder();
    this.#changed.add(path);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.build(), QUIET);
  }

  /** Whatever is asked for while a build is at work is one more build after it. */
  build(): Promise<void> {
    if (!this.#waiting) {
      this.#waiting = this.#work.then(() => {
        this.#waiting = undefined;
        return this.#build();
      });
      this.#work = this.#waiting;
    }
    return this.#work;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#stopBuilder();
  }

  /** Stands in for every page while there is trouble; where there is no edition yet, or none any more, a request waits for one. */
  answer = async (request: IncomingMessage, response: ServerResponse, next: () => void): Promise<void> => {
    if (this.#trouble === undefined) await this.#work;
    else if (this.#trouble.length === 0 && !existsSync(this.#output)) await this.build();
    const [path = ""] = (request.url ?? "").split("?", 1);
    if (this.#trouble?.length && isPage(path)) return send(response, 500, troublePage(this.#trouble, this.#shown));
    if (this.#shown && decodePath(path.replace(/\/?$/, "/")) === decodePath(this.#shown.overview.href))
      return send(response, 200, overviewPage(this.#shown));
    try {
      next();
    } catch {
      // `/%` and `/..%2f`: what the dev server throws would end the process.
      response.statusCode = 400;
      response.end("There is no such address.");
    }
  };

  /** Marks a page, or says in place of one that is missing what is wrong with its story. */
  finish = (page: HtmlPage, path: string): HtmlPage => {
    if (!this.#shown || page.status >= 500) return page;
    const isMissing = page.status === 404 && isPage(path);
    const fault = isMissing ? faultPage(path, this.#shown, this.#addresses) : undefined;
    return fault === undefined ? { ...page, html: marked(page.html, path, this.#shown) } : { html: fault, status: 500 };
  };

  async #build(): Promise<void> {
    const report = this.#closed ? undefined : await this.#ask();
    if (!report) return;
    const { trouble, shown } = report;
    this.#trouble = trouble;
    this.#shown = shown ?? this.#shown;
    for (const { file, href } of shown?.overview.toCome ?? []) if (href !== undefined) this.#addresses.set(file, href);
    for (const [file, href] of Object.entries(shown?.overview.faulty ?? {})) this.#addresses.set(file, href);
    this.onBuilt(shown?.overview.home);
  }

  /** @returns nothing where the builder was stopped meanwhile */
  #ask(): Promise<BuildReport | undefined> {
    const builder = this.#builder && isAlive(this.#builder) ? this.#builder : this.#startBuilder();
    this.#builder = builder;
    let errors = "";
    const collect = (text: string) => {
      errors += text;
    };
    builder.stderr?.on("data", collect);
    return new Promise<BuildReport | undefined>((resolve) => {
      const onClose = () => {
        if (builder.killed) return resolve(undefined);
        console.error(FAULT);
        resolve({ trouble: [FAULT, ...errors.split("\n")] });
      };
      builder.once("close", onClose);
      builder.once("message", (report: BuildReport) => {
        builder.off("close", onClose);
        resolve(report);
      });
      // Where the builder is gone, "close" says so.
      const request: BuildRequest = this.isBlind ? {} : { changed: [...this.#changed] };
      builder.send(request, () => {});
      this.#changed.clear();
    }).finally(() => builder.stderr?.off("data", collect));
  }

  #startBuilder(): ChildProcess {
    const builder = fork(join(this.#root, "src/cli/broadsheet.mjs"), ["builder", ...this.#argv], {
      stdio: ["ignore", "inherit", "pipe", "ipc"],
      execArgv: [...process.execArgv, "--enable-source-maps"],
    });
    builder.stderr?.setEncoding("utf8").on("data", (text: string) => process.stderr.write(text));
    return builder;
  }

  /** The next build starts a new builder, with the code as it is then. */
  #stopBuilder(): void {
    this.#builder?.kill();
    this.#builder = undefined;
  }
}

/** Whether an address is that of a page, not of a picture or a feed. */
const isPage = (path: string): boolean => /(?:\/|\.html)$/.test(path);

const isAlive = ({ connected, exitCode, signalCode }: ChildProcess): boolean =>
  connected && exitCode === null && signalCode === null;

/** Node keeps modules: what changes here needs a new process. Layouts, styles, seeds and `_data` are read each time. */
function isCode(path: string): boolean {
  const [room, folder] = path.split(sep);
  if (room === "src" && folder === "pages") return /\.[cm]?[jt]s$/.test(path);
  return room === ".eleventy.ts" || (room === "src" && folder !== "assets");
}

/** What editors write next to the file that is open: `.harbour.md.swp`, `harbour.md~`. */
const isScratch = (path: string): boolean => /^\.(?!eleventy\.ts$)|~$/.test(basename(path));

function send(response: ServerResponse, status: number, page: string): void {
  response.statusCode = status;
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  response.end(page);
}
