import fc from "fast-check";
import { expect, test } from "vitest";
import { shareOf, taken } from "../../src/build/share.ts";
import { folderFor } from "../output/deploy/places.ts";

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

test("processes that take parcels print each route once, whoever is faster", () => {
  fc.assert(
    fc.property(
      routes,
      many,
      fc.integer({ min: 1, max: 4 }),
      fc.infiniteStream(fc.nat()),
      (all, count, processes, turns) => {
        const parcels = { folder: folderFor(), count };
        const left = Array.from({ length: processes }, (_, first) =>
          taken(all, parcels, first * 2, first === 0 ? 2 : count),
        );
        const printed: number[] = [];
        while (left.length > 0) {
          const turn = (turns.next().value ?? 0) % left.length;
          const next = left[turn]?.next();
          if (!next || next.done) left.splice(turn, 1);
          else printed.push(next.value.at);
        }
        // One that takes two parcels leaves the others to the next.
        if (processes > 1 || count <= 2) expect(printed.sort((a, b) => a - b)).toEqual(all.map(({ at }) => at));
      },
    ),
    { numRuns: 50 },
  );
});
