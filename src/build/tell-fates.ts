import { posix } from "node:path";
import { NO_SEED } from "../content/lost-seeds.ts";
import type { Problem } from "../model/problem.ts";
import type { Fate, LostAddress, Place, Published } from "../output/fates.ts";
import { lostAddresses } from "../output/moved.ts";
import type { Edition } from "../site/edition.ts";
import { meant, NO_PAGE, NO_STORY, renamedTo, WITHOUT_IT, withdrawn } from "../site/lost-links.ts";
import { isNameAt, isNameOfFile, type Names } from "../site/names.ts";

/**
 * Says of each name and link that leads to no story what became of the one that the last edition had there: its new name, or that it was
 * withdrawn.
 *
 * @param last reads the stories of the last edition; called only where there is such a name
 * @param exists whether there is a seed
 * @param isWhole whether the edition has all stories
 */
export function tellFates(
  problems: readonly Problem[],
  edition: Edition,
  names: Names,
  last: () => readonly Published[],
  exists: (file: string) => boolean,
  isWhole: boolean,
): readonly Problem[] {
  if (!problems.some(({ lost }) => lost !== undefined)) return problems;
  const { lost: gone } = lostAddresses(last(), edition, exists, isWhole);
  return problems.map(({ lost, ...found }) => {
    const [was, ...others] = lost === undefined ? [] : gone.filter((each) => isMeant(lost, each));
    if (lost === undefined || !was || others.length > 0) return found;
    return { ...found, ...told(found, was.to, (place) => newName(lost, found, place, names)) };
  });
}

/** What is said of a name or link that leads to no story. */
const SAID = new RegExp(`(?:${NO_STORY}|${NO_PAGE}|${NO_SEED})$`);

const isMeant = (lost: string, { path, id, file }: LostAddress): boolean =>
  lost.startsWith("/") ? lost === path : lost === id || isNameOfFile(lost, file) || isNameAt(lost, path);

/** What a fate says of a name or link, instead of what was said. */
function told(
  { field, severity, what, fix }: Problem,
  to: Fate,
  nameOf: (place: Place) => string,
): Pick<Problem, "what" | "fix"> {
  const after = severity === "warning" ? ` ${WITHOUT_IT}` : "";
  const instead = (said: Pick<Problem, "what" | "fix">) => ({
    what: what.replace(SAID, said.what),
    fix: said.fix + after,
  });
  switch (to.kind) {
    case "moved":
      return instead(renamedTo(nameOf(to.to)));
    case "gone":
      return instead(withdrawn(field === "body" ? "link" : "name"));
    case "unsure":
      return { what, fix: meant(to.candidates.map(nameOf)) + after };
    case "unknown":
      return { what, fix };
  }
}

/** Where a story is now, as its former name was written: an address, a file relative to the one that links to it, or a name. */
function newName(lost: string, { field, file }: Problem, to: Place, names: Names): string {
  if (lost.startsWith("/")) return to.path;
  if (field === "body") return posix.relative(posix.dirname(file), to.file);
  const [article] = names.find(to.id);
  return article ? names.nameLike(lost, article) : to.id;
}
