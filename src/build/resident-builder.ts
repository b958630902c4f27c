import { type ChildProcess, fork } from "node:child_process";
import { basename, join, resolve, sep } from "node:path";
import chokidar, { type FSWatcher } from "chokidar";
import { readManifest } from "../output/manifest.ts";
import type { BuildOptions } from "./options.ts";
import type { Shown } from "./preview-pages.ts";

/** What a build in the other process came to. That process has printed it in the terminal already. */
export interface BuildReport {
  /** What is wrong: nothing where an edition was made. */
  readonly trouble: readonly string[];
  /** The edition that was made; of a preview alone. */
  readonly shown?: Shown;
  /** When the clock alone will next change the edition, in milliseconds. */
  readonly changesAt?: number;
  /** Whether another process was building into the same folder, so that nothing was looked at. */
  readonly isBusy?: boolean;
}

/** Asks for a build after these files changed. Without a list, any file may have changed. */
export type BuildRequest = Pick<BuildOptions, "changed">;

/** Above a fault, in the terminal and in the browser. */
export const FAULT = "This is a fault in the code or a layout, not in your copy.";

/** Saving is often several events, and a checkout hundreds: a build begins when it has been quiet for this long, in milliseconds. */
const QUIET = 25;

/** The same where a file is gone: many programs take a file away to write it anew, and one that is renamed comes again at once. */
const GONE = 100;

/** How long a builder may take to end what it is doing, in milliseconds: code of the outlet's own may never end. */
const PATIENCE = 5000;

/**
 * The room for what is new in the builder's memory, in megabytes: what an edition is made of mostly outlives 16, and V8 would copy it
 * twice. With 64, words of 19,040 stories are on disk after 0.26 s instead of 0.31.
 */
const YOUNG = "--max-semi-space-size=64";

/** How long to wait before the next try where another process is building into the output folder, in milliseconds. */
const BUSY = 1000;

/**
 * Builds whenever a seed, layout, style, data or source file changes, one build at a time, in a process that keeps the edition. Node keeps
 * modules, so that a change of code needs a new process.
 */
export class ResidentBuilder {
  readonly #options: BuildOptions;
  readonly #argv: readonly string[];
  readonly #onBuilt: (report: BuildReport) => void;
  readonly #watcher: FSWatcher;
  /** Whether files may change without a message of the watcher. */
  #isBlind = false;
  #builder: ChildProcess | undefined;
  /** Resolves when the last builder has ended. */
  #ending: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  /** The files that changed since the last build began. */
  #changed = new Set<string>();
  /** Resolves when the running build is done; at first, when files are watched, since a change before that would not be seen. */
  #work: Promise<void>;
  #waiting: Promise<void> | undefined;
  #closed = false;

