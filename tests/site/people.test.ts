import { expect, test } from "vitest";
import { peopleIn } from "../../src/site/people.ts";
import { siteOf, story } from "./site.ts";

const KNOWN = ["jette", "Jette Brandt", "Hinrich Möller", "hinrich", "ليلى"];

test.each([
  ["Jette Brandt und Hinrich Möller", ["Jette Brandt", "Hinrich Möller"]],
  ["Jette Brandt, Hinrich Möller, and ليلى", ["Jette Brandt", "Hinrich Möller", "ليلى"]],
  ["Jette Brandt y Hinrich Möller", ["Jette Brandt", "Hinrich Möller"]],
  ["Jette Brandt e Hinrich Möller", ["Jette Brandt", "Hinrich Möller"]],
  ["jette & hinrich", ["jette", "hinrich"]],
  ["Jette Brandt وليلى", ["Jette Brandt", "ليلى"]],
])("an entry names several people if all are known: %s", (entry, people) => {
  expect(peopleIn(entry, KNOWN)).toEqual({ people });
});

test.each([
  ["Jette Brant et Hinrich Möller", ["Jette Brandt", "Hinrich Möller"]],
  ["Jette Brandt und Olaf", ["Jette Brandt", "Olaf"]],
  ["Ursula von der Au und José de la Cruz", ["Ursula von der Au", "José de la Cruz"]],
  ["Ann Roe, Ben Orr and Cy Day", ["Ann Roe", "Ben Orr", "Cy Day"]],
])("an entry with people who are not known is one, and tells who may be meant: %s", (entry, meant) => {
  expect(peopleIn(entry, KNOWN)).toEqual({ people: [entry], meant });
});

test.each([
  "Ministry of Health and Care",
  "José Ortega y Gasset",
  "Ann Roe",
  "Sandy Andersen",
  "Ann Roe, Jr.",
  "café is café, and Å is Å",
])("an entry is one author: %s", (entry) => {
  expect(peopleIn(entry, KNOWN)).toEqual({ people: [entry] });
});

test("the build says what to write for several people", async () => {
  const { said, files } = await siteOf({ "seeds/a.md": story({ authors: ["Ada Reed und Olaf Kai"] }) });
  expect(said).toEqual([
    'seeds/a.md:4: warning: authors.0: "Ada Reed und Olaf Kai" is taken for one person. For 2, write: authors: [Ada Reed, Olaf Kai]',
  ]);
  expect(files).toContain("2026/03/02/a/index.html");
});
