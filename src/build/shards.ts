import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, renameSync } from "node:fs";
import { dirname, join } from "node:path";
import { codeOf } from "../model/error-code.ts";
import { type Problem, Problems, problem } from "../model/problem.ts";
import { fileState } from "../output/manifest.ts";
import { differences, type EditionInputs, editionInputs, sourcesOf } from "./edition-inputs.ts";
import type { Inspection } from "./inspection.ts";
import type { BuildOptions } from "./options.ts";
import type { PrintedShard } from "./print-shard.ts";
import type { Printers } from "./printers.ts";
import { type NamedFolder, pagesFolder, readShard, type ShardRecord } from "./shard-record.ts";
import { type Share, shareName } from "./share.ts";

type Shard = ShardRecord & NamedFolder;

/** The shards of one edition: none is missing, and none is there twice. */
export class Shards {
  readonly #shards: readonly Shard[];
  readonly #areKept: boolean;
  /** The moment of their edition, in milliseconds. */
  readonly now: number;

  /**
   * @param stages of all shards
   * @param output as the user typed it
   * @param areKept whether they keep their pages, so that a merge may be repeated
   * @throws Problems
   */
  constructor(stages: readonly NamedFolder[], output: string, areKept: boolean) {
    this.#areKept = areKept;
    const read = stages.map((stage) => ({ ...stage, record: readShard(stage.path) }));
    this.#shards = read.flatMap(({ name, path, record }) => (record ? { name, path, ...record } : []));
    const halves = read.flatMap(({ name, record }) => (record ? [] : isHalf(name)));
    const faults = [...halves, ...misfits(this.#shards)];
    const [first] = this.#shards;
    // One that is not whole may be the one that is missing.
    if (!first || faults.length > 0) throw new Problems(faults);
    const absent = missing(this.#shards, first.share.of, output);
    if (absent.length > 0) throw new Problems(absent);
    this.now = first.inputs.now;
  }

  /** @throws Problems where a shard is of another edition than the one that is made here */
  check(ours: EditionInputs): void {
    const faults = this.#shards.flatMap(({ name, share, inputs }) => {
      const others = differences(inputs, ours);
      const what = `is of another edition: it was printed ${new Intl.ListFormat("en").format(others)}`;
      return others.length > 0 ? fault(name, what, again(share, name)) : [];
    });
    if (faults.length > 0) throw new Problems(faults);
  }

  /**
   * Puts the pages of all shards into a stage.
   *
   * @throws Problems where a page was lost on the way
   */
  take(stage: string): PrintedShard[] {
    const lost: Problem[] = [];
    const whole = this.#shards.map(({ name, path, share, printed }) => {
      const pages = printed.pages.flatMap(([file, page]): PrintedShard["pages"] => {
        const state = fileState(join(pagesFolder(path), file));
        if (state?.size === page.size) return [[file, { ...page, ...state }]];
        const fix = `Print it again with --shard ${shareName(share)} --stage ${name}.`;
        lost.push(fault(name, `has lost "${file}", or a part of it`, fix));
        return [];
      });
      return { folder: pagesFolder(path), printed: { ...printed, pages } };
    });
    if (lost.length > 0) throw new Problems(lost);
    return whole.map(({ folder, printed }) => {
      if (!this.#areKept && isMoved(folder, stage)) return printed;
      const pages = printed.pages.map(([file, page]): PrintedShard["pages"][number] => [
        file,
        { ...page, ...linkOrCopy(join(folder, file), join(stage, file)) },
      ]);
      return { ...printed, pages };
    });
  }
}

/** For a merge: others have printed all pages. */
export const shardPrinters = (
  shards: Promise<Shards>,
  options: BuildOptions,
  { code, seeds }: Pick<Inspection, "code" | "seeds">,
): Printers => ({
  hasThread: false,
  print({ plan, announced, stage }) {
    const theirs = shards.then((printed) => {
      // A story may have been edited while others read it: the seeds are looked at when all have.
      printed.check(editionInputs(options, code, sourcesOf(options, seeds), announced, plan, plan.due));
      return printed.take(stage);
    });
    return { ours: [], theirs };
  },
});

/** Moves all that lies in a folder. @returns false, and nothing is moved, where the other one is on another file system */
function isMoved(from: string, to: string): boolean {
  try {
    moveInto(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) !== "EXDEV") throw error;
    return false;
  }
}

/** A folder that is not there yet goes as a whole: mostly the stories of a day. */
function moveInto(from: string, to: string): void {
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory() && existsSync(target)) moveInto(source, target);
    else renameSync(source, target);
  }
}

/** Links a file to a second path, or copies it where the file system has no hard links. @returns the state of the file there */
function linkOrCopy(from: string, to: string): ReturnType<typeof fileState> {
  mkdirSync(dirname(to), { recursive: true });
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
  return fileState(to);
}

const fault = (name: string, what: string, fix: string): Problem => problem({ file: name, field: "shard" }, what, fix);

const again = (share: Share, stage: string): string =>
  `Give all shards and the merge the same, and print it again with --shard ${shareName(share)} --stage ${stage}.`;

const isHalf = (name: string): Problem =>
  fault(name, "holds no shard that was printed to its end", "Print it again with --shard and --stage.");

/** Problems of shards that are named twice, or that are shares of another number than the first one. */
function misfits(shards: readonly Shard[]): Problem[] {
  const names = new Map<number, string>();
  return shards.flatMap(({ name, share }) => {
    const first = shards[0];
    const twin = names.get(share.shard);
    if (first && share.of !== first.share.of)
      return fault(
        name,
        `is shard ${shareName(share)}, and ${first.name} is one of ${first.share.of}`,
        "Name the shards of one edition.",
      );
    if (twin !== undefined) return fault(name, `is shard ${shareName(share)}, as ${twin} is`, "Name each shard once.");
    names.set(share.shard, name);
    return [];
  });
}

function missing(shards: readonly Shard[], of: number, output: string): Problem[] {
  const there = new Set(shards.map(({ share }) => share.shard));
  const absent = Array.from({ length: of }, (_, index) => ({ shard: index + 1, of }));
  return absent
    .filter(({ shard }) => !there.has(shard))
    .map((share) =>
      problem(
        { file: output, field: "output" },
        `cannot be made yet: shard ${shareName(share)} is missing`,
        `Print it with --shard ${shareName(share)} --stage FOLDER, and name its folder too.`,
      ),
    );
}
