import { mkdirSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { setImmediate } from "node:timers/promises";
import Eleventy from "@11ty/eleventy";
import { causesOf } from "../model/error-text.ts";
import { type Problem, Problems } from "../model/problem.ts";
import type { Route, ViewAddress } from "../site/route.ts";
import { LayoutsFailed } from "./batch.ts";
import { formerNames } from "./former-names.ts";
import { outletProblem } from "./outlet-error.ts";
import { provide, type Run, type Watched } from "./run.ts";

/** The configuration, compiled where this is (`src/cli/broadsheet.mjs`). */
const CONFIGURATION = import.meta.filename.endsWith(".ts") ? undefined : join(import.meta.dirname, "eleventy.js");

/** How often progress is told and messages of other processes are heard, in pages. */
const TELL = 500;

/** Who takes the pages. */
export interface PageReceiver {
  /** Takes each page, and throws where it must not be published. Where it promises something, the next page waits for that. */
  page(route: Route, view: ViewAddress, text: string): Promise<void> | undefined;
  /** Is told now and then how many pages are done. */
  told?(done: number): void;
}

/** What a run of Eleventy made beside the routes that were due. */
export interface Printed extends Watched {
  /** Files that Eleventy wrote or copied, each with what it was made from. */
  readonly own: readonly { readonly file: string; readonly from: string }[];
  /** Files of pages that have no title and whose layout shows one. */
  readonly untitled: readonly string[];
}

/** Ends the run of a process that only helps, before Eleventy renders anything. */
class BatchIsPrinted extends Error {}

/**
 * Prints with Eleventy whatever is due of an edition, and the outlet's own pages.
 *
 * @param own the folder for what Eleventy writes itself; it is created where it is missing
 * @throws Problems where the outlet's code, layouts or pages failed; what `run.due`, `view()` and the receiver throw goes through
 */
export async function print(
  job: Pick<Run, "root" | "placed" | "output" | "isHelper" | "due">,
  own: string,
  { page, told }: PageReceiver,
): Promise<Printed> {
  let done = 0;
  // Eleventy and Nunjucks wrap what they are thrown: a full disk and a damaged store are told by more than a message.
  let ours: { error: unknown } | undefined;
  const remembering = (error: unknown): never => {
    ours ??= { error };
    throw error;
  };
  const known = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      return remembering(error);
    }
  };
  let found: Watched = { roots: [], readers: [] };
  const untitled = new Set<string>();
  const run: Run = {
    ...job,
    due: (announced) => job.due(announced).catch(remembering),
    make: (route) => known(() => route.view()),
    deliver(route, view, text) {
      const taken = known(() => page(route, view, text))?.catch(remembering);
      if (++done % TELL > 0) return taken;
      told?.(done);
      return taken ?? setImmediate();
    },
    untitled: (inputPath) => void untitled.add(relative(job.root, resolve(job.root, inputPath))),
    done(watched) {
      found = watched;
      if (job.isHelper) remembering(new BatchIsPrinted());
    },
  };
  mkdirSync(own, { recursive: true });
  const { root } = job;
  const build = () => {
    const eleventy = new Eleventy("src/pages", relative(root, own), {
      configPath: CONFIGURATION === undefined ? ".eleventy.ts" : relative(root, CONFIGURATION),
      quietMode: true,
      pathPrefix: job.placed.base.href("/"),
      config: (config) => provide(config, run),
    });
    eleventy.disableLogger();
    return eleventy.write();
  };
  const [copied, rendered] = await inFolder(root, build).catch((error): Awaited<ReturnType<Eleventy["write"]>> => {
    if (ours?.error instanceof BatchIsPrinted) return [[], []];
    if (ours) throw ours.error;
    const former = formerNames(root, error);
    throw new Problems(former.length > 0 ? former : outletProblems(error, root), { cause: error });
  });
  told?.(done);
  const made = [
    ...rendered.map(({ outputPath, inputPath }) => [outputPath, inputPath] as const),
    ...copied.flatMap(({ map }) => Object.entries(map).map(([from, to]) => [to, from] as const)),
  ];
  const files = made.map(([to, from]) => ({
    file: relative(own, resolve(root, to)),
    from: relative(root, resolve(root, from)),
  }));
  return { ...found, own: files, untitled: [...untitled] };
}

/** What is wrong with the configuration or with layouts, each place once: one that many layouts extend or include fails in all of them. */
function outletProblems(error: unknown, root: string): readonly Problem[] {
  const told = causesOf(error).find((each) => each instanceof Problems);
  if (told) return told.problems;
  const several = causesOf(error).find((each) => each instanceof LayoutsFailed);
  const all = (several?.errors ?? [error]).map((each) => outletProblem(each, root));
  return [
    ...new Map(all.reverse().map((each) => [`${each.file} ${each.line} ${each.field}`, each])).values(),
  ].reverse();
}

/** Eleventy and its plugins take the working directory for the project, and have no option for it. */
async function inFolder<T>(root: string, work: () => Promise<T>): Promise<T> {
  const before = process.cwd();
  process.chdir(root);
  try {
    return await work();
  } finally {
    process.chdir(before);
  }
}
