import fc from "fast-check";
import { expect, test } from "vitest";
import { numbered } from "../../src/site/numbered.ts";

const count = (n: number) => Array.from({ length: n }, (_, index) => index);

test("the newest page holds between one and two pages' worth, every other exactly one", () => {
  const pages = [...numbered("/world/", count(55))];
  expect(pages.map(({ path, items }) => [path, items.length])).toEqual([
    ["/world/", 35],
    ["/world/page/1/", 20],
  ]);
  expect(pages[0]?.items[0]).toBe(54);
  expect(pages[0]?.older).toBe("/world/page/1/");
  expect(pages[1]?.newer).toBe("/world/");
});

test("an empty list has one empty page that leads nowhere", () => {
  expect([...numbered("/world/", [])]).toEqual([{ path: "/world/", items: [] }]);
});

test("every item is on exactly one page, and following older from the newest meets all of them in order", () => {
  fc.assert(
    fc.property(fc.nat(400), fc.integer({ min: 1, max: 30 }), (length, size) => {
      const pages = new Map([...numbered("/", count(length), size)].map((page) => [page.path, page]));
      const met: number[] = [];
      for (let page = pages.get("/"); page; page = page.older === undefined ? undefined : pages.get(page.older))
        met.push(...page.items);
      expect(met).toEqual(count(length).reverse());
    }),
  );
});

test("one more story changes the newest page and at most the two after it", () => {
  fc.assert(
    fc.property(fc.nat(400), (length) => {
      const before = new Map([...numbered("/", count(length))].map((page) => [page.path, JSON.stringify(page)]));
      const changed = [...numbered("/", count(length + 1))].filter(
        (page) => before.get(page.path) !== JSON.stringify(page),
      );
      expect(changed.length).toBeLessThanOrEqual(3);
    }),
  );
});
