import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import site from "../../_data/site.ts";
import type { CheckedStory } from "../../src/model/article.ts";
import type { Outlet } from "../../src/model/outlet.ts";
import { format } from "../../src/model/problem.ts";
import { leftovers } from "../../src/site/leftovers.ts";
import { type Copy, place } from "../../src/site/place.ts";
import { NOW } from "./site.ts";
import { copy, outlet } from "./small.ts";

/** What is said of the small paper with these changes. */
const saidOf = (changes: Partial<Copy>, site: Partial<Outlet["site"]> = {}, others: Partial<Outlet> = {}): string[] =>
  [
    ...leftovers(
      place({ ...copy, ...changes }, { ...outlet, site: { ...outlet.site, ...site }, ...others }, { now: NOW }),
    ),
  ].map(format);

const named = (name: string): CheckedStory => {
  const found = copy.stories.find(({ file }) => file === `seeds/${name}.md`);
  if (!found) throw new Error(`there is no ${name}`);
  return found;
};
const withHtml = (story: CheckedStory, html: string): CheckedStory => ({ ...story, body: { ...story.body, html } });

test("a paper of one's own has nothing of the example", () => {
  expect(saidOf({})).toEqual([]);
});

test("words, telephone and addresses of the example are named, each once a text; the paper's own host is real to it", () => {
  const stories = [
    withHtml(named("wall"), "<p>The wall of Fennick rose in FENNICK.</p>"),
    withHtml(named("bell"), '<p>See <a href="https://www.tide.example/x">the tide</a>.</p>'),
    withHtml(named("goal"), "<p>For example.com, an example and post.example, write to desk@post.example.</p>"),
  ];
  const theirs = { telephone: "+44 1632 960142", links: ["https://social.example/@us", "https://a.post.example/"] };
  const said = (site: Partial<Outlet["site"]>) => saidOf({ stories }, { ...theirs, ...site });
  expect(said({})).toEqual([
    '_data/site.ts:1: warning: telephone: says "1632 960142", as the example paper does. Write your own, or take it out.',
    '_data/site.ts:1: warning: links.0: has the address "social.example", which leads nowhere. Write a real one, or take it out.',
    'seeds/wall.md:1: warning: body: says "Fennick", as the example paper does. Write your own, or take it out.',
    'seeds/bell.md:1: warning: body: has the address "www.tide.example", which leads nowhere. Write a real one, or take it out.',
  ]);
  expect(said({ name: "The Fennick Courier" }), "at home").toEqual([]);
});

test("a date more than a year ahead is probably a slip, be it of a draft or an embargo", () => {
  const at = (day: string) => ({ at: Date.parse(`${day}T00:00Z`), timed: false });
  const stories = [
    { ...named("wall"), date: at("2062-03-02") },
    { ...named("soon"), embargo: at("2206-07-01") },
    { ...named("late"), date: at("2027-05-31") },
  ];
  expect(saidOf({ stories })).toEqual([
    "seeds/wall.md:1: warning: date: is 2062-03-02, more than a year ahead, and readers see nothing before. Check the year.",
    "seeds/soon.md:1: warning: embargo: is 2206-07-01, more than a year ahead, and readers see nothing before. Check the year.",
  ]);
});

test("two stories that begin with the same words are probably one, if they are long enough to tell", () => {
  const text = (words: number, end: string) => `<p>${"sea <em>wall</em> ".repeat(words / 2)}${end}</p>`;
  const pair = (one: string, other: string) => [withHtml(named("wall"), one), withHtml(named("bell"), other)];
  const begins = (count: number) =>
    `seeds/bell.md:1: warning: body: begins with the same ${count} words as seeds/wall.md. Remove one of the two, or write another text.`;
  expect(saidOf({ stories: pair(text(200, "one"), text(200, "two")) })).toEqual([begins(200)]);
  expect(saidOf({ stories: pair(text(198, "one"), text(198, "two")) })).toEqual([]);
  expect(saidOf({ stories: pair(text(30, ""), text(30, "")) })).toEqual([begins(30)]);
  expect(saidOf({ stories: pair(text(18, ""), text(18, "")) })).toEqual([]);
});

test("a translation is older than its original if that was changed on a later day", () => {
  const changed = (day: string) => ({ ...named("wall"), updated: { at: Date.parse(`${day}T10:00Z`), timed: true } });
  expect(saidOf({ stories: [changed("2026-05-02"), named("mauer")] })).toEqual([]);
  expect(saidOf({ stories: [changed("2026-05-03"), named("mauer")] })).toEqual([
    'seeds/mauer.md:1: warning: translationOf: is a translation of seeds/wall.md, which was changed on 2026-05-03, after it. See what changed, and write "updated" with the day on which you did.',
  ]);
});

// An outlet has the example no more, so that its words cannot be taken from there: they are held against it here.
test("the words are those of the example: its own data and nine of ten of its texts say one, and the example itself is spared", () => {
  const says = (text: string, name: string) =>
    saidOf({ stories: [withHtml(named("wall"), text)] }, { name }).some((each) =>
      each.includes("as the example paper does"),
    );
  for (const text of [site.name, site.place, site.telephone, site.address]) {
    expect(says(String(text), "Ours"), text).toBe(true);
    expect(says(String(text), site.name)).toBe(false);
  }
  const texts = readdirSync("seeds", { recursive: true, encoding: "utf8" }).filter((name) =>
    /\.(?:md|txt)$/.test(name),
  );
  const found = texts.filter((name) => says(readFileSync(join("seeds", name), "utf8"), "Ours"));
  expect(found.length / texts.length).toBeGreaterThan(0.9);
});
