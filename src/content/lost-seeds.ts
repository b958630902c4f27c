import { posix } from "node:path";
import type { CheckedStory } from "../model/article.ts";
import { fileKinds } from "../model/file-kinds.ts";
import { groupBy } from "../model/group-by.ts";
import { misspellingOf, type Problem } from "../model/problem.ts";
import { asciiSlugsOf, byFormerSlug, slugOfFile } from "../model/slug.ts";
import type { SeedFile } from "./files.ts";

/**
 * Says of each link to a seed that is not there which one is probably meant: a file of that name in another folder, a story that was renamed,
 * or a file whose name is nearly the same: but for capitals, its ending, or ä written as ae. It is known when all seeds are read.
 *
 * @param files all files of the seeds folder
 * @param isLinkable whether a path is that of a story, a standing page or a public file
 */
export function findLostSeeds(
  problems: readonly Problem[],
  stories: readonly CheckedStory[],
  files: readonly SeedFile[],
  isLinkable: (path: string) => boolean,
): readonly Problem[] {
  if (!problems.some(({ seed }) => seed !== undefined)) return problems;
  const all = files.map(({ path }) => path);
  const texts = namesIn(all.filter(isLinkable));
  const documents = namesIn(all.filter(isDocument));
  const pathOf = new Map(files.map(({ file, path }) => [file, path]));
  const renamed = byFormerSlug(stories, ({ path, id, slug, aliases }) => ({
    slug: slugOfFile(path),
    id,
    others: [slug, ...aliases],
  }));
  let compared = 0;
  return problems.map(({ seed, ...found }) => {
    const from = pathOf.get(found.file);
    if (seed === undefined || from === undefined) return found;
    const { byName, bySlug, slugs, written } = isDocument(seed) ? documents : texts;
    const quoted = (to: string) => `"${posix.relative(posix.dirname(from), to)}"`;
    const slug = slugOfFile(seed);
    const moved = byName.get(posix.basename(seed));
    const story = moved ? undefined : renamed(slug);
    if (story) {
      const what = found.what.replace(NO_SEED, `was renamed to "${posix.basename(story.path)}"`);
      return { ...found, what, fix: `Write ${quoted(story.path)}.` };
    }
    const alike = asciiSlugsOf(slug).flatMap((key) => written.get(key) ?? [])[0];
    const near = alike ?? (slug.length < 3 || ++compared > MOST ? slug : misspellingOf(slug, slugs));
    const meant = moved ?? bySlug.get(near ?? "") ?? [];
    const lost = isDocument(seed) ? found : { ...found, lost: seed };
    return meant.length > 0 ? { ...lost, fix: `Did you mean ${meant.slice(0, 3).map(quoted).join(" or ")}?` } : lost;
  });
}

/** What is said of a link to a file that is none of the seeds. */
export const NO_SEED = "is no story or page";

/** Whether a path is that of a file that is published as it is. One that ends in `.txt` may be a story as received. */
function isDocument(path: string): boolean {
  const ending = posix.extname(path).toLowerCase();
  return ending !== ".txt" && fileKinds.has(ending);
}

/** Paths by the names of their files and by their slugs, and the slugs by how they are written in ASCII. */
function namesIn(paths: readonly string[]) {
  const bySlug = groupBy(paths, slugOfFile);
  const slugs = [...bySlug.keys()];
  const written = new Map(slugs.flatMap((slug) => asciiSlugsOf(slug).map((key) => [key, slug] as const)));
  return { byName: groupBy(paths, posix.basename), bySlug, slugs, written };
}

/** So many names are compared with all others letter by letter. */
const MOST = 100;
