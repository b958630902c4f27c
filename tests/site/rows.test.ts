import fc from "fast-check";
import { expect, test } from "vitest";
import { rowsOf } from "../../src/site/rows.ts";

test.each([
  [1, [1]],
  [4, [4]],
  [5, [3, 2]],
  [7, [4, 3]],
  [9, [3, 3, 3]],
  [10, [4, 3, 3]],
])("%i cards stand in rows of %j", (count, lengths) => {
  const cards = Array.from({ length: count }, (_, index) => index);
  expect(rowsOf(cards).map(({ length }) => length)).toEqual(lengths);
});

test("rows hold all cards in their order, at most so many each, and differ by one at most", () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 6 }), (cards, most) => {
      const rows = rowsOf(cards, most);
      const lengths = rows.map(({ length }) => length);
      expect(rows.flat()).toEqual(cards);
      for (const length of lengths) expect(length).toBeLessThanOrEqual(most);
      if (lengths.length > 0) expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1);
    }),
  );
});
