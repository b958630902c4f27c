import { type Copy, type Edition, editionOf } from "../edition/edition.ts";
import { ingest } from "../ingest/ingest.ts";
import { place } from "../ingest/place.ts";
import type { Removal } from "../model/article.ts";
import type { Outlet } from "../model/outlet.ts";
import type { Problem } from "../model/problem.ts";
import type { Options } from "./options.ts";
import { loadOutlet } from "./outlet.ts";

/** What a command knows before it prints anything. */
export interface Plan {
  /** Absent where problems stop it. */
  readonly edition?: Edition;
  /** Problems and warnings, each with its line, by file and line. */
  readonly problems: readonly Problem[];
  /** Furniture that ingest took out of stories as received. */
  readonly removals: readonly Removal[];
  /** Files of the stories that `--hold` keeps out of the edition. */
  readonly held: readonly string[];
}

export type Choices = Pick<Options, "seeds" | "data" | "url" | "pathPrefix" | "now" | "hold">;

/** Reads `_data` and the seeds and makes the edition. Throws only where the fault is ours. */
export async function plan(choices: Choices): Promise<Plan> {
  const loaded = await loadOutlet(choices.data);
  if ("problems" in loaded) return { problems: await sorted(loaded.problems), removals: [], held: [] };
  const { outlet } = loaded;
  const { stories, pages, problems, removals } = await ingest({
    folder: choices.seeds,
    zone: outlet.site.timeZone,
    language: outlet.site.language,
  });
  const faulty = filesOf(problems);
  if (choices.hold) {
    const { edition, held } = withoutFaulty({ stories, pages }, outlet, choices);
    return {
      edition,
      problems: await sorted([...problems, ...held.problems, ...edition.problems]),
      removals,
      held: [...new Set([...faulty, ...held.files])].sort(),
    };
  }
  const edition = editionOf({ stories, pages }, outlet, choices);
  const all = await sorted([...problems, ...edition.problems]);
  return {
    ...(all.some(({ severity }) => severity === "problem") ? {} : { edition }),
    problems: all,
    removals,
    held: [],
  };
}

/** Takes out the stories with problems, and again those that have one because of that, until an edition has none. */
function withoutFaulty(
  copy: Copy,
  outlet: Outlet,
  choices: Choices,
): { edition: Edition; held: { files: string[]; problems: Problem[] } } {
  const held: { files: string[]; problems: Problem[] } = { files: [], problems: [] };
  for (let rest = copy; ; ) {
    const edition = editionOf(rest, outlet, choices);
    const faulty = filesOf(edition.problems);
    const next = {
      stories: rest.stories.filter(({ file }) => !faulty.has(file)),
      pages: rest.pages.filter(({ file }) => !faulty.has(file)),
    };
    if (next.stories.length + next.pages.length === rest.stories.length + rest.pages.length) return { edition, held };
    held.files.push(...faulty);
    held.problems.push(...edition.problems.filter(({ severity }) => severity === "problem"));
    rest = next;
  }
}

const filesOf = (problems: readonly Problem[]): Set<string> =>
  new Set(problems.filter(({ severity }) => severity === "problem").map(({ file }) => file));

async function sorted(problems: readonly Problem[]): Promise<Problem[]> {
  const placed = await place(problems);
  return placed.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || (a.line ?? 1) - (b.line ?? 1));
}
