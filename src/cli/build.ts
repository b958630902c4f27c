import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileOf } from "../edition/address.ts";
import { print } from "../eleventy/print.ts";
import type { Asset } from "../model/page.ts";
import { type Problem, problem } from "../model/problem.ts";
import { shortHash } from "../model/text.ts";
import { commit, stageOf } from "../press/commit.ts";
import { develop } from "../press/develop.ts";
import type { Options } from "./options.ts";
import { type Choices, type Plan, plan, sorted } from "./plan.ts";

const ICONS = "src/assets/icons";

export type Orders = Choices & Pick<Options, "output">;

/** What a build did. */
export interface Result extends Plan {
  readonly pages: number;
  readonly removed: number;
}

type Told = (done: number, of: number) => void;

/**
 * Makes the edition in a stage and puts it into the output folder. With problems nothing is written.
 *
 * @param printed is told how many pages are done
 */
export async function build(orders: Orders, printed?: Told): Promise<Result> {
  const unwritable = faultOfOutput(orders.output);
  if (unwritable) return { problems: [unwritable], removals: [], held: [], pages: 0, removed: 0 };
  return staged(stageOf(orders.output), orders, printed, (stage, files) => commit(stage, orders.output, files));
}

/** All that a build checks and prints, in a folder that is thrown away; and what a validator would say. What has lapsed is a problem here. */
export async function check(orders: Choices): Promise<Result> {
  const result = await staged(mkdtempSync(join(tmpdir(), "broadsheet-")), orders, undefined, () => 0);
  const problems = [...result.problems, ...(result.edition?.advice() ?? [])].map(
    (each): Problem => (each.severity === "lapse" ? { ...each, severity: "problem" } : each),
  );
  return { ...result, problems: await sorted(problems) };
}

/**
 * Prints an edition into a stage that is empty before and gone afterwards.
 *
 * @param publish is given the stage and every file in it, and returns how many files of the last edition it removed
 */
async function staged(
  stage: string,
  orders: Choices,
  printed: Told | undefined,
  publish: (stage: string, files: readonly string[]) => number,
): Promise<Result> {
  rmSync(stage, { recursive: true, force: true });
  mkdirSync(stage, { recursive: true });
  try {
    const planned = await plan(orders);
    const { edition } = planned;
    if (!edition) return { ...planned, pages: 0, removed: 0 };
    const { assets, problems } = await develop([...edition.assets, ...icons(edition.globals.site.colors.light)]);
    if (problems.length > 0)
      return { ...planned, problems: [...planned.problems, ...problems], edition: undefined, pages: 0, removed: 0 };
    const total = edition.pages.length;
    await print(edition, stage, (done) => printed?.(done, total));
    for (const { file, from } of assets) cpSync(from, join(stage, file), { dereference: true });
    const files = [...edition.pages.map(({ path }) => fileOf(path)), ...assets.map(({ file }) => file)];
    return { ...planned, pages: total, removed: publish(stage, files) };
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/** The paper's sign, of which every icon is made that the outlet did not draw itself. */
const SIGN = "favicon.svg";
const SIGNS = {
  "favicon.ico": [48, 48],
  "apple-touch-icon.png": [180, 180],
  // The most that RSS allows for a channel's image.
  "icon-144.png": [144, 144],
  "icon-192.png": [192, 192],
  "icon-512.png": [512, 512],
  "card.png": [1200, 630],
} as const;

/** Browsers ask for an icon at this address where a file names none, as feeds do; so do feed readers. All others are assets. */
const placeOf = (icon: string): string => (icon === "favicon.ico" ? icon : `assets/${icon}`);

/** The outlet's icons. @param ground the colour behind the sign, as CSS writes it */
export function icons(ground: string): Asset[] {
  const drawn = readdirSync(ICONS);
  const from = join(ICONS, SIGN);
  const hash = shortHash(readFileSync(from));
  const made = Object.entries(SIGNS).filter(([name]) => !drawn.includes(name));
  return [
    ...drawn.map((name) => ({ file: placeOf(name), from: join(ICONS, name) })),
    ...made.map(([name, [width, height]]): Asset => {
      return { file: placeOf(name), from, made: { kind: "sign", width, height, ground, hash } };
    }),
  ];
}

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
