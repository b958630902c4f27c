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
