import type { Author, Outlet } from "../model/outlet.ts";
import { type Problem, problem } from "../model/problem.ts";
import type { PictureDesk } from "./media.ts";

/** Finds the photos that `_data/authors.ts` names. */
export function withPortraits(
  outlet: Outlet,
  pictures: Pick<PictureDesk, "find">,
): { outlet: Outlet; problems: Problem[] } {
  const problems: Problem[] = [];
  const withPortrait = (id: string, author: Author): Author => {
    if (author.photo === undefined) return author;
    const found = pictures.find(author.photo, "");
    if (!("what" in found)) return { ...author, portrait: { ...found, alt: author.name } };
    const mend = found.mend.includes("story") ? "Put the picture into seeds/media/, and write its name." : found.mend;
    const place = { file: `${outlet.folder}/authors.ts`, field: `${id}.photo` };
    problems.push(problem(place, found.what, mend));
    return author;
  };
  const authors = Object.fromEntries(
    Object.entries(outlet.authors).map(([id, author]) => [id, withPortrait(id, author)]),
  );
  return { outlet: { ...outlet, authors }, problems };
}
