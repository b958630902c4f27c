import { expect, test } from "vitest";
import { bylineOf } from "../../src/content/boilerplate/byline.ts";

test("a person is no paper, whatever the surname, and papers and agencies that keys know are known in the text", () => {
  expect(bylineOf("By Peter Spiegel")?.stated).toEqual({ authors: ["Peter Spiegel"] });
  expect(bylineOf("By Jane Doe, Ritzau")?.stated).toEqual({ authors: ["Jane Doe"], source: "Ritzau" });
  expect(bylineOf("By Jane Doe, Leeds Telegraph")?.stated).toEqual({
    authors: ["Jane Doe"],
    source: "Leeds Telegraph",
  });
});
