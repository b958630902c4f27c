import { existsSync } from "node:fs";
import { type Problem, Problems, problem } from "../../model/problem.ts";
import { readBuilt } from "../built.ts";
import { lock, lockedProblem } from "../lock.ts";
import { readMove } from "../manifest.ts";
import { readPublished } from "../moved.ts";
import type { OutputFolder } from "../output-folder.ts";
import { siteFiles, withNames } from "./local.ts";
import { decodeManifest, encodeManifest, type TargetManifest } from "./manifest.ts";
import { afterStop, type DeployPlan, planDeploy, type Step, withDone } from "./plan.ts";
import { keepsNothing } from "./refusals.ts";
import type { Session, Target } from "./target.ts";

/** What is deployed, where, and by whom. */
export interface Order {
  readonly output: OutputFolder;
  readonly target: Target;
  /** The site's absolute address: `https://example.org/news/`. */
  readonly home: string;
  /** `ann@desk` */
  readonly who: string;
  /** The time, in milliseconds. */
  readonly at: number;
  /** Whether to say what would be done, and do nothing. */
  readonly isDry?: boolean;
  /** Whether to replace a newer edition too. */
  readonly force?: boolean;
}

export interface Deployed {
  readonly steps: readonly Step[];
  /** Files of the edition. */
  readonly count: number;
  /** Of the files that were sent. */
  readonly bytes: number;
  /** Files at the target that `deploy` did not put there, and that are not in the edition. */
  readonly strays: readonly string[];
  /** Files for servers that changed. */
  readonly servers: readonly string[];
}

/**
 * Makes a target have the edition that lies in the output folder.
 *
 * @throws Problems where it cannot, or must not
 */
export async function deploy(order: Order): Promise<Deployed> {
  const { output, target, isDry, who, at } = order;
  const locked = lock(output);
  if ("holder" in locked) throw new Problems([lockedProblem(output, "output", locked)]);
  try {
    const edition = editionIn(output);
    const { files, problems } = siteFiles(output);
    if (problems.length > 0) throw new Problems(problems);
    const session = await target.open(isDry ? undefined : `${who} since ${utc(at)}`);
    try {
      const { have, strays, remove } = await whatIsThere(session, order, files);
      if (!order.force && have.edition > edition) throw new Problems([olderThan(target.name, edition, have)]);
      const named = target.isSwitched ? files : withNames(output, files, order.home, have.files);
      const want = { ...NOTHING, edition, by: who, at, files: named, stories: publicStories(output) };
      const plan = planDeploy(have, want);
      const steps = target.isSwitched ? asTwo(plan.steps) : plan.steps;
      if (!isDry && remove.length > 0) await session.remove(remove);
      const servers = isDry ? [] : await carryOut(session, target, { ...plan, steps }, want);
      const sent = steps.flatMap((step) => (step.kind === "put" ? step.files : []));
      const bytes = sent.reduce((sum, file) => sum + (files.get(file)?.size ?? 0), 0);
      return { steps, count: files.size, bytes, strays, servers };
    } finally {
      await session.close();
    }
  } finally {
    locked.unlock();
  }
}

/** The addresses of stories that readers can see, or could see before. */
const publicStories = (output: OutputFolder): string[] =>
  (readPublished(output).published ?? []).flatMap(({ path, isSecret }) => (isSecret ? [] : path));

/** Puts the edition before in the place of the one that a target has. @returns the files for servers that changed */
export async function undo({ target, who, at }: Pick<Order, "target" | "who" | "at">): Promise<readonly string[]> {
  const session = await target.open(`${who} since ${utc(at)}`);
  try {
    if (!session.undo) throw new Problems([keepsNothing(target.name)]);
    return await session.undo();
  } finally {
    await session.close();
  }
}

/** At least so many files are sent between two notes of what is done. */
const SOME = 500;

/**
 * Does the steps of a plan. Where readers see each file at once, it is noted from time to time how far that has come: a deploy that was
 * stopped need not begin again.
 */
async function carryOut(
  session: Session,
  { isSwitched }: Target,
  { steps, after, meanwhile }: DeployPlan,
  want: TargetManifest,
): Promise<readonly string[]> {
  const count = steps.reduce((sum, { files }) => sum + files.length, 0);
  const most = isSwitched ? count : Math.max(SOME, Math.ceil(count / 20));
  let now: TargetManifest = { ...want, ...meanwhile, isDone: false };
  if (count > 0) await session.begin(encodeManifest(now));
  for (const { kind, files } of steps)
    for (let at = 0; at < files.length; at += most) {
      const some = files.slice(at, at + most);
      await session[kind](some);
      now = { ...now, ...withDone(now, { kind, files: some }, want) };
      if (!isSwitched && some.length === most) await session.begin(encodeManifest(now));
    }
  return session.finish(encodeManifest({ ...want, ...after }));
}

/** Where nobody sees what is done in between: what is in the way goes first. */
function asTwo(steps: DeployPlan["steps"]): Step[] {
  const filesOf = (kind: Step["kind"]) => steps.flatMap((step) => (step.kind === kind ? step.files : []));
  const two: Step[] = [
    { kind: "remove", files: filesOf("remove") },
    { kind: "put", files: filesOf("put") },
  ];
  return two.filter(({ files }) => files.length > 0);
}

const NOTHING: TargetManifest = {
  edition: 0,
  by: "",
  at: 0,
  isDone: true,
  files: new Map(),
  left: new Set(),
  groups: [],
  stories: [],
};

interface There {
  readonly have: TargetManifest;
  /** What a stopped deploy left half done. */
  readonly remove: readonly string[];
  /** Files that `deploy` did not put there, and that are not in the edition. */
  readonly strays: readonly string[];
}

/** What a target has: as its manifest says, unless a deploy was stopped, or somebody else filled it. */
async function whatIsThere(session: Session, { target }: Order, files: TargetManifest["files"]): Promise<There> {
  const noted = session.manifest && decodeManifest(session.manifest);
  if (session.manifest && !noted)
    throw new Problems([
      problem(
        { file: target.name, field: "target" },
        "has a record that this version of Broadsheet cannot read",
        "Deploy with the version that wrote it, or empty the target and its --state folder.",
      ),
    ]);
  if (noted?.isDone || target.isSwitched) return { have: noted ?? NOTHING, remove: [], strays: [] };
  const there = await session.list();
  if (noted) {
    const { have, remove } = afterStop(noted, new Set(there));
    return { have: { ...noted, ...have }, remove, strays: [] };
  }
  const known = there.filter((file) => files.has(file));
  const unknown = new Map(known.map((file) => [file, { hash: "", size: 0, names: [] }]));
  return { have: { ...NOTHING, files: unknown }, remove: [], strays: there.filter((file) => !files.has(file)) };
}

/** @throws Problems where the output folder has no edition, or two halves */
function editionIn(output: OutputFolder): number {
  const place = { file: output.name, field: "output" };
  if (readMove(output))
    throw new Problems([
      problem(
        place,
        "is partly of the last edition and partly of the next one",
        "Build again, then deploy: npm run build.",
      ),
    ]);
  const built = existsSync(output.path) ? readBuilt(output) : undefined;
  if (!built) throw new Problems([problem(place, "contains no edition", "Build it first: npm run build.")]);
  return built.now;
}

const olderThan = (name: string, edition: number, have: TargetManifest): Problem =>
  problem(
    { file: name, field: "target" },
    `has the edition of ${utc(have.edition)}, which ${have.by} deployed on ${utc(have.at)}; yours is of ${utc(edition)}`,
    "Take the newest stories, build and deploy again; --force replaces the newer edition.",
  );

const utc = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;
