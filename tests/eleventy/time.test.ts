import { expect, test } from "vitest";
import { timeFilter } from "../../src/eleventy/time.ts";

const time = timeFilter(() => ({ timeZone: "Europe/London", language: "en-GB" }));
const shown = (value: unknown, self: object = {}, language?: string): string =>
  String(time.call(self, value, language));

test("a date of a story, a stamp of a view and a text are one element", () => {
  const bell = '<time datetime="2026-04-02T11:00:00+01:00">2 April 2026 at 11:00</time>';
  expect(shown(new Date("2026-04-02T10:00:00Z"))).toBe(bell);
  expect(shown({ iso: "2026-04-02T11:00:00+01:00", text: "2 April 2026 at 11:00" })).toBe(bell);
  expect(shown("2026-04-02T11:00")).toBe(bell);
});

test("midnight in the outlet's zone is a date alone", () => {
  expect(shown(new Date("2026-04-01T23:00:00Z"))).toBe('<time datetime="2026-04-02">2 April 2026</time>');
  expect(shown("2026-04-02")).toBe('<time datetime="2026-04-02">2 April 2026</time>');
});

test("the language is the one that is asked for, else the page's, else the outlet's", () => {
  const date = new Date("2026-04-01T23:00:00Z");
  const german = { view: { language: "de" } };
  const ofLiquid = { context: { get: ([name = ""]: readonly string[]) => Reflect.get(german, name) } };
  expect(shown(date, { ctx: german }, "fr")).toContain(">2 avril 2026<");
  expect(shown(date, { ctx: german })).toContain(">2. April 2026<");
  expect(shown(date, ofLiquid)).toContain(">2. April 2026<");
});

test("a stamp is text, never markup", () => {
  expect(shown({ iso: '"', text: "<b>" })).toBe('<time datetime="&quot;">&lt;b&gt;</time>');
});

test.each([
  [undefined, "it is given no date: a date of a story is story.date"],
  [new Date(Number.NaN), "it is given no date: a date of a story is story.date"],
  ["tomorrow", '"tomorrow" is not a date'],
])("%s is no date", (value, says) => {
  expect(() => shown(value)).toThrow(says);
});
