import { posix } from "node:path";
import type { CheckedStory } from "../model/article.ts";
import { misspellingOf, type Problem } from "../model/problem.ts";
import { formerSlugs, slugOfFile } from "../model/slug.ts";
import type { SeedFile } from "./files.ts";

/**
 * Says of each link to a seed that is not there which one is probably meant: a file of that name in another folder, a story that was renamed,
 * or a file whose name is nearly the same. It is known when all seeds are read.
 *
 * @param seeds all stories, standing pages and public files
 */
export function findLostSeeds(
  problems: readonly Problem[],
  stories: readonly CheckedStory[],
  seeds: () => readonly SeedFile[],
): readonly Problem[] {
  if (!problems.some(({ seed }) => seed !== undefined)) return problems;
  const all = seeds();
  const paths = all.map(({ path }) => path);
  const slugs = [...new Set(paths.map(slugOfFile))];
  let compared = 0;
  return problems.map(({ seed, ...found }) => {
    const from = all.find(({ file }) => file === found.file);
    if (seed === undefined || !from) return found;
    const quoted = (to: string) => `"${posix.relative(posix.dirname(from.path), to)}"`;
    const [base, slug] = [posix.basename(seed), slugOfFile(seed)];
    const moved = paths.filter((path) => posix.basename(path) === base);
    const renamed =
      moved.length > 0
        ? []
        : stories.filter(({ path, id, slug: own, aliases }) =>
            formerSlugs(slugOfFile(path), id, [own, ...aliases]).includes(slug),
          );
    if (renamed[0] && renamed.length === 1) {
      const { path } = renamed[0];
      const what = found.what.replace("is not a seed", `was renamed to "${posix.basename(path)}"`);
      return { ...found, what, fix: `Write ${quoted(path)}.` };
    }
    const near = slugs.includes(slug) || slug.length < 3 || ++compared > MOST ? slug : misspellingOf(slug, slugs);
    const meant = moved.length > 0 ? moved : paths.filter((path) => slugOfFile(path) === near);
    const lost = { ...found, lost: seed };
    return meant.length > 0 ? { ...lost, fix: `Did you mean ${meant.slice(0, 3).map(quoted).join(" or ")}?` } : lost;
  });
}

/** So many names are compared with all others letter by letter. */
const MOST = 100;
