import { memoize } from "../model/memoize.ts";
import type { Outlet } from "../model/outlet.ts";
import { slugOf } from "../model/slug.ts";
import type { Tag } from "./article.ts";
import { slugInAddress } from "./paths.ts";

/** What tells tags apart, of a label: labels with one address are one tag, such as "Käse" and "Kaese" where `slugs` is "ascii". */
export const tagKeys = ({ site }: Outlet): ((label: string) => string) =>
  memoize((label) => slugInAddress(site, slugOf(label)));

/** The tags of `_data/topics.ts` by the slug, or another key, of each of their names. */
export function topicTags({ topics }: Outlet, keyOf = slugOf): Map<string, Tag> {
  const tags = new Map<string, Tag>();
  for (const [label, { title, synonyms = [] }] of Object.entries(topics)) {
    const tag = { slug: slugOf(label), label: title ?? label };
    for (const name of [label, tag.label, ...synonyms]) tags.set(keyOf(name), tag);
  }
  return tags;
}
