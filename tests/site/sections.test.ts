import { expect, test } from "vitest";
import { ancestryOf } from "../../src/site/sections.ts";

const section = (parent?: string) => ({ title: "A", description: "B.", ...(parent === undefined ? {} : { parent }) });

test("a section is followed by what it is part of, up to the outermost", () => {
  const sections = { town: section(), sport: section("town"), football: section("sport"), world: section() };
  expect(ancestryOf("football", sections)).toEqual(["football", "sport", "town"]);
  expect(ancestryOf("world", sections)).toEqual(["world"]);
});

test("sections that are part of each other end where they begin again", () => {
  const sections = { a: section("b"), b: section("c"), c: section("b"), d: section("d") };
  expect(ancestryOf("a", sections)).toEqual(["a", "b", "c"]);
  expect(ancestryOf("d", sections)).toEqual(["d"]);
});

test("a section that nobody described stands alone", () => {
  expect(ancestryOf("gone", {})).toEqual(["gone"]);
});
