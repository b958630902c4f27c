import { expect, test } from "vitest";
import { betweenNames, joined } from "../../src/site/joined.ts";

const three = ["Ada Reed", "Jo Day", "Inés Cal"];

test.each([
  ["en-GB", "Ada Reed, Jo Day and Inés Cal"],
  ["en-US", "Ada Reed, Jo Day, and Inés Cal"],
  ["de", "Ada Reed, Jo Day und Inés Cal"],
  ["es", "Ada Reed, Jo Day e Inés Cal"],
  ["ja", "Ada Reed、Jo Day、Inés Cal"],
  ["ar", "Ada Reed وJo Day وInés Cal"],
])("names are listed as %s lists them", (language, expected) => {
  expect(joined(three, language)).toBe(expected);
  const after = betweenNames(three, language);
  expect(three.map((name, index) => name + after[index]).join("")).toBe(expected);
});

test("one name stands alone, and none is nothing", () => {
  expect([joined(["Ada"], "en"), joined([], "en"), betweenNames(["Ada"], "en"), betweenNames([], "en")]).toEqual([
    "Ada",
    "",
    [""],
    [],
  ]);
});
