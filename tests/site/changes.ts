import fc from "fast-check";
import type { CheckedStory } from "../../src/model/article.ts";
import { fingerprintOf } from "../../src/model/text.ts";
import { NOW } from "./site.ts";
import { drafts, outlet } from "./small.ts";

// What editors do to the stories of the small paper.

/** A draft with other keys, and the fingerprint that ingest would give it. */
export function changed(draft: CheckedStory, keys: Partial<CheckedStory>): CheckedStory {
  const { body, fingerprint: _, ...rest } = { ...draft, ...keys };
  return { ...rest, body, fingerprint: fingerprintOf(JSON.stringify(rest)) };
}

const words = fc.constantFrom("Harbour", "Sea wall", "Ada", "Ferry & quay", "Élan");

/** Of the words of a story, which stays where it is. */
export const changeOfWords: fc.Arbitrary<Partial<CheckedStory>> = fc.oneof(
  fc.record({ headline: words }),
  fc.record({ standfirst: words, summary: words }),
  fc.record({ kicker: words }),
);

export const change: fc.Arbitrary<Partial<CheckedStory>> = fc.oneof(
  changeOfWords,
  fc.record({ tags: fc.uniqueArray(words) }),
  fc.record({ authors: fc.uniqueArray(fc.constantFrom(...Object.keys(outlet.authors), "Ben Orr"), { maxLength: 2 }) }),
  fc.record({ section: fc.constantFrom(...Object.keys(outlet.sections)) }),
  fc.option(words, { nil: undefined }).map((series): Partial<CheckedStory> => (series === undefined ? {} : { series })),
  fc.record({ location: words, source: words }),
  fc.record({ type: fc.constantFrom("opinion" as const, "news" as const, "review" as const) }),
  fc.constantFrom({ language: "de" }, { language: "ar" }, {}),
  fc.record({ translationOf: fc.constantFrom(...drafts.map(({ id }) => id)), language: fc.constant("de") }),
  fc.record({ related: fc.uniqueArray(fc.constantFrom(...drafts.map(({ id }) => id)), { maxLength: 3 }) }),
  fc.record({ draft: fc.boolean() }),
  fc.integer({ min: -40, max: 5 }).map((days) => ({ embargo: { at: NOW + days * 86_400_000, timed: false } })),
  fc.record({ slug: fc.constantFrom("moved-here", "or-there") }),
  fc.integer({ min: -400, max: 0 }).map((days) => ({ date: { at: NOW + days * 86_400_000, timed: true } })),
);
