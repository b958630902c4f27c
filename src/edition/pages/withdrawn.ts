import type { Withdrawal } from "../../model/article.ts";
import type { WithdrawnPage } from "../../model/page.ts";
import { faultOf } from "../address.ts";
import type { House, Newsroom } from "../newsroom.ts";
import type { Slot } from "../slot.ts";

/** A plain page at each address whose story was withdrawn. @param taken where another page is: then it has come back */
export function* withdrawnPages(
  newsroom: Newsroom,
  withdrawn: readonly Withdrawal[],
  taken: ReadonlySet<string>,
): Generator<Slot> {
  const seen = new Set<string>();
  for (const { path } of withdrawn) {
    // What cannot be an address is among the problems.
    if (taken.has(path) || seen.has(path) || faultOf(path) !== undefined) continue;
    seen.add(path);
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
