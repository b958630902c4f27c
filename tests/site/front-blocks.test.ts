import { expect, test } from "vitest";
import type { CheckedStory, Picture } from "../../src/model/article.ts";
import { type Front, frontSchema } from "../../src/model/outlet.ts";
import { composeFront, type FrontBlock } from "../../src/site/front-blocks.ts";
import { place } from "../../src/site/place.ts";
import { NOW } from "./site.ts";
import { copy, outlet } from "./small.ts";

// Which stories are on the front, and where: without a page. The paper of these tests has the sections world, town and, in town, sport.

const DAY = 86_400_000;
const [model] = copy.stories;
const image = copy.stories.find((story) => story.image)?.image;

/** A story: the number is its age in days and its name, a letter after it says more: p has a picture, o is an opinion. */
interface Written {
  readonly name: string;
  readonly section?: string;
  readonly series?: string;
}

function storyOf({ name, section = "world", series }: Written): CheckedStory {
  if (!model) throw new Error("the paper has no story");
  const { image: _, ...plain } = model;
  return {
    ...plain,
    file: `seeds/${name}.md`,
    path: `${name}.md`,
    id: name,
    slug: name,
    headline: name,
    date: { at: NOW - Number.parseInt(name, 10) * DAY, timed: false },
    section,
    sections: [],
    related: [],
    type: name.endsWith("o") ? "opinion" : "news",
    ...(name.endsWith("p") && image ? { image: image satisfies Picture } : {}),
    ...(series === undefined ? {} : { series }),
  };
}

/** The front of these stories: the top, then a line for each block. */
function front(stories: readonly Written[], choice: Front): string[] {
  const placed = place(
    { stories: stories.map(storyOf), pages: [] },
    { ...outlet, front: frontSchema.parse(choice) },
    { now: NOW },
  );
  const { top, blocks } = composeFront(placed, placed.articles, true);
  const names = (articles: readonly { readonly story: CheckedStory }[]) =>
    articles.map(({ story }) => story.headline).join(" ");
  return [`top: ${names(top)}`, ...blocks.map((block) => `${titleOf(block)}: ${names(block.articles)}`)];
}

const titleOf = (block: FrontBlock): string =>
  block.kind === "section" ? `${block.id} as ${block.shape}` : block.kind === "series" ? block.title : block.kind;

const some = (count: number, of: (index: number) => Written): Written[] =>
  Array.from({ length: count }, (_, index) => of(index + 1));

test("half of the eight stories of a young paper are at the top, and its sections have the rest", () => {
  expect(
    front(
      some(8, (age) => ({ name: String(age), section: age % 2 ? "world" : "town" })),
      {},
    ),
  ).toEqual(["top: 1 2 3 4", "world as list: 5 7", "town as list: 6 8"]);
});

test("one story that would stand alone below the top stands there", () => {
  const town = some(5, (age) => ({ name: String(age), section: "town" }));
  expect(front(town, {})).toEqual(["top: 1 2 3 4 5"]);
  expect(front([...town, { name: "6" }], {})).toEqual(["top: 1 2 3 4", "others: 5 6"]);
  expect(front([...town, { name: "6", section: "town" }, { name: "7" }], {})).toEqual([
    "top: 1 2 3 4 7",
    "town as list: 5 6",
  ]);
});

test("a paper without stories has an empty front", () => {
  expect(front([], {})).toEqual(["top: "]);
});

test("a paper of many stories has the latest, then its sections, each in another shape, opinions between them, and no story twice", () => {
  const stories = [
    ...some(30, (age) => ({ name: `${age}${age % 3 === 0 ? "p" : ""}` })),
    ...some(14, (age) => ({ name: `${30 + age}${age % 2 ? "p" : ""}`, section: "town" })),
    { name: "50o", section: "town" },
    { name: "51o", section: "world" },
  ];
  const shown = front(stories, {});
  expect(shown).toEqual([
    "top: 1 2 3p 4 5",
    "latest: 6p 7 8 9p 10 11",
    "world as picture: 12p 13 14 15p",
    "pictures: 18p 21p 24p 27p",
    "town as columns: 31p 32 33p 34",
    "opinion: 50o 51o",
  ]);
  const all = shown.flatMap((line) => line.replace(/^.*: /, "").split(" "));
  expect(new Set(all).size).toBe(all.length);
});

test("a section with one story left has no block of its own: the story is among the others, beside the newest that is left", () => {
  const stories = [...some(9, (age) => ({ name: String(age) })), { name: "10", section: "town" }];
  expect(front(stories, { perSection: 3 })).toEqual(["top: 1 2 3 4 5", "world as list: 6 7 8", "others: 10 9"]);
});

test("a story that is older than maxAge, counted from the newest, is in no block; one that is pinned stays, and so do parts of a series", () => {
  const stories = [
    { name: "400" },
    { name: "410" },
    { name: "420" },
    { name: "500" },
    { name: "460", series: "Tides" },
    { name: "470", series: "Tides" },
  ];
  expect(
    front(stories, { pinned: ["500"], top: 2, maxAge: 30, blocks: [{ section: "world" }, { series: "Tides" }] }),
  ).toEqual(["top: 500 400", "world as list: 410 420", "Tides: 470 460"]);
});

test("`blocks` says which there are, in which order and shape; one without stories is left out", () => {
  const stories = [...some(9, (age) => ({ name: `${age}${age === 7 ? "p" : ""}` })), { name: "10", section: "town" }];
  expect(
    front(stories, {
      top: 1,
      perSection: 3,
      blocks: ["opinion", { section: "town" }, { section: "world", shape: "list" }, "pictures", "latest"],
    }),
  ).toEqual(["top: 1", "town as list: 10", "world as list: 2 3 4", "pictures: 7p", "latest: 5 6 8 9"]);
});

test.each([
  [{ blocks: ["opinions"] }, /opinion/],
  [{ blocks: [{ section: "world", series: "Tides" }] }, /is no block/],
  [{ blocks: [{ shape: "list" }] }, /is no block/],
])("%j is refused", (choice, said) => {
  const { error } = frontSchema.safeParse(choice);
  expect(JSON.stringify(error?.issues)).toMatch(said);
});
