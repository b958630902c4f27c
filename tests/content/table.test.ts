import fc from "fast-check";
import { expect, test } from "vitest";
import { rowsOf, tableOf } from "../../src/content/table.ts";

/** What a record makes of it. */
const viaJson = <T>(value: T): T => JSON.parse(JSON.stringify(value));

test("the rows of a table are the objects that it was made from", () => {
  const value = fc.oneof(
    fc.constantFrom("", "[]", "null", "1", 0, 1, true, false),
    fc.array(fc.constantFrom("a", "b"), { maxLength: 2 }),
    fc.record({ at: fc.nat(3) }),
    fc.string(),
    fc.nat(),
  );
  const row = fc.dictionary(fc.constantFrom("a", "b", "c", "d"), value, { noNullPrototype: true });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 300 }), (rows) => {
      expect(rowsOf(viaJson(tableOf(rows)))).toEqual(rows);
    }),
  );
});

test("objects that are equal are equal as JSON when they come from different tables", () => {
  const one = rowsOf(viaJson(tableOf([{ b: 1, a: 2 }])));
  const other = rowsOf(viaJson(tableOf([{ c: 3 }, { a: 2, b: 1 }])));
  expect(JSON.stringify(one[0])).toBe(JSON.stringify(other[1]));
});

test("values that occur often are there once", () => {
  const rows = Array.from({ length: 1000 }, (_, index) => ({ id: `story-${index}`, tags: ["harbour", "sea"] }));
  const length = JSON.stringify(tableOf(rows)).length;
  expect(length).toBeLessThan(JSON.stringify(rows.map(({ id }) => id)).length + 3000);
  expect(rowsOf(viaJson(tableOf(rows)))).toEqual(rows);
});
