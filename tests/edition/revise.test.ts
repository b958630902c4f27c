import fc from "fast-check";
import { expect, test } from "vitest";
import { type Edition, editionOf } from "../../src/edition/edition.ts";
import type { Draft } from "../../src/model/article.ts";
import { fingerprintOfPage } from "../../src/press/wanted.ts";
import { SHIPPED } from "../site/shipped.ts";
import { change, changed, changeOfWords, drafts, outlet } from "./changes.ts";

const editionNow = (stories: readonly Draft[]): Edition =>
  editionOf({ stories, pages: [] }, outlet, { now: SHIPPED, absent: new Set(drafts.map(({ file }) => file)) });

/** Pages with their fingerprints, by path. */
const printed = ({ pages, house }: Edition): Map<string, string> =>
  new Map(pages.map((slot) => [slot.path, fingerprintOfPage(slot, house) + JSON.stringify(slot.page())]));

const body = fc.nat(9).map((by): Partial<Draft> => {
  const { body } = drafts[by] ?? drafts[0] ?? {};
  return body ? { body: { ...body, references: [], pictures: [], html: `<p>${by}</p>`, fingerprint: `${by}` } } : {};
});
const plain = drafts.filter((draft) => draft.body.references.length === 0 && draft.body.pictures.length === 0);

test("an edition into which other words are put is the one that is made of them, and only the slots that it names differ", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.record({ which: fc.nat(plain.length - 1), change: fc.oneof(changeOfWords, body) }), {
        minLength: 1,
        maxLength: 3,
        selector: ({ which }) => which,
      }),
      (changes) => {
        const kept = editionNow(drafts);
        const before = printed(kept);
        const edited = new Map(
          changes.flatMap(({ which, change }) => {
            const draft = plain[which];
            return draft ? [[draft, changed(draft, change)]] : [];
          }),
        );
        const slots = kept.revise([...edited.values()]);
        const after = printed(kept);
        expect([...after]).toEqual([...printed(editionNow(drafts.map((draft) => edited.get(draft) ?? draft)))]);
        const named = new Set(slots?.map(({ path }) => path));
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
      const slots = kept.revise([other]);
      const expected = slots ? printed(editionNow(drafts.map((each) => (each === draft ? other : each)))) : before;
      expect([...printed(kept)]).toEqual([...expected]);
    }),
    { numRuns: 30 },
  );
});

test("a story that nobody knows is not taken in", () => {
  const [draft] = drafts;
  expect(draft && editionNow(drafts).revise([{ ...draft, file: "seeds/new.md" }])).toBeUndefined();
});

test("an edition that will change by itself is made anew", () => {
  const [draft] = plain;
  const tomorrow = { at: SHIPPED + 86_400_000, timed: true };
  const corrected = draft && { ...draft, updated: tomorrow, corrections: [{ date: tomorrow, text: "Two ferries." }] };
  expect(corrected && editionNow(drafts).revise([corrected])).toBeUndefined();
});
