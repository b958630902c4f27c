import { expect, test } from "vitest";
import { contrastOf, mix, readableOn } from "../../src/model/color.ts";

test("contrast is WCAG's: black on white has 21, a colour on itself 1, and #767676 is the lightest grey for text on white", () => {
  expect(contrastOf("#000000", "#ffffff")).toBeCloseTo(21, 10);
  expect(contrastOf("#9b1c1f", "#9b1c1f")).toBe(1);
  expect(contrastOf("#767676", "#ffffff")).toBeGreaterThanOrEqual(4.5);
  expect(contrastOf("#777777", "#ffffff")).toBeLessThan(4.5);
  expect(contrastOf("#ffffff", "#0000ff"), "in either order").toBe(contrastOf("#0000ff", "#ffffff"));
});

test("a mixture lies between two colours", () => {
  expect(mix("#000000", "#ffffff", 0)).toBe("#000000");
  expect(mix("#000000", "#ffffff", 1)).toBe("#ffffff");
  expect(mix("#102030", "#304050", 0.5)).toBe("#203040");
});

test("the nearest readable shade is the colour itself, or a darker or a lighter one, or none", () => {
  expect(readableOn(["#ffffff"], "#9b1c1f")).toBe("#9b1c1f");
  const darker = readableOn(["#ffffff"], "#ff9999") ?? "";
  expect(contrastOf(darker, "#ffffff")).toBeGreaterThanOrEqual(4.5);
  expect(contrastOf(darker, "#ffffff")).toBeLessThan(5);
  expect(contrastOf(readableOn(["#15171a"], "#00008b") ?? "", "#15171a")).toBeGreaterThanOrEqual(4.5);
  expect(readableOn(["#ffffff", "#000000"], "#9b1c1f")).toBeUndefined();
});
