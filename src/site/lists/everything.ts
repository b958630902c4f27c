import type { ListSource } from "../listing.ts";

/** All stories: their pages are `/latest/`, their feeds are those of the site. */
export const everything: ListSource = {
  find({ outlet: { site }, words }) {
    const { name, description, addresses } = site;
    const feed = { root: "/", home: "/", title: name, fullTitle: name, description };
    const all = [{ path: addresses.latest, title: words.latest, feed }];
    return { always: all, listsOf: () => all };
  },
};
