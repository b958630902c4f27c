import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { Edition } from "../edition/edition.ts";
import { print } from "../eleventy/print.ts";
import type { Asset } from "../model/page.ts";
import { type Problem, problem } from "../model/problem.ts";
import { commit, stageOf } from "../press/commit.ts";
import type { Options } from "./options.ts";
import { type Choices, type Plan, plan } from "./plan.ts";

const ICONS = "src/assets/icons";

export type Orders = Choices & Pick<Options, "output" | "jobs">;

/** What a build did. */
export interface Result extends Plan {
  readonly pages: number;
  readonly removed: number;
}

/**
 * Makes the edition in a stage and puts it into the output folder. With problems nothing is written.
 *
 * @param printed is told how many pages are done
 */
export async function build(choices: Orders, printed?: (done: number, of: number) => void): Promise<Result> {
  const planned = await plan(choices);
  const unwritable = faultOfOutput(choices.output);
  if (!planned.edition || unwritable) {
    return {
      ...planned,
      problems: unwritable ? [...planned.problems, unwritable] : planned.problems,
      pages: 0,
      removed: 0,
    };
  }
  const stage = stageOf(choices.output);
  rmSync(stage, { recursive: true, force: true });
  try {
    const files = await stageEdition(planned.edition, stage, choices.jobs, printed);
    return { ...planned, pages: planned.edition.pages.length, removed: commit(stage, choices.output, files) };
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/** All that a build checks and prints, in a folder that is thrown away. */
export async function check(choices: Omit<Orders, "output">): Promise<Result> {
  const planned = await plan(choices);
  if (!planned.edition) return { ...planned, pages: 0, removed: 0 };
  const stage = mkdtempSync(join(tmpdir(), "broadsheet-"));
  try {
    await stageEdition(planned.edition, stage, choices.jobs);
    return { ...planned, pages: planned.edition.pages.length, removed: 0 };
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/** @returns every file of the edition, below the stage */
async function stageEdition(
  edition: Edition,
  stage: string,
  jobs: number,
  printed?: (done: number, of: number) => void,
): Promise<string[]> {
  mkdirSync(stage, { recursive: true });
  await print(edition, stage, jobs, (done) => printed?.(done, edition.pages.length));
  const assets = [...edition.assets, ...icons()];
  for (const { file, from } of assets) cpSync(from, join(stage, file), { dereference: true });
  return [...edition.pages, ...assets].map(({ file }) => file);
}

/** The outlet's icons, at `/assets/`. */
export const icons = (): Asset[] =>
  readdirSync(ICONS).map((name) => ({ file: `assets/${name}`, from: join(ICONS, name) }));

function faultOfOutput(output: string): Problem | undefined {
  const say = (what: string) =>
    problem({ file: output, field: "output" }, what, "Name a folder that you may write to with --output.");
  const path = resolve(output);
  if (existsSync(path) && !statSync(path).isDirectory()) return say("is a file");
  let nearest = path;
  while (!existsSync(nearest)) nearest = dirname(nearest);
  try {
    // The stage lies beside the output folder.
    for (const folder of [nearest, nearest === path ? dirname(path) : nearest]) accessSync(folder, constants.W_OK);
    return undefined;
  } catch {
    return say("cannot be written to");
  }
}
