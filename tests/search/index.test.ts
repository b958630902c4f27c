import { expect, test } from "vitest";
import { find } from "../../src/search/browser/find.ts";
import { parseQuery } from "../../src/search/browser/query.ts";
import type { SearchDocument } from "../../src/search/document.ts";
import { loadStemmers } from "../../src/search/stemmers.ts";
import { cutWords, foldWord } from "../../src/search/words.ts";
import { documentOf, generatedStories, HEAD, indexOf, type Kept, open, randomFrom } from "./corpus.ts";
import { compareAfterEachEdit } from "./edits.ts";
import { ExactSearch } from "./exact.ts";

const stories = generatedStories(900);
const kept: Kept = { inverted: new Map() };
const index = indexOf(stories, kept);
const stemmerFor = await loadStemmers();
const exact = new ExactSearch(stories, stemmerFor);

/** The addresses of the first ten results. */
async function search(question: string, narrowing: Parameters<typeof find>[2] = {}): Promise<string[]> {
  const files = await open(index);
  const { numbers } = await find(files, parseQuery(question), narrowing);
  return (await files.cards(numbers.slice(0, 10))).map((card) => card?.[2] ?? "");
}

test("after every edit the index is, byte for byte, what is made from nothing", () => {
  compareAfterEachEdit({ stories: 700, edits: 8 });
});

test("an edited story changes a few files, and the one that names them", () => {
  const edited = stories.with(100, documentOf(stories[100]?.id ?? "", [...(stories[100]?.texts() ?? []), "zanzibar"]));
  const after = indexOf(edited, { ...kept, inverted: new Map(kept.inverted) }).files;
  const changed = [...after.keys()].filter((file) => !index.files.has(file));
  expect(after.get(HEAD)?.()).not.toEqual(index.files.get(HEAD)?.());
  expect(changed.length).toBeGreaterThan(0);
  expect(changed.length).toBeLessThan(10);
});

test("the best ten are nearly those of an exact index", async () => {
  const random = randomFrom(5);
  let [right, all] = [0, 0];
  for (let turn = 0; turn < 100; turn++) {
    const story = stories[Math.floor(random() * stories.length)];
    if (!story) throw new Error("no story");
    const words = exact.wordsOf(story);
    const question = `${words[0]} ${words.at(-1)}`;
    const best = exact.search(question).slice(0, 10);
    const found = await search(question);
    all += best.length;
    right += best.filter(({ id }) => found.includes(`/${id}/`)).length;
  }
  expect(right / all).toBeGreaterThan(0.93);
});

test("words are letters of any script and numbers, and nothing that stands between them", () => {
  const words: string[] = [];
  cutWords("Łódź×Ærø, 6÷2 = 3,5 – naïve_CAFÉ", (word) => words.push(word));
  expect(words).toEqual(["łódź", "ærø", "6", "2", "35", "naïve", "café"]);
});

test("a phrase is found only where its words stand one after the other", async () => {
  const stemsOf = (text: string): string[] => {
    const stems: string[] = [];
    cutWords(text, (word) => stems.push(foldWord(stemmerFor("en")(word))));
    return stems;
  };
  const all = stories.map((each) => ({
    id: each.id,
    texts: each.texts().map((text) => ` ${stemsOf(text).join(" ")} `),
  }));
  let found = 0;
  for (const story of stories.slice(0, 60)) {
    // The words of a phrase may stand for any word if they are very common.
    const rare = new Set(exact.wordsOf(story));
    const words = (story.texts()[1] ?? "").split(" ");
    const at = words.findIndex((word, place) => rare.has(word) && rare.has(words[place + 1] ?? ""));
    if (at < 0) continue;
    const phrase = words.slice(at, at + 2).join(" ");
    const files = await open(index);
    const { numbers } = await find(files, parseQuery(`"${phrase}"`));
    const cards = await files.cards(numbers);
    const stems = ` ${stemsOf(phrase).join(" ")} `;
    const expected = all.filter(({ texts }) => texts.some((text) => text.includes(stems)));
    expect(cards.map((card) => card?.[2]).sort()).toEqual(expected.map(({ id }) => `/${id}/`).sort());
    found += numbers.length;
  }
  expect(found).toBeGreaterThan(30);
});

test("results are narrowed to a section and a year, and come newest first", async () => {
  const [word = ""] = exact.wordsOf(stories[700] ?? documentOf("none", []));
  const files = await open(index);
  const { numbers } = await find(files, parseQuery(word), { facets: ["section:s1"], year: "2015", newestFirst: true });
  const right = exact
    .search(word)
    .filter((each) => each.year === "2015" && each.facets().includes("section:s1"))
    .map(({ id }) => `/${id}/`);
  const cards = await files.cards(numbers);
  expect(cards.map((card) => card?.[2]).sort()).toEqual(right.sort());
  expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
  expect(numbers.length).toBeGreaterThan(0);
});

const isInS2 = (story: SearchDocument) => story.facets().includes("section:s2");
const is2015 = ({ year }: SearchDocument) => year === "2015";
const never = () => false;

test.each<[string, string, Parameters<typeof find>[2], (story: SearchDocument) => boolean]>([
  ["a section", "", { facets: ["section:s2"] }, isInS2],
  ["a year", "", { year: "2015" }, is2015],
  ["a section and a year", "", { facets: ["section:s2"], year: "2015" }, (story) => isInS2(story) && is2015(story)],
  ["a year without stories", "", { year: "1815" }, never],
  ["an author without stories", "", { facets: ["author:nobody"] }, never],
  ["what has no letters", "?! -", {}, never],
])("without a word, %s lists its stories, the newest first", async (_, typed, narrowing, isRight) => {
  const files = await open(index);
  const { numbers } = await find(files, parseQuery(typed), narrowing);
  const cards = await files.cards(numbers);
  const right = stories.filter(isRight).map(({ id }) => `/${id}/`);
  expect(cards.map((card) => card?.[2])).toEqual(right.reverse());
});

test("a word that is left out leaves all other stories", async () => {
  const files = await open(index);
  const [word = ""] = exact.wordsOf(stories[700] ?? documentOf("none", []));
  const having = await find(files, parseQuery(word));
  const { numbers } = await find(files, parseQuery(`-${word}`));
  expect(numbers.length).toBe(stories.length - having.numbers.length);
  expect(numbers.filter((number) => having.numbers.includes(number))).toEqual([]);
});
