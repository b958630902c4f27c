/** The function with its answers kept, for those that are asked the same again and again. */
export function memoize<K extends string | number, V>(answer: (key: K) => V): (key: K) => V {
  const answers = new Map<K, V>();
  return (key) => {
    const known = answers.get(key);
    if (known !== undefined) return known;
    const found = answer(key);
    answers.set(key, found);
    return found;
  };
}

/**
 * The function with its latest answer kept, for those that are asked the same a few times in a row.
 *
 * @param version what it was answered for: where that is another one, it is answered again
 */
export function memoizeLatest<K extends object, V, Given extends unknown[]>(
  answer: (key: K, ...given: Given) => V,
  version: (key: K, ...given: Given) => number = () => 0,
): (key: K, ...given: Given) => V {
  let latest: { key: K; at: number; found: V } | undefined;
  return (key, ...given) => {
    const at = version(key, ...given);
    if (latest?.key !== key || latest.at !== at) latest = { key, at, found: answer(key, ...given) };
    return latest.found;
  };
}
