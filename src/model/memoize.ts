/** Wraps a function so that it computes the result for each key once. A key that is an object is told from others by its identity. */
export function memoize<K, V>(compute: (key: K) => V): (key: K) => V {
  const results = new Map<K, V>();
  return (key) => {
    const known = results.get(key);
    if (known !== undefined) return known;
    const result = compute(key);
    results.set(key, result);
    return result;
  };
}

/** Wraps a function without a key so that it computes its result once, when it is asked for. */
export function onDemand<V>(compute: () => V): () => V {
  let made: { readonly result: V } | undefined;
  return () => {
    made ??= { result: compute() };
    return made.result;
  };
}

/**
 * Wraps a function so that it keeps its latest result, for functions that are called with the same key a few times in a row.
 *
 * @param version a number that the result depends on: if it has changed, the result is computed again
 */
export function memoizeLatest<K extends object, V, Given extends unknown[]>(
  compute: (key: K, ...given: Given) => V,
  version: (key: K, ...given: Given) => number,
): (key: K, ...given: Given) => V {
  let latest: { key: K; at: number; result: V } | undefined;
  return (key, ...given) => {
    const at = version(key, ...given);
    if (latest?.key !== key || latest.at !== at) latest = { key, at, result: compute(key, ...given) };
    return latest.result;
  };
}
