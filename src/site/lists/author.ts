import { memoize } from "../../model/memoize.ts";
import { slugOf } from "../../model/slug.ts";
import type { Byline } from "../article.ts";
import type { ListPlan, ListSource } from "../listing.ts";
import { authorPath, formerly } from "../paths.ts";

/** The people of `_data/authors.ts`, with or without stories, and whoever else stories name. */
export const author: ListSource = {
  find({ outlet: { authors, site }, words }) {
    const above = [{ title: words.allAuthors, path: site.addresses.authors }];
    const listOf = memoize(
      (byline: Byline): ListPlan => ({
        path: authorPath(site, byline.slug),
        ...formerly(site, (each) => authorPath(each, byline.slug)),
        title: byline.name,
        byline,
        above,
      }),
    );
    return {
      always: Object.entries(authors).map(([id, { name, biography }]) => ({
        ...listOf({ id, name, slug: slugOf(id) }),
        id,
        description: biography,
      })),
      listsOf: (article) => article.authors.map(listOf),
    };
  },
};
