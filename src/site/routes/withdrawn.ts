import { type Address, collisionKey, faultOf } from "../address.ts";
import type { Placed } from "../place.ts";
import { isReservedPath } from "../reserved.ts";
import { route } from "../route.ts";
import type { SharedContext } from "../site-context.ts";

/**
 * A plain page at each address whose story was withdrawn, where a host cannot answer "410 Gone". One that is the address of a story or
 * page now, or cannot be one, is among the problems (`collisions.ts`).
 *
 * @param others all other pages of the edition
 */
export function* withdrawnRoutes({ copy, stories }: Placed, others: readonly Address[]) {
  const { withdrawn = [] } = copy;
  if (withdrawn.length === 0) return;
  const taken = new Set([...others, ...stories].map(({ path }) => collisionKey(path)));
  for (const { path } of withdrawn) {
    const key = collisionKey(path);
    if (taken.has(key) || isReservedPath(path) || faultOf(path) !== undefined) continue;
    taken.add(key);
    yield route("withdrawn", {
      path,
      indexable: false,
      view: withdrawnView,
      cacheKey: () => "withdrawn",
      dependsOn: () => [],
    });
  }
}

function withdrawnView(context: SharedContext, path: string) {
  const { withdrawn, withdrawnText } = context.words();
  return { ...context.frame(path, { title: withdrawn, description: withdrawnText }), heading: withdrawn };
}
