import fc from "fast-check";
import { expect, test } from "vitest";
import type { CheckedStory } from "../../src/model/article.ts";
import { fingerprintOfRoute } from "../../src/output/edition-files.ts";
import type { Edition } from "../../src/site/edition.ts";
import { change, changed, changeOfWords } from "./changes.ts";
import { NOW } from "./site.ts";
import { drafts, editionOf, outlet } from "./small.ts";

const editionNow = (stories: readonly CheckedStory[], isPreview = false): Edition =>
  editionOf({ stories, pages: [] }, outlet, { now: NOW, isPreview, absent: new Set(drafts.map(({ file }) => file)) });

/** Pages with their fingerprints, by path. */
const printed = ({ routes, shared }: Edition): Map<string, string> =>
  new Map(routes.map((route) => [route.path, fingerprintOfRoute(route, shared) + JSON.stringify(route.view())]));

const body = fc.nat(9).map((by): Partial<CheckedStory> => {
  const { body } = drafts[by] ?? drafts[0] ?? {};
  return body ? { body: { ...body, references: [], pictures: [], html: `<p>${by}</p>`, fingerprint: `${by}` } } : {};
});
const plain = drafts.filter((draft) => draft.body.references.length === 0 && draft.body.pictures.length === 0);

test("an edition into which other words are put is the one that is made of them, and only the routes that it names differ", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.record({ which: fc.nat(plain.length - 1), change: fc.oneof(changeOfWords, body) }), {
        minLength: 1,
        maxLength: 3,
        selector: ({ which }) => which,
      }),
      fc.boolean(),
      (changes, isPreview) => {
        const kept = editionNow(drafts, isPreview);
        const before = printed(kept);
        const edited = new Map(
          changes.flatMap(({ which, change }) => {
            const draft = plain[which];
            return draft ? [[draft, changed(draft, change)]] : [];
          }),
        );
        const routes = kept.replaceStories([...edited.values()]);
        const after = printed(kept);
        expect([...after]).toEqual([
          ...printed(
            editionNow(
              drafts.map((draft) => edited.get(draft) ?? draft),
              isPreview,
            ),
          ),
        ]);
        const named = new Set(routes?.map(({ path }) => path));
        expect([...after].filter(([path, page]) => page !== before.get(path) && !named.has(path))).toEqual([]);
      },
    ),
    { numRuns: 30 },
  );
});

test("an edition takes a draft in or is made anew, and then it is what it was", () => {
  fc.assert(
    fc.property(fc.nat(drafts.length - 1), change, (which, keys) => {
      const draft = drafts[which];
      if (!draft) return;
      const kept = editionNow(drafts);
      const before = printed(kept);
      const other = changed(draft, keys);
      const routes = kept.replaceStories([other]);
      const expected = routes ? printed(editionNow(drafts.map((each) => (each === draft ? other : each)))) : before;
      expect([...printed(kept)]).toEqual([...expected]);
    }),
    { numRuns: 30 },
  );
});

test("a story whose keys come in another order has the same place", () => {
  const [draft] = drafts;
  const turned = draft && Object.fromEntries(Object.entries({ ...draft, headline: "Another" }).reverse());
  expect(turned && editionNow(drafts).replaceStories([{ ...draft, ...turned }])).toBeDefined();
  expect(turned && editionNow(drafts).replaceStories([{ ...turned, ...draft, headline: "Another" }])).toBeDefined();
});

test("a story that nobody knows is not taken in", () => {
  const [draft] = drafts;
  expect(draft && editionNow(drafts).replaceStories([{ ...draft, file: "seeds/new.md" }])).toBeUndefined();
});

test("an edition that will change by itself is made anew", () => {
  const [draft] = plain;
  const tomorrow = { at: NOW + 86_400_000, timed: true };
  const corrected = draft && { ...draft, updated: tomorrow, corrections: [{ date: tomorrow, text: "Two ferries." }] };
  expect(corrected && editionNow(drafts).replaceStories([corrected])).toBeUndefined();
});
