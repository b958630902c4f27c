import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BuildOptions } from "../../build/build.ts";
import { prepare } from "../../build/prepare.ts";
import { WITHDRAWN } from "../../content/withdrawn.ts";
import { type Problem, problem } from "../../model/problem.ts";
import type { LostAddress, Place } from "../../output/fates.ts";
import { type Displaced, lostAddresses, readPublished } from "../../output/moved.ts";
import { addAlias, addId } from "../seed-keys.ts";

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
  const { edition, problems, held } = await prepare(options);
  if (!edition) return { lines: [], problems };
  const isWhole = held.length === 0;
  const { former: moved, displaced } = lostAddresses(readPublished(options.output), edition, existsSync, isWhole);
  const withdrawn = join(options.seeds, WITHDRAWN);
  const lines: string[] = [];
  const failed: Problem[] = [];
  for (const { path, id, file, to } of moved) {
    switch (to.kind) {
      case "moved": {
        const written = await follow(to.to, path, id);
        if ("problem" in written) failed.push(written.problem);
        else lines.push(written.line);
        break;
      }
      case "unsure":
        failed.push(askAbout(path, id, to.candidates, withdrawn));
        break;
      case "gone":
        withdraw(withdrawn, path);
        lines.push(`${path} was withdrawn: ${withdrawn}`);
        break;
      case "unknown": {
        if (isWhole || existsSync(file)) break;
        const what = `"${path}" may be where a story was that is held back`;
        failed.push(problem({ file: held[0] ?? "", field: "file" }, what, "Mend it first, then try again."));
      }
    }
  }
  failed.push(...displaced.map(problemOf));
  return { lines, problems: failed };
}

/** What a build says of addresses that lead to nothing now, and what comes of it. */
export function movedNotices(moved: readonly LostAddress[]): string[] {
  const told = moved.filter(({ to }) => to.kind !== "unknown");
  if (told.length === 0) return [];
  const more = told.length > 5 ? [`and ${told.length - 5} more`] : [];
  const isNew = told.some(({ id, to }) => to.kind === "moved" && to.to.id !== id);
  const subscribers = isNew
    ? " Do it before you publish: otherwise your subscribers get every moved story a second time, as a new one."
    : "";
  return [
    `${[...told.slice(0, 5).map(tellOf), ...more].join(", ")}. "npm run moved" leaves a redirect, or a page that says that the story is gone.${subscribers}`,
  ];
}

function tellOf({ path, to }: LostAddress): string {
  switch (to.kind) {
    case "moved":
      return `${path} moved to ${to.to.path}`;
    case "unsure":
      return `${path} is gone, or moved to ${to.candidates.map((place) => place.path).join(" or ")}`;
    default:
      return `${path} is gone`;
  }
}

/** What a build says of a story that has the address and the id of one that moved. */
export const tellOfDisplaced = ({ was, to, by }: Displaced): string =>
  `${was.path} has another story now, and the one that was there moved to ${to.path}. Your subscribers would take one for the other: ${separate(was.id, to, by)}`;

const problemOf = ({ was, to, by }: Displaced): Problem =>
  problem(
    { file: by.file, field: "id" },
    `"${was.id}" is the id of the story that was at ${was.path} and is at ${to.path} now`,
    separate(was.id, to, by).replace(/^w/, "W"),
  );

const separate = (id: string, to: Place, by: Place): string =>
  `write "id: ${id}" into ${to.file}, and another id into ${by.file}.`;

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
async function follow(to: Place, path: string, id: string): Promise<{ line: string } | { problem: Problem }> {
  if (!(await addAlias(to.file, path)))
    return {
      problem: problem(
        { file: to.file, field: "aliases" },
        "could not be changed",
        `Add the address by hand: ${path}.`,
      ),
    };
  const kept = to.id === id ? "kept" : await addId(to.file, id);
  if (kept === "refused")
    return { problem: problem({ file: to.file, field: "id" }, "could not be added", `Write it by hand: "id: ${id}".`) };
  return { line: `${path} leads to ${to.path}${kept === "added" ? `, and its id stays ${id}` : ""}: ${to.file}` };
}

function withdraw(file: string, path: string): void {
  const before = existsSync(file) ? readFileSync(file, "utf8") : "# Addresses whose stories were withdrawn.\n";
  const line = `- ${/^[^\s"'#]*$/.test(path) ? path : JSON.stringify(path)}\n`;
  if (existsSync(file)) appendFileSync(file, `${before === "" || before.endsWith("\n") ? "" : "\n"}${line}`);
  else writeFileSync(file, before + line);
}
