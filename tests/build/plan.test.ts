import { expect, test } from "vitest";
import { byTime } from "../../src/build/plan.ts";
import type { EditionRoute } from "../../src/site/edition.ts";
import { smallEdition } from "../site/small.ts";

/** When the newest story of a page was published, in milliseconds. */
const timeOf = (route: EditionRoute): number | undefined => route.dependsOn?.()[0]?.released.at;

test("pages are printed from the oldest stories to the newest, and those without stories last, each once", () => {
  const { routes } = smallEdition();
  const sorted = byTime(routes);
  const times = sorted.map(timeOf);
  const timeless = times.indexOf(undefined);
  expect(timeless).toBeGreaterThan(10);
  expect(times.slice(timeless).every((time) => time === undefined)).toBe(true);
  const timed = times.slice(0, timeless).map(Number);
  expect(timed).toEqual([...timed].sort((a, b) => a - b));
  expect(timed.at(0)).toBeLessThan(Number(timed.at(-1)));
  expect(new Set(sorted)).toEqual(new Set(routes));
  expect(sorted).toHaveLength(routes.length);
  // Among themselves they stay in the order of the edition.
  expect(sorted.slice(timeless)).toEqual(routes.filter((route) => timeOf(route) === undefined));
});

test("a page is the same whichever pages were printed before it", () => {
  const shown = (order: (routes: readonly EditionRoute[]) => readonly EditionRoute[]) =>
    new Map(order(smallEdition().routes).map((route) => [route.path, JSON.stringify(route.view())]));
  const inOrder = shown((routes) => routes);
  expect(inOrder.size).toBeGreaterThan(50);
  for (const order of [byTime, (routes: readonly EditionRoute[]) => [...routes].reverse()])
    expect(shown(order)).toEqual(inOrder);
});
