import type { Outlet } from "../model/outlet.ts";
import { slugOf } from "../model/slug.ts";
import type { Tag } from "./article.ts";

/** The tags of `_data/topics.ts` by the slug of each of their names. */
export function topicTags({ topics }: Outlet): Map<string, Tag> {
  const tags = new Map<string, Tag>();
  for (const [label, { title, synonyms = [] }] of Object.entries(topics)) {
    const tag = { slug: slugOf(label), label: title ?? label };
    for (const name of [label, tag.label, ...synonyms]) tags.set(slugOf(name), tag);
  }
  return tags;
}
