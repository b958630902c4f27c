import type { Removal } from "../model/article.ts";
import type { Problem } from "../model/problem.ts";
import { hasShape } from "../model/record.ts";
import type { Edition } from "../site/edition.ts";
import type { SeenChange } from "../site/next-change.ts";
import type { Overview } from "../site/overview.ts";
import type { Inputs } from "./inputs.ts";

/** What a build did. */
export interface Result {
  /** Whether the edition is published now; of a check, whether it could be. */
  readonly published: boolean;
  /** Whether another process is building into the same folder, so that this build did nothing. */
  readonly isBusy?: boolean;
  /** Whether a part of it is: the next build finishes that first. */
  readonly unfinished?: boolean;
  /** Absent where nothing changed at all, so that it was not made again. */
  readonly edition?: Edition;
  /** Problems and warnings, each with its line, by file and line. */
  readonly problems: readonly Problem[];
  /** Boilerplate that was taken out of stories as received; of the stories that were read. */
  readonly removals: readonly Removal[];
  /** Files of the stories that `--hold` keeps out of the edition. */
  readonly held: readonly string[];
  readonly pages: number;
  readonly printed: number;
  /** Files of the last edition that are gone. */
  readonly removed: number;
  /** Files and folders in the output folder that Broadsheet did not put there. */
  readonly strays: readonly string[];
  /** When the clock alone will next change the edition, in milliseconds. */
  readonly changesAt?: number;
  /** When it will next change what readers see, and why. */
  readonly nextSeen?: SeenChange;
  /** The absolute address of the front page. */
  readonly home?: string;
  /** Of a preview alone. */
  readonly overview?: Overview;
  /** The answer to `--explain`, which publishes nothing. */
  readonly explanation?: string;
  /** Which share of the pages was printed for a merge, and nothing else: `2/3`. */
  readonly shard?: string;
  /** Further lines for the terminal. */
  readonly notices: readonly string[];
  /** How long each phase took, in milliseconds. */
  readonly phases: Readonly<Record<string, number>>;
}

/** A build that published nothing and has nothing to report. */
export const notPublished: Result = {
  published: false,
  problems: [],
  removals: [],
  held: [],
  pages: 0,
  printed: 0,
  removed: 0,
  strays: [],
  notices: [],
  phases: {},
};

/** What a build leaves for the next one, which may find that nothing changed, or only words. */
export interface LastResult {
  readonly inputs: Inputs;
  /** From when until when, in milliseconds, the clock alone makes no other edition. */
  readonly from: number;
  readonly until: number | null;
  readonly result: Result;
  /** The mark of the story cache (`content/story-cache.ts`). */
  readonly drafts: string;
  /** The problems of the edition, without those of what was printed. */
  readonly problems: readonly Problem[];
}

export const isLastResult = (value: unknown): value is LastResult =>
  hasShape<LastResult>(value, {
    inputs: { fingerprint: "text", young: "list", seeds: "text", others: "text" },
    from: "number",
    until: "any",
    result: {},
    drafts: "text",
    problems: "list",
  });
