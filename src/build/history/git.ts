import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** A file that a commit changed. Blobs are object names; absent where there was or is no file. */
export interface FileChange {
  /** Below the top of the repository, in normal form C. */
  readonly path: string;
  readonly before?: string;
  readonly after?: string;
}

export interface Commit {
  readonly id: string;
  /** When it was committed, in milliseconds. */
  readonly time: number;
  readonly changes: readonly FileChange[];
}

/** The top folder of the Git repository that a folder is in. @param folder absolute */
export function topOf(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, ".git"))) return at;
    if (at === dirname(at)) return undefined;
  }
}

/** Git refused or is not installed. The message is its own. */
export class GitError extends Error {}

/** Reads a Git repository with the program `git`. What users have configured does not change what it says. */
export class Repository {
  readonly #top: string;

  /** @param top the folder that `.git` is in, absolute */
  constructor(top: string) {
    this.#top = top;
  }

  /** Whether anything was ever committed. */
  hasCommits(): boolean {
    return this.#text("rev-list", "--max-count=1", "--all") !== "";
  }

  /** How many commits a shallow clone has; undefined if the clone has all. */
  shallowCount(): number | undefined {
    if (this.#text("rev-parse", "--is-shallow-repository").trim() === "false") return undefined;
    return Number(this.#text("rev-list", "--count", "HEAD"));
  }

  /** The files that differ between the last commit and the working folder. `after` is unknown. */
  uncommitted(paths: readonly string[]): readonly FileChange[] {
    const [commit] = commitsIn(`\x010 0\0${this.#text("diff-index", ...RAW, "HEAD", "--", ...paths)}`);
    const added = this.#text("ls-files", "-z", "--others", "--exclude-standard", "--full-name", "--", ...paths);
    return [...(commit?.changes ?? []), ...added.split("\0").flatMap((path) => (path === "" ? [] : { path }))];
  }

  /**
   * The commits that changed files below these paths, the newest first. Of a merge, only what it changed itself is named.
   *
   * @param since only commits that build upon this one
   * @param most the newest of them
   */
  log(paths: readonly string[], { since, most }: { since?: string; most?: number }): readonly Commit[] {
    const range = since === undefined ? ["HEAD"] : ["--ancestry-path", `${since}..HEAD`];
    const count = most === undefined ? [] : [`--max-count=${most}`];
    // The user's `log.follow` and `log.showSignature` would change the output.
    const output = ["--topo-order", "--no-follow", "--no-show-signature", "--format=%x01%H %ct"];
    return commitsIn(this.#text("log", "-c", ...RAW, ...output, ...count, ...range, "--", ...paths));
  }

  /** The contents of files, by their blobs. */
  blobs(names: readonly string[]): ReadonlyMap<string, string> {
    const contents = new Map<string, string>();
    for (let start = 0; start < names.length; start += AT_ONCE) {
      const batch = names.slice(start, start + AT_ONCE);
      const output = this.#run(["cat-file", "--batch"], batch.map((name) => `${name}\n`).join(""));
      for (let at = 0; at < output.length; ) {
        const end = output.indexOf(10, at);
        const [name = "", type, size] = output.toString("latin1", at, end).split(" ");
        const length = type === "blob" ? Number(size) + 1 : 0;
        if (type === "blob") contents.set(name, output.toString("utf8", end + 1, end + length));
        at = end + 1 + length;
      }
    }
    return contents;
  }

  #text(...args: readonly string[]): string {
    return this.#run(args).toString().normalize("NFC");
  }

  /** @throws GitError */
  #run(args: readonly string[], input = ""): Buffer {
    // In a container, the files often belong to another user. Whoever builds here runs the code of this folder anyway.
    const run = ["-c", "safe.directory=*", "--literal-pathspecs", ...args];
    const { stdout, stderr, status, error } = spawnSync("git", run, { cwd: this.#top, input, maxBuffer: 2 ** 31 });
    if (error) throw new GitError(`git cannot be started (${error.message})`);
    if (status !== 0) throw new GitError(`git says: ${stderr.toString().trim().split("\n")[0]}`);
    return stdout;
  }
}

/** So many files of two megabytes at most fit into memory. */
const AT_ONCE = 500;

const RAW = ["--raw", "--no-abbrev", "--no-renames", "--no-color", "-z"];

/**
 * Parses the raw format of `git diff` (git-diff-tree, "Raw output format"), each commit introduced by `\x01ID TIME`. For a merge it has a
 * column for each parent; of those, the first one is read.
 */
function commitsIn(output: string): Commit[] {
  const commits: (Commit & { changes: FileChange[] })[] = [];
  const parts = output.split("\0");
  for (let at = 0; at < parts.length; at++) {
    const part = (parts[at] ?? "").trimStart();
    if (part.startsWith("\x01")) {
      const [id = "", seconds] = part.slice(1).split(" ");
      commits.push({ id, time: Number(seconds) * 1000, changes: [] });
    } else if (part.startsWith(":")) {
      const parents = /^:+/.exec(part)?.[0].length ?? 1;
      const columns = part.slice(parents).split(" ");
      const [before, after] = [columns[parents + 1], columns[2 * parents + 1]].map(blobOf);
      const path = parts[++at] ?? "";
      commits.at(-1)?.changes.push({ path, ...(before ? { before } : {}), ...(after ? { after } : {}) });
    }
  }
  return commits;
}

/** Zeros stand for no file. */
const blobOf = (name: string | undefined): string | undefined => (name && /[^0]/.test(name) ? name : undefined);
