import fc from "fast-check";
import { expect, test } from "vitest";
import type { CheckedStory } from "../../src/model/article.ts";
import type { Outlet } from "../../src/model/outlet.ts";
import { editionOf } from "../../src/site/edition.ts";
import { change, changed, drafts, outlet } from "./changes.ts";
import { SHIPPED } from "./shipped.ts";

/** Of `_data`, what views with a cache key might read. */
const outlets = fc.constantFrom<Outlet>(
  outlet,
  { ...outlet, site: { ...outlet.site, tagline: "Another line" } },
  { ...outlet, front: { ...outlet.front, top: 2 } },
  { ...outlet, feeds: { ...outlet.feeds, size: 3 } },
  { ...outlet, feeds: { ...outlet.feeds, formats: { ...outlet.feeds.formats, tag: ["atom"] } } },
  {
    ...outlet,
    authors: Object.fromEntries(
      Object.entries(outlet.authors).map(([id, author]) => [
        id,
        { ...author, role: "Editor", fediverse: "@a@b.example" },
      ]),
    ),
  },
  { ...outlet, topics: {} },
  { ...outlet, policy: { ...outlet.policy, principles: {} } },
);

test("views of one address that have one cache key are the same view, whatever else changes in the paper", () => {
  type Known = { key: string; view: string };
  const known = new Map<string, Known[]>();
  const step = (stories: readonly CheckedStory[], of: Outlet, now: number) => {
    const { routes, shared } = editionOf({ stories, pages: [] }, of, {
      now,
      absent: new Set(drafts.map(({ file }) => file)),
    });
    for (const route of routes) {
      if (!route.cacheKey) continue;
      const key = JSON.stringify([shared, route.cacheKey()]);
      const view = JSON.stringify(route.view());
      const before = known.get(route.path) ?? [];
      const same = before.find((each) => each.key === key);
      expect(same?.view ?? view, route.path).toBe(view);
      if (!same) known.set(route.path, [...before, { key, view }]);
    }
  };
  step(drafts, outlet, SHIPPED);
  fc.assert(
    fc.property(
      fc.array(fc.record({ which: fc.nat(1000), change }), { maxLength: 4 }),
      outlets,
      fc.integer({ min: -30, max: 30 }),
      (changes, of, days) => {
        const stories = [...drafts];
        for (const { which, change } of changes) {
          const at = which % stories.length;
          const draft = stories[at];
          if (draft) stories[at] = changed(draft, change);
        }
        step(stories, of, SHIPPED + days * 86_400_000);
      },
    ),
    // What was seen before counts, so that a shorter example is another one.
    { numRuns: 60, endOnFailure: true },
  );
});
