import { expect, test } from "vitest";
import { z } from "zod";
import { storySchema } from "../../src/model/article.ts";
import { check } from "../../src/model/check.ts";
import { email, webAddress } from "../../src/model/fields.ts";
import { format } from "../../src/model/problem.ts";

const schema = z.strictObject({
  name: z.string().min(1),
  url: webAddress.optional(),
  list: z.array(z.string()).optional(),
  email: email.optional(),
  top: z.int().min(1).max(20).default(5),
  header: z.array(z.union([z.string(), z.strictObject({ label: z.string(), path: z.string() })])).optional(),
  sections: z
    .record(z.string().regex(/^[a-z]+$/, "an id has lower-case letters"), z.strictObject({ title: z.string() }))
    .optional(),
});
const messages = (value: unknown): string[] => {
  const checked = check(schema, value, "_data/site.ts");
  return "problems" in checked ? checked.problems.map(format) : [];
};

test("what fits comes back with the defaults", () => {
  expect(check(schema, { name: "x" }, "_data/site.ts")).toEqual({ value: { name: "x", top: 5 } });
});

test.each([
  [
    "text",
    'file: "text" is not a group of keys. Give it keys of its own: name, url, list, email, top, header, sections.',
  ],
  [
    null,
    "file: nothing is not a group of keys. Give it keys of its own: name, url, list, email, top, header, sections.",
  ],
  [{ name: "x", list: ["a", null] }, "list.1: is an empty line of the list. Fill it in, or take it out."],
  [{ name: "x", list: "a, b" }, 'list: "a, b" is not a list. Write it as a list: ["a", "b"].'],
  [{ name: { src: "a.jpg", alt: "A" } }, 'name: a group of keys is not text. Write: name: "a.jpg"'],
  [{ name: ["a"] }, 'name: a list is not text. Write: name: "a"'],
  [{ name: ["a", "b"] }, "name: a list is not text. Write text."],
  [{ name: "x", header: "world" }, 'header: "world" is not a list. Write it as a list: ["world"].'],
  [
    { name: "x", header: { label: "a", path: "/" } },
    'header: a group of keys is not a list. Write: header: [{ label: "a", path: "/" }]',
  ],
  [
    { name: "x", sections: { world: "World" } },
    'sections.world: "World" is not a group of keys. Write: world: { title: "World" }',
  ],
  [{}, 'name: is missing. Add "name: …".'],
  [{ name: 7 }, 'name: 7 is not text. Put it in quotes: "7".'],
  [{ name: () => "x" }, "name: a function is not text. Write text."],
  [{ name: "x", nmae: "y" }, 'nmae: "nmae" is not a known key. Did you mean "name"?'],
  [{ name: "x", hedaer: [] }, 'hedaer: "hedaer" is not a known key. Did you mean "header"?'],
  [{ name: "x", hea: [] }, 'hea: "hea" is not a known key. Did you mean "header"?'],
  [{ name: "x", section: {} }, 'section: "section" is not a known key. Did you mean "sections"?'],
  [{ name: "x", url: "x" }, 'url: "x" is not an address. Write it with https://.'],
  [{ name: "x", email: "x" }, 'email: "x" is not an e-mail address. Write it like desk@example.org.'],
  [{ name: "x", top: "5" }, 'top: "5" is not a number. Write digits, without quotes.'],
  [{ name: "x", top: 0 }, "top: 0 is too small. Write 1 or more."],
  [{ name: "x", top: 21 }, "top: 21 is too large. Write 20 or less."],
  [{ name: "x", top: 1.5 }, "top: 1.5 is not a whole number. Write digits, without quotes."],
  [{ name: "x", header: ["a", 7] }, "header.1: 7 is not text or a group of keys. Write text or a group of keys."],
  [{ name: "x", header: [{ label: "a", paht: "/" }] }, 'header.0.path: is missing. Add "path: …".'],
  [
    { name: "x", sections: { World: { title: "x" } } },
    'sections.World: "World" cannot be a key. An id has lower-case letters.',
  ],
  [
    { name: "x", sections: { world: { titel: "x", title: "x" } } },
    'sections.world.titel: "titel" is not a known key. Did you mean "title"?',
  ],
])("says what is wrong and how to mend it: %j", (value, message) => {
  expect(messages(value)[0]).toBe(`_data/site.ts:1: ${message}`);
});

test.each([
  [
    { corrections: 'It was "Tuesday".', date: "2026-01-02T10:00" },
    'corrections: "It was "Tuesday"." is not a list. Write: corrections: [{ date: "2026-01-02", text: "It was \\"Tuesday\\"." }]',
  ],
  [{ corrections: ["A"] }, 'corrections.0: "A" is not a group of keys. Write: { date: "…", text: "A" }'],
  [
    { corrections: { date: "2026-01-03", text: "A" } },
    'corrections: a group of keys is not a list. Write: corrections: [{ date: "2026-01-03", text: "A" }]',
  ],
  [{ image: "quay.jpg" }, 'image: "quay.jpg" is not a group of keys. Write: image: { src: "quay.jpg", alt: "…" }'],
  [
    { image: { src: "a.jpg", alt: "A", license: "https://cc.example/by" } },
    'image.license: "https://cc.example/by" is not a group of keys. Write: license: { url: "https://cc.example/by" }',
  ],
  [{ related: "wall, bell" }, 'related: "wall, bell" is not a list. Write it as a list: ["wall", "bell"].'],
  [{ location: ["Testford"] }, 'location: a list is not text. Write: location: "Testford"'],
])("a value of a story in another shape is answered with what to copy: %j", (value, message) => {
  const checked = check(storySchema, value, "x");
  expect("problems" in checked && checked.problems.map(format)).toEqual([`x:1: ${message}`]);
});
