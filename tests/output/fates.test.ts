import { expect, test } from "vitest";
import { fatesOfAddresses, type Present, type Published, type RecordedFate } from "../../src/output/fates.ts";

/** A story of the last edition: `/2026/03/02/wall/` by its slug. */
const was = (slug: string, rest: Partial<Published> = {}): Published => ({
  path: `/2026/03/02/${slug}/`,
  id: `2026-03-02-${slug}`,
  file: `seeds/${slug}.md`,
  headline: slug,
  text: `text of ${slug}`,
  isSecret: false,
  ...rest,
});

/** A story of this edition. */
const is = (slug: string, rest: Partial<Present> = {}): Present => {
  const { isSecret: _, fate: __, ...story } = was(slug);
  return { ...story, words: 100, ...rest };
};

/** What became of the stories that have no page any more, by slug. */
function fates(known: readonly Published[], present: readonly Present[], isWhole = true): Record<string, string> {
  const there = new Set(present.map(({ path }) => path));
  const lost = known.filter(({ path, isSecret }) => !isSecret && !there.has(path));
  const slug = (path: string) => path.split("/")[4];
  const shown = [...fatesOfAddresses(lost, known, present, isWhole)].map(([{ path }, fate]): [string, string] => {
    if (fate.kind === "moved") return [slug(path) ?? "", `moved to ${slug(fate.to.path)}`];
    if (fate.kind !== "unsure") return [slug(path) ?? "", fate.kind];
    return [slug(path) ?? "", `perhaps ${fate.candidates.map((each) => slug(each.path)).join(", ")}`];
  });
  return Object.fromEntries(shown);
}

const text = { text: "one text" };
const moved = (to: string): RecordedFate => ({ kind: "moved", to: `2026-03-02-${to}` });

test.each<[string, Published[], Present[], Record<string, string>]>([
  ["a renamed story", [was("wall", text)], [is("quay", text)], { wall: "moved to quay" }],
  [
    "a story with another date, in its file, however short it is",
    [was("wall", text)],
    [is("wall", { ...text, path: "/2026/03/09/wall/", id: "2026-03-09-wall", words: 2 })],
    { wall: "moved to wall" },
  ],
  [
    "a story with an id of its own, whatever else is new",
    [was("wall")],
    [is("quay", { id: "2026-03-02-wall" })],
    { wall: "moved to quay" },
  ],
  [
    "a deleted story and another one with its text that was there before",
    [was("wall", text), was("bell", text)],
    [is("bell", text)],
    { wall: "gone" },
  ],
  [
    "a deleted story and another one with its text that was a draft",
    [was("wall", text), was("bell", { ...text, isSecret: true })],
    [is("bell", text)],
    { wall: "gone" },
  ],
  [
    "a deleted brief and a new one, where others repeat the same",
    [was("one", { ...text, headline: "Tides" }), was("two", { ...text, headline: "Tides" })],
    [is("two", { ...text, headline: "Tides" }), is("three", { ...text, headline: "Tides" })],
    { one: "perhaps three" },
  ],
  [
    "a nearly empty story and a new one of another headline",
    [was("wall", text)],
    [is("quay", { ...text, words: 3 })],
    { wall: "perhaps quay" },
  ],
  [
    "a nearly empty story with its headline",
    [was("wall", { ...text, headline: "Wall" })],
    [is("quay", { ...text, headline: "Wall", words: 3 })],
    { wall: "moved to quay" },
  ],
  [
    "two renamed stories with one text",
    [was("a", text), was("b", text)],
    [is("c", text), is("d", text)],
    { a: "perhaps c, d", b: "perhaps c, d" },
  ],
  [
    "two renamed stories with one text that their headlines tell apart",
    [was("a", { ...text, headline: "A" }), was("b", { ...text, headline: "B" })],
    [is("d", { ...text, headline: "B" }), is("c", { ...text, headline: "A" })],
    { a: "moved to c", b: "moved to d" },
  ],
  [
    "one of two stories with one text renamed, the other deleted",
    [was("a", text), was("b", text)],
    [is("c", text)],
    { a: "perhaps c", b: "perhaps c" },
  ],
  [
    "a story renamed and edited at once",
    [was("wall", { headline: "Wall rises" })],
    [is("quay", { headline: "Wall rises" })],
    { wall: "perhaps quay" },
  ],
  [
    "a file that another story was written into, with another date",
    [was("tides", { file: "seeds/tides.md" })],
    [is("tides", { path: "/2026/03/09/tides/", id: "2026-03-09-tides", text: "next week", headline: "Next week" })],
    { tides: "perhaps tides" },
  ],
  [
    "a story that moved, and another one of another day in its file",
    [was("wall", text)],
    [is("quay", text), is("wall", { path: "/2026/03/09/wall/", id: "2026-03-09-wall" })],
    { wall: "moved to quay" },
  ],
  [
    "a story renamed twice, with a build between",
    [was("a", { ...text, fate: moved("b") }), was("b", text)],
    [is("c", text)],
    { a: "moved to c", b: "moved to c" },
  ],
  [
    "a story renamed, edited and renamed again",
    [was("a", { fate: moved("b") }), was("b", text)],
    [is("c", text)],
    { a: "moved to c", b: "moved to c" },
  ],
  [
    "a story renamed and renamed back",
    [was("a", { ...text, fate: moved("b") }), was("b", text)],
    [is("a", text)],
    { b: "moved to a" },
  ],
  [
    "a story renamed and then given an id of its own",
    [was("a", { ...text, fate: moved("b") }), was("b", text)],
    [is("b", { ...text, id: "of-its-own" })],
    { a: "moved to b" },
  ],
  [
    "a story renamed and then deleted",
    [was("a", { ...text, fate: moved("b") }), was("b", text)],
    [],
    { a: "gone", b: "gone" },
  ],
  [
    "a story that went long ago, and a new one with its text",
    [was("old", { ...text, fate: { kind: "gone" } })],
    [is("new", text)],
    { old: "perhaps new" },
  ],
  [
    "a story that may have moved, a build later",
    [was("a", { fate: { kind: "unsure", candidates: ["2026-03-02-b"] } }), was("b")],
    [is("b"), is("c")],
    { a: "perhaps b" },
  ],
])("%s", (_, known, present, expected) => {
  expect(fates(known, present)).toEqual(expected);
});

test("where stories are held back, one that is missing may be among them", () => {
  expect(fates([was("wall")], [], false)).toEqual({ wall: "unknown" });
});

// Compared in pairs, they would take minutes.
test("twenty thousand lost stories and as many new ones are compared", { timeout: 60_000 }, () => {
  const many = Array.from({ length: 20_000 }, (_, n) => n);
  const found = fates(
    many.map((n) => was(`a${n}`, { fate: moved(`x${n}`) })),
    many.map((n) => is(`b${n}`)),
  );
  expect(Object.keys(found)).toHaveLength(20_000);
});
