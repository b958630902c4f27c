import type { ListSource } from "../listing.ts";
import { paths } from "../paths.ts";

/** All stories: their pages are `/latest/`, their feeds are those of the site. */
export const everything: ListSource = {
  folder: paths.latest,
  find({ outlet: { site }, words }) {
    const { name, description } = site;
    const feed = { root: "/", home: "/", title: name, fullTitle: name, description };
    const all = [{ path: paths.latest, title: words.latest, feed }];
    return { always: all, listsOf: () => all };
  },
};
