import { expect, test } from "vitest";
import type { CheckedStory } from "../../src/model/article.ts";
import type { Article } from "../../src/site/article.ts";
import { relatedTo } from "../../src/site/related.ts";

const body = { html: "", words: 0, references: [], pictures: [], fingerprint: "" };

/** Stories an hour apart, oldest first. */
function stories(...list: { tags: string[]; section?: string }[]): Article[] {
  return list.map(({ tags, section = "world" }, hour): Article => {
    const story: CheckedStory = {
      file: `seeds/${hour}.md`,
      path: `${hour}.md`,
      id: `2026-01-01-${hour}`,
      slug: String(hour),
      headline: String(hour),
      summary: "",
      date: { at: hour, timed: true },
      draft: false,
      sections: [],
      tags,
      authors: [],
      type: "news",
      corrections: [],
      related: [],
      aliases: [],
      body,
      fingerprint: "",
    };
    const labels = tags.map((label) => ({ slug: label, label }));
    return {
      story,
      path: `/${hour}/`,
      released: { at: hour, timed: true },
      modified: hour,
      section,
      listedIn: [section],
      tags: labels,
      authors: [],
      fingerprint: "",
    };
  });
}

function relatedPaths(articles: Article[]): string[][] {
  const related = relatedTo(articles, 4);
  return articles.map((_, index) => related(index).map(({ path }) => path));
}

test("a rare tag outweighs a common one, and recency decides between equals", () => {
  const common = Array.from({ length: 9 }, () => ({ tags: ["town"] }));
  const paths = relatedPaths(stories({ tags: ["whale"] }, ...common, { tags: ["town", "whale"] }));
  expect(paths.at(-1)).toEqual(["/0/", "/9/", "/8/", "/7/"]);
});

test("without shared tags the latest of the same section are related, and nothing of another", () => {
  const paths = relatedPaths(
    stories({ tags: [], section: "sport" }, { tags: [] }, { tags: [], section: "sport" }, { tags: [] }),
  );
  expect(paths).toEqual([[], [], ["/0/"], ["/1/"]]);
});

test("what is published later never changes what is related to an earlier story", () => {
  const list = Array.from({ length: 60 }, (_, index) => ({ tags: [`t${index % 7}`, `u${index % 11}`] }));
  const all = relatedPaths(stories(...list));
  expect(relatedPaths(stories(...list.slice(0, 40)))).toEqual(all.slice(0, 40));
});

test("never more than four, never itself, never twice", () => {
  for (const [index, list] of relatedPaths(
    stories(...Array.from({ length: 40 }, () => ({ tags: ["a", "b"] }))),
  ).entries()) {
    expect(list.length).toBe(Math.min(4, index));
    expect(new Set(list).size).toBe(list.length);
    expect(list).not.toContain(`/${index}/`);
  }
});
