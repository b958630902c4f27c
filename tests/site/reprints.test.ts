import { expect, test } from "vitest";
import { feedsSchema } from "../../src/model/outlet.ts";
import { policySchema } from "../../src/model/policy.ts";
import { fingerprintOfRoute } from "../../src/output/edition-files.ts";
import { changed } from "./changes.ts";
import { NOW } from "./site.ts";
import { drafts, editionOf, outlet } from "./small.ts";

const MOST = 60;

/** Stories an hour apart in April 2026, each in three tags, of two authors, in a section below another. */
const stories = (count: number) => {
  const [draft] = drafts;
  if (!draft) throw new Error("there is no story to copy");
  return Array.from({ length: count }, (_, index) => {
    const name = `story-${index}`;
    return changed(draft, {
      ...{ id: name, slug: name, file: `seeds/${name}.md`, path: `${name}.md`, headline: `Story ${index}` },
      ...{ date: { at: Date.UTC(2026, 3, 1, index), timed: true }, section: "sport", tags: ["One", "Two", "Three"] },
      ...{ authors: ["Ada Reed", "Ben Orr"], image: undefined, series: undefined },
    });
  });
};

/** The small paper with the feeds and the policy of one that chooses nothing. */
const plain = { ...outlet, feeds: feedsSchema.parse({}), policy: policySchema.parse({}) };

const printed = (count: number): Map<string, string> => {
  const { routes, shared } = editionOf({ stories: stories(count), pages: [] }, plain, { now: NOW });
  return new Map(routes.map((route) => [route.path, fingerprintOfRoute(route, shared)]));
};

test.each([
  ["an ordinary story", 210],
  ["one that fills a page of every list, of every feed and of its month", 199],
])("%s reprints at most sixty pages, however many there are", (_, before) => {
  const [old, now] = [printed(before), printed(before + 1)];
  const reprinted = [...now].flatMap(([path, print]) => (old.get(path) === print ? [] : path));
  expect(reprinted.length, reprinted.join("\n")).toBeLessThanOrEqual(MOST);
  expect(reprinted.length).toBeGreaterThan(20);
});
