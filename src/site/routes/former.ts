import { chosenAddresses, formerAddresses } from "../../model/addresses.ts";
import { type Address, collisionKey } from "../address.ts";
import type { Placed } from "../place.ts";
import { route } from "../route.ts";

/**
 * A page at each former address of the paper's own pages (`addresses.former` in `_data/site.ts`), which leads to the present one. What
 * has that address now comes first. Feeds go on at theirs (`feeds.ts`).
 *
 * @param others all other pages of the edition
 */
export function* formerRoutes({ outlet, stories, listings }: Placed, others: readonly Address[]) {
  const { addresses, name, language } = outlet.site;
  const lists = new Map(
    listings.flatMap(({ path, former }) => (former === undefined ? [] : [[path, former] as const])),
  );
  if (lists.size === 0 && chosenAddresses(addresses).every(({ former }) => former.length === 0)) return;
  const taken = new Set([...others, ...stories].map(({ path }) => collisionKey(path)));
  for (const { path: present } of others.filter(({ path }) => path.endsWith("/"))) {
    for (const path of [...formerAddresses(present, addresses), ...formerOfList(present, lists)]) {
      if (taken.has(collisionKey(path))) continue;
      yield route("redirect", {
        path,
        indexable: false,
        view: ({ base }) => ({ language, title: name, url: base.url(present), href: base.href(present) }),
        dependsOn: () => [],
      });
    }
  }
}

/** Where a page of a list was, of those whose former addresses are known. */
function formerOfList(page: string, lists: ReadonlyMap<string, string>): string[] {
  const list = /^.*?(?=(?:page\/\d+\/)?$)/.exec(page)?.[0] ?? page;
  const former = lists.get(list);
  return former === undefined ? [] : [former + page.slice(list.length)];
}
