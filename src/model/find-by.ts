/** Finds items by a key, with an index that is made when the first one is looked for. Of items with the same key, it finds the last. */
export function findBy<T>(items: readonly T[], keyOf: (item: T) => string): (key: string) => T | undefined {
  let index: ReadonlyMap<string, T> | undefined;
  return (key) => {
    index ??= new Map(items.map((item) => [keyOf(item), item]));
    return index.get(key);
  };
}
