import { type Problem, problem, warning } from "../model/problem.ts";
import { decodePath } from "./address.ts";
import type { LinkIndex } from "./link-index.ts";
import type { Placed } from "./place.ts";

/** Links to stories that never existed. Those to one that is not public now are warnings: the clock alone never makes a problem. */
export function* lostReferences({ copy }: Placed, links: LinkIndex): Generator<Problem> {
  for (const { file, body } of [...copy.stories, ...copy.pages]) {
    for (const { to, line } of body.references) {
      if (links.find(to) !== undefined) continue;
      const shown = decodePath(to.replace(/^seed:/, ""));
      const place = { file, field: "body", line };
      const asText = `the link to "${shown}" is printed as text, since that story`;
      if (links.isStory(to)) yield warning(place, `${asText} is not public`, "It becomes a link when the story is.");
      else if (links.isAbsent(to)) yield warning(place, `${asText} has problems`, "Mend that story.");
      else {
        const what = `the link leads to "${shown}", which is no page of this site`;
        yield problem(place, what, "Correct the address, or take the link out.");
      }
    }
  }
}

/** Ids that no story has. */
export function* lostIds({ stories, outlet }: Placed, links: LinkIndex): Generator<Problem> {
  const isLost = (id: string) => !links.isStory(`id:${id}`) && !links.isAbsent(`id:${id}`);
  const lost = (file: string, field: string, id: string) =>
    problem({ file, field }, `"${id}" is not the id of a story`, "Ids are date and slug: 2026-10-12-harbour-wall.");
  for (const { story } of stories) {
    for (const [index, id] of story.related.entries()) if (isLost(id)) yield lost(story.file, `related.${index}`, id);
    const { translationOf } = story;
    if (translationOf !== undefined && isLost(translationOf)) yield lost(story.file, "translationOf", translationOf);
  }
  for (const [index, id] of outlet.front.pinned.entries()) {
    const place = { file: `${outlet.folder}/front.ts`, field: `pinned.${index}` };
    if (isLost(id)) yield warning(place, `"${id}" is not the id of a story`, "The front goes on without it.");
  }
}
