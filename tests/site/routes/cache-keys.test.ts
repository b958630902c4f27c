import fc from "fast-check";
import { expect, test } from "vitest";
import type { CheckedStory } from "../../../src/model/article.ts";
import type { Outlet } from "../../../src/model/outlet.ts";
import { fingerprintOfRoute } from "../../../src/output/edition-files.ts";
import type { Edition } from "../../../src/site/edition.ts";
import { change, changed } from "../changes.ts";
import { NOW } from "../site.ts";
import { copy, drafts, editionOf, outlet, smallEdition } from "../small.ts";

const DAY = 86_400_000;

/** Of `_data`, whatever a view may read. */
const outlets: Record<string, Outlet> = {
  tagline: { ...outlet, site: { ...outlet.site, tagline: "Another line" } },
  name: { ...outlet, site: { ...outlet.site, name: "The Other Post" } },
  top: { ...outlet, front: { ...outlet.front, top: 2 } },
  "feed size": { ...outlet, feeds: { ...outlet.feeds, size: 2 } },
  "feed formats": { ...outlet, feeds: { ...outlet.feeds, formats: { ...outlet.feeds.formats, tag: ["atom"] } } },
  authors: {
    ...outlet,
    authors: Object.fromEntries(
      Object.entries(outlet.authors).map(([id, author]) => [
        id,
        { ...author, role: "Editor", fediverse: "@a@b.example" },
      ]),
    ),
  },
  topics: { ...outlet, topics: {} },
  sections: {
    ...outlet,
    sections: Object.fromEntries(
      Object.entries(outlet.sections).map(([id, section]) => [id, { ...section, title: `${section.title}!` }]),
    ),
  },
  principles: { ...outlet, policy: { ...outlet.policy, principles: {} } },
};

const editionWith = (stories: readonly CheckedStory[], of: Outlet = outlet, now = NOW, isPreview = false): Edition =>
  editionOf({ ...copy, stories }, of, { now, isPreview, absent: new Set(drafts.map(({ file }) => file)) });

/** What is printed of each route, and the fingerprint that stands for it. */
const printed = ({ routes, shared }: Edition): Map<string, { key: string; shown: string }> =>
  new Map(
    routes.map((route) => [
      route.path,
      { key: fingerprintOfRoute(route, shared), shown: JSON.stringify([route.view(), route.source?.().file]) },
    ]),
  );

const before = printed(smallEdition());

test("views of one address that have one fingerprint are the same view, whatever changes in the paper", () => {
  const known = new Map<string, string>();
  let seen = 0;
  const step = (edition: Edition) => {
    for (const [path, { key, shown }] of printed(edition)) {
      const same = known.get(`${path}\n${key}`);
      if (same !== undefined) seen++;
      expect(same ?? shown, path).toBe(shown);
      known.set(`${path}\n${key}`, shown);
    }
  };
  step(smallEdition());
  fc.assert(
    fc.property(
      fc.array(fc.record({ which: fc.nat(1000), change }), { maxLength: 4 }),
      fc.constantFrom(outlet, ...Object.values(outlets)),
      fc.integer({ min: -30, max: 40 }),
      fc.boolean(),
      (changes, of, days, isPreview) => {
        const stories = [...drafts];
        for (const { which, change } of changes) {
          const at = which % stories.length;
          const draft = stories[at];
          if (draft) stories[at] = changed(draft, change);
        }
        step(editionWith(stories, of, NOW + days * DAY, isPreview));
      },
    ),
    // What was seen before counts, so that a shorter example is another one.
    { numRuns: 100, endOnFailure: true },
  );
  expect(seen).toBeGreaterThan(1000);
});

/** What changed since the first edition: the kinds of routes that show something else, and of those that only have another fingerprint. */
function comparison(edition: Edition): { shown: string[]; needless: string[] } {
  const [shown, needless] = [new Set<string>(), new Set<string>()];
  const after = printed(edition);
  for (const { path, kind } of edition.routes) {
    const [was, is] = [before.get(path), after.get(path)];
    if (!was || !is || was.key === is.key) continue;
    (was.shown === is.shown ? needless : shown).add(kind);
  }
  return { shown: [...shown], needless: [...needless] };
}

const edited = (slug: string, keys: Partial<CheckedStory>): Edition =>
  editionWith(drafts.map((draft) => (draft.slug === slug ? changed(draft, keys) : draft)));

const body = (slug: string) => {
  const draft = drafts.find((each) => each.slug === slug);
  if (!draft) throw new Error(`the small paper has no "${slug}"`);
  return { ...draft.body, html: "<p>Other words.</p>", fingerprint: "other words" };
};

// A fingerprint may be another although the page is not: it is made of what is cheap to know. Where that is, and nowhere else, is here.
test.each<[what: string, after: () => Edition, shown: string[], needless: string[]]>([
  ["nothing", () => smallEdition(), [], []],
  ["the text of a draft", () => edited("draft", { headline: "X", body: body("draft") }), [], []],
  ["the text of an embargoed story", () => edited("soon", { headline: "X", tags: ["Harbour"] }), [], []],
  ["the clock, by a day on which nothing happens", () => smallEdition({ now: NOW + DAY }), [], []],
  ["the clock, when news is news no longer", () => smallEdition({ now: NOW + 3 * DAY }), ["newsSitemap"], []],
  ["how many stories are at the top of the front", () => editionWith(drafts, outlets.top), ["front"], []],
  ["topics", () => editionWith(drafts, outlets.topics), ["feed", "list"], []],
  [
    "a headline",
    () => edited("late", { headline: "X" }),
    ["article", "feed", "front", "list", "month", "newsSitemap", "notFound", "text"],
    [],
  ],
  [
    "a standfirst",
    () => edited("late", { standfirst: "X", summary: "X" }),
    ["article", "feed", "front", "list", "month", "notFound", "text"],
    [],
  ],
  // Feeds of summaries.
  ["a text", () => edited("late", { body: body("late") }), ["article", "feed", "text"], ["feed"]],
  // A kicker is in no feed and in no Markdown.
  [
    "a kicker",
    () => edited("late", { kicker: "X" }),
    ["article", "front", "list", "month", "notFound"],
    ["feed", "text"],
  ],
])("%s changes the pages that show it", (_, after, shown, needless) => {
  const found = comparison(after());
  expect(found.shown.sort()).toEqual(shown);
  expect(found.needless.sort()).toEqual(needless);
});
