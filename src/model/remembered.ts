/** The function with its answers kept, for those that are asked the same again and again. */
export function remembered<K extends string | number, V>(answer: (key: K) => V): (key: K) => V {
  const answers = new Map<K, V>();
  return (key) => {
    const known = answers.get(key);
    if (known !== undefined) return known;
    const found = answer(key);
    answers.set(key, found);
    return found;
  };
}

/** The function with its latest answer kept, for those that are asked the same a few times in a row. */
export function lately<K extends object, V>(answer: (key: K) => V): (key: K) => V {
  let latest: { key: K; found: V } | undefined;
  return (key) => {
    if (latest?.key !== key) latest = { key, found: answer(key) };
    return latest.found;
  };
}
