import type { Withdrawal } from "../../model/article.ts";
import type { WithdrawnView } from "../../model/view.ts";
import { collisionKey, faultOf } from "../address.ts";
import type { Route } from "../route.ts";
import type { SharedContext, SiteContext } from "../site-context.ts";

/** A plain page at each address whose story was withdrawn. @param taken collision keys of other pages: then it has come back */
export function* withdrawnRoutes(
  context: SiteContext,
  withdrawn: readonly Withdrawal[],
  taken: ReadonlySet<string>,
): Generator<Route> {
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
      view: () => withdrawnPage(context, path),
      cacheKey: () => "withdrawn",
      dependsOn: () => [],
    };
  }
}

function withdrawnPage(context: SharedContext, path: string): WithdrawnView {
  const { withdrawn, withdrawnText } = context.words();
  return {
    kind: "withdrawn",
    ...context.frame({ path, title: withdrawn, description: withdrawnText, indexable: false }),
    heading: withdrawn,
  };
}
