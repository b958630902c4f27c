import { posix } from "node:path";
import type { CheckedStory } from "../model/article.ts";
import { fileKinds } from "../model/file-kinds.ts";
import { misspellingOf, type Problem } from "../model/problem.ts";
import { asciiSlugOf, formerSlugs, slugOfFile } from "../model/slug.ts";
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
  let compared = 0;
  return problems.map(({ seed, ...found }) => {
    const from = files.find(({ file }) => file === found.file);
    if (seed === undefined || !from) return found;
    const { paths, slugs, known } = isDocument(seed) ? documents : texts;
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
      const what = found.what.replace(NO_PAGE, `was renamed to "${posix.basename(path)}"`);
      return { ...found, what, fix: `Write ${quoted(path)}.` };
    }
    const alike = inAscii(slug).flatMap((key) => known.get(key) ?? [])[0];
    const near = alike ?? (slug.length < 3 || ++compared > MOST ? slug : misspellingOf(slug, slugs));
    const meant = moved.length > 0 ? moved : paths.filter((path) => slugOfFile(path) === near);
    const lost = isDocument(seed) ? found : { ...found, lost: seed };
    return meant.length > 0 ? { ...lost, fix: `Did you mean ${meant.slice(0, 3).map(quoted).join(" or ")}?` } : lost;
  });
}

/** What is said of a link to a file that is none of the seeds. */
export const NO_PAGE = "is no story or page";

/** Whether a path is that of a file that is published as it is. One that ends in `.txt` may be a story as received. */
function isDocument(path: string): boolean {
  const ending = posix.extname(path).toLowerCase();
  return ending !== ".txt" && fileKinds.has(ending);
}

/** Paths by which links may be meant, with their slugs, and the slugs by their forms in ASCII. */
function namesIn(paths: readonly string[]) {
  const slugs = [...new Set(paths.map(slugOfFile))];
  return { paths, slugs, known: new Map(slugs.flatMap((slug) => inAscii(slug).map((key) => [key, slug] as const))) };
}

/** A slug, and how German and other languages write it in ASCII: `größe`, `groesse`, `grosse`. */
const inAscii = (slug: string): string[] => [slug, asciiSlugOf(slug, "de"), asciiSlugOf(slug, "en")];

/** So many names are compared with all others letter by letter. */
const MOST = 100;
