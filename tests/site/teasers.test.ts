import { expect, test } from "vitest";
import type { Article } from "../../src/site/article.ts";
import { smallEdition } from "./small.ts";

const { context, stories } = smallEdition();
const [found] = stories;
if (!found) throw new Error("there is no story");
const first = found;

test("a teaser is made once, and again when 25,000 other stories have had theirs", () => {
  const { teasers } = context;
  const other = (): Article => ({ ...first });
  const before = teasers.one(first, "thumbnail");
  expect(teasers.one(first, "thumbnail")).toBe(before);
  const others = Array.from({ length: 24_999 }, other);
  for (const each of others) teasers.one(each, "thumbnail");
  expect(teasers.one(first, "thumbnail")).toBe(before);
  const next = other();
  const latest = teasers.one(next, "thumbnail");
  expect(teasers.one(next, "thumbnail")).toBe(latest);
  const again = teasers.one(first, "thumbnail");
  expect(again).not.toBe(before);
  expect(again).toEqual(before);
});

test("a story whose words have changed gets another teaser", () => {
  const { teasers } = smallEdition().context;
  const article = { ...first };
  const before = teasers.one(article, "thumbnail");
  article.story = { ...article.story, headline: "The wall fell" };
  expect(teasers.one(article, "thumbnail")).toBe(before);
  teasers.forget(article);
  expect(teasers.one(article, "thumbnail")).toMatchObject({ headline: "The wall fell" });
});
