import { onDemand } from "./memoize.ts";

/** Finds items by a key, with an index that is made when the first one is looked for. Of items with the same key, it finds the last. */
export function findBy<T>(items: readonly T[], keyOf: (item: T) => string): (key: string) => T | undefined {
  const index = onDemand(() => new Map(items.map((item) => [keyOf(item), item])));
  return (key) => index().get(key);
}
