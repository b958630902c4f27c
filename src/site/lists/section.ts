import type { ListSource } from "../listing.ts";
import { sectionPath } from "../paths.ts";
import { ancestryOf } from "../sections.ts";

/** The sections of `_data/sections.ts`, with or without stories. */
export const section: ListSource = {
  find({ outlet: { sections } }) {
    const place = (id: string) => ({ title: sections[id]?.title ?? id, path: sectionPath(id) });
    const lists = new Map(
      Object.entries(sections).map(([id, { description }]) => {
        const above = ancestryOf(id, sections).slice(1).reverse().map(place);
        return [id, { ...place(id), id, description, above }];
      }),
    );
    return { always: [...lists.values()], listsOf: ({ listedIn }) => listedIn.flatMap((id) => lists.get(id) ?? []) };
  },
};