  /**
   * @param argv the flags as given, for the builder
   * @param onBuilt called after each build
   */
  constructor(options: BuildOptions, argv: readonly string[], onBuilt: (report: BuildReport) => void) {
    this.#options = options;
    this.#argv = argv;
    this.#onBuilt = onBuilt;
    const roots = [options.seeds, options.data, "_includes", "src", ".eleventy.ts", ...this.#copiedOrWatched()];
    // What is `atomic` for is done here, and a renamed file is one change: otherwise it would be gone 100 ms after it came.
    this.#watcher = chokidar.watch(roots, { cwd: options.root, ignoreInitial: true, atomic: false });
    this.#work = new Promise((resolve) => this.#watcher.once("ready", resolve).once("error", () => resolve()));
    this.#watcher.on("all", (event, path) => {
      if (event !== "addDir" && !isScratch(path)) this.#noteChange(path, event === "unlink" ? GONE : QUIET);
      // The watcher forgets a folder that is moved away. It waits for one that it is told of and that is not there.
      if (event === "unlinkDir" && roots.some((each) => isSame(options.root, each, path))) this.#watcher.add(path);
    });
    this.#watcher.on("error", (error) => {
      console.error(`Changes may go unseen: ${error instanceof Error ? error.message : String(error)}`);
      this.#isBlind = true;
    });
  }

  /** All requests during a build are answered by one more build after it. */
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

  /** Resolves when no build is at work. */
  get idle(): Promise<void> {
    return this.#work;
  }

  /** Lets the builder move what it has begun to move, and ends it. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#endBuilder();
    await Promise.all([this.#watcher.close(), this.#ending]);
  }

  #copiedOrWatched(): readonly string[] {
    return readManifest(this.#options.output).manifest.own.roots;
  }

  /**
   * @param path of a file that changed, came or went, absolute or relative to the project
   * @param quiet how long nothing else may happen before a build begins, in milliseconds
   */
  #noteChange(path: string, quiet: number): void {
    if (isCode(path)) this.#endBuilder();
    this.#changed.add(path);
    this.#buildIn(quiet);
  }

  #buildIn(milliseconds: number): void {
    clearTimeout(this.#timer);
    if (!this.#closed) this.#timer = setTimeout(() => void this.build(), milliseconds);
  }

  async #build(): Promise<void> {
    await this.#ending;
    const report = this.#closed ? undefined : await this.#ask();
    if (!report) return;
    // The configuration may name further files to copy or to watch.
    this.#watcher.add([...this.#copiedOrWatched()]);
    if (report.isBusy) this.#buildIn(BUSY);
    this.#onBuilt(report);
  }

  /** @returns nothing where the builder was ended meanwhile */
  #ask(): Promise<BuildReport | undefined> {
    const builder = this.#builder && isAlive(this.#builder) ? this.#builder : this.#startBuilder();
    this.#builder = builder;
    let errors = "";
    const collect = (text: string) => {
      errors += text;
    };
    builder.stderr?.on("data", collect);
    return new Promise<BuildReport | undefined>((resolve) => {
      // Node emits "close" late or never for a process that was disconnected.
      const onExit = () => {
        if (this.#builder !== builder) resolve(undefined);
      };
      const onClose = () => {
        if (this.#builder !== builder) return;
        console.error(FAULT);
        resolve({ trouble: [FAULT, ...errors.split("\n")] });
      };
      const onReport = (report: BuildReport) => {
        builder.off("exit", onExit).off("close", onClose);
        resolve(report);
      };
      builder.once("exit", onExit).once("close", onClose).once("message", onReport);
      // Where the builder is gone, "close" says so.
      const request: BuildRequest = this.#isBlind ? {} : { changed: [...this.#changed] };
      builder.send(request, () => {});
      this.#changed.clear();
    }).finally(() => builder.stderr?.off("data", collect));
  }

  #startBuilder(): ChildProcess {
    const builder = fork(join(this.#options.root, "src/cli/broadsheet.mjs"), ["builder", ...this.#argv], {
      stdio: ["ignore", "inherit", "pipe", "ipc"],
      execArgv: [...process.execArgv, "--enable-source-maps", YOUNG],
    });
    builder.stderr?.setEncoding("utf8").on("data", (text: string) => process.stderr.write(text));
    return builder;
  }

  /** The next build starts a new builder, with the code as it is then. */
  #endBuilder(): void {
    const builder = this.#builder;
    this.#builder = undefined;
    if (!builder || !isAlive(builder)) return;
    const impatience = setTimeout(() => builder.kill("SIGKILL"), PATIENCE);
    this.#ending = new Promise((resolve) => builder.once("exit", () => resolve(clearTimeout(impatience))));
    builder.disconnect();
  }
}

const isAlive = ({ connected, exitCode, signalCode }: ChildProcess): boolean =>
  connected && exitCode === null && signalCode === null;

/** Node keeps modules: what changes here needs a new process. Layouts, styles, seeds and `_data` are read each time. */
function isCode(path: string): boolean {
  const [room, folder] = path.split(sep);
  if (room === "src" && folder === "pages") return /\.[cm]?[jt]s$/.test(path);
  return room === ".eleventy.ts" || (room === "src" && folder !== "assets");
}

/** Whether two paths that are absolute or relative to a folder are the same. */
const isSame = (folder: string, one: string, other: string): boolean => resolve(folder, one) === resolve(folder, other);

/** What editors write next to the file that is open: `.harbour.md.swp`, `harbour.md~`. */
const isScratch = (path: string): boolean => /^\.(?!eleventy\.ts$)|~$/.test(basename(path));
