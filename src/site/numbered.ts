/** One page of a list that is numbered from the oldest. */
export interface NumberedPage<T> {
  /** `/world/` for the newest, `/world/page/3/` for a full page of the past. */
  readonly path: string;
  /** The number of a full page, counted from 1 for the oldest. Absent for the newest page. */
  readonly number?: number;
  /** The items, newest first. */
  readonly items: readonly T[];
  readonly newer?: string;
  readonly older?: string;
}

/**
 * Splits a list into pages that do not change when newer items are added. The newest page holds between `size` and
 * `2 * size - 1` items (all of them if there are fewer). Every other page is full, and holds the same items unless older
 * items change. No page contains the number of pages.
 *
 * @param path the path of the newest page, ending in `/`
 * @param items the items, oldest first
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
