import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { publishedByGit } from "../../build/history/history.ts";
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

export interface Recorded {
  /** What was written, a line for each address. */
  readonly lines: readonly string[];
  /** What cannot be known. */
  readonly notice?: string | undefined;
  /** Why some addresses could not be written. */
  readonly problems: readonly Problem[];
}

/**
 * Records where former addresses lead, so that a build without a previous edition knows it too: in the `aliases` of the story that moved,
 * or in the list of withdrawn addresses. A story that moved also gets its former id, by which its subscribers' feed readers know it.
 */
export async function recordMoved(options: BuildOptions): Promise<Recorded> {
  const { edition, problems, held } = await prepare(options, readManifest(options.output).manifest.own.pages);
  if (!edition) return { lines: [], problems };
  const isWhole = held.length === 0;
  const { root } = options;
  const exists = (file: string) => existsSync(resolve(root, file));
  const recorded = readPublished(options.output);
  const { published = [], notice } = recorded.published ? recorded : await publishedByGit(options, edition);
  const { lost, displaced } = lostAddresses(published, edition, exists, isWhole);
  const withdrawn = join(options.seeds, WITHDRAWN);
  const lines: string[] = [];
  const failed: Problem[] = [];
  for (const { path, id, file, to } of lost) {
    switch (to.kind) {
      case "moved": {
        const written = await recordMove(root, to.to, path, id);
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
        const what = `"${path}" may be the former address of a story that is held back`;
        failed.push(problem({ file: held[0] ?? "", field: "file" }, what, "Correct that story first, then try again."));
      }
    }
  }
  failed.push(...displaced.map(displacedProblem));
  return { lines, notice, problems: failed };
}

/** Asks the editor to decide where an address leads if that is not certain. */
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
    `this may be the story that was at ${path}, or another one`,
    `If it is the same, write "aliases: [${path}]" and "id: ${id}" into it${others}. If not, write "- ${path}" into ${withdrawn}.`,
  );
}

/** Gives a story its former address and, if it has no id of its own, its former id. */
async function recordMove(
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

/** Adds an address to the list of withdrawn ones. @param file the list, absolute */
function withdraw(file: string, path: string): void {
  const before = existsSync(file) ? readFileSync(file, "utf8") : "# Addresses whose stories were withdrawn.\n";
  const line = `- ${/^[^\s"'#]*$/.test(path) ? path : JSON.stringify(path)}\n`;
  if (existsSync(file)) appendFileSync(file, `${before === "" || before.endsWith("\n") ? "" : "\n"}${line}`);
  else writeFileSync(file, before + line);
}

/** `npm run moved`: redirects the former addresses of stories, or records them as withdrawn. */
export const moved: Command = async (options) => {
  const recorded = await recordMoved(options);
  if (recorded.notice !== undefined) tell([recorded.notice], exit.done);
  for (const line of recorded.lines) console.log(forTerminal(line));
  if (recorded.problems.length > 0) return tell(recorded.problems.map(format), exit.problems);
  console.log(
    recorded.lines.length === 0
      ? `there is nothing to do: every former address${recorded.notice === undefined ? "" : " that is known"} leads to a page`
      : "build again to publish these changes",
  );
  return exit.done;
};
