import type { Withdrawal } from "../../model/article.ts";
import type { WithdrawnPage } from "../../model/page.ts";
import { collisionKey, faultOf } from "../address.ts";
import type { House, Newsroom } from "../newsroom.ts";
import type { Slot } from "../slot.ts";

/** A plain page at each address whose story was withdrawn. @param taken collision keys of other pages: then it has come back */
export function* withdrawnPages(
  newsroom: Newsroom,
  withdrawn: readonly Withdrawal[],
  taken: ReadonlySet<string>,
): Generator<Slot> {
  const seen = new Set<string>();
  for (const { path } of withdrawn) {
    const key = collisionKey(path);
    // What cannot be an address is among the problems.
    if (taken.has(key) || seen.has(key) || faultOf(path) !== undefined) continue;
    seen.add(key);
    yield {
      kind: "withdrawn",
      path,
      indexable: false,
      page: () => withdrawnPage(newsroom, path),
      basis: () => "withdrawn",
      stories: () => [],
    };
  }
}

function withdrawnPage(house: House, path: string): WithdrawnPage {
  const { withdrawn, withdrawnText } = house.words();
  return {
    kind: "withdrawn",
    ...house.frame({ path, title: withdrawn, description: withdrawnText, indexable: false }),
    heading: withdrawn,
  };
}
