import { test } from "vitest";
import { compareAfterEachEdit } from "../search/edits.ts";

test("after each of 1,000 edits the index is, byte for byte, what is made from nothing", () => {
  compareAfterEachEdit({ stories: 700, edits: 1000 });
});
