/** One page of a list that is numbered from the oldest. */
export interface NumberedPage<T> {
  /** `/world/` for the newest, `/world/page/3/` for a full page of the past. */
  readonly path: string;
  /** Of a full page, counted from 1 at the oldest; the newest page has none. */
  readonly number?: number;
  /** Newest first; cut from the list when asked for. */
  readonly items: readonly T[];
  readonly newer?: string;
  readonly older?: string;
}

/**
 * Cuts a list into pages that stay as they are when something newer comes. The newest page holds between `size` and
 * `2 * size - 1` items (all of them where there are fewer); every other one is full, and holds the same items for as long as the
 * past itself does not change. No page says how many there are.
 *
 * @param path of the newest page, ending in `/`
 * @param items oldest first
 */
export function* numbered<T>(path: string, items: readonly T[], size = 20): Generator<NumberedPage<T>> {
  const full = Math.max(0, Math.floor(items.length / size) - 1);
  const pathOf = (number: number) => (number > full ? path : `${path}page/${number}/`);
  for (let number = full + 1; number >= 1; number--) {
    const newest = number > full;
    yield {
      path: pathOf(number),
      ...(newest ? {} : { number, newer: pathOf(number + 1) }),
      get items() {
        return items.slice((number - 1) * size, newest ? undefined : number * size).reverse();
      },
      ...(number > 1 ? { older: pathOf(number - 1) } : {}),
    };
  }
}
