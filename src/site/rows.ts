import type { Teaser } from "../model/view.ts";

/** Splits a list into rows of at most `most` that differ in length by one at most, the longer first: 5 is 3 and 2. No row is half empty. */
export function rowsOf<T>(items: readonly T[], most = 4): T[][] {
  const count = Math.ceil(items.length / most);
  const rows: T[][] = [];
  let from = 0;
  for (let row = 0; row < count; row++) {
    const length = Math.ceil((items.length - from) / (count - row));
    rows.push(items.slice(from, from + length));
    from += length;
  }
  return rows;
}

/**
 * The classes of a row of teasers. They say what is still to come, so that what a browser shows of a row while it arrives stays where it is.
 *
 * @returns `row of3`, with `words` where not each story has a picture, and `kickers` where one has a line above its headline
 */
export function classesOfRow(row: readonly Teaser[]): string {
  const hasKicker = row.some(({ label, kicker, namesSection }) => Boolean(label || kicker) || namesSection);
  return `row of${row.length}${isOfWords(row) ? " words" : ""}${hasKicker ? " kickers" : ""}`;
}

/** Whether a story of the row has no picture: then the words of all stand alone. */
export const isOfWords = (row: readonly Teaser[]): boolean => row.some(({ image }) => image === undefined);
