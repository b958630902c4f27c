import type { SeedFile } from "../../content/files.ts";
import { kindOfSeed } from "../../content/former-story.ts";
import { stemOf } from "../../content/sidecars.ts";
import type { Permalinks } from "../../site/permalink.ts";
import type { FileChange } from "./git.ts";

/** Where a text is: in a blob, or in the file of that name, which is not changed. */
export type Source = { readonly blob: string } | { readonly file: string };

/** The files of a stem (a story's path without its ending). */
export interface Files {
  /** `path` is below the seeds folder. */
  readonly story?: { readonly path: string; readonly source: Source };
  readonly sidecar?: Source;
}

/** What a stem was until a commit. The newest commit is 1; 0 stands for what is not committed yet. */
export interface Version extends Files {
  /** What that commit made of it. */
  readonly after: Files;
  readonly until: number;
  /** Of that commit, in milliseconds. */
  readonly time: number;
  readonly permalinks: Permalinks;
}

/** Walks from the working folder back through the commits. */
export class Walk {
  readonly versions = new Map<string, Version[]>();
  permalinks: Permalinks;
  /** The files of each stem before the commits that were passed. */
  readonly #files: Map<string, Files>;
  #passed = 0;

  /** @param present the files of the working folder */
  constructor(permalinks: Permalinks, present: readonly SeedFile[]) {
    this.permalinks = permalinks;
    this.#files = filesOf(present);
  }

  /** Passes a commit. @param permalinks those before it, the same object if it did not change them */
  before(time: number, changes: readonly FileChange[], permalinks: Permalinks): void {
    const until = this.#passed++;
    const changed = new Map<string, Files>();
    for (const change of changes) {
      const kind = kindOfSeed(change.path);
      if (kind === undefined) continue;
      const stem = stemOf(change.path);
      const files = this.#files.get(stem) ?? {};
      if (kind === "story") this.#addMerged(stem, files, change);
      this.#files.set(stem, undone(files, kind, change));
      if (!changed.has(stem)) changed.set(stem, files);
    }
    const stems = permalinks === this.permalinks ? changed.keys() : this.#files.keys();
    this.permalinks = permalinks;
    for (const stem of stems) {
      const files = this.#files.get(stem);
      this.#add(stem, { until, time, permalinks, after: changed.get(stem) ?? files ?? {}, ...files });
    }
  }

  /** Adds what a commit of a branch made of a story, if the commit that was passed before began with something else. */
  #addMerged(stem: string, files: Files, { path, after }: FileChange): void {
    const { story, ...rest } = files;
    const newer = this.versions.get(stem)?.at(-1);
    if (after === undefined || newer === undefined) return;
    if (story && "blob" in story.source && story.source.blob === after) return;
    this.#add(stem, { ...newer, ...rest, story: { path, source: { blob: after } } });
  }

  #add(stem: string, version: Version): void {
    const versions = this.versions.get(stem);
    if (versions) versions.push(version);
    else this.versions.set(stem, [version]);
  }
}

/** The files of a stem before a change. */
function undone(files: Files, kind: "story" | "sidecar", { path, before }: FileChange): Files {
  const source = before === undefined ? undefined : { blob: before };
  const { story, sidecar } = files;
  if (kind === "sidecar") return { ...(story ? { story } : {}), ...(source ? { sidecar: source } : {}) };
  // A story that came with the same name and another ending leaves the one that went.
  const earlier = source ? { path, source } : story?.path === path ? undefined : story;
  return { ...(earlier ? { story: earlier } : {}), ...(sidecar ? { sidecar } : {}) };
}

/** Files by the stem that they belong to. */
function filesOf(seeds: readonly SeedFile[]): Map<string, Files> {
  const all = new Map<string, Files>();
  for (const { file, path } of seeds) {
    const kind = kindOfSeed(path);
    if (kind === undefined) continue;
    const stem = stemOf(path);
    const added = kind === "story" ? { story: { path, source: { file } } } : { sidecar: { file } };
    all.set(stem, { ...all.get(stem), ...added });
  }
  return all;
}
