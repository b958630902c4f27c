import type { ListedSeed } from "../content/files.ts";
import type { Problem } from "../model/problem.ts";
import type { Published } from "../output/fates.ts";
import type { Manifest } from "../output/manifest.ts";
import type { CodeFingerprints, Inputs } from "./inputs.ts";
import type { LastResult } from "./result.ts";
import type { Stopwatch } from "./stopwatch.ts";
import type { WorkerPool } from "./worker-pool.ts";

/** What a build knows before it reads any seed. */
export interface Inspection {
  readonly watch: Stopwatch;
  readonly manifest: Manifest;
  /** Whether this process published it, so that the files of the output folder are not looked at. */
  readonly isTrusted: boolean;
  /** What the last edition had; read before the story cache is opened. Absent where there is no record. */
  readonly published?: readonly Published[];
  /** The folder of the story cache. */
  readonly cacheFolder: string;
  readonly code: CodeFingerprints;
  /** The folder in which shards and their merge read seeds together; absent for any other build. */
  readonly together?: string | undefined;
  /** Read seeds and print pages too, where there are many. */
  readonly workers: WorkerPool;
  readonly seeds: { readonly files: ListedSeed[]; readonly problems: Problem[] };
  /** By the clock of the machine, in milliseconds. */
  readonly began: number;
  /** Absent where too many files were changed so lately that their states may not tell. */
  readonly inputs?: Inputs;
  /** What the last build left, if seeds alone may have changed since. */
  readonly last?: LastResult | undefined;
}
