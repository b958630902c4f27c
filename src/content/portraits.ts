import type { PictureFinder } from "../media/pictures.ts";
import type { Author, Outlet } from "../model/outlet.ts";
import { type Problem, problem } from "../model/problem.ts";

/** Finds the photos that `_data/authors.ts` names. */
export function withPortraits(
  outlet: Outlet,
  pictures: Pick<PictureFinder, "find">,
): { outlet: Outlet; problems: Problem[] } {
  const problems: Problem[] = [];
  const withPortrait = (id: string, author: Author): Author => {
    if (author.photo === undefined) return author;
    const found = pictures.find(author.photo, "");
    if (!("what" in found)) return { ...author, portrait: { ...found, alt: author.name } };
    const place = { file: `${outlet.folder}/authors.ts`, field: `${id}.photo` };
    problems.push(problem(place, found.what, found.fix));
    return author;
  };
  const authors = Object.fromEntries(
    Object.entries(outlet.authors).map(([id, author]) => [id, withPortrait(id, author)]),
  );
  return { outlet: { ...outlet, authors }, problems };
}
