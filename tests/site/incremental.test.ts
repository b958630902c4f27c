import { test } from "vitest";
import { compareAfterEach } from "./edits.ts";

test("after every edit the site is, byte for byte, what a build from nothing makes of the same state", async () => {
  await compareAfterEach({ stories: 12, steps: 15 });
});
