import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { BuildOptions } from "../../build/options.ts";
import { prepare } from "../../build/prepare.ts";
import { WITHDRAWN } from "../../content/withdrawn.ts";
import { format, forTerminal, type Problem, problem } from "../../model/problem.ts";
import type { Place } from "../../output/fates.ts";
import { readManifest } from "../../output/manifest.ts";
import { displacedProblem, lostAddresses, readPublished } from "../../output/moved.ts";
import { tell } from "../report.ts";
import { addAlias, addId } from "../seed-keys.ts";
import { type Command, exit } from "./command.ts";

export interface Settled {
  /** What was written where. */
  readonly lines: readonly string[];
  /** What kept some or all from being written. */
  readonly problems: readonly Problem[];
}

/**
 * Writes down where former addresses lead, so that a build from nothing knows it too: into the `aliases` of the story that moved, or into
 * the list of addresses that were withdrawn. A story that moved gets its former id too, by which its subscribers know it.
 */
export async function settleMoved(options: BuildOptions): Promise<Settled> {
  const { edition, problems, held } = await prepare(options, readManifest(options.output).manifest.own.pages);
  if (!edition) return { lines: [], problems };
  const isWhole = held.length === 0;
  const { root } = options;
  const exists = (file: string) => existsSync(resolve(root, file));
  const { published, notice } = readPublished(options.output);
  const { lost, displaced } = lostAddresses(published, edition, exists, isWhole);
  const withdrawn = join(options.seeds, WITHDRAWN);
  const lines = notice === undefined ? [] : [notice];
  const failed: Problem[] = [];
  for (const { path, id, file, to } of lost) {
    switch (to.kind) {
      case "moved": {
        const written = await follow(root, to.to, path, id);
        if ("problem" in written) failed.push(written.problem);
        else lines.push(written.line);
        break;
      }
      case "unsure":
        failed.push(askAbout(path, id, to.candidates, withdrawn));
        break;
      case "gone":
        withdraw(resolve(root, withdrawn), path);
        lines.push(`${path} was withdrawn: ${withdrawn}`);
        break;
      case "unknown": {
        if (isWhole || exists(file)) break;
        const what = `"${path}" may be where a story was that is held back`;
        failed.push(problem({ file: held[0] ?? "", field: "file" }, what, "Mend it first, then try again."));
      }
    }
  }
  failed.push(...displaced.map(displacedProblem));
  return { lines, problems: failed };
}

/** Asks a person what cannot be told for certain. */
function askAbout(path: string, id: string, candidates: readonly Place[], withdrawn: string): Problem {
  const [{ file } = { file: withdrawn }] = candidates;
  const others =
    candidates.length > 1
      ? ` (or ${candidates
          .slice(1, 5)
          .map((each) => each.file)
          .join(", ")})`
      : "";
  return problem(
    { file, field: "aliases" },
    `this may be the story that was at ${path}, and it may be another one`,
    `If it is the same, write "aliases: [${path}]" and "id: ${id}" into it${others}. If not, write "- ${path}" into ${withdrawn}.`,
  );
}

/** Gives a story its former address and, where it says no other one, its former id. */
async function follow(
  root: string,
  to: Place,
  path: string,
  id: string,
): Promise<{ line: string } | { problem: Problem }> {
  if (!(await addAlias(resolve(root, to.file), path)))
    return {
      problem: problem(
        { file: to.file, field: "aliases" },
        "could not be changed",
        `Add the address by hand: ${path}.`,
      ),
    };
  const kept = to.id === id ? "kept" : await addId(resolve(root, to.file), id);
  if (kept === "refused")
    return { problem: problem({ file: to.file, field: "id" }, "could not be added", `Write it by hand: "id: ${id}".`) };
  return { line: `${path} leads to ${to.path}${kept === "added" ? `, and its id stays ${id}` : ""}: ${to.file}` };
}

/** @param file the list, absolute */
function withdraw(file: string, path: string): void {
  const before = existsSync(file) ? readFileSync(file, "utf8") : "# Addresses whose stories were withdrawn.\n";
  const line = `- ${/^[^\s"'#]*$/.test(path) ? path : JSON.stringify(path)}\n`;
  if (existsSync(file)) appendFileSync(file, `${before === "" || before.endsWith("\n") ? "" : "\n"}${line}`);
  else writeFileSync(file, before + line);
}

/** `npm run moved`: leaves something at addresses that stories had before. */
export const moved: Command = async (options) => {
  const settled = await settleMoved(options);
  for (const line of settled.lines) console.log(forTerminal(line));
  if (settled.problems.length > 0) return tell(settled.problems.map(format), exit.problems);
  console.log(settled.lines.length === 0 ? "every former address is settled" : "build again to publish this");
  return exit.done;
};
