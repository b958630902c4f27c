import type { UserConfig } from "@11ty/eleventy";
import { expect, test } from "vitest";
import { addCollections, NoSuchList } from "../../src/eleventy/collections.ts";
import { place } from "../../src/site/place.ts";
import { NOW } from "../site/site.ts";
import { drafts, outlet } from "../site/small.ts";

type Lists = Readonly<Record<string, readonly { readonly url: string }[]>>;

/** The groups of lists of the small paper, by name. */
function groups(now = NOW): Readonly<Record<string, Lists>> {
  const placed = place({ stories: drafts, pages: [] }, outlet, { now });
  const made: Record<string, Lists> = {};
  const config: Pick<UserConfig, "addCollection"> = {
    addCollection(name, items) {
      if (name !== "stories") made[name] = items() as Lists;
    },
  };
  addCollections(config, () => ({ placed, context: undefined, output: "_site" }));
  return made;
}

/** What asking for a list says, or how many stories it has. */
function asked(group: string, name: string, now?: number): string | number {
  try {
    return groups(now)[group]?.[name]?.length ?? "nothing";
  } catch (error) {
    if (!(error instanceof NoSuchList)) throw error;
    return `${error.message}. ${error.fix}`;
  }
}

test("every section and type has a list, and every tag of a public story", () => {
  const { sections = {}, types = {}, tags = {} } = groups();
  expect(Object.keys(sections)).toEqual(Object.keys(outlet.sections));
  const opinion = drafts.filter(({ type }) => type === "opinion");
  expect(opinion.length).toBeGreaterThan(0);
  expect(types.opinion).toHaveLength(opinion.length);
  const slugs = Object.keys(tags);
  expect(slugs.length).toBeGreaterThan(0);
  for (const slug of slugs) expect(tags[slug]?.length, slug).toBeGreaterThan(0);
});

test("a section or type that there is none of says which was meant", () => {
  expect(asked("sections", "twon")).toBe('"twon" is not a section. Did you mean "town"?');
  expect(asked("types", "opinon")).toBe('"opinon" is not a type of story. Did you mean "opinion"?');
});

test("a tag that no story has is an empty list, one that looks like a slip is none", () => {
  expect(asked("tags", "zeppelins")).toBe(0);
  const [slug = ""] = Object.keys(groups().tags ?? {}).filter((each) => each.length > 5);
  expect(asked("tags", slug)).toBeGreaterThan(0);
  expect(asked("tags", `${slug.slice(0, -1)}q`)).toBe(
    `"${slug.slice(0, -1)}q" is not a tag. Did you mean "${slug}"? If not, add it to _data/topics.ts.`,
  );
  expect(asked("tags", slug.toUpperCase())).toContain(`Did you mean "${slug}"?`);
});

test("a tag whose stories are not public yet is an empty list: the clock alone makes no problem", () => {
  const [slug = ""] = Object.keys(groups().tags ?? {});
  expect(asked("tags", slug, Date.UTC(2000, 0))).toBe(0);
});

test("what template engines ask of any object is no list", () => {
  for (const key of ["then", "next", "toJSON", "size", "constructor"])
    expect(() => Reflect.get(groups().sections ?? {}, key)).not.toThrow();
});
