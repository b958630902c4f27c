import { memoize } from "../../model/memoize.ts";
import { slugOf } from "../../model/slug.ts";
import type { Tag } from "../article.ts";
import type { ListPlan, ListSource } from "../listing.ts";
import { formerly, tagPath } from "../paths.ts";

/** The tags of stories, with what `_data/topics.ts` says of them. */
export const tag: ListSource = {
  find({ outlet: { topics, site }, words }) {
    const above = [{ title: words.allTags, path: site.addresses.tags }];
    const descriptions = new Map(Object.entries(topics).map(([label, topic]) => [slugOf(label), topic.description]));
    const listOf = memoize(
      ({ slug, label }: Tag): ListPlan => ({
        path: tagPath(site, slug),
        ...formerly(site, (each) => tagPath(each, slug)),
        title: label,
        description: descriptions.get(slug),
        above,
      }),
    );
    return { listsOf: ({ tags }) => tags.map(listOf) };
  },
};
