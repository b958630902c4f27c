import fc from "fast-check";
import { expect, test } from "vitest";
import { shareOf } from "../../src/build/share.ts";

const routes = fc
  .array(fc.constantFrom("article", "list", "front", "feed"))
  .map((kinds) => kinds.map((kind, at) => ({ kind, at })));
const many = fc.integer({ min: 1, max: 9 });

test("the shares together are all routes, each once, in the order of the edition", () => {
  fc.assert(
    fc.property(routes, many, (all, of) => {
      const shares = Array.from({ length: of }, (_, index) => shareOf(all, { shard: index + 1, of }));
      for (const share of shares) expect(share).toEqual([...share].sort((a, b) => a.at - b.at));
      expect(shares.flat().sort((a, b) => a.at - b.at)).toEqual(all);
    }),
  );
});

test("every share has as many routes of a kind as the others, at most one more, and those are neighbours", () => {
  fc.assert(
    fc.property(fc.nat(60), many, (count, of) => {
      const all = Array.from({ length: count }, (_, at) => ({ kind: "article", at }));
      const shares = Array.from({ length: of }, (_, index) => shareOf(all, { shard: index + 1, of }));
      const lengths = shares.map(({ length }) => length);
      expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1);
      expect(shares.flat()).toEqual(all);
    }),
  );
});
